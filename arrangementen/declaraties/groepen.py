"""Telt toewijzingen op per aanbieder, gemeente, product of maand, en maakt er rijen van."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .bedragen import euro_words, quantity_words
from .naast import SIGNALEN, Naast, declared_months, granted_months, share
from .toon import month_words


@dataclass(frozen=True)
class Groep:
    """What belongs together: amounts in eurocents, sums only when all have one unit."""

    naam: str
    aantal: int
    eenheid: str
    toegewezen: int | None
    gedeclareerd: int | None
    toegewezen_cent: int
    gedeclareerd_cent: int
    signalen: dict[str, int]

    @property
    def procent(self) -> int | None:
        """Declared part of what was granted, by euro."""
        return share(self.gedeclareerd_cent, self.toegewezen_cent)


PER: dict[str, tuple[str, Callable[[Naast], str]]] = {
    "aanbieder": ("Per aanbieder", lambda rij: rij.aanbieder[1]),
    "gemeente": ("Per gemeente", lambda rij: rij.gemeente[1]),
    "product": ("Per product", lambda rij: f"{rij.product[0]} {rij.product[1]}"),
}


def grouped(rijen: Iterable[Naast], per: str) -> list[Groep]:
    """Summed by a key of PER, in order of name."""
    delen: dict[str, list[Naast]] = defaultdict(list)
    for rij in rijen:
        delen[PER[per][1](rij)].append(rij)
    return [summed(naam, delen[naam]) for naam in sorted(delen)]


def summed(naam: str, rijen: list[Naast]) -> Groep:
    """One line for all of these."""
    eenheden = {rij.eenheid for rij in rijen if rij.toegewezen is not None}
    een = eenheden.pop() if len(eenheden) == 1 else ""
    return Groep(
        naam,
        len(rijen),
        een,
        sum(rij.toegewezen or 0 for rij in rijen) if een else None,
        sum(rij.gedeclareerd for rij in rijen) if een else None,
        sum(rij.toegewezen_cent or 0 for rij in rijen),
        sum(rij.gedeclareerd_cent for rij in rijen),
        {s: sum(s in rij.signalen for rij in rijen) for s in SIGNALEN},
    )


def per_month(rijen: list[Naast], toewijzingen: Any, on: date) -> list[Groep]:
    """The months that are over or running, newest first; granted spread evenly over the days."""
    gekregen, gedaan = granted_months(rijen, on), declared_months(toewijzingen)
    maanden = sorted({*gedaan, *(m for m in gekregen if m <= on)}, reverse=True)
    return [
        Groep(
            month_words(maand),
            gedaan.get(maand, (0, 0))[1],
            "",
            None,
            None,
            gekregen.get(maand, 0),
            gedaan.get(maand, (0, 0))[0],
            {},
        )
        for maand in maanden
    ]


def shown(rij: Naast | Groep) -> dict[str, Any]:
    """The figures in words, with the bar: at most 100 percent wide."""
    procent = rij.procent
    return {
        "rij": rij,
        "toegewezen": quantity_words(rij.toegewezen, rij.eenheid),
        "gedeclareerd": quantity_words(rij.gedeclareerd, rij.eenheid),
        "toegewezen_euro": euro_words(rij.toegewezen_cent) or "niet bekend",
        "gedeclareerd_euro": euro_words(rij.gedeclareerd_cent),
        **bar(procent),
    }


def bar(procent: int | None) -> dict[str, Any]:
    """Words and width of a bar."""
    if procent is None:
        return {"procent": None, "breedte": "0%", "klasse": ""}
    klasse = "is-over" if procent > 100 else "is-ok"
    return {"procent": procent, "breedte": f"{min(max(procent, 0), 100)}%", "klasse": klasse}


def badges(rij: Naast) -> list[tuple[str, str, str]]:
    """The signals of one toewijzing as badges."""
    return [SIGNALEN[signaal] for signaal in rij.signalen]
