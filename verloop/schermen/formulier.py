"""De basis van elk formulier: Nederlandse meldingen, schone invoer en fouten in volgorde."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField

from .getypt import keep_form
from .invoer import clean_data

VERPLICHT = forms.Field.default_error_messages["required"]
STREEPJES, LEGE_KEUZE = "---------", "Kies een antwoord"
KIES = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)
LENGTE = {
    "max_length": "Maak dit korter: hooguit %(limit_value)d tekens, nu %(show_value)d",
    "min_length": "Schrijf meer: ten minste %(limit_value)d tekens, nu %(show_value)d",
}
GEHEEL = {
    "invalid": "Vul een heel getal in, bijvoorbeeld 12",
    "min_value": "Vul een getal in van %(limit_value)s of meer",
    "max_value": "Vul een getal in van %(limit_value)s of minder",
}
KEUZE = {
    "invalid_choice": "Kies een antwoord uit de lijst",
    "invalid_pk_value": "Kies een antwoord uit de lijst",
    "invalid_list": "Kies een of meer antwoorden uit de lijst",
}


class Fout(NamedTuple):
    """One line of the error summary; `anker` is the id of the field, or "" without a field."""

    anker: str
    tekst: str


class FormulierMixin:
    """Put before forms.Form or forms.ModelForm."""

    use_required_attribute = False
    label_suffix = ""
    #: Django says `Field`; what a form sets on its own fields (choices, queryset) is of the kind.
    fields: dict[str, Any]
    #: field name → the sentence for an empty field ("Schrijf op wat er veranderd is")
    verplicht: dict[str, str] = {}

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(clean_data(data), *args, **kwargs)  # type: ignore[call-arg]
        keep_form(data, self)  # type: ignore[arg-type]
        for naam, veld in self.fields.items():  # type: ignore[attr-defined]
            if naam in self.verplicht:
                veld.error_messages["required"] = self.verplicht[naam]
            set_messages(veld)
            name_empty_choice(veld)

    def fouten_in_volgorde(self) -> list[Fout]:
        """The errors in the order of the fields, general ones first."""
        return errors_in_order(self)  # type: ignore[arg-type]


class Formulier(FormulierMixin, forms.Form):
    """A form in the style of the house."""


class ModelFormulier(FormulierMixin, forms.ModelForm):
    """A model form in the style of the house."""


def set_messages(veld: forms.Field) -> None:
    """Dutch messages that say what to do, where the form gave none of its own."""
    meldingen = veld.error_messages
    if meldingen.get("required") == VERPLICHT:
        meldingen["required"] = required_message(veld)
    for code, tekst in _standard_messages(veld).items():
        if _is_standard(veld, code):
            meldingen[code] = tekst


def name_empty_choice(veld: forms.Field) -> None:
    """The empty line of a list says what to do; Django gives only dashes."""
    if getattr(veld, "empty_label", None) == STREEPJES:
        veld.empty_label = LEGE_KEUZE  # type: ignore[attr-defined]
    elif type(veld) in (forms.ChoiceField, forms.TypedChoiceField):
        keuzes = list(veld.choices)  # type: ignore[attr-defined]
        if keuzes[:1] == [("", STREEPJES)]:
            veld.choices = [("", LEGE_KEUZE), *keuzes[1:]]  # type: ignore[attr-defined]


def _standard_messages(veld: forms.Field) -> dict[str, str]:
    if isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
        return KEUZE
    if isinstance(veld, forms.EmailField):
        return {**LENGTE, "invalid": "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl"}
    if isinstance(veld, forms.CharField):
        return LENGTE
    if type(veld) is forms.IntegerField:
        return GEHEEL
    return {}


def required_message(veld: forms.Field) -> str:
    """ "Vul in: startdatum"; a form may give its own, better sentence."""
    naam = str(veld.label or "dit antwoord").strip().rstrip("?")
    naam = naam[:1].lower() + naam[1:] if naam[1:2].islower() else naam
    if isinstance(veld.widget, forms.CheckboxInput):
        return f"Zet een vinkje bij: {naam}"
    if isinstance(veld.widget, KIES):
        return f"Kies een antwoord bij: {naam}"
    return f"Vul in: {naam}"


def errors_in_order(form: forms.BaseForm) -> list[Fout]:
    """All errors of any Django form, general ones first, then field by field."""
    gevonden = [Fout("", str(tekst)) for tekst in form.errors.get(NON_FIELD_ERRORS, [])]
    for gebonden in form:
        gevonden += [Fout(anchor(gebonden), str(tekst)) for tekst in gebonden.errors]
    return gevonden


def errors_of_rows(rijen: "forms.BaseFormSet[Any]") -> list[Fout]:
    """Those of a form with rows: of the whole (id `<prefix>-fouten`), then row by row."""
    samen = [Fout(f"{rijen.prefix}-fouten", str(tekst)) for tekst in rijen.non_form_errors()]
    return samen + [fout for form in rijen.forms for fout in errors_in_order(form)]


def anchor(gebonden: BoundField) -> str:
    """The id a link of the summary goes to: the box itself, or the first option of a group."""
    if gebonden.is_hidden:
        return ""
    basis = gebonden.field.widget.attrs.get("id") or gebonden.auto_id
    groep = isinstance(gebonden.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{basis}_0" if groep and basis else basis


def _is_standard(veld: forms.Field, code: str) -> bool:
    """Did nobody give this message? Then it is absent or equal to that of the class."""
    for klasse in type(veld).__mro__:
        standaard = getattr(klasse, "default_error_messages", {})
        if code in standaard:
            return bool(veld.error_messages.get(code) == standaard[code])
    return code not in veld.error_messages
