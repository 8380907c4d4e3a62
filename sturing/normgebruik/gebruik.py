"""Per aanbieder en product: aantal, volume, duur, boven de norm en op welke grond (NK-15).

De rijen zijn die van het cijfer 'getoetst': elk getal hier heeft dezelfde definitie als de lijst.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    Avg,
    Case,
    Count,
    DecimalField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, ExtractDay

from arrangementen.models import Toewijzing
from normenkader.ijking.maten import P80
from normenkader.ijking.vragen import NearestRank
from normenkader.models import Normversie
from normenkader.toetsing import VolumeEenheid
from normenkader.toetsing.hoeveelheden import MINUTEN
from sturing.cijfers import judged, whole_percent
from sturing.keuze import Keuze

BOVEN = Q(normoordeel="boven")
GROND = BOVEN & ~Q(norm_grond="")
#: Days in a month and in a week, to turn a volume per month or week into a total.
MAAND, WEEK = Decimal("30.4375"), Decimal(7)


@dataclass(frozen=True)
class Gebruik:
    """One product at one aanbieder; volumes in minutes, durations in days, None when unknown."""

    aanbieder_id: int
    aanbieder: str
    code: str
    product: str
    aantal: int
    boven: int
    met_grond: int
    volume_gemiddeld: Decimal | None
    volume_p80: Decimal | None
    dagen_gemiddeld: Decimal | None
    dagen_p80: int | None

    @property
    def binnen(self) -> int:
        """Within both maxima."""
        return self.aantal - self.boven

    @property
    def zonder_grond(self) -> int:
        """Above the norm without a ground or hardheidsclausule."""
        return self.boven - self.met_grond

    @property
    def procent(self) -> int:
        """Share within the norm, rounded down."""
        return whole_percent(self.binnen, self.aantal)

    def meets(self, afspraak: int) -> bool:
        """On the exact share."""
        return 100 * self.binnen >= afspraak * self.aantal


def usage(keuze: Keuze) -> list[Gebruik]:
    """Every product at every aanbieder of the choice, by product and name; one query."""
    rijen = (
        measured(judged(keuze))
        .order_by()
        .values("aanbieder_id", "aanbieder__naam", "product__code", "product__naam")
        .annotate(
            aantal=Count("pk"),
            n_boven=Count("pk", filter=BOVEN),
            n_grond=Count("pk", filter=GROND),
            volume_gemiddeld=Avg("minuten"),
            volume_p80=NearestRank("minuten", P80),
            dagen_gemiddeld=Avg("dagen"),
            dagen_p80=NearestRank("dagen", P80),
        )
        .order_by("product__naam", "product__code", "aanbieder__naam")
    )
    return [_row(**rij) for rij in rijen]


def _row(**rij: Any) -> Gebruik:
    return Gebruik(
        aanbieder=rij.pop("aanbieder__naam"),
        code=rij.pop("product__code"),
        product=rij.pop("product__naam"),
        boven=rij.pop("n_boven"),
        met_grond=rij.pop("n_grond"),
        **rij,
    )


def measured(rijen: QuerySet[Toewijzing]) -> QuerySet[Toewijzing]:
    """Adds `dagen`, and `minuten`: the total in minutes, None for what is not time."""
    duur = ExtractDay(F("einddatum") - F("ingangsdatum"), output_field=IntegerField())
    getal = DecimalField(max_digits=20, decimal_places=6)
    dagen = Cast(F("dagen"), getal)
    keer = Case(
        When(frequentie="1", then=dagen),
        When(frequentie="2", then=dagen / Value(WEEK)),
        When(frequentie="4", then=dagen / Value(MAAND)),
        default=Value(Decimal(1)),
        output_field=getal,
    )
    minuten = Case(
        *(When(eenheid=e.value, then=Value(Decimal(m))) for e, m in MINUTEN.items()),
        output_field=getal,
    )
    rijen = rijen.annotate(dagen=duur + Value(1))
    return rijen.annotate(minuten=Cast(F("volume"), getal) * keer * minuten)


def grounds(keuze: Keuze) -> dict[tuple[int, str], dict[str, int]]:
    """Per aanbieder and product how often each ground was used; one query."""
    rijen = judged(keuze).filter(GROND).order_by()
    geteld: dict[tuple[int, str], dict[str, int]] = {}
    velden = ("aanbieder_id", "product__code", "norm_grond")
    for aanbieder, code, grond, n in rijen.values_list(*velden).annotate(n=Count("pk")):
        geteld.setdefault((aanbieder, code), {})[grond] = n
    return geteld


def norms_on(codes: Iterable[str], on: date) -> dict[str, Normversie]:
    """The norm that holds on that day, per product; one query."""
    rijen = (
        Normversie.objects.adopted().valid_on(on).filter(product_code__in=set(codes), variant="")
    )
    return {rij.product_code: rij for rij in rijen}


def in_unit(minuten: Decimal | None, norm: Normversie | None) -> Decimal | None:
    """Minutes in the unit of the norm; None when the norm does not count time."""
    eenheid = VolumeEenheid(norm.eenheid) if norm else VolumeEenheid.UUR
    if minuten is None or eenheid not in MINUTEN:
        return None
    return minuten / MINUTEN[eenheid]


@dataclass(frozen=True)
class Samen:
    """One product over all aanbieders of the choice."""

    code: str
    naam: str
    rijen: tuple[Gebruik, ...]

    @property
    def aantal(self) -> int:
        """Toewijzingen with a verdict."""
        return sum(rij.aantal for rij in self.rijen)

    @property
    def boven(self) -> int:
        """Above the norm."""
        return sum(rij.boven for rij in self.rijen)

    @property
    def met_grond(self) -> int:
        """Above it with a ground."""
        return sum(rij.met_grond for rij in self.rijen)

    @property
    def procent(self) -> int:
        """Share within the norm, rounded down."""
        return whole_percent(self.aantal - self.boven, self.aantal)


def per_product(rijen: Iterable[Gebruik]) -> list[Samen]:
    """The same rows, grouped by product in their order."""
    groepen: dict[str, list[Gebruik]] = {}
    for rij in rijen:
        groepen.setdefault(rij.code, []).append(rij)
    return [Samen(code, deel[0].product, tuple(deel)) for code, deel in groepen.items()]


def per_aanbieder(rijen: Iterable[Gebruik]) -> list[tuple[str, tuple[int, int, int]]]:
    """Per aanbieder: within, above with and above without a ground; most above first."""
    geteld: dict[str, tuple[int, int, int]] = {}
    for rij in rijen:
        binnen, met, zonder = geteld.get(rij.aanbieder, (0, 0, 0))
        nieuw = (binnen + rij.binnen, met + rij.met_grond, zonder + rij.zonder_grond)
        geteld[rij.aanbieder] = nieuw
    return sorted(geteld.items(), key=lambda paar: (-paar[1][1] - paar[1][2], paar[0]))


Gronden = Mapping[tuple[int, str], Mapping[str, int]]
