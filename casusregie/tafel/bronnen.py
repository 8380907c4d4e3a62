"""Wat hogere apps aan de tafels toevoegen: stukken en plekken bij aanbieders."""

from collections.abc import Callable
from datetime import date
from typing import Any

Stukbron = Callable[[Any], date | None]
Plekbron = Callable[[str, int, date], list[Any]]


_stukken: dict[str, Stukbron] = {}
_plekken: list[Plekbron] = []


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
