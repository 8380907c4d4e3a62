"""De tafels waaraan een monitoringmoment besproken kan zijn: andere onderdelen melden ze aan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Tafel:
    """One meeting at which this casus was or is on the agenda."""

    kenmerk: UUID
    naam: str
    op: date
    url: str = ""


Tafelbron = Callable[[Any, Any, date], Iterable[Tafel]]
_bronnen: list[Tafelbron] = []


def add_tafel_source(bron: Tafelbron) -> None:
    """Register where tafels come from: bron(casus, medewerker, on) -> Tafel (GV-M2-07)."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def tafels_of(casus: Any, medewerker: Any, on: date) -> list[Tafel]:
    """The tafels of this casus that this person may know of, newest first."""
    gevonden = [tafel for bron in _bronnen for tafel in bron(casus, medewerker, on)]
    return sorted(gevonden, key=lambda tafel: tafel.op, reverse=True)
