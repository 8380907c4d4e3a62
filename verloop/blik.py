"""Eén blik: zolang iemand alleen een bladzijde leest, wordt dezelfde vraag één keer gesteld.

Binnen een stap van de deur telt dit niet: die vraagt zelf, na het slot, en onthoudt voor zichzelf.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_blik: ContextVar[dict[Hashable, Any] | None] = ContextVar("blik", default=None)


@contextmanager
def looking() -> Iterator[None]:
    """In this block a page is read."""
    merk = _blik.set({})
    try:
        yield
    finally:
        _blik.reset(merk)


@contextmanager
def acting() -> Iterator[None]:
    """In this block something changes: nothing seen before counts, in it nor after it."""
    weet = _blik.get()
    merk = _blik.set(None)
    try:
        yield
    finally:
        _blik.reset(merk)
        if weet:
            weet.clear()


def seen() -> dict[Hashable, Any] | None:
    """What this look knows; None outside a look and during a step of the door."""
    return _blik.get()


def look_once(sleutel: Hashable, vraag: Callable[[], T]) -> T:
    """The answer to a question that several parts of one page ask; outside a look always asked."""
    weet = seen()
    if weet is None:
        return vraag()
    if sleutel not in weet:
        weet[sleutel] = vraag()
    return weet[sleutel]  # type: ignore[no-any-return]
