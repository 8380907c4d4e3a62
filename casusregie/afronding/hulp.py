"""Welke hulp er in een casus is: een hogere app vertelt het, want die kent de arrangementen."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
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


Bron = Callable[[Any], list[Hulp]]
_bronnen: list[Bron] = []


def add_help_source(bron: Bron) -> None:
    """Register what tells the help of a casus: bron(casus) -> list of Hulp."""
    if bron not in _bronnen:
        _bronnen.append(bron)


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
