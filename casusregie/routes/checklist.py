"""Wat is klaar na stap 1: de acht punten van de Handreiking, afgeleid uit de gegevens (CR-A1-03).

Van arrangement en opdracht weet alleen een hogere app; die meldt zich aan als bron.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.plannen.inhoud import missing_aanbieder, missing_parts
from casusregie.plannen.plan import Ondersteuningsplan

from .stand import is_recorded, stand_of
from .vinden import route_of

Bron = Callable[[Casus], date | None]
_bronnen: dict[str, Bron] = {}
COMPLEET, ONTBREEKT, BEOORDELING, LEEG = (
    "Compleet",
    "Ontbreekt",
    "Wordt beoordeeld",
    "Niet begonnen",
)


@dataclass(frozen=True)
class Punt:
    """One of the eight; `op` is the day on which it was ready."""

    code: str
    titel: str
    stand: str
    op: date | None = None
    url: str = ""

    @property
    def compleet(self) -> bool:
        """Ready."""
        return self.stand == COMPLEET


def add_checklist_source(code: str, bron: Bron) -> None:
    """Upper apps tell when 'arrangement' or 'opdracht' was ready: bron(casus) -> day or None."""
    if code not in ("arrangement", "opdracht"):
        raise ValueError(f"Er is geen punt {code!r} dat een hogere app invult.")
    _bronnen[code] = bron


def end_of_step_one(casus: Casus, route: Any = None) -> list[Punt]:
    """The eight points in the order of the Handreiking, each with its state and day.

    `route` is the route of the casus when the caller has it already.
    """
    route = route or route_of(casus)
    stand = stand_of(route)
    plan, analyse = stand.plan, stand.analyse
    noodzaak = analyse if analyse is not None and analyse.soort_hulp else None
    over_analyse, over_plan = _url(casus, "vraaganalyse"), _url(casus, "plan_detail")
    return [
        _recorded("gezinsproblematiek", "Gezinsproblematiek beschreven", analyse, over_analyse),
        _recorded(
            "veiligheid", "Veiligheid vastgesteld", stand.taxatie, _url(casus, "risicotaxatie")
        ),
        _recorded("noodzaak", "Noodzaak van hulp bekend", noodzaak, over_analyse),
        _drafted(plan, over_plan),
        from_source("arrangement", "Arrangement vastgesteld", route),
        _adopted(plan, over_plan),
        _aanbieder(plan, over_plan),
        from_source("opdracht", "Opdracht verstrekt", route),
    ]


def missing_titles(punten: list[Punt]) -> list[str]:
    """What is not ready yet."""
    return [punt.titel for punt in punten if not punt.compleet]


def _url(casus: Casus, naam: str) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])


def _recorded(code: str, titel: str, stuk: Any, url: str) -> Punt:
    if stuk is None:
        return Punt(code, titel, LEEG, url=url)
    if is_recorded(stuk):
        return Punt(code, titel, COMPLEET, stuk.vastgelegd_op, url)
    return Punt(code, titel, ONTBREEKT, url=url)


def _drafted(plan: Ondersteuningsplan | None, url: str) -> Punt:
    titel = "Ondersteuningsplan opgesteld"
    if plan is None:
        return Punt("plan_opgesteld", titel, LEEG, url=url)
    if plan.status == "concept" and missing_parts(plan):
        return Punt("plan_opgesteld", titel, ONTBREEKT, url=url)
    return Punt("plan_opgesteld", titel, COMPLEET, plan.vastgesteld_op, url)


def _adopted(plan: Ondersteuningsplan | None, url: str) -> Punt:
    titel = "Ondersteuningsplan vastgesteld en ondertekend"
    if plan is None:
        return Punt("plan_vastgesteld", titel, LEEG, url=url)
    if plan.status == "ondertekend":
        return Punt("plan_vastgesteld", titel, COMPLEET, plan.ondertekend_op, url)
    stand = BEOORDELING if plan.status == "vastgesteld" else ONTBREEKT
    return Punt("plan_vastgesteld", titel, stand, url=url)


def _aanbieder(plan: Ondersteuningsplan | None, url: str) -> Punt:
    titel = "Aanbieder bekend"
    if plan is None or not plan.onderdelen.all():
        return Punt("aanbieder", titel, LEEG, url=url)
    stand = ONTBREEKT if missing_aanbieder(plan) else COMPLEET
    return Punt("aanbieder", titel, stand, plan.vastgesteld_op, url)


def from_source(code: str, titel: str, route: Any) -> Punt:
    """A source of an upper app decides; without one the route itself knows about the opdracht."""
    if code in _bronnen:
        op = _bronnen[code](route.casus)
    else:
        op = route.opdracht_op if code == "opdracht" else None
    return Punt(code, titel, COMPLEET if op else LEEG, op)
