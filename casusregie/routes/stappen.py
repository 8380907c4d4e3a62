"""De routebalk: welke stappen klaar zijn, welke nu loopt en wanneer dat was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from verloop.models import Gebeurtenis
from verloop.schermen.woorden import tiny_date


@dataclass(frozen=True)
class Routestap:
    """One step of the bar; `stand` is klaar, nu or straks; `datum` a short text."""

    naam: str
    stand: str
    datum: str = ""


@dataclass(frozen=True)
class Routegroep:
    """One of the three steps of the Handreiking."""

    nummer: int
    naam: str
    stappen: tuple[Routestap, ...]


def route_steps(
    route: Any, gebeurtenissen: Iterable[Gebeurtenis] | None = None
) -> list[Routegroep]:
    """The groups with their steps, for {% routebalk %}; dates come from the events (1 query).

    Whoever has the events of the route already gives them along.

    A step that was left and entered again (a step back) is not done but current or to come.
    """
    gekomen, verlaten = _dates(route, gebeurtenissen)
    namen = [statussen for _, stappen in route.STAPPEN for statussen, _ in stappen]
    nu = next((n for n, statussen in enumerate(namen) if route.status in statussen), len(namen))
    groepen, plaats = [], 0
    for nummer, (groepsnaam, stappen) in enumerate(route.STAPPEN, start=1):
        rij = []
        for statussen, naam in stappen:
            rij.append(_step(naam, statussen, plaats, nu, route, gekomen, verlaten))
            plaats += 1
        groepen.append(Routegroep(nummer, groepsnaam, tuple(rij)))
    return groepen


def _step(
    naam: str,
    statussen: tuple[str, ...],
    plaats: int,
    nu: int,
    route: Any,
    gekomen: dict[str, date],
    verlaten: dict[str, date],
) -> Routestap:
    if plaats > nu:
        return Routestap(naam, "straks")
    if plaats == nu and route.afgesloten_op is None:
        sinds = gekomen.get(route.status)
        return Routestap(naam, "nu", f"Sinds {tiny_date(sinds)}" if sinds else "")
    klaar = next((verlaten[s] for s in statussen if s in verlaten), None)
    klaar = route.afgesloten_op if plaats == nu else klaar
    return Routestap(naam, "klaar" if klaar else "straks", tiny_date(klaar) if klaar else "")


def _dates(
    route: Any, bekend: Iterable[Gebeurtenis] | None
) -> tuple[dict[str, date], dict[str, date]]:
    """When each status was entered and left for the last time."""
    gekomen: dict[str, date] = {}
    verlaten: dict[str, date] = {}
    if bekend is None:
        bekend = Gebeurtenis.objects.filter(model=route._meta.label_lower, object_id=route.pk)
    for gebeurtenis in sorted(bekend, key=lambda g: g.pk):
        if gebeurtenis.van == gebeurtenis.naar:
            continue
        dag = timezone.localdate(gebeurtenis.op)
        gekomen[gebeurtenis.naar] = dag
        if gebeurtenis.van:
            verlaten[gebeurtenis.van] = dag
    return gekomen, verlaten
