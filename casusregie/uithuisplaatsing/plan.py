"""Het plan van aanpak van een casus: welke versie geldt, wie akkoord is en wat nog ontbreekt."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef

from casusregie.afspraken.models import Afspraak
from casusregie.crisis.models import Crisis
from casusregie.documenten.document import Document
from casusregie.documenten.inhoud import day_of

PLAN, VEILIGHEIDSPLAN = "plan_uithuisplaatsing", "veiligheidsplan"


def plan_of(casus: Any) -> Any:
    """The plan that holds in this casus, whoever wrote it; None without one."""
    return Document.objects.latest(casus, PLAN)


def plan_day(plan: Any, onderdeel: str) -> date | None:
    """A day that the plan names ("evaluatie_op", "afsluiten_op"); None when there is none."""
    return day_of(plan.inhoud, onderdeel) if plan is not None else None


@dataclass(frozen=True)
class Antwoord:
    """What one party says of the plan that holds: akkoord None while it has not answered."""

    partij: str
    naam: str
    akkoord: bool | None = None
    namens: str = ""
    toelichting: str = ""
    op: date | None = None


class Traject:
    """What belongs to one threatened uithuisplaatsing, each piece asked once."""

    def __init__(self, dreiging: Any, lezer: Any = None) -> None:
        self.dreiging, self.casus, self.lezer = dreiging, dreiging.casus, lezer

    @cached_property
    def documenten(self) -> list[Any]:
        """The plans and safety plans of the casus that are written or hold, newest first.

        Of each `leesbaar` says whether the reader may open it.
        """
        rijen = Document.objects.current_of(self.casus).filter(soort__in=[PLAN, VEILIGHEIDSPLAN])
        if self.lezer is not None:
            ziet = Document.objects.visible_to(self.lezer, self.dreiging.vandaag)
            rijen = rijen.annotate(leesbaar=Exists(ziet.filter(pk=OuterRef("pk"))))
        return list(rijen.order_by("-vastgesteld_op", "-pk"))

    @property
    def plan(self) -> Any:
        """The plan that holds; None without."""
        return self._one(PLAN, Document.Status.VASTGESTELD)

    @property
    def concept(self) -> Any:
        """The plan that is being written; None without."""
        return self._one(PLAN, Document.Status.CONCEPT)

    @property
    def veiligheidsplan(self) -> Any:
        """The safety plan that holds; None without."""
        return self._one(VEILIGHEIDSPLAN, Document.Status.VASTGESTELD)

    @cached_property
    def antwoorden(self) -> list[Antwoord]:
        """Per party its answer on this version."""
        return answers(self.dreiging, self.plan)

    @property
    def wacht(self) -> list[str]:
        """The parties that did not answer yet, in words."""
        return [antwoord.naam for antwoord in self.antwoorden if antwoord.akkoord is None]

    @cached_property
    def afspraken(self) -> list[Any]:
        """The werkafspraken of this plan, first the day that comes first."""
        return list(Afspraak.objects.of_source(self.dreiging.kenmerk).for_list())

    @cached_property
    def kernbeslissingen(self) -> list[Any]:
        """The kernbeslissingen, newest first."""
        return list(
            self.dreiging.kernbeslissingen.select_related("gedragswetenschapper", "genomen_door")
        )

    @cached_property
    def crisis_loopt(self) -> bool:
        """A crisis runs in this casus."""
        if "crisis_nu" in self.dreiging.__dict__:
            return bool(self.dreiging.crisis_nu)
        return Crisis.objects.running().filter(casus=self.casus).exists()

    def _one(self, soort: str, status: str) -> Any:
        gevonden = (d for d in self.documenten if (d.soort, d.status) == (soort, status))
        return next(gevonden, None)


def answers(dreiging: Any, plan: Any) -> list[Antwoord]:
    """Per party of the traject its answer on this version, in a fixed order; one query."""
    gegeven = {}
    if plan is not None:
        gegeven = {rij.partij: rij for rij in dreiging.akkoorden.filter(plan=plan)}
    namen = dict(dreiging._meta.get_field("partijen").base_field.choices)
    return [
        _answer(partij, str(namen[partij]), gegeven.get(partij)) for partij in dreiging.partijen
    ]


def _answer(partij: str, naam: str, rij: Any) -> Antwoord:
    if rij is None:
        return Antwoord(partij, naam)
    return Antwoord(partij, naam, rij.akkoord, rij.namens, rij.toelichting, rij.gegeven_op)
