"""De bewaking: doet op een dag wat er aan termijnen te doen is, en niet meer dan dat.

Elke ronde pakt een deel van wat aan de beurt is (SKIP LOCKED, via een index op precies dat deel).
Unieke sleutels beslissen wie het deed: herhalen, dubbel of te laat draaien geeft dezelfde rijen.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from casusregie.escalatie.openen import climb_batch, open_first
from normenkader.termijnen.berekening import te_laat_op
from organisaties.models import Medewerker
from verloop import outbox

from .hooks import overdue_handlers
from .models import Termijn
from .opbouw import next_action
from .signalering import give_signals

BATCH = 500


@dataclass(frozen=True)
class Uitkomst:
    """What was new: signals (those about an escalatie included) and escalaties."""

    signalen: int = 0
    escalaties: int = 0

    def __add__(self, ander: "Uitkomst") -> "Uitkomst":
        return Uitkomst(self.signalen + ander.signalen, self.escalaties + ander.escalaties)


def watch(on: date, now: datetime, batch: int = BATCH) -> Uitkomst:
    """Give the signals and open the escalaties that are due on `on`.

    `now` dates the events and is a moment on that day (else ValueError). Missed days are made
    up for, in order, each once and with its true day. Any number of callers may run at the
    same time. Costs follow what is due, not what exists.
    """
    if timezone.localdate(now) != on:
        raise ValueError("Het moment van de bewaking valt op een andere dag")
    klok = Medewerker.objects.systeem()
    totaal = Uitkomst()
    while (deel := _watch_batch(on, now, batch, klok)) is not None:
        totaal += deel
    while (hoger := climb_batch(on, now, batch, klok)) is not None:
        totaal += Uitkomst(len(hoger), len(hoger))
    return totaal


def _watch_batch(on: date, now: datetime, batch: int, klok: Medewerker) -> Uitkomst | None:
    with transaction.atomic():
        termijnen = list(
            Termijn.objects.signals_due(on)
            .select_related("casus")
            .order_by("volgende_actie_op", "pk")
            .select_for_update(skip_locked=True, of=("self", "casus"), no_key=True)[:batch]
        )
        if not termijnen:
            return None
        signalen = give_signals(termijnen, on)
        te_laat = [termijn for termijn in termijnen if _became_overdue(termijn, on)]
        escaleren = [termijn for termijn in te_laat if termijn.escaleert]
        escalaties = open_first(escaleren, by=klok, on=on, now=now)
        _enqueue_follow_ups(te_laat, now)
        _move_cursor(termijnen, on)
        return Uitkomst(len(signalen) + len(escalaties), len(escalaties))


def _became_overdue(termijn: Termijn, on: date) -> bool:
    """Too late on that day, and the sweep did not see it before."""
    dag = te_laat_op(termijn.uiterlijk)
    gezien = termijn.bewaakt_tot is not None and dag <= termijn.bewaakt_tot
    return dag <= on and not gezien and termijn.staat_stil_sinds is None


def _enqueue_follow_ups(termijnen: Iterable[Termijn], now: datetime) -> None:
    for termijn in termijnen:
        for taak in overdue_handlers(termijn.code):
            outbox.enqueue(
                taak,
                sleutel=f"{taak}:{termijn.pk}:{termijn.uiterlijk.isoformat()}",
                op=now,
                onderwerp_id=termijn.object_id,
                termijn_id=termijn.pk,
            )


def _move_cursor(termijnen: Iterable[Termijn], on: date) -> None:
    """Up to and including `on` everything is done; one update per next day."""
    per_dag: dict[date | None, list[int]] = defaultdict(list)
    for termijn in termijnen:
        termijn.bewaakt_tot = on
        per_dag[next_action(termijn)].append(termijn.pk)
    for dag, nummers in per_dag.items():
        Termijn.objects.filter(pk__in=nummers).update(bewaakt_tot=on, volgende_actie_op=dag)
