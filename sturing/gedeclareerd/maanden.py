"""Toegewezen en gedeclareerd per maand, en van één maand per aanbieder; klein blijft verborgen.

The months are one protected list. Behind a month stand its aanbieders; who is small in any month
is in every month part of one line, with others, so that no subtraction of months gives it away.
A count that is hidden hides its amount.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from arrangementen.declaraties.groepen import bar
from arrangementen.declaraties.naast import Naast, granted_in_months, share
from arrangementen.declaraties.toon import month_words
from arrangementen.models import Prestatie
from normenkader.termijnen.kalender import add_months
from sturing.klein import HIDDEN_TEXT, protect_list, threshold
from verloop.schermen import grafiek
from verloop.schermen.woorden import MAANDEN_KORT

from .tellen import SAMEN, money

MAANDEN = 13
OVERIGE = "Andere aanbieders samen"
Sleutel = tuple[date, str]


@dataclass(frozen=True)
class Maandregel:
    """One month, or one aanbieder in a month; None is hidden. Amounts in eurocents."""

    naam: str
    lopend: int | None
    toegewezen_cent: int | None
    met_declaratie: int | None
    gedeclareerd_cent: int | None
    maand: date | None = None

    @property
    def procent(self) -> int | None:
        """Declared part of what was granted; None when one of them is hidden."""
        if self.gedeclareerd_cent is None:
            return None
        return share(self.gedeclareerd_cent, self.toegewezen_cent)

    @property
    def verborgen(self) -> bool:
        """Something of it is too small to show."""
        return self.lopend is None or self.met_declaratie is None

    def words(self) -> dict[str, Any]:
        """As the page shows it."""
        return {
            "naam": self.naam,
            "maand": self.maand,
            "lopend": HIDDEN_TEXT if self.lopend is None else self.lopend,
            "toegewezen": money(self.toegewezen_cent),
            "met_declaratie": HIDDEN_TEXT if self.met_declaratie is None else self.met_declaratie,
            "gedeclareerd": money(self.gedeclareerd_cent),
            **bar(self.procent),
        }


class Maandtabel:
    """The figures of the last 13 months; one question to the database, or two."""

    def __init__(self, rijen: Sequence[Naast], toewijzingen: Any, on: date) -> None:
        self.maanden = [add_months(on.replace(day=1), -terug) for terug in range(MAANDEN)]
        namen = dict(rij.aanbieder for rij in rijen)
        self._lopend: Counter[Sleutel] = Counter()
        self._toegewezen: Counter[Sleutel] = Counter()
        for rij in rijen:
            for maand, cent in granted_in_months(rij, on):
                if maand in self.maanden:
                    self._lopend[maand, rij.aanbieder[1]] += 1
                    self._toegewezen[maand, rij.aanbieder[1]] += cent
        self._met: Counter[Sleutel] = Counter()
        self._gedeclareerd: Counter[Sleutel] = Counter()
        for maand, aanbieder, aantal, cent in _declared(toewijzingen, min(self.maanden)):
            if maand in self.maanden:
                self._met[maand, namen[aanbieder]] += aantal
                self._gedeclareerd[maand, namen[aanbieder]] += cent
        self._samen = taken_together((self._lopend, self._met), threshold(on))
        self._getoond = [
            protect_list({m: _sum(cellen, m) for m in self.maanden}, threshold(on))
            for cellen in (self._lopend, self._met)
        ]

    def months(self) -> list[Maandregel]:
        """Every month with help or declarations, the newest first."""
        regels = (self._line(month_words(m), m, None, m) for m in self.maanden)
        return [regel for regel in regels if not _empty(regel)]

    def of_month(self, maand: date) -> list[Maandregel]:
        """The aanbieders of one month, the small ones together, and that month as a whole."""
        wie = {naam for _, naam in (*self._lopend, *self._met)}
        regels = [self._line(naam, maand, {naam}) for naam in sorted(wie - self._samen)]
        regels.append(self._line(OVERIGE, maand, self._samen))
        return [
            *(regel for regel in regels if not _empty(regel)),
            self._line(SAMEN, maand, None),
        ]

    def _line(
        self, naam: str, maand: date, wie: AbstractSet[str] | None, zelf: date | None = None
    ) -> Maandregel:
        """A month that is hidden hides all of its aanbieders."""
        lopend, met = (
            None if tabel.get(maand) is None else _sum(cellen, maand, wie)
            for tabel, cellen in zip(self._getoond, (self._lopend, self._met), strict=True)
        )
        return Maandregel(
            naam,
            lopend,
            None if lopend is None else _sum(self._toegewezen, maand, wie),
            met,
            None if met is None else _sum(self._gedeclareerd, maand, wie),
            zelf,
        )


def taken_together(tabellen: Iterable[Counter[Sleutel]], drempel: int) -> frozenset[str]:
    """Who is one line together in every month, so that nobody of them can be worked out.

    Everybody who has a count from 1 up to `drempel` - 1 in some month, and as many others as it
    takes to have two of them, and `drempel` together, in each month where one is.
    """
    delen = [part for tabel in tabellen for part in _per_month(tabel)]
    samen = {wie for deel in delen for wie, aantal in deel.items() if aantal < drempel}
    while (extra := _next(delen, samen, drempel)) is not None:
        samen.add(extra)
    return frozenset(samen)


def _per_month(tabel: Counter[Sleutel]) -> list[dict[str, int]]:
    per: dict[date, dict[str, int]] = defaultdict(dict)
    for (maand, wie), aantal in tabel.items():
        if aantal:
            per[maand][wie] = aantal
    return list(per.values())


def _next(delen: Iterable[dict[str, int]], samen: AbstractSet[str], drempel: int) -> str | None:
    for deel in delen:
        binnen = [aantal for wie, aantal in deel.items() if wie in samen]
        buiten = [(aantal, wie) for wie, aantal in deel.items() if wie not in samen]
        if binnen and buiten and (len(binnen) < 2 or sum(binnen) < drempel):
            return min(buiten)[1]
    return None


def chart(regels: Sequence[Maandregel], on: date) -> Any:
    """Declared thousands of euros over time, oldest first.

    Without the running month, and without a month that is hidden; None for fewer than two.
    """
    punten = [
        (f"{MAANDEN_KORT[regel.maand.month - 1]} {regel.maand.year}", cent / 100_000)
        for regel in regels
        if (cent := regel.gedeclareerd_cent) is not None
        and regel.maand is not None
        and regel.maand < on.replace(day=1)
    ]
    if len(punten) < 2:
        return None
    afgerond = [(naam, round(waarde, 1)) for naam, waarde in reversed(punten)]
    titel = "Gedeclareerd per maand, in duizend euro"
    return grafiek.lines(
        "per-maand", titel, afgerond, eenheid="Maand", telt="Gedeclareerd (duizend euro)"
    )


def _empty(regel: Maandregel) -> bool:
    return (regel.lopend, regel.met_declaratie) == (0, 0)


def _sum(cellen: Counter[Sleutel], maand: date, wie: AbstractSet[str] | None = None) -> int:
    return sum(n for (m, naam), n in cellen.items() if m == maand and (wie is None or naam in wie))


def _declared(toewijzingen: Any, vanaf: date) -> Iterator[tuple[date, int, int, int]]:
    """Month, aanbieder, toewijzingen with an approved prestatie, and eurocents."""
    rijen = Prestatie.objects.granted().filter(
        toewijzing__in=toewijzingen.order_by().values("pk"), begin__gte=vanaf
    )
    per = rijen.order_by().annotate(maand=TruncMonth("begin")).values("maand", "aanbieder_id")
    for rij in per.annotate(aantal=Count("toewijzing", distinct=True), euro=Sum("bedrag_cent")):
        yield rij["maand"], rij["aanbieder_id"], rij["aantal"], rij["euro"]
