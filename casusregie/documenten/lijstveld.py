"""Een veld met regels: dezelfde vragen onder elkaar, zonder script in te vullen."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from verloop.schermen.invoer import clean_text, read_date
from verloop.schermen.woorden import numeric_date

from .inhoud import MAX_REGELS, is_day
from .onderdeel import Kolom

EXTRA = 1
MINSTENS = 2
DAGFOUT = "Vul een datum in met dag, maand en jaar, bijvoorbeeld 30-03-2026"


class Lijstwidget(forms.Widget):
    """Rows of labelled boxes; always one empty row below what is filled in."""

    template_name = "casusregie/documenten/lijst.html"
    use_fieldset = True

    def __init__(self, kolommen: tuple[Kolom, ...], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.kolommen = kolommen

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """The rows that hold anything at all; days stay as typed."""
        rijen = []
        for nummer in range(MAX_REGELS):
            cellen = {
                k.code: clean_text(str(data.get(f"{name}-{nummer}-{k.code}", "")))
                for k in self.kolommen
            }
            if any(tekst.strip() for tekst in cellen.values()):
                rijen.append(cellen)
        return rijen

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Rows without anything in them are an answer too."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The rows with an id, a name and a label per box."""
        context = super().get_context(name, value, attrs)
        rijen = list(value or [])
        leeg = max(MINSTENS - len(rijen), EXTRA) if len(rijen) < MAX_REGELS else 0
        basis = context["widget"]["attrs"].get("id", f"id_{name}")
        context["widget"]["rijen"] = [
            self._row(name, basis, nummer, rij)
            for nummer, rij in enumerate([*rijen, *({} for _ in range(leeg))])
        ]
        return context

    def _row(self, name: str, basis: str, nummer: int, rij: dict[str, str]) -> dict[str, Any]:
        cellen = [
            {
                "naam": f"{name}-{nummer}-{kolom.code}",
                "id": basis if nummer == 0 and plaats == 0 else f"{basis}-{nummer}-{kolom.code}",
                "label": kolom.naam,
                "waarde": _shown(rij.get(kolom.code, ""), kolom),
                "datum": kolom.datum,
                "verplicht": kolom.verplicht,
            }
            for plaats, kolom in enumerate(self.kolommen)
        ]
        return {"nummer": nummer + 1, "cellen": cellen}


class Lijstveld(forms.Field):
    """A list of rows; gives dicts with text, days as ISO."""

    def __init__(self, *, kolommen: tuple[Kolom, ...], **kwargs: Any) -> None:
        kwargs.setdefault("widget", Lijstwidget(kolommen))
        super().__init__(**kwargs)
        self.kolommen = kolommen

    def to_python(self, value: Any) -> list[dict[str, str]]:
        """The rows; raises ValidationError with the number of the row whose day is no day."""
        return [self._row(nummer, rij) for nummer, rij in enumerate(value or [], start=1)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Different rows."""
        return bool((initial or []) != (data or []))

    def _row(self, nummer: int, rij: dict[str, str]) -> dict[str, str]:
        return {k.code: self._cell(nummer, k, rij.get(k.code, "")) for k in self.kolommen}

    def _cell(self, nummer: int, kolom: Kolom, tekst: str) -> str:
        tekst = tekst.strip()
        if not kolom.datum or not tekst or is_day(tekst):
            return tekst
        try:
            return read_date(tekst).isoformat()
        except (ValueError, LookupError):
            raise ValidationError(f"Regel {nummer}, {kolom.naam}: {DAGFOUT}") from None


def _shown(tekst: str, kolom: Kolom) -> str:
    """A stored day as people read it; the rest as it is."""
    return numeric_date(date.fromisoformat(tekst)) if kolom.datum and is_day(tekst) else tekst
