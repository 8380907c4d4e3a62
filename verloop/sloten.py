"""Sloten op rijen: van hoog naar laag, en binnen één transactie elk maar één keer gevraagd."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models.lookups import Exact
from django.utils import timezone

from .grenzen import remember
from .models import Onderwerp

O = TypeVar("O", bound=Onderwerp)  # noqa: E741
Sleutel = tuple[type[models.Model], Any]

#: what the door calls around this one hold; None outside the door
_vast: ContextVar[frozenset[Sleutel] | None] = ContextVar("sloten", default=None)


@contextmanager
def holding() -> Iterator[None]:
    """What is locked within this block is known to all within, and to the block around it.

    Write it inside `transaction.atomic()`: what fails gives its locks back, so an error leaves
    nothing behind here either.
    """
    buiten = _vast.get()
    vorige = _vast.set(buiten or frozenset())
    try:
        yield
    except BaseException:
        _vast.reset(vorige)
        raise
    _vast.set(_vast.get() if buiten is not None else None)


def lock(onderwerp: O, op: datetime) -> O:
    """A fresh copy under a row lock, its parents locked first and at hand, its day set."""
    ouders = lock_parents(onderwerp)
    vers = type(onderwerp)._default_manager.select_for_update(of=("self",)).get(pk=onderwerp.pk)
    _note([vers])
    for veld in vers._meta.concrete_fields:
        for ouder in ouders if veld.is_relation else ():
            if veld.related_model is type(ouder) and getattr(vers, veld.attname) == ouder.pk:
                setattr(vers, veld.name, ouder)
    remember(vers)
    vers.on(timezone.localdate(op))
    return vers


def lock_parents(onderwerp: Onderwerp) -> list[models.Model]:
    """Lock what must be locked first; the rows that were not held yet."""
    ouders: list[models.Model] = []
    for rijen in onderwerp.lock_first():
        if _key(rijen) not in (_vast.get() or ()):
            ouders += rijen.order_by("pk").select_for_update(of=("self",))
    _note(ouders)
    return ouders


def hold(*rijen: models.Model) -> None:
    """Rows that this transaction made itself: nobody else can see or lock them."""
    _note(list(rijen))


def _note(rijen: list[Any]) -> None:
    vast = _vast.get()
    if vast is not None:
        _vast.set(vast | {(type(rij), rij.pk) for rij in rijen})


def _key(rijen: models.QuerySet[Any]) -> Sleutel | None:
    """The one row of a QuerySet that asks for a primary key only; None for any other."""
    delen = rijen.query.where.children
    if len(delen) != 1 or not isinstance(delen[0], Exact):
        return None
    sleutel = delen[0].lhs.target
    eigen = sleutel.primary_key and sleutel.model is rijen.model
    return (rijen.model, delen[0].rhs) if eigen else None


__all__ = ["hold", "holding", "lock", "lock_parents"]
