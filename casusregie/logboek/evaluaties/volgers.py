"""Wie moet weten dat een evaluatiemoment veranderde: hogere apps melden zich hier aan."""

from collections.abc import Callable
from typing import Any

Volger = Callable[[Any], None]
_volgers: list[Volger] = []


def follow_evaluations(volger: Volger) -> None:
    """Register volger(evaluatiemoment), called in the same transaction as the change."""
    if volger not in _volgers:
        _volgers.append(volger)


def tell_followers(moment: Any) -> None:
    """Tell them."""
    for volger in _volgers:
        volger(moment)
