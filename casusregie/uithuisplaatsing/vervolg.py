"""Wat direct volgt op een stap: momenten die erbij komen, en momenten die vervallen."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils import timezone

from verloop.overgangen import register
from verloop.samen import perform_many, register_many

from .keuzes import Koers, Momentsoort, Momentstand

EERSTE = (Momentsoort.ANALYSE, Momentsoort.PLAN)


def plan_moment(dreiging: Any, soort: str, vanaf: date | None, *, by: Any, op: datetime) -> Any:
    """One more moment; the open one of this kind when there is one."""
    open_ = open_moment(dreiging, soort)
    if open_ is not None:
        return open_
    moment = _model()(dreiging=dreiging, soort=soort, vanaf=vanaf)
    return register(moment, by=by, op=op)


def open_moment(dreiging: Any, soort: str) -> Any:
    """The planned moment of a kind; None without."""
    rijen = dreiging.momenten.filter(soort=soort, status=Momentstand.GEPLAND)
    return rijen.order_by("pk").first()


def plan_first_moments(dreiging: Any, *, by: Any, op: datetime) -> list[Any]:
    """Moments 1 to 4 come with the flag; 3 and 4 get their day from the plan (GV-M2-02)."""
    dag = timezone.localdate(op)
    soorten = [m for m in Momentsoort if m != Momentsoort.AFWIJKING]
    momenten = [
        _model()(dreiging=dreiging, soort=soort, vanaf=dag if soort in EERSTE else None)
        for soort in soorten
    ]
    return register_many(momenten, by=by, op=op)


def follow_moment(moment: Any, *, by: Any, op: datetime) -> None:
    """A deviation asks a moment 2a at once; after an evaluation the next one is planned."""
    dag = timezone.localdate(op)
    if moment.koers == Koers.AFWIJKING:
        plan_moment(moment.dreiging, Momentsoort.AFWIJKING, dag, by=by, op=op)
    if moment.volgende_op is not None:
        plan_moment(moment.dreiging, Momentsoort.EVALUATIE, moment.volgende_op, by=by, op=op)


def lapse_moments(dreiging: Any, *, by: Any, op: datetime) -> None:
    """The traject is over: what was planned is not needed any more."""
    gepland = dreiging.momenten.filter(status=Momentstand.GEPLAND).order_by("pk")
    perform_many(gepland.select_for_update(of=("self",)), "lapse", by=by, op=op)


def _model() -> Any:
    return apps.get_model("casusregie", "Monitormoment")
