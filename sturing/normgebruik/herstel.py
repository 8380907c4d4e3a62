"""Verzoeken waar werk twee keer moest, en berichten die terugkwamen (NK-24)."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from arrangementen.models import Bericht, Berichtstand, Informatievraag, Verzoek, Wijzigingsregel
from sturing.cijfers import at_aanbieder, in_period, own
from sturing.keuze import Keuze

BESLOTEN = ("toegekend", "afgewezen")


def decided(keuze: Keuze) -> QuerySet[Verzoek]:
    """Verzoeken om toewijzing decided in the period."""
    rijen = Verzoek.objects.filter(
        own(keuze, "gemeente"),
        at_aanbieder(keuze),
        in_period(keuze, "besloten_op"),
        status__in=BESLOTEN,
    )
    return rijen.filter(product__code=keuze.product_code) if keuze.product_code else rijen


def _asked() -> Any:
    return Exists(Informatievraag.objects.filter(verzoek=OuterRef("pk")))


def _changed() -> Any:
    """A granted change of what this verzoek gave."""
    regels = Wijzigingsregel.objects.exclude(soort="ongewijzigd").filter(
        verzoek__status="toegekend",
        toewijzing__onderdeel__arrangement=OuterRef("arrangement"),
    )
    return Exists(regels)


def returned(keuze: Keuze) -> QuerySet[Verzoek]:
    """Went back to the aanbieder with a question first."""
    return decided(keuze).filter(_asked())


def changed(keuze: Keuze) -> QuerySet[Verzoek]:
    """Granted, and changed on request afterwards."""
    return decided(keuze).filter(_changed())


def redone(keuze: Keuze) -> QuerySet[Verzoek]:
    """Either of the two."""
    return decided(keuze).filter(Q(_asked()) | Q(_changed()))


def rejected(keuze: Keuze) -> QuerySet[Bericht]:
    """iJw messages of the period that were rejected, whoever sent them."""
    if keuze.product_code:
        return Bericht.objects.none()
    return Bericht.objects.filter(
        own(keuze, "gemeente"),
        at_aanbieder(keuze),
        op__date__gte=keuze.begin,
        op__date__lte=keuze.einde,
        status=Berichtstand.AFGEKEURD,
    )


def count_by(
    vragen: dict[str, QuerySet[Any]], veld: str, naam: str
) -> dict[tuple[int, str], dict[str, int]]:
    """Per organisation (id, name) how many rows each question has; one query."""
    tellingen = [
        vraag.order_by()
        .exclude(**{veld: None})
        .annotate(welke=Value(sleutel), wie=F(veld), heet=F(naam))
        .values("welke", "wie", "heet")
        .annotate(aantal=Count("pk"))
        .values_list("welke", "wie", "heet", "aantal")
        for sleutel, vraag in vragen.items()
    ]
    geteld: dict[tuple[int, str], dict[str, int]] = {}
    for welke, wie, heet, aantal in tellingen[0].union(*tellingen[1:], all=True):
        geteld.setdefault((wie, heet), dict.fromkeys(vragen, 0))[welke] = aantal
    return geteld


def first_days(keuze: Keuze) -> list[date]:
    """The first day of every month of the period."""
    dag, uit = keuze.begin.replace(day=1), []
    while dag <= keuze.einde:
        uit.append(dag)
        dag = date(dag.year + dag.month // 12, dag.month % 12 + 1, 1)
    return uit
