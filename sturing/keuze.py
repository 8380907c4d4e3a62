"""De filters van de cijfers; ze staan in het adres, zodat een selectie te delen is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from normenkader.termijnen.kalender import add_months
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

#: Longer than the term of any contract; a wider period says nothing and costs a lot.
LANGSTE = timedelta(days=5 * 366)
#: The Jeugdwet holds from here; the gemeenten bought no jeugdhulp before it.
VROEGST = date(2015, 1, 1)
DAG = timedelta(days=1)


@dataclass(frozen=True)
class Keuze:
    """What the user filters on; None and "" mean all.

    `gemeenten` are the gemeenten of which the reader sees exact figures; None means all that buy
    through the region. The period is about what happened, not about how things stand today.
    """

    begin: date
    einde: date
    gemeente_id: int | None = None
    aanbieder_id: int | None = None
    product_code: str = ""
    gemeenten: tuple[int, ...] | None = None

    @property
    def dagen(self) -> int:
        """Length of the period, both ends included."""
        return (self.einde - self.begin).days + 1

    def before(self) -> "Keuze":
        """The same choice over the period of the same length just before."""
        return self.of_period(self.begin - timedelta(days=self.dagen), self.begin - DAG)

    def of_period(self, begin: date, einde: date) -> "Keuze":
        """The same choice over another period."""
        velden = (self.gemeente_id, self.aanbieder_id, self.product_code, self.gemeenten)
        return Keuze(begin, einde, *velden)

    def at(self, aanbieder_id: int) -> "Keuze":
        """The same choice at one aanbieder."""
        velden = (self.gemeente_id, aanbieder_id, self.product_code, self.gemeenten)
        return Keuze(self.begin, self.einde, *velden)


class KeuzeForm(Formulier):
    """Period, gemeente, aanbieder and product; every field may stay empty."""

    begin = Datumveld(label="Vanaf", required=False)
    einde = Datumveld(label="Tot en met", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    aanbieder = forms.ChoiceField(label="Aanbieder", required=False)
    product = forms.ChoiceField(label="Soort hulp", required=False)

    def __init__(
        self,
        *args: Any,
        on: date,
        gemeenten: dict[int, str],
        aanbieders: Iterable[tuple[int, str]],
        producten: Iterable[tuple[str, str]],
        zonder: Iterable[str] = (),
        **kw: Any,
    ):
        super().__init__(*args, **kw)
        self.on, self.gemeenten = on, gemeenten
        self._choices("gemeente", "Alle gemeenten", gemeenten.items())
        self._choices("aanbieder", "Alle aanbieders", aanbieders)
        self._choices("product", "Alle hulp", producten)
        for naam in zonder:
            self.fields.pop(naam, None)

    def _choices(self, veld: str, alle: str, opties: Iterable[tuple[Any, str]]) -> None:
        self.fields[veld].choices = [("", alle), *((str(w), naam) for w, naam in opties)]

    def clean(self) -> dict[str, Any]:
        """The period runs forward, is not endless and lies where there can be figures."""
        gegevens = super().clean() or self.cleaned_data
        for naam in ("begin", "einde"):
            dag = gegevens.get(naam)
            if dag and not VROEGST <= dag <= self.on + LANGSTE:
                self.add_error(naam, f"Kies een dag vanaf {VROEGST:%d-%m-%Y}, niet ver vooruit")
        begin, einde = gegevens.get("begin"), gegevens.get("einde")
        if begin and einde and einde < begin:
            self.add_error("einde", "Kies een dag na de begindatum")
        elif begin and (einde or self.on) - begin > LANGSTE:
            self.add_error("begin", "Kies een periode van hooguit 5 jaar")
        return gegevens

    def chosen(self) -> Keuze:
        """The filter; a faulty one falls back to this year without any selection."""
        gegevens = self.cleaned_data if self.is_valid() else {}
        begin, einde = gegevens.get("begin"), gegevens.get("einde")
        return Keuze(
            begin=begin or date((einde or self.on).year, 1, 1),
            einde=einde or max(self.on, begin or self.on),
            gemeente_id=_number(gegevens.get("gemeente")),
            aanbieder_id=_number(gegevens.get("aanbieder")),
            product_code=gegevens.get("product") or "",
            gemeenten=tuple(self.gemeenten),
        )

    def words(self) -> list[tuple[str, str]]:
        """The choice in words, for the head of a file."""
        keuze = self.chosen()
        woorden = [("Periode", f"{keuze.begin:%d-%m-%Y} tot en met {keuze.einde:%d-%m-%Y}")]
        for naam, veld in self.fields.items():
            waarde = self.cleaned_data.get(naam, "") if self.is_valid() else ""
            namen = dict(getattr(veld, "choices", ()))
            if namen:
                woorden.append((str(veld.label), str(namen.get(waarde, namen[""]))))
        return woorden


def twelve_months(on: date) -> date:
    """The first day of the twelve months that end on this day."""
    return add_months(on, -12) + DAG


def with_period(vraag: QueryDict, on: date, begin: date | None = None) -> QueryDict:
    """Without any day in the address the fields show this year, which is then what holds.

    With `begin`: from that day on.
    """
    if vraag.get("begin") or vraag.get("einde"):
        return vraag
    kopie = vraag.copy()
    eerste = begin or date(on.year, 1, 1)
    kopie["begin"], kopie["einde"] = f"{eerste:%d-%m-%Y}", f"{on:%d-%m-%Y}"
    return kopie


def presets(vraag: QueryDict, on: date) -> list[dict[str, Any]]:
    """Periods to choose with one click; the rest of the address stays."""
    kwartaal = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    jaar = date(on.year, 1, 1)
    perioden = (
        ("Dit jaar", jaar, on),
        ("Dit kwartaal", kwartaal, on),
        ("Vorig kwartaal", add_months(kwartaal, -3), kwartaal - DAG),
        ("Laatste 12 maanden", twelve_months(on), on),
        ("Vorig jaar", date(on.year - 1, 1, 1), jaar - DAG),
    )
    return [_preset(vraag, naam, begin, einde, (jaar, on)) for naam, begin, einde in perioden]


def _preset(
    vraag: QueryDict, naam: str, begin: date, einde: date, gewoon: tuple[date, date]
) -> dict[str, Any]:
    kopie = vraag.copy()
    kopie.pop("pagina", None)
    kopie["begin"], kopie["einde"] = f"{begin:%d-%m-%Y}", f"{einde:%d-%m-%Y}"
    gekozen = tuple(vraag.get(veld, "") for veld in ("begin", "einde"))
    actief = gekozen == (kopie["begin"], kopie["einde"])
    standaard = not any(gekozen) and (begin, einde) == gewoon
    return {"naam": naam, "url": f"?{kopie.urlencode()}", "actief": actief or standaard}


def _number(tekst: str | None) -> int | None:
    return int(tekst) if tekst else None
