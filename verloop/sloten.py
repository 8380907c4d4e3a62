"""Sloten op rijen: van hoog naar laag, en binnen één stap elk maar één keer gevraagd."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.db.models.lookups import Exact
from django.utils import timezone

from .grenzen import remember
from .models import Onderwerp
from .stap import Sleutel, holding, present

O = TypeVar("O", bound=Onderwerp)  # noqa: E741


def lock(onderwerp: O, op: datetime) -> O:
    """A fresh copy under a row lock, its parents locked first and at hand, its day set.

    Within one step the same row is the same object, locked once.
    """
    with holding():
        lock_parents(onderwerp)
        vers: O | None = at_hand(type(onderwerp), onderwerp.pk)
        if vers is None:
            vers = _locked(type(onderwerp)).get(pk=onderwerp.pk)
            _note([vers])
        _connect(vers)
    remember(vers)
    vers.on(timezone.localdate(op))
    return vers


def _locked(soort: type[Onderwerp]) -> models.QuerySet[Any]:
    """Under a row lock, with what its transitions need beside it."""
    return _with_more(soort._default_manager.select_for_update(of=("self",)))


def _with_more(rijen: models.QuerySet[Any]) -> models.QuerySet[Any]:
    mee = getattr(rijen.model, "lock_with", ())
    return rijen.select_related(*mee) if mee else rijen


def lock_parents(onderwerp: Onderwerp) -> None:
    """Lock what must be locked first, as far as it was not held yet."""
    stap = present()
    for rijen in onderwerp.lock_first():
        if stap is None or _key(rijen) not in stap.vast:
            vast = list(_with_more(rijen).order_by("pk").select_for_update(of=("self",)))
            for rij in vast:
                _connect(rij)
            _note(vast)


def hold(*rijen: models.Model) -> None:
    """Rows that this transaction made itself: nobody else can see or lock them."""
    _note(list(rijen))


def lock_row(rij: models.Model) -> None:
    """Lock a row that is no onderwerp, once per step; others may go on pointing to it."""
    if not is_held(type(rij), rij.pk):
        rijen = type(rij)._default_manager.select_for_update(of=("self",), no_key=True)
        rijen.values_list("pk").get(pk=rij.pk)
        stap = present()
        if stap is not None:
            stap.vast |= {(type(rij), rij.pk)}


def is_held(soort: type[models.Model], pk: Any) -> bool:
    """Did this step lock or make this row already?"""
    stap = present()
    return stap is not None and (soort, pk) in stap.vast


def changed(soort: type[models.Model], pk: Any) -> None:
    """This row was written without the object at hand: who needs it reads it again."""
    stap = present()
    if stap is not None:
        stap.rijen.pop((soort, pk), None)


def at_hand(soort: type[models.Model], pk: Any) -> Any:
    """The row that this step locked or made, as it is now; None when it is not at hand."""
    stap = present()
    return stap.rijen.get((soort, pk)) if stap is not None else None


def _connect(vers: Any) -> None:
    """The rows it points to that are at hand need no question."""
    stap = present()
    for veld in vers._meta.concrete_fields if stap is not None and stap.rijen else ():
        if veld.is_relation:
            ouder = stap.rijen.get((veld.related_model, getattr(vers, veld.attname)))
            if ouder is not None:
                setattr(vers, veld.name, ouder)


def _note(rijen: list[Any]) -> None:
    stap = present()
    if stap is not None:
        nieuw = {(type(rij), rij.pk): rij for rij in rijen}
        stap.vast |= nieuw.keys()
        stap.rijen |= nieuw


def _key(rijen: models.QuerySet[Any]) -> Sleutel | None:
    """The one row of a QuerySet that asks for a primary key only; None for any other."""
    delen = rijen.query.where.children
    if len(delen) != 1 or not isinstance(delen[0], Exact):
        return None
    sleutel = delen[0].lhs.target
    eigen = sleutel.primary_key and sleutel.model is rijen.model
    return (rijen.model, delen[0].rhs) if eigen else None


__all__ = ["at_hand", "changed", "hold", "is_held", "lock", "lock_parents", "lock_row"]
