"""Het plan van aanpak van een casus: welke versie geldt, wie akkoord is en wat nog ontbreekt."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.documenten.document import Document
from casusregie.documenten.inhoud import day_of

PLAN, VEILIGHEIDSPLAN = "plan_uithuisplaatsing", "veiligheidsplan"


def plan_of(casus: Any) -> Any:
    """The plan that holds in this casus, whoever wrote it; None without one."""
    return Document.objects.latest(casus, PLAN)


def draft_of(casus: Any) -> Any:
    """The concept that is being written; None without one."""
    rijen = Document.objects.filter(casus=casus, soort=PLAN, status=Document.Status.CONCEPT)
    return rijen.order_by("-pk").first()


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
