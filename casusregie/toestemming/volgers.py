"""Wie meteen moet weten dat een toestemming is ingetrokken, zonder dat toestemming hem kent."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Volger = Callable[..., None]
_volgers: list[Volger] = []


def follow_withdrawal(volger: Volger) -> None:
    """Register a function (toestemming, by, op), called in the transaction of the withdrawal."""
    if volger not in _volgers:
        _volgers.append(volger)


def tell_withdrawal(toestemming: Any, *, by: Any, op: datetime) -> None:
    """A consent was withdrawn: everybody who builds on it acts at once."""
    for volger in _volgers:
        volger(toestemming, by=by, op=op)
