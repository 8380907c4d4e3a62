"""Wat een cijfer is: één naam, definitie, bron en vraag voor getal, lijst en bestand samen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from verloop.schermen.woorden import short_date

from .keuze import Keuze

Vraag = Callable[[Keuze, date], QuerySet[Any]]


@dataclass(frozen=True)
class Cel:
    """One cell: the value, a second line, and danger or warning where something must be done."""

    waarde: Any
    meta: str = ""
    toon: str = ""

    @property
    def tekst(self) -> str:
        """As it stands on the screen: a day in words, nothing for what is not known."""
        if isinstance(self.waarde, date):
            return short_date(self.waarde, True)
        return "" if self.waarde is None else str(self.waarde)


@dataclass(frozen=True)
class Kolom:
    """A heading; `meta` is the heading of the second line, which a file puts in a column."""

    kop: str
    meta: str = ""


@dataclass(frozen=True)
class Soortrij:
    """How rows of one kind are shown: its columns, what to fetch with them, and their order."""

    kolommen: tuple[Kolom, ...]
    cellen: Callable[[Any, date], list[Cel]]
    ophalen: Callable[[QuerySet[Any]], QuerySet[Any]]
    volgorde: tuple[str, ...]


@dataclass(frozen=True)
class Cijfer:
    """A figure with the list behind it.

    `dag` is the field that puts a row in the period; without it the figure is how things stand
    now. `aanbieder` is the field that tells whose it is.
    """

    sleutel: str
    naam: str
    definitie: str
    bron: str
    vraag: Vraag
    rij: Soortrij
    woorden: tuple[str, str]
    dag: str = ""
    aanbieder: str = "aanbieder_id"
    eisen: tuple[str, ...] = field(default_factory=tuple)

    @property
    def nu(self) -> bool:
        """How things stand at this moment, whatever the period."""
        return not self.dag

    def rows(self, keuze: Keuze, on: date) -> QuerySet[Any]:
        """The rows of the list, in order, with what their cells show."""
        return self.rij.ophalen(self.vraag(keuze, on)).order_by(*self.rij.volgorde)

    def count_words(self, aantal: int) -> str:
        """'1 inzet', '3 inzetten'."""
        return f"{aantal} {self.woorden[0] if aantal == 1 else self.woorden[1]}"
