"""Wat hogere apps aan de tafels toevoegen: stukken en plekken bij aanbieders."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import DateField, Value

Stukbron = Callable[[Any], Any]
Plekbron = Callable[[str, int, date], list[Any]]


_stukken: dict[str, Stukbron] = {}
_plekken: list[Plekbron] = []


def add_piece_source(code: str, bron: Stukbron) -> None:
    """Tell on which day a piece was ready: `bron(casus)` -> an expression, null when it was not."""
    _stukken[code] = bron


def piece_day(code: str, casus: Any) -> Any:
    """The day on which this piece of `casus` (an OuterRef) was ready, as part of a question."""
    bron = _stukken.get(code)
    return bron(casus) if bron else Value(None, output_field=DateField())


def set_place_source(bron: Plekbron) -> None:
    """`bron(vorm, leeftijd, on)` -> rows of aanbieders with places, best use first."""
    _plekken[:] = [bron]


def places_for(vorm: str, leeftijd: int, on: date) -> list[Any]:
    """Who has place for this form and age; empty when nobody registered."""
    return _plekken[0](vorm, leeftijd, on) if _plekken and vorm else []
