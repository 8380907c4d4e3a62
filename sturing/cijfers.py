"""De cijfers van het escalatiedashboard: elk getal en zijn lijst komen uit één vraag.

Alleen eigen contracten tellen mee: gemeenten die via de GRJR inkopen. Voor andere gemeenten geldt
de grens voor kleine aantallen; die staan hier niet in (domein.md §0 n).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery

from afwegingskader.models import EenOpEenInzet
from arrangementen.models import Normoordeel, Toewijzing
from casusregie.escalatie.models import Escalatie

LAATSTE_DAG = "eenopeen.laatste_dag"
BIJNA_VANAF_DAG = 21
TREDE_RER = 2
AFSPRAAK_PROCENT = 80
EIGEN_INKOOP = "grjr"


@dataclass(frozen=True)
class Keuze:
    """What the user filters on; None means all. The period is about decisions of toewijzingen."""

    begin: date
    einde: date
    gemeente_id: int | None = None
    aanbieder_id: int | None = None
    product_code: str = ""


def inzetten(keuze: Keuze) -> QuerySet[EenOpEenInzet]:
    """All 1-op-1 within the own contracts and the filter."""
    rijen = EenOpEenInzet.objects.filter(casus__gemeente__inkoop=EIGEN_INKOOP)
    if keuze.gemeente_id:
        rijen = rijen.filter(casus__gemeente_id=keuze.gemeente_id)
    if keuze.aanbieder_id:
        rijen = rijen.filter(aanbieder_id=keuze.aanbieder_id)
    return rijen


def is_past(on: date) -> Q:
    """The definition of 'past its last day', as things stood on that day."""
    return _running(on) & Q(einddatum__lt=on)


def is_near(on: date) -> Q:
    """The definition of 'on day 21 up to and including its last day'."""
    vanaf = on - timedelta(days=BIJNA_VANAF_DAG - 1)
    return _running(on) & Q(begindatum__lte=vanaf, einddatum__gte=on)


def _running(on: date) -> Q:
    return (Q(beeindigd_op=None) | Q(beeindigd_op__gt=on)) & Q(gestart_op__lte=on)


def past_last_day(keuze: Keuze, on: date) -> QuerySet[EenOpEenInzet]:
    """1-op-1 that still runs after its last day, as things stood on that day."""
    return inzetten(keuze).filter(is_past(on))


def near_last_day(keuze: Keuze, on: date) -> QuerySet[EenOpEenInzet]:
    """1-op-1 on day 21 up to and including its last day."""
    return inzetten(keuze).filter(is_near(on))


def judged(keuze: Keuze) -> QuerySet[Toewijzing]:
    """Toewijzingen decided in the period for which a norm holds (NK-11, NK-15)."""
    rijen = Toewijzing.objects.standing().filter(
        gemeente__inkoop=EIGEN_INKOOP,
        toegewezen_op__date__gte=keuze.begin,
        toegewezen_op__date__lte=keuze.einde,
        normoordeel__in=(Normoordeel.BINNEN, Normoordeel.BOVEN),
    )
    if keuze.gemeente_id:
        rijen = rijen.filter(gemeente_id=keuze.gemeente_id)
    if keuze.aanbieder_id:
        rijen = rijen.filter(aanbieder_id=keuze.aanbieder_id)
    return rijen.filter(product__code=keuze.product_code) if keuze.product_code else rijen


def above_norm(keuze: Keuze) -> QuerySet[Toewijzing]:
    """The judged toewijzingen that lie above the norm."""
    return judged(keuze).filter(normoordeel=Normoordeel.BOVEN)


def with_ground(rijen: QuerySet[Toewijzing]) -> QuerySet[Toewijzing]:
    """Those with an uitzonderingsgrond or the hardheidsclausule."""
    return rijen.exclude(norm_grond="")


def with_trede(rijen: QuerySet[EenOpEenInzet]) -> QuerySet[EenOpEenInzet]:
    """Add the present trede of the ladder: `trede`, `trede_sinds`, `trede_klimt_op`."""
    escalaties = _open_escalaties().filter(object_id=OuterRef("pk")).order_by("-trede")
    return rijen.annotate(
        trede=Subquery(escalaties.values("trede")[:1]),
        trede_sinds=Subquery(escalaties.values("sinds")[:1]),
        trede_klimt_op=Subquery(escalaties.values("klimt_op")[:1]),
    )


def _open_escalaties() -> QuerySet[Escalatie]:
    """Those of a missed last day that wait for an answer."""
    return Escalatie.objects.filter(
        model=EenOpEenInzet._meta.label_lower, code=LAATSTE_DAG, status="open"
    )


@dataclass(frozen=True)
class Kerncijfers:
    """The four figures on top, with what they are compared to."""

    voorbij: int
    voorbij_vorige_maand: int
    bijna: int
    bijna_vorige_maand: int
    boven: int
    getoetst: int
    met_grond: int
    procent_binnen: int | None


def whole_percent(deel: int, geheel: int) -> int:
    """Rounded down: 79,6 percent is not the 80 that was agreed."""
    return 100 * deel // geheel


def key_figures(keuze: Keuze, on: date) -> Kerncijfers:
    """Counted live, each from the same definition as its list."""
    eerder = on - timedelta(days=30)
    norm = judged(keuze).aggregate(
        alle=Count("pk"),
        boven=Count("pk", filter=Q(normoordeel=Normoordeel.BOVEN)),
        grond=Count("pk", filter=Q(normoordeel=Normoordeel.BOVEN) & ~Q(norm_grond="")),
    )
    binnen = norm["alle"] - norm["boven"]
    return Kerncijfers(
        boven=norm["boven"],
        getoetst=norm["alle"],
        met_grond=norm["grond"],
        procent_binnen=whole_percent(binnen, norm["alle"]) if norm["alle"] else None,
        **inzetten(keuze).aggregate(
            voorbij=Count("pk", filter=is_past(on)),
            voorbij_vorige_maand=Count("pk", filter=is_past(eerder)),
            bijna=Count("pk", filter=is_near(on)),
            bijna_vorige_maand=Count("pk", filter=is_near(eerder)),
        ),
    )


def weekly_past_last_day(keuze: Keuze, on: date, weken: int = 12) -> list[tuple[str, int]]:
    """The number past the last day at the end of each of the last weeks, oldest first."""
    dagen = [on - timedelta(weeks=weken - 1 - n) for n in range(weken)]
    tellingen = inzetten(keuze).aggregate(
        **{f"week_{n}": Count("pk", filter=is_past(dag)) for n, dag in enumerate(dagen)}
    )
    return [
        (f"week {dag.isocalendar().week}", tellingen[f"week_{n}"]) for n, dag in enumerate(dagen)
    ]


def above_norm_per_aanbieder(keuze: Keuze, hoogste: int = 8) -> list[tuple[str, tuple[int, int]]]:
    """Per aanbieder above the norm with and without ground, highest first; the rest together."""
    rijen = list(
        above_norm(keuze)
        .values(naam=F("aanbieder__naam"))
        .annotate(met=Count("pk", filter=~Q(norm_grond="")), alle=Count("pk"))
        .order_by("-alle", "naam")
    )
    top = [(r["naam"], (r["met"], r["alle"] - r["met"])) for r in rijen[:hoogste]]
    rest = rijen[hoogste:]
    if rest:
        met, alle = sum(r["met"] for r in rest), sum(r["alle"] for r in rest)
        top.append((f"Overige ({len(rest)})", (met, alle - met)))
    return top


@dataclass(frozen=True)
class Aanbiedercijfer:
    """1-op-1 past the last day at one aanbieder: how many, the longest, the tredes, above norm."""

    aanbieder_id: int
    naam: str
    voorbij: int
    eerste: date
    bij_rer: int
    boven_norm: int


def past_per_aanbieder(keuze: Keuze, on: date) -> list[Aanbiedercijfer]:
    """Aanbieders with 1-op-1 past the last day, most first; two queries, however many rows."""
    bij_rer = _open_escalaties().filter(trede=TREDE_RER).values("object_id")
    rijen = (
        past_last_day(keuze, on)
        .values("aanbieder_id", naam=F("aanbieder__naam"))
        .annotate(
            voorbij=Count("pk"),
            eerste=Min("begindatum"),
            bij_rer=Count("pk", filter=Q(pk__in=bij_rer)),
        )
        .order_by("-voorbij", "naam")
    )
    boven = above_norm(keuze).order_by().values_list("aanbieder").annotate(Count("pk"))
    per_aanbieder = dict(boven)
    return [
        Aanbiedercijfer(boven_norm=per_aanbieder.get(rij["aanbieder_id"], 0), **rij)
        for rij in rijen
    ]


def per_product(keuze: Keuze) -> QuerySet[Any, Any]:
    """Per product how many toewijzingen lie within the norm, against the agreement (NK-11)."""
    return (
        judged(keuze)
        .values("product__code", "product__naam")
        .annotate(
            alle=Count("pk"),
            binnen=Count("pk", filter=Q(normoordeel=Normoordeel.BINNEN)),
            laatste=Max("toegewezen_op"),
        )
        .order_by("product__code")
    )
