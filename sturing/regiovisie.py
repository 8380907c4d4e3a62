"""De vragen achter de indicatoren van de Regiovisie; hun definitie staat in `indicatoren`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Count,
    DurationField,
    Exists,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from arrangementen.models import Arrangement, Contract, Toewijzing
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from casusregie.models import Casus
from normenkader.instellingen import instelling
from normenkader.termijnen.kalender import add_months, born_by
from verloop.klein import Deel

from .cijfers import in_period, own
from .keuze import Keuze

PLEEGZORG = ("netwerk", "pleegzorg")
GEZINSGERICHT = (*PLEEGZORG, "gezinshuis")
LEEFTIJD_VAN, LEEFTIJD_TOT = 14, 23
MAANDEN = "regiovisie.in_een_keer_goed_maanden"
NULMETING, GROEI = "regiovisie.nulmeting_verblijf", "regiovisie.groei_gezinsgericht"


class Maandenlang(Func):
    """A number of calendar months as PostgreSQL counts them (clamped to the end of a month)."""

    function = "make_interval"
    template = "%(function)s(months => %(expressions)s)"
    output_field = DurationField()


# --- vraag, aanbod, stromen en opstoppingen -------------------------------------------------------
def new_casussen(keuze: Keuze, on: date) -> QuerySet[Casus]:
    """Aangemeld in the period."""
    return Casus.objects.filter(own(keuze, "gemeente"), in_period(keuze, "aangemeld_op"))


def solved_locally(keuze: Keuze, on: date) -> QuerySet[Casus]:
    """Of those: no help was bought through the region for it, until now."""
    hulp = Toewijzing.objects.standing().filter(casus=OuterRef("pk"))
    return new_casussen(keuze, on).filter(~Exists(hulp))


def contracted(keuze: Keuze, on: date) -> QuerySet[Contract]:
    """Products that an aanbieder may give today."""
    rijen = Contract.objects.valid_on(on)
    return rijen.filter(aanbieder=keuze.aanbieder_id) if keuze.aanbieder_id else rijen


def running_help(keuze: Keuze, on: date) -> QuerySet[Arrangement]:
    """Help that runs now."""
    return Arrangement.objects.running().filter(own(keuze))


def inflow(keuze: Keuze, on: date) -> QuerySet[Arrangement]:
    """Help that began in the period."""
    return Arrangement.objects.filter(own(keuze), in_period(keuze, "start_op"))


def outflow(keuze: Keuze, on: date) -> QuerySet[Arrangement]:
    """Help that ended in the period."""
    return Arrangement.objects.filter(own(keuze), in_period(keuze, "beeindigd_op"))


def standing_still(keuze: Keuze, on: date) -> QuerySet[Arrangement]:
    """Help that stands still now."""
    return Arrangement.objects.filter(own(keuze), status="opgeschort")


# --- aandelen -------------------------------------------------------------------------------------
def settled(keuze: Keuze, on: date) -> QuerySet[Arrangement]:
    """Help that started in the year before the months in which it could still change."""
    maanden = instelling(MAANDEN, on)
    return Arrangement.objects.filter(
        own(keuze),
        start_op__lte=add_months(on, -maanden),
        start_op__gt=add_months(on, -maanden - 12),
    )


def first_time_right(keuze: Keuze, on: date) -> Deel:
    """'In één keer goed' (RV-B02-02): no other help and no other aanbieder within N months.

    Counted: help that started at least N months and at most N + 12 months ago. Right: in those N
    months nobody ordered more or other help in the same casus. One query.
    """
    grens = OuterRef("start_op") + Maandenlang(Value(instelling(MAANDEN, on)))
    ander = Arrangement.objects.filter(
        casus=OuterRef("casus"), opdracht_op__gt=OuterRef("start_op"), opdracht_op__lte=grens
    ).exclude(pk=OuterRef("pk"))
    return _share(settled(keuze, on), ~Exists(ander))


def stacked(keuze: Keuze, on: date) -> Deel:
    """Stapeling: casussen with help of more than one aanbieder at the same time."""
    per_casus = running_help(keuze, on).order_by().values("casus")
    geteld = per_casus.annotate(n=Count("aanbieder", distinct=True)).values_list("n", flat=True)
    aantallen = list(geteld)
    return Deel(sum(n > 1 for n in aantallen), len(aantallen), 0)


def foster_share(keuze: Keuze, on: date) -> Deel:
    """Foster care among those of 14 to 23 years who live elsewhere (RV-B12-04).

    Counted: the newest decision about verblijf per casus, for an open casus, not at home.
    """
    jongst, oudst = age_limits(on)
    rijen = living_elsewhere(keuze).filter(
        casus__jeugdige__geboortedatum__gt=oudst, casus__jeugdige__geboortedatum__lte=jongst
    )
    return _share(rijen, Q(inhoud__vorm__in=PLEEGZORG))


def living_elsewhere(keuze: Keuze) -> QuerySet[Aantekening]:
    """The newest decision about verblijf of every open casus, when that is not at home."""
    nieuwer = Aantekening.objects.filter(casus=OuterRef("casus"), soort=VERBLIJFSAFWEGING).filter(
        Q(moment__gt=OuterRef("moment")) | Q(moment=OuterRef("moment"), pk__gt=OuterRef("pk"))
    )
    return Aantekening.objects.filter(
        ~Exists(nieuwer), own(keuze), soort=VERBLIJFSAFWEGING, casus__gesloten_op=None
    ).exclude(inhoud__vorm="thuis")


def age_limits(on: date) -> tuple[date, date]:
    """Born on or before the first is 14 or more; born after the second is not yet 24."""
    return born_by(on, LEEFTIJD_VAN), born_by(on, LEEFTIJD_TOT + 1)


def _share(rijen: QuerySet[Any], deel: Any) -> Deel:
    """How many, and how many of them; exact, because it is about the own contracts."""
    geteld = rijen.order_by().aggregate(
        alle=Count("pk"), deel=Count("pk", filter=deel if isinstance(deel, Q) else Q(deel))
    )
    return Deel(geteld["deel"], geteld["alle"], 0)


@dataclass(frozen=True)
class Verhouding:
    """Family-like stay beside stay in an instelling, with the first measurement (RV-A2-01)."""

    gezinsgericht: int
    residentieel: int
    nulmeting: float
    nulmeting_op: str
    groei: int

    @property
    def per_honderd(self) -> int | None:
        """Family-like for each hundred in an instelling, rounded down; None without those."""
        return 100 * self.gezinsgericht // self.residentieel if self.residentieel else None

    @property
    def doel(self) -> int:
        """What it must become, rounded up: the first measurement and the growth."""
        return -int(-self.nulmeting * (100 + self.groei) // 100)

    @property
    def gehaald(self) -> bool:
        """Is the goal reached? Exact, not on rounded figures."""
        nodig = self.nulmeting * (100 + self.groei) * self.residentieel
        return bool(self.residentieel) and 10_000 * self.gezinsgericht >= nodig


def family_like(keuze: Keuze, on: date) -> Verhouding:
    """Where jeugdigen live now who do not live at home; one query."""
    geteld = living_elsewhere(keuze).aggregate(
        gezin=Count("pk", filter=Q(inhoud__vorm__in=GEZINSGERICHT)),
        instelling=Count("pk", filter=Q(inhoud__vorm="residentieel")),
    )
    nul = instelling(NULMETING, on)
    toen = 100 * nul["gezinsgericht"] / nul["residentieel"]
    groei = instelling(GROEI, on)
    return Verhouding(geteld["gezin"], geteld["instelling"], toen, nul["op"], groei)


def per_route(keuze: Keuze, on: date) -> dict[str, int]:
    """New casussen per route; one query."""
    rijen = new_casussen(keuze, on).order_by().values_list("route")
    return dict(rijen.annotate(n=Count("pk")))
