"""Brengt de termijnen in lijn met de feiten; de enige plaats die termijnen schrijft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from verloop.bijwerken import update_many
from verloop.stap import know, known

from .feiten import Termijnfeit
from .opbouw import SPOREN, fill
from .termijn import Termijn

Sleutel = tuple[str, int, str, str]
#: (onderwerp, its termijnen that stopped or moved), for each
Volger = Callable[[list[tuple[Any, list[Termijn]]]], None]
_volgers: list[Volger] = []


@dataclass
class Verschil:
    """What a projection changed: new, changed and lapsed termijnen."""

    nieuw: list[Termijn] = field(default_factory=list)
    gewijzigd: list[Termijn] = field(default_factory=list)
    vervallen: list[Termijn] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.nieuw) + len(self.gewijzigd) + len(self.vervallen)


def follow(volger: Volger) -> None:
    """Register who must know that termijnen of an onderwerp stopped or moved (same transaction)."""
    if volger not in _volgers:
        _volgers.append(volger)


def project(onderwerpen: Iterable[Any], save: bool = True) -> Verschil:
    """Bring the termijnen of these onderwerpen (one kind) in line with their facts.

    Rows that are already right are not written. A fact that disappeared makes its running
    termijn lapse. With `save=False` only tells what would change.
    """
    onderwerpen = list(onderwerpen)
    verschil = Verschil()
    if not onderwerpen:
        return verschil
    geen = [onderwerp for onderwerp in onderwerpen if save and _has_none(onderwerp)]
    with transaction.atomic(savepoint=False):
        bestaand = _existing(onderwerpen, lock=save)
        for onderwerp in onderwerpen:
            _compare(onderwerp, bestaand, verschil)
        if save:
            _write(verschil)
            _tell(onderwerpen, verschil)
    for onderwerp in geen:
        know(_mark(onderwerp), not any(r.object_id == onderwerp.pk for r in verschil.nieuw))
    return verschil


def termijnen_of(onderwerp: Any) -> list[Termijn]:
    """New, unsaved termijnen of one new onderwerp, for writing in bulk."""
    casus = onderwerp.termijn_casus()
    return [_new(onderwerp, casus, feit) for feit in _facts(onderwerp, casus)]


def _facts(onderwerp: Any, casus: Any) -> list[Termijnfeit]:
    """In a closed casus nobody waits any more: only what was met is kept."""
    feiten: list[Termijnfeit] = onderwerp.termijn_feiten()
    if casus.gesloten_op is None:
        return feiten
    return [feit for feit in feiten if feit.voldaan_op is not None]


def _existing(onderwerpen: list[Any], lock: bool) -> dict[Sleutel, Termijn]:
    bekend = [o.pk for o in onderwerpen if not _has_none(o)]
    if not bekend:
        return {}
    rijen = Termijn.objects.filter(model=onderwerpen[0]._meta.label_lower, object_id__in=bekend)
    if lock:
        rijen = rijen.order_by("pk").select_for_update(no_key=True)
    return {_key(rij): rij for rij in rijen}


def _has_none(onderwerp: Any) -> bool:
    """It is registered now, or was in this step and no termijn followed until now."""
    return getattr(onderwerp, "ontstaat", False) or known(_mark(onderwerp)) is True


def _mark(onderwerp: Any) -> tuple[str, type[Any], int]:
    return "zonder termijnen", type(onderwerp), onderwerp.pk


def _key(rij: Termijn) -> Sleutel:
    return rij.model, rij.object_id, rij.code, rij.sleutel


def _compare(onderwerp: Any, bestaand: dict[Sleutel, Termijn], verschil: Verschil) -> None:
    casus = onderwerp.termijn_casus()
    label = onderwerp._meta.label_lower
    gezien: set[Sleutel] = set()
    for feit in _facts(onderwerp, casus):
        sleutel = (label, onderwerp.pk, feit.code, feit.sleutel)
        gezien.add(sleutel)
        rij = bestaand.get(sleutel)
        if rij is None:
            verschil.nieuw.append(_new(onderwerp, casus, feit))
        elif _changes(rij, feit, casus):
            verschil.gewijzigd.append(rij)
    for sleutel, rij in bestaand.items():
        if sleutel[1] == onderwerp.pk and sleutel not in gezien and rij.loopt:
            rij.vervallen, rij.volgende_actie_op = True, None
            verschil.vervallen.append(rij)


def _new(onderwerp: Any, casus: Any, feit: Termijnfeit) -> Termijn:
    rij = Termijn(
        casus=casus,
        model=onderwerp._meta.label_lower,
        object_id=onderwerp.pk,
        onderwerp_kenmerk=onderwerp.kenmerk,
        code=feit.code,
        sleutel=feit.sleutel,
    )
    fill(rij, feit, casus)
    return rij


def _changes(rij: Termijn, feit: Termijnfeit, casus: Any) -> bool:
    """Did the fact alter a column? Remembers for who follows what it was."""
    was = {spoor: getattr(rij, spoor) for spoor in SPOREN}
    fill(rij, feit, casus)
    rij.uiterlijk_was, rij.escaleerde = was["uiterlijk"], was["escaleert"]  # type: ignore[attr-defined]
    return any(getattr(rij, spoor) != waarde for spoor, waarde in was.items())


def _write(verschil: Verschil) -> None:
    Termijn.objects.bulk_create(verschil.nieuw)
    anders = [*verschil.gewijzigd, *verschil.vervallen]
    if len(anders) == 1:  # much cheaper than a statement for many
        anders[0].save(update_fields=SPOREN)
    else:
        update_many(anders, SPOREN)


def _tell(onderwerpen: list[Any], verschil: Verschil) -> None:
    gestopt = [rij for rij in verschil.gewijzigd if _stopped_or_moved(rij)] + verschil.vervallen
    if not gestopt:
        return
    per_onderwerp: dict[int, list[Termijn]] = {}
    for rij in gestopt:
        per_onderwerp.setdefault(rij.object_id, []).append(rij)
    paren = [(o, per_onderwerp.pop(o.pk)) for o in onderwerpen if o.pk in per_onderwerp]
    for volger in _volgers:
        volger(paren)


def _stopped_or_moved(rij: Termijn) -> bool:
    was: date = rij.uiterlijk_was  # type: ignore[attr-defined]
    return not rij.loopt or rij.uiterlijk != was


__all__ = ["Verschil", "follow", "project", "termijnen_of"]
