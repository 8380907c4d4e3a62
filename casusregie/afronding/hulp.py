"""Alle hulp van een casus op een plek: wie hulp kent meldt zich hier aan.

`Hulp` is bestelde hulp zoals regels haar nodig hebben; `Hulpregel` is elke hulp zoals mensen haar
lezen, van dichtbij tot specialistisch. Pagina, overdrachtspakket en bewakers putten hieruit.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.http import Http404

#: Help was ordered and did not end.
LOPEND = frozenset({"opdracht_gegeven", "loopt", "opgeschort"})


@dataclass(frozen=True)
class Hulp:
    """The help of one aanbieder in one casus (an arrangement), as far as its ending needs it.

    `reden` is the code of the definite stop (JZ588), empty while there is none. `vervalt_op` is
    the day on which suspended help lapses.
    """

    kenmerk: uuid.UUID
    aanbieder_id: int
    aanbieder: str
    naam: str
    stand: str
    stand_tekst: str = ""
    url: str = ""
    gevraagd_op: date | None = None
    gestart_op: date | None = None
    opgeschort_op: date | None = None
    vervalt_op: date | None = None
    einde_op: date | None = None
    reden: str = ""

    @property
    def loopt(self) -> bool:
        """Ordered and not ended."""
        return self.stand in LOPEND

    @property
    def is_geleverd(self) -> bool:
        """Help was really given, and is over."""
        return self.gestart_op is not None and not self.loopt


class Laag(StrEnum):
    """From near to special (CR-D-23, RV-B03-03)."""

    VOORLIGGEND = "voorliggend"
    LOKAAL = "lokaal"
    SPECIALIST = "specialist"
    EENOPEEN = "eenopeen"


LAGEN = {
    Laag.VOORLIGGEND: "Voorliggend veld",
    Laag.LOKAAL: "Lokaal team",
    Laag.SPECIALIST: "Specialistische hulp",
    Laag.EENOPEEN: "1-op-1",
}


@dataclass(frozen=True)
class Hulpregel:
    """One kind of help in words; `realisatie` says how far it is."""

    laag: Laag
    wat: str
    aanbieder: str
    doel: str
    stand: str
    begin: date | None = None
    einde: date | None = None
    budget: str = ""
    realisatie: str = ""
    url: str = ""
    periode: str = ""


Bron = Callable[[Any], list[Hulp]]
Regelbron = Callable[[list[Any], Any, date], Iterable[tuple[int, Hulpregel]]]
_bronnen: list[Bron] = []
_regelbronnen: list[Regelbron] = []


def add_help_source(*, bestelling: Bron | None = None, regels: Iterable[Regelbron] = ()) -> None:
    """Register who knows of help.

    `bestelling(casus)` gives ordered help as rules need it. Each of `regels` is called once for all
    casussen of a page, `bron(casussen, medewerker, on)`, and shows only what this person may see.
    """
    if bestelling is not None and bestelling not in _bronnen:
        _bronnen.append(bestelling)
    _regelbronnen.extend(bron for bron in regels if bron not in _regelbronnen)


def help_lines(casussen: list[Any], medewerker: Any, on: date) -> dict[int, list[Hulpregel]]:
    """All help per casus, from near to special; a fixed number of queries."""
    per_casus: dict[int, list[Hulpregel]] = {casus.pk: [] for casus in casussen}
    for bron in _regelbronnen:
        for casus_pk, regel in bron(casussen, medewerker, on):
            per_casus[casus_pk].append(regel)
    volgorde = list(Laag)
    for rijen in per_casus.values():
        rijen.sort(key=lambda regel: (volgorde.index(regel.laag), regel.wat))
    return per_casus


def help_of(casus: Any) -> list[Hulp]:
    """All ordered help of a casus, read once per look at it."""
    if "_hulp" not in casus.__dict__:
        casus.__dict__["_hulp"] = [hulp for bron in _bronnen for hulp in bron(casus)]
    gevonden: list[Hulp] = casus.__dict__["_hulp"]
    return gevonden


def find_help(casus: Any, kenmerk: uuid.UUID) -> Hulp:
    """The help with this kenmerk; raises Http404 when the casus has no such help."""
    for hulp in help_of(casus):
        if hulp.kenmerk == kenmerk:
            return hulp
    raise Http404("niet gevonden")
