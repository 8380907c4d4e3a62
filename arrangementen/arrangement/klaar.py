"""Wanneer het arrangement van een casus vaststaat: wat de lijst van stap 1 wil weten (CR-A1-03)."""

from datetime import date
from typing import Any

from .acties import page_arrangementen
from .querysets import Arrangementstand


def settled_on(casus: Any) -> date | None:
    """The day on which every arrangement named its products and sizes; None while one does not.

    The parts follow from the signed plan; with the opdracht they are final at the latest.
    """
    rijen = [a for a in page_arrangementen(casus) if a.status != Arrangementstand.VERVALLEN]
    dagen = [_day(arrangement) for arrangement in rijen]
    bekend = [dag for dag in dagen if dag]
    return max(bekend) if bekend and len(bekend) == len(dagen) else None


def _day(arrangement: Any) -> date | None:
    if arrangement.opdracht_op:
        opdracht: date = arrangement.opdracht_op
        return opdracht
    delen = list(arrangement.onderdelen.all())
    heel = bool(delen) and all(deel.product_id and deel.volume for deel in delen)
    plan = arrangement.plan
    return plan.ondertekend_op if heel and plan else None
