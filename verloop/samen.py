"""De deur voor veel tegelijk: nieuwe onderwerpen van de klok, in een vast aantal vragen."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models.constants import OnConflict
from django.utils import timezone

from . import outbox
from .bijwerken import update_many
from .grenzen import RacesAreConflicts, arising, telling
from .models import Onderwerp
from .overgangen import check_move, move, record
from .stap import holding

O = TypeVar("O", bound=Onderwerp)  # noqa: E741
M = TypeVar("M", bound=models.Model)


def insert_new(rijen: Iterable[M]) -> list[M]:
    """Insert rows (one kind, with a `kenmerk`); returns only those that did not exist yet.

    ON CONFLICT DO NOTHING decides. One query: `bulk_create` cannot tell which rows it left out.
    """
    rijen = list(rijen)
    if not rijen:
        return []
    soort = type(rijen[0])
    meta, beheer = soort._meta, soort._default_manager
    velden = [veld for veld in meta.concrete_fields if not isinstance(veld, models.AutoField)]
    with telling(soort):
        gemaakt = beheer._insert(  # type: ignore[attr-defined]
            rijen,
            fields=velden,
            using=beheer.db,
            on_conflict=OnConflict.IGNORE,
            returning_fields=[meta.get_field("kenmerk"), meta.pk],
        )
    nummers = dict(rij for rij in gemaakt if rij is not None)
    eigen = [rij for rij in rijen if rij.kenmerk in nummers]  # type: ignore[attr-defined]
    for rij in eigen:
        rij.pk = nummers[rij.kenmerk]  # type: ignore[attr-defined]
    return eigen


def register_many(
    onderwerpen: Iterable[O],
    *,
    by: Any,
    op: datetime,
    code: str = "register",
    gegevens: Callable[[O], dict[str, Any]] = lambda onderwerp: {},
) -> list[O]:
    """Save new onderwerpen of one kind: permission, validation, record, termijnen, follow-ups.

    One that exists already (its unique key) is left out without a trace; returns the new ones.
    Raises PermissionDenied, Conflict (lost race) or ValidationError; nothing is saved then.
    """
    onderwerpen = list(onderwerpen)
    with RacesAreConflicts(), transaction.atomic(), holding():
        for onderwerp in onderwerpen:
            _check(onderwerp, by, op)
        if not (nieuw := insert_new(onderwerpen)):
            return []
        gebeurtenissen = [
            record(onderwerp, code, by=by, op=op, **gegevens(onderwerp)) for onderwerp in nieuw
        ]
        with arising(*nieuw):
            type(nieuw[0]).sync_many(nieuw)
        outbox.follow_up_many(
            (taak, onderwerp, gebeurtenis)
            for onderwerp, gebeurtenis in zip(nieuw, gebeurtenissen, strict=True)
            for taak in onderwerp.na_registratie
        )
    return nieuw


def perform_many(
    onderwerpen: Iterable[O],
    overgang: str,
    *,
    by: Any,
    op: datetime,
    velden: Iterable[str] = (),
    elk: Callable[[O], dict[str, Any]] = lambda onderwerp: {},
    **gegevens: Any,
) -> list[O]:
    """The same move for many of one kind, all locked by the caller in this transaction.

    What `perform` checks for one is checked for each: source, permission and guards. `velden` are
    the fields that the caller or the move itself set, beside the status; `elk` gives what the move
    gets of this one, beside `gegevens`. Raises PermissionDenied, Conflict, Geblokkeerd or
    ValidationError; nothing is saved then.
    """
    onderwerpen = list(onderwerpen)
    if not onderwerpen:
        return []
    soort = type(onderwerpen[0])
    with RacesAreConflicts(), transaction.atomic(), holding():
        stappen = [
            _moved(onderwerp, overgang, by, op, gegevens | elk(onderwerp))
            for onderwerp in onderwerpen
        ]
        _update(onderwerpen, sorted({"status", "versie", *velden}))
        gebeurtenissen = [
            record(onderwerp, overgang, by=by, op=op, van=van)
            for onderwerp, (van, _) in zip(onderwerpen, stappen, strict=True)
        ]
        soort.sync_many(onderwerpen)
        regels = [regel for _, regel in stappen]
        for onderwerp, regel in zip(onderwerpen, regels, strict=True):
            for gevolg in regel.custom.get("direct", ()):
                gevolg(onderwerp, by=by, op=op)
        outbox.follow_up_many(
            (taak, onderwerp, gebeurtenis)
            for onderwerp, gebeurtenis, regel in zip(
                onderwerpen, gebeurtenissen, regels, strict=True
            )
            for taak in regel.custom.get("then", ())
        )
    return onderwerpen


def _update(onderwerpen: list[Any], velden: list[str]) -> None:
    """One statement: short when all get the same values."""
    waarden = [{veld: getattr(rij, veld) for veld in velden} for rij in onderwerpen]
    beheer = type(onderwerpen[0])._default_manager
    if all(rij == waarden[0] for rij in waarden):
        with telling(type(onderwerpen[0])):
            beheer.filter(pk__in=[rij.pk for rij in onderwerpen]).update(**waarden[0])
        return
    with telling(type(onderwerpen[0])):
        update_many(onderwerpen, velden)


def _moved(
    onderwerp: O, overgang: str, by: Any, op: datetime, gegevens: dict[str, Any]
) -> tuple[str, Any]:
    """Make one move in memory; its old status, and its row of the transition table."""
    onderwerp.on(timezone.localdate(op))
    regel = check_move(onderwerp, overgang, by)
    van = str(onderwerp.status)  # type: ignore[attr-defined]
    move(onderwerp, regel, by=by, **gegevens)
    onderwerp.clean()
    onderwerp.versie += 1
    return van, regel


def _check(onderwerp: Onderwerp, by: Any, op: datetime) -> None:
    """What needs no question to the database; foreign keys and unique keys it guards itself."""
    onderwerp.on(timezone.localdate(op))
    onderwerp.versie = 1
    if not onderwerp.may_register(by):
        raise PermissionDenied("U mag dit niet aanmaken.")
    verwijzingen = {veld.name for veld in onderwerp._meta.fields if veld.is_relation}
    onderwerp.clean_fields(exclude={*verwijzingen, "status", "id"})
    onderwerp.clean()
