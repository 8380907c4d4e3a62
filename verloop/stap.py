"""Eén stap van de deur: wat zij vasthoudt, wat zij al weet en wat zij aan het eind opschrijft."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models

from .blik import acting, look_once, seen

T = TypeVar("T")
Sleutel = tuple[type[models.Model], Any]


class Stap:
    """The outermost call of the door in this transaction, with all calls that it makes itself."""

    def __init__(self) -> None:
        #: which rows are locked, or were made here: nobody else can change them
        self.vast: frozenset[Sleutel] = frozenset()
        #: those of them that are at hand, as they are in the database
        self.rijen: dict[Sleutel, Any] = {}
        #: answers that stay the same during the step
        self.weet: dict[Hashable, Any] = {}
        #: events in their order, and rows that follow once these have their keys
        self.gebeurd: list[Any] = []
        self.volgt: list[Callable[[], Any]] = []

    def flush(self) -> None:
        """Write down what waits: the events in one statement, what follows in another."""
        gebeurd, self.gebeurd = self.gebeurd, []
        volgt, self.volgt = self.volgt, []
        _insert(gebeurd)
        _insert([maak() for maak in volgt], ignore_conflicts=True)


_stap: ContextVar[Stap | None] = ContextVar("stap", default=None)


def present() -> Stap | None:
    """The step that goes on now; None outside the door."""
    return _stap.get()


@contextmanager
def holding() -> Iterator[None]:
    """What is locked, known or noted in this block is so for all within, and for the block around.

    Write it inside `transaction.atomic()`: what fails gives its locks back and was never noted,
    so an error leaves nothing behind here either.
    """
    buiten = _stap.get()
    if buiten is not None:
        with _within(buiten):
            yield
        return
    stap = Stap()
    merk = _stap.set(stap)
    try:
        with acting():
            yield
            stap.flush()
    finally:
        _stap.reset(merk)


@contextmanager
def _within(stap: Stap) -> Iterator[None]:
    """A call within a step; an error in it takes the step back to where the call began."""
    vast, gebeurd, volgt = stap.vast, list(stap.gebeurd), list(stap.volgt)
    try:
        yield
    except BaseException:
        stap.vast, stap.gebeurd, stap.volgt = vast, gebeurd, volgt
        stap.rijen, stap.weet = {}, {}
        raise


def once(sleutel: Hashable, vraag: Callable[[], T]) -> T:
    """The answer to a question that stays the same during one step, or one look at a page.

    Elsewhere it is always asked. For what the step itself does not change: who the clock is,
    contracts, norms, products.
    """
    stap = _stap.get()
    if stap is None:
        return look_once(sleutel, vraag)
    if sleutel not in stap.weet:
        stap.weet[sleutel] = vraag()
    return stap.weet[sleutel]  # type: ignore[no-any-return]


def know(sleutel: Hashable, antwoord: Any) -> None:
    """Keep what this step or look found out itself; elsewhere nothing is kept."""
    weet = _knows()
    if weet is not None:
        weet[sleutel] = antwoord


def known(sleutel: Hashable) -> Any:
    """What this step or look found out; None when it did not."""
    weet = _knows()
    return weet.get(sleutel) if weet is not None else None


def _knows() -> dict[Hashable, Any] | None:
    stap = _stap.get()
    return seen() if stap is None else stap.weet


def write_down(gebeurtenis: models.Model) -> None:
    """Save a new event: now, or with the others of this step."""
    stap = _stap.get()
    if stap is None:
        gebeurtenis.save(force_insert=True)
    else:
        stap.gebeurd.append(gebeurtenis)


def follow(maken: Iterable[Callable[[], Any]]) -> None:
    """Insert rows that exist once and may need the key of an event: now, or with the others."""
    stap = _stap.get()
    if stap is None:
        _insert([maak() for maak in maken], ignore_conflicts=True)
    else:
        stap.volgt += maken


def flush() -> None:
    """Who is going to read events or work sees those of this step as well."""
    stap = _stap.get()
    if stap is not None:
        stap.flush()


def _insert(rijen: list[Any], **hoe: Any) -> None:
    if rijen:
        type(rijen[0])._base_manager.bulk_create(rijen, **hoe)


__all__ = ["Stap", "flush", "follow", "holding", "know", "known", "once", "present", "write_down"]
