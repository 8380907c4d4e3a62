"""Formuliervelden die vergevingsgezind lezen en het opgeslagen antwoord terug laten zien."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from stdnum.nl import bsn as bsnregels

_DATUM = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$")


class Datumveld(forms.DateField):
    """A date: accepts 30-3-2026, 30/03/26 and 2026-03-30, shows 30-03-2026."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y", attrs=_datum_attrs()))
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"].setdefault("invalid", "Vul een datum in, bijvoorbeeld 30-03-2026")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Two-digit years belong to this century; impossible days are refused."""
        if isinstance(value, str):
            value = self._rewrite(value.strip())
        dag = super().to_python(value)
        if dag is not None and not 1900 <= dag.year <= 2100:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return dag

    @staticmethod
    def _rewrite(tekst: str) -> str:
        gevonden = _DATUM.match(tekst)
        if not gevonden:
            return tekst
        dag, maand, jaar = gevonden.groups()
        return f"{jaar if len(jaar) == 4 else '20' + jaar}-{int(maand):02d}-{int(dag):02d}"


def _datum_attrs() -> dict[str, str]:
    return {"inputmode": "numeric", "autocomplete": "off", "class": "cr-w-m"}


class Bsnveld(forms.CharField):
    """Nine digits that pass the eleven-test (iJw CS002); spaces and dots are allowed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 15)
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "cr-w-m"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """The nine digits, or '' when not required and empty."""
        tekst = re.sub(r"[\s.\-]", "", super().clean(value) or "")
        if not tekst:
            return ""
        if not re.fullmatch(r"\d{8,9}", tekst):
            raise ValidationError("Vul een BSN van 9 cijfers in", code="invalid")
        if not bsnregels.is_valid(tekst.zfill(9)):
            raise ValidationError("Dit BSN klopt niet. Kijk de cijfers na", code="elfproef")
        return tekst.zfill(9)


class Bedragveld(forms.DecimalField):
    """Euros with a decimal comma; cleans to eurocents."""

    def to_python(self, value: Any) -> Any:
        """Accepts 69, 69,50 and 1.250,00."""
        if isinstance(value, str):
            value = value.replace("€", "").replace(" ", "").replace(".", "").replace(",", ".")
        return super().to_python(value)

    def clean(self, value: Any) -> int | None:
        """Eurocents."""
        bedrag: Decimal | None = super().clean(value)
        return None if bedrag is None else int(bedrag * 100)


class Getalveld(forms.DecimalField):
    """A number; a decimal comma is fine."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "cr-w-s"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Comma becomes point."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
