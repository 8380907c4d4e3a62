"""Rekent opgeslagen termijnen opnieuw uit; een wijziging is een gebeurtenis, nooit stil."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import transaction

from verloop.overgangen import record

from .models import MetTermijnen, Termijn
from .projectie import Verschil, project

DEEL = 500


@dataclass(frozen=True)
class Telling:
    """How many termijnen there are and how many had to change."""

    bekeken: int
    gewijzigd: int


def recompute(
    *, on: date, now: datetime, by: Any, save: bool, report: Callable[[str], Any]
) -> Telling:
    """Compare every projection with its facts as on `on`; write differences when `save`.

    Each onderwerp whose termijnen changed gives one Gebeurtenis on its casus. `report` gets
    a line per change.
    """
    gewijzigd = 0
    for model in models_with_termijnen():
        for deel in _chunks(model.with_facts().order_by("pk").iterator(DEEL), DEEL):
            gewijzigd += _one_chunk(deel, on=on, now=now, by=by, save=save, report=report)
    return Telling(Termijn.objects.count(), gewijzigd)


def models_with_termijnen() -> list[Any]:
    """Every kind of onderwerp that has termijnen."""
    return [model for model in apps.get_models() if issubclass(model, MetTermijnen)]


def _one_chunk(
    deel: list[Any],
    *,
    on: date,
    now: datetime,
    by: Any,
    save: bool,
    report: Callable[[str], Any],
) -> int:
    onderwerpen = [onderwerp.on(on) for onderwerp in deel]
    verschil = project(onderwerpen, save=False)
    if save and verschil:
        with transaction.atomic():
            _record(onderwerpen, verschil, by, now)
            project(onderwerpen)
    for soort, rijen in (
        ("nieuw", verschil.nieuw),
        ("gewijzigd", verschil.gewijzigd),
        ("vervallen", verschil.vervallen),
    ):
        for rij in rijen:
            report(f"{soort}: {rij.model} {rij.onderwerp_kenmerk} {rij.code}")
    return len(verschil)


def _record(onderwerpen: list[Any], verschil: Verschil, by: Any, now: datetime) -> None:
    """The change shows on the timeline of the casus."""
    geraakt = {rij.object_id for rij in (*verschil.nieuw, *verschil.gewijzigd, *verschil.vervallen)}
    for onderwerp in onderwerpen:
        if onderwerp.pk in geraakt:
            record(onderwerp.termijn_casus(), "termijnen_herrekend", by=by, op=now)


def _chunks(rijen: Iterable[Any], grootte: int) -> Iterator[list[Any]]:
    bron = iter(rijen)
    while deel := list(islice(bron, grootte)):
        yield deel
