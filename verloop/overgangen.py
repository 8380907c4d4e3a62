"""De deur: de enige plaats waar een onderwerp ontstaat, verandert of van stand wisselt."""

from collections.abc import Iterable
from datetime import datetime
from inspect import unwrap
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone

from . import outbox
from .fouten import Conflict, Geblokkeerd, Gewijzigd
from .geheel import step
from .grenzen import RacesAreConflicts, arising, clean, save
from .models import Gebeurtenis, Onderwerp
from .redenen import Nee, Oordeel
from .sloten import hold, lock, lock_parents
from .stap import holding, write_down

O = TypeVar("O", bound=Onderwerp)  # noqa: E741


def perform(
    onderwerp: O,
    overgang: str,
    *,
    by: Any,
    op: datetime | None = None,
    versie: int | None = None,
    **gegevens: Any,
) -> O:
    """Check, move, save, record and follow up: one transaction, one order, no exceptions.

    What a transition declares: `direct`, functions (onderwerp, by, op) that belong to the same
    transaction, and `then`, outbox work that follows it. `op` is the moment of the event
    (default now), `versie` the one that the user saw. The transition body gets `on` (local date),
    `by` and `gegevens`. Raises PermissionDenied, Conflict (wrong status, lost race; Gewijzigd when
    only the contents are newer than `versie`), Geblokkeerd
    (a guard says no) or ValidationError (the contents are not right); nothing is saved then.
    """
    op = op or timezone.now()
    with RacesAreConflicts(onderwerp, overgang), step(), holding():
        onderwerp = lock(onderwerp, op)
        overgangsregel = check_move(onderwerp, overgang, by)
        if versie not in (None, onderwerp.versie):
            raise Gewijzigd()
        van = onderwerp.status  # type: ignore[attr-defined]
        move(onderwerp, overgangsregel, by=by, **gegevens)
        gebeurtenis = _save(onderwerp, overgang, van=van, by=by, op=op)
        for gevolg in overgangsregel.custom.get("direct", ()):
            gevolg(onderwerp, by=by, op=op)
        _follow_up(overgangsregel.custom.get("then", ()), onderwerp, gebeurtenis)
    return onderwerp


def register(onderwerp: O, *, by: Any, op: datetime | None = None, code: str = "register") -> O:
    """Save a new onderwerp: permission, validation, record, termijnen and follow-ups."""
    op = op or timezone.now()
    with RacesAreConflicts(onderwerp, code), step(), holding():
        lock_parents(onderwerp)
        onderwerp.on(timezone.localdate(op))
        _refuse_unless_permitted(onderwerp.may_register(by))
        with arising(onderwerp):
            gebeurtenis = _save(onderwerp, code, van="", by=by, op=op)
        hold(onderwerp)
        _follow_up(onderwerp.na_registratie, onderwerp, gebeurtenis)
    return onderwerp


def amend(
    onderwerp: O,
    *,
    by: Any,
    versie: int | None = None,
    op: datetime | None = None,
    code: str = "amend",
    **velden: Any,
) -> O:
    """Change contents without changing the status; `versie` guards against lost updates."""
    op = op or timezone.now()
    with RacesAreConflicts(onderwerp, code), step(), holding():
        onderwerp = lock(onderwerp, op)
        if versie is not None and versie != onderwerp.versie:
            raise Conflict()
        oordeel = onderwerp.may_amend(by)
        _refuse_unless_permitted(oordeel)
        for naam, waarde in velden.items():
            setattr(onderwerp, naam, waarde)
        _save(onderwerp, code, van=_status(onderwerp), by=by, op=op, velden=sorted(velden))
    return onderwerp


def record(
    onderwerp: models.Model, code: str, *, by: Any, op: datetime, van: str = "", **gegevens: Any
) -> Gebeurtenis:
    """Add a Gebeurtenis about any object; `gegevens` holds codes and references only.

    Within a step of the door it is written at the end, with the others of that step.
    """
    gebeurtenis = event(onderwerp, code, by=by, op=op, van=van, **gegevens)
    write_down(gebeurtenis)
    return gebeurtenis


def event(
    onderwerp: models.Model, code: str, *, by: Any, op: datetime, van: str = "", **gegevens: Any
) -> Gebeurtenis:
    """The Gebeurtenis that `record` adds, not yet saved (for `verloop.samen`)."""
    return Gebeurtenis(
        model=onderwerp._meta.label_lower,
        object_id=onderwerp.pk,
        code=f"{onderwerp._meta.label_lower}.{code}",
        van=van,
        naar=_status(onderwerp),
        door=by,
        op=op,
        dossier=onderwerp.dossier_kenmerk() if hasattr(onderwerp, "dossier_kenmerk") else None,
        gegevens=_with_kind(onderwerp, gegevens),
    )


def _with_kind(onderwerp: models.Model, gegevens: dict[str, Any]) -> dict[str, Any]:
    soort = onderwerp.event_kind() if isinstance(onderwerp, Onderwerp) else ""
    return {"soort": soort, **gegevens} if soort else gegevens


def _save(
    onderwerp: Onderwerp, code: str, *, van: str, by: Any, op: datetime, **gegevens: Any
) -> Gebeurtenis:
    onderwerp.versie += 1
    clean(onderwerp)
    save(onderwerp)
    gebeurtenis = record(onderwerp, code, by=by, op=op, van=van, **gegevens)
    onderwerp.sync_termijnen()
    return gebeurtenis


def check_move(onderwerp: Onderwerp, overgang: str, by: Any) -> Any:
    """The rule of this move, when source, permission and guards allow it (see `perform`)."""
    regel = _transition(onderwerp, overgang)
    _check_source(onderwerp, regel)
    _refuse_unless_permitted(regel.permission(onderwerp, by))
    for bewaker in regel.conditions:
        _block_unless(bewaker(onderwerp))
    return regel


def move(onderwerp: Onderwerp, regel: Any, *, by: Any, **gegevens: Any) -> None:
    """Do the move that `check_move` allowed: its body and the new status, guards not once more."""
    uitkomst = unwrap(regel.method)(onderwerp, on=onderwerp.vandaag, by=by, **gegevens)
    doel = regel.target
    if hasattr(doel, "get_state"):
        doel = doel.get_state(onderwerp, regel, uitkomst)
    if doel is not None:
        onderwerp._meta.get_field("status").set_state(onderwerp, doel)  # type: ignore[union-attr]


def _follow_up(taken: Iterable[str], onderwerp: Onderwerp, gebeurtenis: Gebeurtenis) -> None:
    outbox.follow_up_many((taak, onderwerp, gebeurtenis) for taak in taken)


def _status(onderwerp: models.Model) -> str:
    return str(getattr(onderwerp, "status", ""))


def _transition(onderwerp: Onderwerp, overgang: str) -> Any:
    """The row of the transition table for the present status, or a Conflict."""
    veld = onderwerp._meta.get_field("status")
    regels = [r for r in veld.get_all_transitions(type(onderwerp)) if r.name == overgang]
    if not regels:
        raise LookupError(f"{type(onderwerp).__name__} kent geen overgang {overgang!r}.")
    status = _status(onderwerp)
    return next((r for r in regels if r.source in (status, "*")), regels[0])


def _check_source(onderwerp: Onderwerp, regel: Any) -> None:
    if regel.source not in (_status(onderwerp), "*"):
        raise Conflict()


def _refuse_unless_permitted(oordeel: Oordeel) -> None:
    if not oordeel:
        raise PermissionDenied(
            oordeel.reden if isinstance(oordeel, Nee) else "U mag dit niet doen."
        )


def _block_unless(oordeel: Oordeel) -> None:
    if isinstance(oordeel, Nee):
        raise Geblokkeerd(oordeel.reden, oordeel.weg)
    if not oordeel:
        raise Geblokkeerd("Dit kan nu nog niet.")


__all__ = [
    "Conflict",
    "Geblokkeerd",
    "ValidationError",
    "amend",
    "check_move",
    "event",
    "lock",
    "move",
    "perform",
    "record",
    "register",
]
