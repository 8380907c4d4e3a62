"""Koopt een gemeente haar hulp zelf in? De app die de inkoop bijhoudt, meldt het antwoord hier."""

from collections.abc import Callable
from datetime import date
from typing import Any

Bron = Callable[[int, date], bool]
_bronnen: list[Bron] = []


def add_buyer_source(bron: Bron) -> None:
    """Register who knows it: bron(pk of the gemeente, on). Called from an AppConfig.ready."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def buys_itself(gemeente: Any, on: date) -> bool:
    """Does this gemeente buy specialist help itself on that day, not through the region?

    Asked once per day and row at hand; without a source nobody does.
    """
    bekend: dict[date, bool] = gemeente.__dict__.setdefault("_koopt_zelf", {})
    if on not in bekend:
        bekend[on] = any(bron(gemeente.pk, on) for bron in _bronnen)
    return bekend[on]
