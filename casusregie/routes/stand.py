"""Hoe ver stap 1 is: de nieuwste stukken van een casus, elk hooguit één keer opgehaald."""

from functools import cached_property
from typing import Any

from django.db.models import Prefetch

from casusregie.casus.models import Casus
from casusregie.plannen.onderdelen import Planonderdeel
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.regiebesluit import Regiebesluit
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse


class Stand:
    """The newest pieces of a casus, read when first asked; belongs to one look at the casus."""

    def __init__(self, casus: Casus) -> None:
        self.casus = casus

    @cached_property
    def analyse(self) -> Vraaganalyse | None:
        """The newest vraaganalyse, also a concept."""
        return Vraaganalyse.objects.latest_of(self.casus)

    @cached_property
    def taxatie(self) -> Risicotaxatie | None:
        """The newest risicotaxatie, also a concept."""
        return Risicotaxatie.objects.latest_of(self.casus)

    @cached_property
    def besluit(self) -> Regiebesluit | None:
        """The regiebesluit that holds."""
        return Regiebesluit.objects.latest_of(self.casus)

    @cached_property
    def plan(self) -> Ondersteuningsplan | None:
        """The newest version of the plan, with its parts and doelen."""
        delen = Planonderdeel.objects.select_related("resultaatgebied").prefetch_related("doelen")
        plannen = Ondersteuningsplan.objects.prefetch_related(Prefetch("onderdelen", delen))
        plan = plannen.select_related("vraaganalyse", "risicotaxatie").latest_of(self.casus)
        if plan is not None:
            plan.casus = self.casus
        return plan

    @property
    def analyse_klaar(self) -> bool:
        """The newest vraaganalyse is vastgelegd."""
        return is_recorded(self.analyse)

    @property
    def taxatie_klaar(self) -> bool:
        """The newest risicotaxatie is vastgelegd."""
        return is_recorded(self.taxatie)


def is_recorded(stuk: Any) -> bool:
    """Is it there and vastgelegd?"""
    return stuk is not None and stuk.status == "vastgelegd"


def stand_of(route: Any) -> Stand:
    """The state beside a route object; a fresh route (as in the door) reads afresh."""
    if "_stand" not in route.__dict__:
        route.__dict__["_stand"] = Stand(route.casus)
    gevonden: Stand = route.__dict__["_stand"]
    return gevonden
