"""Vertaalt een vraag naar één rij één keer per vorm; daarna verschillen alleen de nummers.

De regels wie wat ziet staan in `visible_to` en nergens anders. Ze lopen hier één keer door voor een
dubbelganger van wie kijkt; wie dezelfde rollen heeft krijgt dezelfde vraag met zijn eigen nummers.
Dat scheelt op elke dossierpagina milliseconden. De vorm geldt één dag. Zo'n regel mag daarom alleen
van de aanstellingen en de dag afhangen: leest hij bij het bouwen een instelling of iets anders uit
de database, of heeft de vraag een eigen filter, dan wordt zij gewoon elke keer vertaald.
"""

from collections.abc import Callable
from copy import copy
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models.sql import Query

from normenkader import voorraad

from .zichtdubbel import BEGIN, Dubbel

Bouw = Callable[[Any, Any], models.QuerySet[Any]]
#: how many shapes a process remembers
HOOGSTENS = 4000
#: what of a question may differ from a bare one; all of it is part of its shape
WOORDEN = {"select_related", "order_by", "default_ordering", "deferred_loading"}
_vertaald: dict[tuple[Any, ...], "Vertaling | None"] = {}


class Plaats(models.Expression):
    """The value that is known when the question is asked."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """One parameter: this place itself."""
        return "%s", (self,)


class VormloosError(Exception):
    """This question cannot be asked for somebody else."""


class Vertaling:
    """A question as SQL, with places where its values come."""

    def __init__(self, rijen: models.QuerySet[Any]) -> None:
        self.rijen = rijen
        self.compiler = rijen.query.get_compiler(rijen.db)
        try:
            self.sql, self.plaatsen = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.plaatsen = "", ()
        _check(self.sql, self.plaatsen)
        self.mee = rijen._prefetch_related_lookups  # type: ignore[attr-defined]
        for lookup in self.mee:
            if getattr(lookup, "queryset", None) is not None:
                _check(str(lookup.queryset.query), ())

    def ask(self, nummers: dict[int, int], waarde: Any) -> Any:
        """The first row; None when there is none."""
        gevuld = tuple(_fill(plaats, nummers, waarde) for plaats in self.plaatsen)
        compiler, query = copy(self.compiler), copy(self.rijen.query)
        compiler.connection = connections[self.rijen.db]
        vars(compiler)["as_sql"] = lambda *args, **kwargs: (self.sql, gevuld)
        vars(query)["get_compiler"] = lambda *args, **kwargs: compiler
        rijen: Any = type(self.rijen)(self.rijen.model, query, self.rijen.db)
        rijen._prefetch_related_lookups = self.mee
        return next(iter(rijen), None)


def _fill(plaats: Any, nummers: dict[int, int], waarde: Any) -> Any:
    if isinstance(plaats, Plaats):
        return waarde
    return nummers.get(plaats, plaats) if type(plaats) is int else plaats


def _check(sql: str, plaatsen: Any) -> None:
    """No number of a double may hide where it would not be replaced."""
    woord = str(BEGIN)[:-3]
    if woord in sql or any(woord in str(p) for p in plaatsen if type(p) is not int):
        raise VormloosError


def first_row(sleutel: tuple[Any, ...] | None, bouw: Bouw, wie: Any, on: date, waarde: Any) -> Any:
    """The first row of `bouw(wie, waarde)` on that day, or None.

    `sleutel` says all that `bouw` depends on besides `wie`, the day and the value; without it the
    question has no shape. `bouw` may only read the appointments of `wie`.
    """
    if sleutel is None or not wie.is_active:
        return bouw(wie, waarde).first()
    dubbel = Dubbel(wie, on)
    sleutel = (*sleutel, on, dubbel.shape())
    if sleutel not in _vertaald:
        if len(_vertaald) >= HOOGSTENS:
            _vertaald.clear()
        _vertaald[sleutel] = _translate(bouw, dubbel)
    vertaling = _vertaald[sleutel]
    if vertaling is None:
        return bouw(wie, waarde).first()
    return vertaling.ask(dubbel.values(wie), waarde)


def forget() -> None:
    """Translate everything anew, as after a change of a rule."""
    _vertaald.clear()


def _translate(bouw: Bouw, dubbel: Dubbel) -> Vertaling | None:
    """The question for the double; None when it asks something of the database itself."""
    mens = dubbel.person()
    # a rule that reads a setting must show itself now, also when the setting is remembered
    voorraad.forget()
    try:
        with connections["default"].execute_wrapper(_refuse):
            rijen = bouw(mens, Plaats())
            return Vertaling((rijen if rijen.ordered else rijen.order_by("pk"))[:1])
    except (VormloosError, EmptyResultSet):
        return None


def _refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise VormloosError


def shape_of(rijen: models.QuerySet[Any]) -> tuple[Any, ...] | None:
    """All that this question has of its own; None when it has a filter or prefetches by question.

    What a next version of Django adds to a question counts as well: then there is no shape.
    """
    vraag, kaal = rijen.query, vars(Query(rijen.model))
    eigen = {
        naam
        for naam, waarde in vars(vraag).items()
        if waarde != kaal.get(naam, getattr(Query, naam, None))
    }
    mee = rijen._prefetch_related_lookups  # type: ignore[attr-defined]
    if not WOORDEN.issuperset(eigen) or not all(
        isinstance(w, str) for w in (*vraag.order_by, *mee)
    ):
        return None
    woorden = (repr(vraag.select_related), vraag.order_by, vraag.deferred_loading, mee)
    regels = [vars(k)["visible_to"] for k in type(rijen).__mro__ if "visible_to" in vars(k)]
    return type(rijen), rijen.model, rijen.db, *woorden, *regels
