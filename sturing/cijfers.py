"""De vragen achter de cijfers over 1-op-1 en over de norm: elk getal en zijn lijst zijn één vraag.

Alleen eigen contracten tellen mee (`sturing.bereik`). Voor andere gemeenten geldt de grens voor
kleine aantallen; die staan hier niet in (domein.md §0 n).
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from afwegingskader.models import EenOpEenInzet
from arrangementen.aanbod.inkoop import joint_gemeenten
from arrangementen.models import Arrangementonderdeel, Normoordeel, Toewijzing
from casusregie.escalatie.models import Escalatie
from normenkader.kader.ladder import DOORZETTER

from .keuze import Keuze

LAATSTE_DAG = "eenopeen.laatste_dag"
BIJNA_VANAF_DAG = 21
AFSPRAAK = "norm.streefaandeel"


def own(keuze: Keuze, pad: str = "casus__gemeente") -> Q:
    """Within the own contracts and the chosen gemeente; never a gemeente outside the contracts.

    Without a list of own gemeenten those count that buy through the region.
    """
    if keuze.gemeenten is None:
        binnen = Q(**{f"{pad}__in": joint_gemeenten(keuze.einde)})
        return binnen & Q(**{pad: keuze.gemeente_id}) if keuze.gemeente_id else binnen
    if keuze.gemeente_id:
        mag = keuze.gemeente_id in keuze.gemeenten
        return Q(**{pad: keuze.gemeente_id}) if mag else Q(pk=None)
    return Q(**{f"{pad}__in": keuze.gemeenten})


def at_aanbieder(keuze: Keuze, veld: str = "aanbieder_id") -> Q:
    """At the chosen aanbieder."""
    return Q(**{veld: keuze.aanbieder_id}) if keuze.aanbieder_id else Q()


def in_period(keuze: Keuze, veld: str) -> Q:
    """That day lies in the period, both ends included."""
    return Q(**{f"{veld}__gte": keuze.begin, f"{veld}__lte": keuze.einde})


def inzetten(keuze: Keuze) -> QuerySet[EenOpEenInzet]:
    """All 1-op-1 within the own contracts and the filter; the product is that of the help."""
    rijen = EenOpEenInzet.objects.filter(own(keuze), at_aanbieder(keuze), afgezien_op=None)
    if keuze.product_code:
        delen = Arrangementonderdeel.objects.filter(product__code=keuze.product_code)
        rijen = rijen.filter(aanvraag__arrangement__in=delen.values("arrangement"))
    return rijen


def is_past(on: date) -> Q:
    """The definition of 'past its last day', as things stood on that day."""
    return is_running(on) & Q(einddatum__lt=on)


def is_near(on: date) -> Q:
    """The definition of 'on day 21 up to and including its last day'."""
    vanaf = on - timedelta(days=BIJNA_VANAF_DAG - 1)
    return is_running(on) & Q(begindatum__lte=vanaf, einddatum__gte=on)


def is_running(on: date) -> Q:
    """Started and not ended, as things stood on that day."""
    return (Q(beeindigd_op=None) | Q(beeindigd_op__gt=on)) & Q(gestart_op__lte=on)


def running(keuze: Keuze, on: date) -> QuerySet[EenOpEenInzet]:
    """1-op-1 that runs on that day, past its last day or not."""
    return inzetten(keuze).filter(is_running(on))


def past_last_day(keuze: Keuze, on: date) -> QuerySet[EenOpEenInzet]:
    """1-op-1 that still runs after its last day, as things stood on that day."""
    return inzetten(keuze).filter(is_past(on))


def near_last_day(keuze: Keuze, on: date) -> QuerySet[EenOpEenInzet]:
    """1-op-1 on day 21 up to and including its last day."""
    return inzetten(keuze).filter(is_near(on))


def ended(keuze: Keuze) -> QuerySet[EenOpEenInzet]:
    """1-op-1 that ended in the period."""
    return inzetten(keuze).filter(in_period(keuze, "beeindigd_op"))


def within_maximum() -> Q:
    """Ended within the maximum number of days of the kader under which it started (28)."""
    dagen = (F("kaderversie__maximum_dagen") - 1) * Value(timedelta(days=1))
    return Q(
        beeindigd_op__lte=F("begindatum") + ExpressionWrapper(dagen, output_field=DurationField())
    )


def ended_too_late(keuze: Keuze) -> QuerySet[EenOpEenInzet]:
    """Ended in the period, but after the maximum number of days."""
    return ended(keuze).exclude(within_maximum())


def judged(keuze: Keuze) -> QuerySet[Toewijzing]:
    """Toewijzingen decided in the period for which a norm holds (NK-11, NK-15)."""
    rijen = Toewijzing.objects.standing().filter(
        own(keuze, "gemeente"),
        at_aanbieder(keuze),
        toegewezen_op__date__gte=keuze.begin,
        toegewezen_op__date__lte=keuze.einde,
        normoordeel__in=(Normoordeel.BINNEN, Normoordeel.BOVEN),
    )
    return rijen.filter(product__code=keuze.product_code) if keuze.product_code else rijen


def above_norm(keuze: Keuze) -> QuerySet[Toewijzing]:
    """The judged toewijzingen that lie above the norm."""
    return judged(keuze).filter(normoordeel=Normoordeel.BOVEN)


def without_ground(keuze: Keuze) -> QuerySet[Toewijzing]:
    """Above the norm without an uitzonderingsgrond and without the hardheidsclausule."""
    return above_norm(keuze).filter(norm_grond="")


def with_ground(rijen: QuerySet[Toewijzing]) -> QuerySet[Toewijzing]:
    """Those with an uitzonderingsgrond or the hardheidsclausule."""
    return rijen.exclude(norm_grond="")


def with_trede(rijen: QuerySet[EenOpEenInzet]) -> QuerySet[EenOpEenInzet]:
    """Add the present trede of the ladder: `trede`, and `trede_rol`, `_sinds` and `_klimt_op`."""
    escalaties = open_escalaties().filter(object_id=OuterRef("pk")).order_by("-trede")
    return rijen.annotate(
        trede=Subquery(escalaties.values("trede")[:1]),
        trede_rol=Subquery(escalaties.values("aan_rol")[:1]),
        trede_sinds=Subquery(escalaties.values("sinds")[:1]),
        trede_klimt_op=Subquery(escalaties.values("klimt_op")[:1]),
    )


def open_escalaties() -> QuerySet[Escalatie]:
    """Those of a missed last day that wait for an answer."""
    return Escalatie.objects.filter(
        model=EenOpEenInzet._meta.label_lower, code=LAATSTE_DAG, status="open"
    )


def at_rer() -> QuerySet[Escalatie]:
    """Those that lie at the expertteam (RER), the top of every ladder."""
    return open_escalaties().filter(aan_rol=DOORZETTER)


def whole_percent(deel: int, geheel: int) -> int:
    """Rounded down: 79,6 percent is not the 80 that was agreed."""
    return 100 * deel // geheel


def count_all(vragen: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each of these questions has; all in one query."""
    tellingen = [
        vraag.order_by()
        .annotate(welke=Value(naam))
        .values("welke")
        .annotate(aantal=Count("*"))
        .values_list("welke", "aantal")
        for naam, vraag in vragen.items()
    ]
    eerste, *rest = tellingen
    geteld = dict(eerste.union(*rest, all=True) if rest else eerste)
    return {naam: geteld.get(naam, 0) for naam in vragen}
