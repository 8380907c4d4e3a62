"""Wat het plan en de checklist van stap 1 op de casuspagina laten zien."""

from datetime import date
from typing import Any

from casusregie.casus.models import Casus
from casusregie.routes.acties import page_route
from casusregie.routes.checklist import end_of_step_one, missing_titles
from casusregie.routes.lokaal import LokaleRoute
from casusregie.routes.stand import stand_of

STAP_EEN = ("aangemeld", "vraag_verhelderen", "plan_maken", "hulp_toewijzen")


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
    """The eight points of step 1, as long as the route is there (CR-A1-03)."""
    route = page_route(casus)
    if not isinstance(route, LokaleRoute) or route.status not in STAP_EEN:
        return None
    punten = end_of_step_one(casus, route)
    return {"casus": casus, "punten": punten, "ontbreekt": missing_titles(punten)}
