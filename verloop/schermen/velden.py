"""Formuliervelden die Nederlandse invoer begrijpen: datum, bedrag, getal, BSN en ja of nee."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from stdnum.exceptions import ValidationError as Ongeldig
from stdnum.nl import bsn as bsn_regels

from .invoer import clean_text, read_date, read_number
from .woorden import number, numeric_date


class Datumveld(forms.DateField):
    """A date typed as text; accepts the usual Dutch forms and shows dd-mm-jjjj back."""

    default_error_messages = {
        "invalid": "Vul een datum in met dag, maand en jaar, bijvoorbeeld 30-03-2026",
        "bestaat_niet": "Deze datum bestaat niet. Kijk de dag, de maand en het jaar na",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Bijvoorbeeld 30-03-2026")
        kwargs.setdefault("widget", _text_input("numeric", "cr-w-m"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The date, or None when empty. Raises ValidationError with what to do."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in self.empty_values or not str(value).strip():
            return value or None if isinstance(value, date) else None
        try:
            return read_date(clean_text(str(value)))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        except LookupError:
            raise ValidationError(self.error_messages["bestaat_niet"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: the stored form when it is a date, else what was typed."""
        try:
            dag = self.to_python(value)
        except ValidationError:
            return value
        return numeric_date(dag) if dag else value


class Getalveld(forms.DecimalField):
    """A number with a decimal comma; `decimalen` at most, not below 0 unless told otherwise."""

    default_error_messages = {
        "invalid": "Vul een getal in, bijvoorbeeld 12 of 3,5",
        "max_decimal_places": "Vul hooguit %(max)s cijfers achter de komma in",
        "max_digits": "Dit getal is te groot. Kijk het na",
        "max_whole_digits": "Dit getal is te groot. Kijk het na",
        "min_value": "Vul een getal in van %(limit_value)s of meer",
        "max_value": "Vul een getal in van %(limit_value)s of minder",
    }

    def __init__(self, *, decimalen: int = 2, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_digits", 10)
        kwargs.setdefault("widget", _text_input("decimal", "cr-w-s"))
        super().__init__(decimal_places=decimalen, **kwargs)
        for code, grens in (("min_value", self.min_value), ("max_value", self.max_value)):
            zin = self.error_messages[code]
            self.error_messages[code] = zin.replace("%(limit_value)s", number(grens))

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number, or None when empty. Raises ValidationError with what to do."""
        if value in self.empty_values or not str(value).strip():
            return None
        if isinstance(value, int | float | Decimal):
            return Decimal(str(value))
        try:
            return read_number(clean_text(str(value)))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: with a comma and without thousands dots."""
        try:
            getal = self.to_python(value)
        except ValidationError:
            return value
        return value if getal is None else self.as_text(getal)

    def as_text(self, getal: Decimal) -> str:
        """A number as people type it."""
        return number(getal).replace(".", "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No min, max or step: the box is text, the server checks."""
        return {}


class Bedragveld(Getalveld):
    """An amount in euro: "€ 1.234,50", "1234,5"; gives a Decimal with at most 2 decimals."""

    default_error_messages = {"invalid": "Vul een bedrag in, bijvoorbeeld 1.234,50"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 12)
        kwargs.setdefault("widget", _text_input("decimal", "cr-w-m"))
        super().__init__(**kwargs)

    def as_text(self, getal: Decimal) -> str:
        """An amount with two decimals and thousands dots."""
        return number(getal, 2)


class Bsnveld(forms.CharField):
    """A burgerservicenummer; spaces and dots may be typed, gives nine digits."""

    default_error_messages = {
        "invalid": "Dit is geen geldig BSN. Kijk de negen cijfers na",
        "lengte": "Vul een BSN van negen cijfers in",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _text_input("numeric", "cr-w-m"))
        kwargs["widget"].attrs.setdefault("autocomplete", "off")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Nine digits that pass the eleven-test, or "" when empty."""
        tekst = super().to_python(value)
        kaal = "".join(teken for teken in clean_text(tekst or "") if teken not in " .-\u00a0\t")
        if not kaal:
            return ""
        if not kaal.isascii() or not kaal.isdigit() or len(kaal) not in (8, 9):
            raise ValidationError(self.error_messages["lengte"], code="lengte")
        try:
            return str(bsn_regels.validate(kaal.zfill(9)))
        except Ongeldig:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class JaNeeveld(forms.TypedChoiceField):
    """Two radio buttons; gives True, False, or None when optional and not answered."""

    default_error_messages = {"required": "Kies ja of nee"}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("choices", [("ja", "Ja"), ("nee", "Nee")])
        kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(coerce=lambda waarde: waarde == "ja", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A stored True or False selects its button."""
        return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value


def _text_input(soort: str, klasse: str) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": soort, "class": klasse})
