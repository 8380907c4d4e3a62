"""De basis van elk formulier: Nederlandse fouten, schone tekst, fouten in volgorde."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_STUUR = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
MAX_TEKST = 20_000

STANDAARDFOUTEN = {
    "required": "Vul dit in",
    "invalid_choice": "Kies een van de mogelijkheden",
    "invalid": "Vul een geldige waarde in",
    "max_length": "Gebruik hooguit %(limit_value)d tekens",
    "min_value": "Vul ten minste %(limit_value)s in",
    "max_value": "Vul hooguit %(limit_value)s in",
}


class Formulier(forms.Form):
    """Server-side checks only; a field may carry its own 'required' sentence.

    Set `verplicht = {"veld": "Schrijf op wat er veranderd is"}` for the words of an empty field.
    """

    use_required_attribute = False
    verplicht: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            set_dutch_errors(veld, self.verplicht.get(naam))

    def fouten_in_volgorde(self) -> list[tuple[str, str]]:
        """(id of the field, message) in the order of the fields; the general ones first."""
        regels = [("fouten", str(fout)) for fout in self.non_field_errors()]
        for veld in self.visible_fields():
            regels += [(_target(veld), str(fout)) for fout in veld.errors]
        return regels


def set_dutch_errors(veld: forms.Field, verplicht: str | None = None) -> None:
    """Dutch default messages, clean text and a limit on free text."""
    for code, zin in STANDAARDFOUTEN.items():
        if code == "invalid" and code in veld.error_messages and type(veld) is not forms.Field:
            if not isinstance(veld, forms.IntegerField | forms.DecimalField):
                continue
            zin = "Vul een getal in"
        veld.error_messages[code] = zin
    if verplicht:
        veld.error_messages["required"] = verplicht
    if isinstance(veld, forms.CharField):
        veld.validators = [*veld.validators, _not_too_long]
        oorspronkelijk = veld.to_python
        veld.to_python = lambda waarde: oorspronkelijk(_clean(waarde))  # type: ignore[method-assign]


def _clean(waarde: Any) -> Any:
    return _STUUR.sub("", waarde) if isinstance(waarde, str) else waarde


def _not_too_long(tekst: str) -> None:
    if len(tekst) > MAX_TEKST:
        raise ValidationError(f"Gebruik hooguit {MAX_TEKST} tekens")


def _target(veld: forms.BoundField) -> str:
    """The element a summary link points at: a group has its first choice."""
    widget = veld.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{veld.id_for_label or veld.auto_id}_0"
    return veld.id_for_label
