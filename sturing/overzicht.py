"""De tabellen en grafieken van het dashboard: per aanbieder, per product en per week."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from arrangementen.models import Normoordeel
from casusregie.afronding.kpi import Prestatie, performance

from .cijfers import (
    above_norm,
    at_rer,
    inzetten,
    is_past,
    judged,
    past_last_day,
)
from .einden import judgements
from .keuze import Keuze
from .rijen import INZET

#: How many inzetten the table unfolds per aanbieder; the list behind it has them all.
UITGEKLAPT = 5
AANBIEDERS_UIT = 10
STAVEN = 8


def weekly_past_last_day(keuze: Keuze, on: date, weken: int = 12) -> list[tuple[str, int]]:
    """The number past the last day at the end of each of the last weeks, oldest first."""
    dagen = [on - timedelta(weeks=weken - 1 - n) for n in range(weken)]
    tellingen = inzetten(keuze).aggregate(
        **{f"week_{n}": Count("pk", filter=is_past(dag)) for n, dag in enumerate(dagen)}
    )
    return [
        (f"week {dag.isocalendar().week}", tellingen[f"week_{n}"]) for n, dag in enumerate(dagen)
    ]


@dataclass(frozen=True)
class Boven:
    """Toewijzingen above the norm at one aanbieder, with and without a ground."""

    aanbieder_id: int
    naam: str
    met: int
    zonder: int

    @property
    def alle(self) -> int:
        """Both together."""
        return self.met + self.zonder


def above_per_aanbieder(keuze: Keuze) -> list[Boven]:
    """Most first, then by name; one query."""
    rijen = (
        above_norm(keuze)
        .order_by()
        .values_list("aanbieder_id", "aanbieder__naam")
        .annotate(
            met=Count("pk", filter=~Q(norm_grond="")), zonder=Count("pk", filter=Q(norm_grond=""))
        )
    )
    return sorted((Boven(*rij) for rij in rijen), key=lambda b: (-b.alle, b.naam))


def bars_of(rijen: list[Boven], hoogste: int = STAVEN) -> list[tuple[str, tuple[int, int]]]:
    """For the chart: the highest, and the rest together."""
    top = [(b.naam, (b.met, b.zonder)) for b in rijen[:hoogste]]
    rest = rijen[hoogste:]
    if rest:
        som = (sum(b.met for b in rest), sum(b.zonder for b in rest))
        top.append((f"Overige ({len(rest)})", som))
    return top


@dataclass(frozen=True)
class Voorbij:
    """1-op-1 past the last day at one aanbieder: how many, the first of them, the tredes."""

    aanbieder_id: int
    kenmerk: Any
    naam: str
    voorbij: int
    eerste: date
    bij_rer: int


def past_per_aanbieder(keuze: Keuze, on: date) -> list[Voorbij]:
    """Aanbieders with 1-op-1 past the last day, most first; one query."""
    bij_rer = at_rer().values("object_id")
    rijen = (
        past_last_day(keuze, on)
        .order_by()
        .values_list("aanbieder_id", "aanbieder__kenmerk", "aanbieder__naam")
        .annotate(
            voorbij=Count("pk"),
            eerste=Min("begindatum"),
            bij_rer=Count("pk", filter=Q(pk__in=bij_rer)),
        )
    )
    return sorted((Voorbij(*rij) for rij in rijen), key=lambda v: (-v.voorbij, v.naam))


def unfolded(keuze: Keuze, on: date, aanbieders: list[int]) -> dict[int, list[Any]]:
    """The first inzetten past the last day of these aanbieders; one query."""
    rijen = past_last_day(keuze, on).filter(aanbieder_id__in=aanbieders[:AANBIEDERS_UIT])
    plek = Window(RowNumber(), partition_by=F("aanbieder_id"), order_by=["einddatum", "pk"])
    eerste = rijen.annotate(plek=plek).filter(plek__lte=UITGEKLAPT)
    per_aanbieder: dict[int, list[Any]] = {}
    for inzet in INZET.ophalen(eerste).order_by("einddatum", "pk"):
        per_aanbieder.setdefault(inzet.aanbieder_id, []).append(inzet)
    return per_aanbieder


def per_product(keuze: Keuze) -> QuerySet[Any, Any]:
    """Per product how many toewijzingen lie within the norm, against the agreement (NK-11)."""
    return (
        judged(keuze)
        .values("product__code", "product__naam")
        .annotate(alle=Count("pk"), binnen=Count("pk", filter=Q(normoordeel=Normoordeel.BINNEN)))
        .order_by("product__code", "product__naam")
    )


def performance_of(keuze: Keuze, on: date) -> list[Prestatie]:
    """The national KPI's and the local scores per aanbieder (CR-K-01 to -03); three queries."""
    return performance(judgements(keuze, on))
