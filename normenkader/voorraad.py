"""Keeps read settings for a moment in this process, and never an uncommitted or undone one."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

HOUDBAAR_SECONDEN = 5.0


@dataclass
class Voorraad:
    """One cached value with the moment (monotonic seconds) at which it was read."""

    waarde: Any = None
    gelezen: float = field(default=float("-inf"))


_VOORRAAD = Voorraad()


def cached(read: Callable[[], Any]) -> Any:
    """What `read` gave at most `HOUDBAAR_SECONDEN` ago.

    Within a transaction that changed a setting the database is asked each time and nothing is
    kept, so a rollback leaves no trace here. Other processes see a change within the same span.
    """
    if _changed_here():
        return read()
    if time.monotonic() - _VOORRAAD.gelezen > HOUDBAAR_SECONDEN:
        _VOORRAAD.waarde = read()
        _VOORRAAD.gelezen = time.monotonic()
    return _VOORRAAD.waarde


def mark_changed() -> None:
    """Call after a write: forgets what was read, now outside a transaction, else at commit."""
    transaction.on_commit(forget)


def forget() -> None:
    """Empties the cache of this process."""
    _VOORRAAD.gelezen = float("-inf")


def _changed_here() -> bool:
    return any(entry[1] is forget for entry in connection.run_on_commit)
