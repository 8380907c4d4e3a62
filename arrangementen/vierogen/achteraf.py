"""Achteraf nagaan of boven het bedrag echt twee mensen besloten, over alle opdrachten."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Sum

from arrangementen.arrangement.models import Arrangement
from normenkader.models import Instelling
from normenkader.standaarden import STANDAARDEN

from .bedrag import GRENS, limit_of
from .stand import Voorstelstand
from .voorstel import Besluitvoorstel

#: where a voorstel leads to the help it is about
WEGEN = (
    *("arrangement", "verzoek__arrangement", "toewijzing__onderdeel__arrangement"),
    "wijziging__casus__arrangementen",
)


def ordered_by_one() -> list[Any]:
    """The kenmerk of every ordered arrangement above the limit that no second person confirmed.

    The highest limit since the opdracht counts; help without a known budget is left out.
    """
    versies = list(Instelling.objects.filter(code=GRENS).values_list("geldig_van", "waarde"))
    bedragen = [STANDAARDEN[GRENS].waarde, *(waarde for _, waarde in versies)]
    laagste = min(cent for waarde in bedragen for cent in waarde.values())
    rijen = Arrangement.objects.filter(opdracht_op__isnull=False)
    rijen = rijen.annotate(kosten=Sum("onderdelen__budget_cent")).filter(kosten__gt=laagste)
    samen = set(_confirmed())
    dagen = [begin for begin, _ in versies]
    velden = ("pk", "kenmerk", "opdracht_op", "casus__gemeente__cbs_code", "kosten")
    return [
        kenmerk
        for pk, kenmerk, op, cbs_code, kosten in rijen.order_by("pk").values_list(*velden)
        if pk not in samen and kosten > _highest(cbs_code, op, dagen)
    ]


def _confirmed() -> Iterator[int]:
    bevestigd = Besluitvoorstel.objects.filter(status=Voorstelstand.BEVESTIGD)
    for weg in WEGEN:
        yield from bevestigd.filter(**{f"{weg}__isnull": False}).values_list(weg, flat=True)


def _highest(cbs_code: str, op: date, dagen: list[date]) -> int:
    return max(limit_of(cbs_code, dag) for dag in (op, *(dag for dag in dagen if dag > op)))
