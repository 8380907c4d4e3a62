"""De gemaakte uren van een inzet, dag voor dag, naast wat er volgens de afbouw zou zijn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from afwegingskader.kosten import hours_on

DAG = Decimal(24)
NUL = Decimal(0)


@dataclass(frozen=True)
class Urendag:
    """One day of an inzet: planned hours, and those made when they were recorded."""

    dag: date
    nummer: int
    gepland: Decimal
    gemaakt: Decimal | None

    @property
    def verschil(self) -> Decimal | None:
        """Made minus planned; None while nothing was recorded."""
        return None if self.gemaakt is None else self.gemaakt - self.gepland


def days_of(inzet: Any, on: date) -> list[Urendag]:
    """Every day from the start up to the end (or `on`); nothing before the start."""
    if inzet.gestart_op is None:
        return []
    laatste = inzet.beeindigd_op or on
    aantal = (laatste - inzet.begindatum).days + 1
    dagen = (inzet.begindatum + timedelta(days=n) for n in range(max(0, aantal)))
    return [
        Urendag(dag, n, planned_on(inzet, n), made_on(inzet, dag))
        for n, dag in enumerate(dagen, start=1)
    ]


def planned_on(inzet: Any, nummer: int) -> Decimal:
    """Hours of the afbouw plan on day `nummer`; 0 when the aanvraag gave none."""
    if inzet.aanvraag.uren_per_dag is None:
        return NUL
    return hours_on(inzet.aanvraag, nummer)


def made_on(inzet: Any, dag: date) -> Decimal | None:
    """Hours recorded for that day; None when nothing was recorded."""
    tekst = inzet.uren_gemaakt.get(dag.isoformat())
    return None if tekst is None else Decimal(tekst)


def merged(oud: Mapping[str, str], uren: Mapping[date, Decimal | None]) -> dict[str, str]:
    """The record with these days replaced; None takes a day out again."""
    nieuw = dict(oud)
    for dag, waarde in uren.items():
        nieuw.pop(dag.isoformat(), None)
        if waarde is not None:
            nieuw[dag.isoformat()] = str(waarde.normalize() + NUL)
    return dict(sorted(nieuw.items()))


def total(uren: Mapping[str, str]) -> Decimal:
    """All recorded hours together."""
    return sum((Decimal(waarde) for waarde in uren.values()), NUL)


def hour_error(inzet: Any, on: date) -> str:
    """Why the recorded hours cannot be right; empty when they are."""
    laatste = min(inzet.beeindigd_op or on, on)
    for tekst, waarde in inzet.uren_gemaakt.items():
        if not _is_hours(waarde):
            return "Vul per dag 0 tot en met 24 uur in"
        if not inzet.begindatum <= date.fromisoformat(tekst) <= laatste:
            return "Vul alleen uren in voor dagen van de inzet, tot en met vandaag"
    return ""


def _is_hours(waarde: str) -> bool:
    try:
        return NUL <= Decimal(waarde) <= DAG
    except InvalidOperation:
        return False
