"""Wat er al bekend is over een casus: één keer ingevuld, in elk document opnieuw te gebruiken."""

from datetime import date
from functools import cached_property
from typing import Any

from casusregie.casus.models import Casus, Routesoort
from casusregie.plannen.models import Ondersteuningsplan, Risicotaxatie, Vraaganalyse
from casusregie.routes.vinden import route_of
from organisaties.models import Organisatie

from .document import Document

#: Documents with doelen of their own, the newest of which counts when there is no plan of the team.
MET_DOELEN = ("gezinsplan", "hulpverleningsplan_b", "hulpverleningsplan_a", "toekomstplan")


class Bron:
    """Everything a new document may take over, asked only when a part needs it.

    Only what the writing organisation may see anyway: stukken of the casus itself, and its own
    documents.
    """

    def __init__(self, casus: Casus, organisatie: Organisatie) -> None:
        self.casus, self.organisatie = casus, organisatie

    @cached_property
    def vraaganalyse(self) -> Any:
        """The newest recorded vraaganalyse, or None."""
        stukken = Vraaganalyse.objects.recorded().select_related("uitvoerder")
        return stukken.latest_of(self.casus)

    @cached_property
    def risicotaxatie(self) -> Any:
        """The newest recorded risicotaxatie, or None."""
        return Risicotaxatie.objects.recorded().latest_of(self.casus)

    @cached_property
    def plan(self) -> Any:
        """The plan that holds, or the one being made; None without one."""
        plannen = Ondersteuningsplan.objects.with_contents()
        return plannen.current_of(self.casus) or plannen.exclude(
            status=Ondersteuningsplan.Status.VERVALLEN
        ).latest_of(self.casus)

    @cached_property
    def onderdelen(self) -> list[Any]:
        """The parts of the plan."""
        return list(self.plan.onderdelen.all()) if self.plan else []

    @cached_property
    def triage(self) -> Any:
        """The newest triage of this organisation, or None."""
        return self._own().filter(soort="triage").order_by("-pk").first()

    @cached_property
    def eigen_doelen(self) -> list[dict[str, str]]:
        """Doelen of the newest own plan document."""
        for soort in MET_DOELEN:
            gevonden = self._own().filter(soort=soort).order_by("-pk").first()
            if gevonden and gevonden.inhoud.get("doelen"):
                return list(gevonden.inhoud["doelen"])
        return []

    @cached_property
    def maatregel(self) -> Any:
        """The protection route with its measure; None in the other routes."""
        return route_of(self.casus) if self.casus.route == Routesoort.BESCHERMING else None

    def _own(self) -> Any:
        return Document.objects.filter(
            casus=self.casus, organisatie=self.organisatie, status="vastgesteld"
        )


def dutch_day(dag: date | None) -> str:
    """A day as 2-3-2026."""
    return f"{dag.day}-{dag.month}-{dag.year}" if dag else ""
