"""Wat het plan en de checklist van de huidige stap op de casuspagina laten zien."""

from collections.abc import Callable
from datetime import date
from typing import Any

from casusregie.casus.models import Casus
from casusregie.routes.acties import page_route
from casusregie.routes.checklist import Punt, end_of_step_one, missing_titles
from casusregie.routes.route import Route
from casusregie.routes.stand import stand_of

Stappenlijst = Callable[[Casus, Any], list[Punt]]
_lijsten: dict[tuple[str, int], Stappenlijst] = {}


def add_steplist(route: str, stap: int, functie: Stappenlijst) -> None:
    """The checklist at the end of a step: `functie(casus, route)` -> the points in order.

    `route` is "A", "B" or "C"; `stap` 1, 2 or 3 (the groups of the route bar). Called from a
    `register()` when the app is ready; a later one replaces an earlier one.
    """
    if route not in ("A", "B", "C") or stap not in (1, 2, 3):
        raise ValueError(f"Er is geen stap {stap} op route {route}.")
    _lijsten[route, stap] = functie


def steplist(route: str, stap: int) -> Stappenlijst | None:
    """The registered checklist of this step, or None."""
    return _lijsten.get((route, stap))


def current_step(route: Route) -> int:
    """Which of the three steps of the Handreiking the route is in (1 to 3)."""
    for nummer, (_, stappen) in enumerate(route.STAPPEN, start=1):
        if any(route.status in statussen for statussen, _ in stappen):  # type: ignore[attr-defined]
            return nummer
    return len(route.STAPPEN)


def steps_shown(route: Route) -> list[int]:
    """The steps whose checklist helps now: in B and C an evaluation may be followed by closing.

    The step that is going on stays in sight until it is left.
    """
    stap = current_step(route)
    sluit = route.status == "evalueren" and not any(  # type: ignore[attr-defined]
        "afsluiten" in statussen for statussen, _ in route.STAPPEN[-1][1]
    )
    return [stap, len(route.STAPPEN)] if sluit else [stap]


def plan_panel(casus: Casus, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The newest plan with its doelen; None when there is no plan yet."""
    plan = stand_of(page_route(casus)).plan
    if plan is None:
        return None
    doelen = [
        (doel, onderdeel) for onderdeel in plan.onderdelen.all() for doel in onderdeel.doelen.all()
    ]
    return {"casus": casus, "plan": plan, "doelen": doelen}


def checklist_panel(casus: Casus, medewerker: Any, on: date) -> dict[str, Any] | None:
    """The checklist of the step that is going on; None without one, or when the route is over."""
    route = page_route(casus)
    if route.afgesloten_op:
        return None
    lijsten = [
        _list(casus, route, stap, lijst)
        for stap in steps_shown(route)
        if (lijst := steplist(casus.route, stap)) is not None
    ]
    return {"casus": casus, "lijsten": lijsten} if lijsten else None


def _list(casus: Casus, route: Route, stap: int, lijst: Stappenlijst) -> dict[str, Any]:
    punten = lijst(casus, route)
    return {"stap": stap, "punten": punten, "ontbreekt": missing_titles(punten)}


add_steplist("A", 1, end_of_step_one)
