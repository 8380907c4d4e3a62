"""Wat hogere apps aan de tafels toevoegen: stukken, plekken bij aanbieders en werk van het RER."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

Stukbron = Callable[[Any], date | None]
Plekbron = Callable[[str, int, date], list[Any]]
Werkbron = Callable[[Any, date], Iterable["Werk"]]


@dataclass(frozen=True)
class Werk:
    """One thing the RER is asked; `uiterlijk` is the last day, None when there is none."""

    wat: str
    casus: str
    url: str
    sinds: date
    uiterlijk: date | None = None


_stukken: dict[str, Stukbron] = {}
_plekken: list[Plekbron] = []
_werk: list[Werkbron] = []


def add_piece_source(code: str, bron: Stukbron) -> None:
    """Tell on which day a piece was ready: `bron(casus)` -> day or None."""
    _stukken[code] = bron


def piece_day(code: str, casus: Any) -> date | None:
    """The day on which this piece was ready; None when it was not, or nobody knows."""
    bron = _stukken.get(code)
    return bron(casus) if bron else None


def set_place_source(bron: Plekbron) -> None:
    """`bron(vorm, leeftijd, on)` -> rows of aanbieders with places, best use first."""
    _plekken[:] = [bron]


def places_for(vorm: str, leeftijd: int, on: date) -> list[Any]:
    """Who has place for this form and age; empty when nobody registered."""
    return _plekken[0](vorm, leeftijd, on) if _plekken and vorm else []


def add_work(bron: Werkbron) -> None:
    """Register work for the home screen of the RER: `bron(medewerker, on)` -> Werk."""
    if bron not in _werk:
        _werk.append(bron)


def work_for(medewerker: Any, on: date) -> list[Werk]:
    """All that upper apps ask of the RER, the first last day first."""
    alles = [werk for bron in _werk for werk in bron(medewerker, on)]
    return sorted(alles, key=lambda werk: (werk.uiterlijk or date.max, werk.sinds))
