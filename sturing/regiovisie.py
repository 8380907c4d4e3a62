"""Indicatoren van de Regiovisie: elk met één definitie, die bij het cijfer staat."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from arrangementen.models import Arrangement
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from normenkader.instellingen import instelling
from normenkader.termijnen.kalender import add_months

from .bereik import EIGEN_INKOOP

PLEEGZORG = ("netwerk", "pleegzorg")
LEEFTIJD_VAN, LEEFTIJD_TOT = 14, 23
MAANDEN = "regiovisie.in_een_keer_goed_maanden"


@dataclass(frozen=True)
class Aandeel:
    """A part of a whole; under the threshold of small numbers both stay hidden."""

    deel: int
    geheel: int
    drempel: int

    @property
    def verborgen(self) -> bool:
        """Too few to show: the whole, the part or what is left (domein.md §0 n)."""
        klein = [self.deel, self.geheel - self.deel]
        return self.geheel < self.drempel or any(0 < getal < self.drempel for getal in klein)

    @property
    def procent(self) -> int | None:
        """Whole percent, rounded down; None without a whole or when hidden."""
        return None if self.verborgen or not self.geheel else self.deel * 100 // self.geheel


def settled(on: date) -> QuerySet[Arrangement]:
    """Help that started in the year before the months in which it could still change."""
    maanden = instelling(MAANDEN, on)
    return Arrangement.objects.filter(
        casus__gemeente__inkoop=EIGEN_INKOOP,
        start_op__lte=add_months(on, -maanden),
        start_op__gt=add_months(on, -maanden - 12),
    )


def first_time_right(on: date) -> Aandeel:
    """'In één keer goed' (RV-B02-02): no other help and no other aanbieder within N months.

    Counted: help that started at least N months and at most N + 12 months ago. Right: in those N
    months nobody ordered more or other help in the same casus.
    """
    maanden = instelling(MAANDEN, on)
    hulp = list(settled(on).values_list("pk", "casus_id", "start_op"))
    later = _ordered_in({casus_id for _, casus_id, _ in hulp})
    anders = sum(
        any(
            ander != pk and start < dag <= add_months(start, maanden)
            for ander, dag in later[casus_id]
        )
        for pk, casus_id, start in hulp
    )
    return _share(len(hulp) - anders, len(hulp), on)


def _ordered_in(casussen: set[int]) -> dict[int, list[tuple[int, date]]]:
    """Per casus which help was ordered on which day."""
    per_casus: dict[int, list[tuple[int, date]]] = defaultdict(list)
    rijen = Arrangement.objects.filter(casus__in=casussen, opdracht_op__isnull=False)
    for pk, casus_id, dag in rijen.values_list("pk", "casus_id", "opdracht_op"):
        per_casus[casus_id].append((pk, dag))
    return per_casus


def stacked(on: date) -> Aandeel:
    """Stapeling: casussen with help of more than one aanbieder at the same time."""
    lopend = Arrangement.objects.running().filter(casus__gemeente__inkoop=EIGEN_INKOOP)
    ander = Arrangement.objects.running().filter(casus=OuterRef("casus"))
    gestapeld = lopend.filter(Exists(ander.exclude(aanbieder=OuterRef("aanbieder"))))
    casussen = lopend.values("casus").distinct().count()
    return _share(gestapeld.values("casus").distinct().count(), casussen, on)


def foster_share(on: date) -> Aandeel:
    """Foster care among those of 14 to 23 years who live elsewhere (RV-B12-04).

    Counted: the newest decision about verblijf per casus, for an open casus, not at home.
    """
    jongst, oudst = age_limits(on)
    nieuwer = Aantekening.objects.filter(casus=OuterRef("casus"), soort=VERBLIJFSAFWEGING).filter(
        Q(moment__gt=OuterRef("moment")) | Q(moment=OuterRef("moment"), pk__gt=OuterRef("pk"))
    )
    rijen = Aantekening.objects.filter(
        ~Exists(nieuwer),
        soort=VERBLIJFSAFWEGING,
        casus__gesloten_op=None,
        casus__gemeente__inkoop=EIGEN_INKOOP,
        casus__jeugdige__geboortedatum__gt=oudst,
        casus__jeugdige__geboortedatum__lte=jongst,
    ).exclude(inhoud__vorm="thuis")
    return _share(rijen.filter(inhoud__vorm__in=PLEEGZORG).count(), rijen.count(), on)


def age_limits(on: date) -> tuple[date, date]:
    """Born on or before the first is 14 or more; born after the second is not yet 24."""
    return add_months(on, -12 * LEEFTIJD_VAN), add_months(on, -12 * (LEEFTIJD_TOT + 1))


def _share(deel: int, geheel: int, on: date) -> Aandeel:
    return Aandeel(deel, geheel, instelling("cijfers.kleine_aantallen", on))
