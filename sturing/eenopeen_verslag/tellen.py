"""Telt het verslag: aantallen, duur, redenen, uitkomsten, uren en kosten, kleine verborgen.

Zuiver op de drempel na: rekent op regels, kent geen scherm. Uren en kosten staan alleen waar ook
het aantal staat, zodat aftrekken niets teruggeeft.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from afwegingskader.inzet.querysets import Doelbereikt, RedenLater, Vervolg
from afwegingskader.inzet.rer import Uitkomst
from afwegingskader.keuzes import Afwijzingsreden, Doelsoort
from sturing.klein import Beschermd, Deel, protect_list, protect_on, share_on, threshold

from .rijen import NUL, ONBEKEND, Inzetregel

DUUR = ((7, "1 tot en met 7 dagen"), (14, "8 tot en met 14 dagen"), (21, "15 tot en met 21 dagen"))
BINNEN, LANGER = "22 dagen tot het maximum", "Langer dan het maximum"
LOOPT = "Loopt nog"
LENGTES = (*(naam for _, naam in DUUR), BINNEN, LANGER, LOOPT)
DUURLIJST = "Hoe lang het duurde"


@dataclass(frozen=True)
class Regel:
    """One line of a table; None is hidden."""

    naam: str
    aantal: int | None
    binnen: Deel | None = None
    uren: Decimal | None = None
    kosten: Decimal | None = None


@dataclass(frozen=True)
class Verslag:
    """Everything the bestuur reads."""

    aantal: int | None
    klaar: int | None
    binnen: Deel
    bereikt: Deel
    gemiddeld: Decimal | None
    uren: Decimal | None
    uren_vastgelegd: Deel
    kosten: Decimal | None
    fte: Decimal | None
    per_gemeente: list[Regel]
    per_aanbieder: list[Regel]
    lijsten: list[tuple[str, list[Regel]]]
    verborgen: bool


def count(
    rijen: Sequence[Inzetregel],
    afwijzingen: Iterable[str],
    besluiten: Iterable[str],
    on: date,
    weken: Decimal,
    fte_uren: int,
) -> Verslag:
    """The whole report over these rows; `weken` is the length of the period."""
    gemeenten, aanbieders = _protected(rijen, "gemeente", on), _protected(rijen, "aanbieder", on)
    klaar = [rij for rij in rijen if rij.klaar]
    af = protect_list(Counter(rij.klaar for rij in rijen), threshold(on))
    getoond = all(tabel.total() is not None for tabel in (gemeenten, aanbieders, af))
    totaal = len(rijen) if getoond else None
    uren = sum((rij.uren for rij in rijen), NUL)
    return Verslag(
        aantal=totaal,
        klaar=af.get(True),
        binnen=share_on(sum(rij.binnen for rij in klaar), len(klaar), on),
        bereikt=share_on(sum(r.doel_bereikt == Doelbereikt.JA for r in klaar), len(klaar), on),
        gemiddeld=_mean(klaar) if getoond and len(klaar) >= threshold(on) else None,
        uren=uren if getoond else None,
        uren_vastgelegd=share_on(sum(r.uren_vastgelegd for r in rijen), len(rijen), on),
        kosten=sum((rij.kosten for rij in rijen), NUL) if getoond else None,
        fte=uren / (weken * fte_uren) if getoond and weken else None,
        per_gemeente=_lines(rijen, "gemeente", gemeenten, on),
        per_aanbieder=_lines(rijen, "aanbieder", aanbieders, on),
        lijsten=_lists(rijen, afwijzingen, besluiten, on),
        verborgen=gemeenten.iets_verborgen or aanbieders.iets_verborgen,
    )


def _protected(rijen: Sequence[Inzetregel], veld: str, on: date) -> Beschermd:
    """The counts of one list; gemeente and aanbieder are never crossed in this report."""
    return protect_list(Counter(getattr(rij, veld) for rij in rijen), threshold(on))


def _lines(rijen: Sequence[Inzetregel], veld: str, aantallen: Beschermd, on: date) -> list[Regel]:
    """Per gemeente or aanbieder; hours and money only where the count is shown."""
    groepen: dict[str, list[Inzetregel]] = defaultdict(list)
    for rij in rijen:
        groepen[getattr(rij, veld)].append(rij)
    return [_line(naam, groepen[naam], aantallen.get(naam), on) for naam in sorted(groepen)]


def _line(naam: str, groep: list[Inzetregel], aantal: int | None, on: date) -> Regel:
    if aantal is None:
        return Regel(naam, None)
    klaar = [rij for rij in groep if rij.klaar]
    return Regel(
        naam,
        aantal,
        share_on(sum(rij.binnen for rij in klaar), len(klaar), on),
        sum((rij.uren for rij in groep), NUL),
        sum((rij.kosten for rij in groep), NUL),
    )


def _lists(
    rijen: Sequence[Inzetregel], afwijzingen: Iterable[str], besluiten: Iterable[str], on: date
) -> list[tuple[str, list[Regel]]]:
    """Durations, reasons and outcomes, each a list of its own.

    What still runs has a line in it, so that no list tells how many ended by its sum.
    """
    later = [rij.reden_later for rij in rijen if rij.dagen > 0 and _past(rij)]
    bereikt = (r.doel_bereikt if r.klaar else LOOPT for r in rijen)
    gevolgd = (r.vervolg_soort if r.klaar else LOOPT for r in rijen)
    soorten: tuple[tuple[str, Iterable[str], Mapping[str, str]], ...] = (
        ("Waar het doel over ging", (r.doel_soort for r in rijen), _names(Doelsoort)),
        ("Doel bereikt", bereikt, _names(Doelbereikt) | {LOOPT: LOOPT}),
        ("Wat er volgde", gevolgd, _names(Vervolg) | {LOOPT: LOOPT}),
        ("Waarom langer dan het maximum", later, _names(RedenLater)),
        ("Besluiten van het expertteam na de laatste dag", besluiten, _names(Uitkomst)),
        ("Waarom afgewezen", afwijzingen, _names(Afwijzingsreden)),
    )
    return [
        (DUURLIJST, _listed(Counter(map(_length, rijen)), on, LENGTES)),
        ("Aantal keer 1-op-1 per jeugdige", _listed(_per_child(rijen), on)),
        *((kop, _listed(_named(codes, namen), on)) for kop, codes, namen in soorten),
    ]


def _listed(tellingen: Mapping[str, int], on: date, volgorde: Sequence[str] = ()) -> list[Regel]:
    beschermd = protect_on({(naam,): aantal for naam, aantal in tellingen.items()}, on)
    namen = [naam for naam in volgorde if naam in tellingen] or sorted(tellingen)
    return [Regel(naam, beschermd.get(naam)) for naam in namen]


def _named(codes: Iterable[str], namen: Mapping[str, str]) -> Counter[str]:
    return Counter(namen.get(code, ONBEKEND.capitalize()) for code in codes)


def _names(keuzes: Any) -> dict[str, str]:
    return {code: str(naam) for code, naam in keuzes.choices if code}


def _length(rij: Inzetregel) -> str:
    if not rij.klaar:
        return LOOPT
    if not rij.binnen:
        return LANGER
    return next((naam for tot, naam in DUUR if rij.dagen <= tot), BINNEN)


def _per_child(rijen: Iterable[Inzetregel]) -> Counter[str]:
    keren = Counter(rij.jeugdige for rij in rijen)
    return Counter(
        "1 keer" if n == 1 else "2 keer" if n == 2 else "3 keer of vaker" for n in keren.values()
    )


def _past(rij: Inzetregel) -> bool:
    """Ended past the maximum, or a reason was given why it goes on."""
    return (rij.klaar and not rij.binnen) or bool(rij.reden_later)


def _mean(klaar: Sequence[Inzetregel]) -> Decimal | None:
    if not klaar:
        return None
    return (Decimal(sum(rij.dagen for rij in klaar)) / len(klaar)).quantize(Decimal("0.1"))
