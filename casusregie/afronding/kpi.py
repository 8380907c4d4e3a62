"""De vier landelijke KPI's en de zeven lokale scores, per aanbieder opgeteld (CR-K-01 tot -03)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Q

from .beoordeling import Doeloordeel, Eindbeoordeling, Waardering
from .keuzes import Behaald


@dataclass(frozen=True)
class Prestatie:
    """The figures of one aanbieder over the trajecten that were judged.

    `tevredenheid` 1 to 10, `doelen_behaald` and `uitval` in percent, `wachtdagen` the average;
    None when there is nothing to average. `scores` per local score 1 to 5.
    """

    aanbieder_id: int
    aanbieder: str
    trajecten: int
    tevredenheid: Decimal | None
    uitval: Decimal | None
    wachtdagen: Decimal | None
    doelen: int = 0
    doelen_behaald: Decimal | None = None
    scores: dict[str, Decimal] = field(default_factory=dict)


def performance(
    beoordelingen: Any = None, *, van: date | None = None, tot: date | None = None
) -> list[Prestatie]:
    """Per aanbieder, by name; in three queries. `van` and `tot` limit the day of the end.

    `beoordelingen` is any queryset of Eindbeoordeling (default all); concepts never count.
    Hiding small numbers is for whoever shows this (domein.md §0 n).
    """
    rijen = Eindbeoordeling.objects.all() if beoordelingen is None else beoordelingen
    rijen = rijen.filter(status="vastgesteld")
    if van:
        rijen = rijen.filter(geeindigd_op__gte=van)
    if tot:
        rijen = rijen.filter(geeindigd_op__lte=tot)
    doelen, scores = _goals(rijen), _scores(rijen)
    return [_performance(rij, doelen, scores) for rij in _totals(rijen)]


def _totals(rijen: Any) -> Iterable[dict[str, Any]]:
    return (
        rijen.order_by()
        .values("aanbieder_id", naam=F("aanbieder__naam"))
        .annotate(
            n=Count("pk"),
            tevreden=Avg("tevredenheid"),
            weg=Count("pk", filter=Q(uitval=True)),
            wacht=Avg("wachtdagen"),
        )
        .order_by("naam", "aanbieder_id")
    )


def _goals(rijen: Any) -> dict[int, tuple[int, int]]:
    geteld = (
        Doeloordeel.objects.filter(beoordeling__in=rijen)
        .order_by()
        .values_list("beoordeling__aanbieder")
        .annotate(n=Count("pk"), goed=Count("pk", filter=Q(uitkomst=Behaald.BEHAALD)))
    )
    return {aanbieder: (n, goed) for aanbieder, n, goed in geteld}


def _scores(rijen: Any) -> dict[int, dict[str, Decimal]]:
    gemiddeld = (
        Waardering.objects.filter(beoordeling__in=rijen)
        .order_by()
        .values_list("beoordeling__aanbieder", "onderdeel")
        .annotate(score=Avg("score"))
    )
    alle: dict[int, dict[str, Decimal]] = {}
    for aanbieder, onderdeel, score in gemiddeld:
        alle.setdefault(aanbieder, {})[onderdeel] = _round(score)
    return alle


def _performance(
    rij: dict[str, Any],
    doelen: dict[int, tuple[int, int]],
    scores: dict[int, dict[str, Decimal]],
) -> Prestatie:
    aantal, behaald = doelen.get(rij["aanbieder_id"], (0, 0))
    return Prestatie(
        aanbieder_id=rij["aanbieder_id"],
        aanbieder=rij["naam"],
        trajecten=rij["n"],
        tevredenheid=_round(rij["tevreden"]),
        uitval=_percent(rij["weg"], rij["n"]),
        wachtdagen=_round(rij["wacht"]),
        doelen=aantal,
        doelen_behaald=_percent(behaald, aantal),
        scores=scores.get(rij["aanbieder_id"], {}),
    )


def _round(waarde: Any) -> Any:
    return None if waarde is None else Decimal(waarde).quantize(Decimal("0.1"))


def _percent(deel: int, geheel: int) -> Decimal | None:
    return _round(Decimal(100 * deel) / geheel) if geheel else None
