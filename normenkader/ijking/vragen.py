"""De vragen aan de trajecten: percentielen, histogram en het effect van een voorgestelde norm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import (
    Aggregate,
    Avg,
    Count,
    DecimalField,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Floor

from normenkader.models.traject import Traject, Trajectbestand
from normenkader.toetsing import VolumeEenheid

from .maten import P75, P80, Grens


class NearestRank(Aggregate):
    """percentile_disc of PostgreSQL: the nearest rank (see maten.nearest_rank)."""

    function = "percentile_disc"
    template = "%(function)s(%(deel)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, veld: str, deel: Fraction) -> None:
        uit = IntegerField() if veld == "dagen" else DecimalField()
        super().__init__(veld, deel=str(float(deel)), output_field=uit)


@dataclass(frozen=True)
class Selectie:
    """Which trajecten of a set: years (both inclusive) and gemeente; None and empty mean all."""

    bestand: Trajectbestand
    jaar_van: int | None = None
    jaar_tot: int | None = None
    cbs_code: str = ""

    def rows(self) -> QuerySet[Traject]:
        """The trajecten of the selection."""
        rijen = Traject.objects.filter(bestand=self.bestand)
        if self.jaar_van:
            rijen = rijen.filter(jaar__gte=self.jaar_van)
        if self.jaar_tot:
            rijen = rijen.filter(jaar__lte=self.jaar_tot)
        return rijen.filter(cbs_code=self.cbs_code) if self.cbs_code else rijen


@dataclass(frozen=True)
class Meting:
    """The figures of one product and variant; volumes in the stored unit, durations in days."""

    product_code: str
    variant: str
    eenheid: VolumeEenheid
    aantal: int
    volume_p75: Decimal
    volume_p80: Decimal
    volume_gemiddeld: Decimal
    volume_hoogste: Decimal
    dagen_p75: int
    dagen_p80: int
    dagen_gemiddeld: Decimal


@dataclass(frozen=True)
class Effect:
    """What a bound would have meant for a group of past trajecten."""

    naam: str
    aantal: int
    boven_volume: int
    boven_dagen: int
    boven: int
    meer_volume: Decimal

    @property
    def binnen(self) -> int:
        """Trajecten within both maxima."""
        return self.aantal - self.boven


def measure(selectie: Selectie) -> list[Meting]:
    """The figures of every product and variant in the selection, in one query."""
    rijen = (
        selectie.rows()
        .values("product_code", "variant", "eenheid")
        .annotate(
            aantal=Count("pk"),
            volume_p75=NearestRank("volume", P75),
            volume_p80=NearestRank("volume", P80),
            volume_gemiddeld=Avg("volume"),
            volume_hoogste=Max("volume"),
            dagen_p75=NearestRank("dagen", P75),
            dagen_p80=NearestRank("dagen", P80),
            dagen_gemiddeld=Avg("dagen"),
        )
        .order_by("product_code", "variant")
    )
    return [_measured(**rij) for rij in rijen]


def _measured(eenheid: str, **velden: Any) -> Meting:
    return Meting(eenheid=VolumeEenheid(eenheid), **velden)


def histogram(
    rijen: QuerySet[Traject], breedte: Decimal, grens: Decimal | None
) -> list[tuple[Decimal, Decimal, int, int]]:
    """From, to, number on or under the bound and number above it, per class of `breedte`."""
    klasse = Floor(ExpressionWrapper(F("volume") / Value(breedte), output_field=DecimalField()))
    boven = Q(volume__gt=grens) if grens is not None else Q(pk=None)
    tellingen = (
        rijen.annotate(klasse=klasse)
        .values("klasse")
        .annotate(aantal=Count("pk"), boven=Count("pk", filter=boven))
    )
    per_klasse = {int(rij["klasse"]): rij for rij in tellingen}
    leeg = {"aantal": 0, "boven": 0}
    return [
        (
            breedte * nummer,
            breedte * (nummer + 1),
            per_klasse.get(nummer, leeg)["aantal"] - per_klasse.get(nummer, leeg)["boven"],
            per_klasse.get(nummer, leeg)["boven"],
        )
        for nummer in range(max(per_klasse, default=-1) + 1)
    ]


def effects(rijen: QuerySet[Traject], grenzen: Mapping[str, Grens]) -> list[Effect]:
    """Per named bound how many past trajecten lie above it, and by how much; one query."""
    vraag = {
        f"{nummer}_{naam}": waarde
        for nummer, grens in enumerate(grenzen.values())
        for naam, waarde in _effect_of(grens).items()
    }
    uit = rijen.aggregate(**vraag)
    velden = [veld.name for veld in fields(Effect) if veld.name != "naam"]
    return [
        Effect(naam, **{veld: uit[f"{nummer}_{veld}"] for veld in velden})
        for nummer, naam in enumerate(grenzen)
    ]


def effect_by(rijen: QuerySet[Traject], veld: str, grens: Grens) -> list[Effect]:
    """The same per gemeente (`cbs_code`) or per `aanbieder`, most trajecten above it first."""
    tellingen = rijen.values(veld).annotate(**_effect_of(grens)).order_by("-boven", veld)
    return [Effect(rij.pop(veld), **rij) for rij in tellingen]


def within(rijen: QuerySet[Traject], grenzen: Sequence[tuple[str, str, Grens]]) -> dict[Any, int]:
    """Number within the bound per (product, variant); products without a bound are left out."""
    passend = Q(pk=None)
    for product, variant, grens in grenzen:
        passend |= Q(
            product_code=product,
            variant=variant,
            volume__lte=grens.volume,
            dagen__lte=grens.dagen,
        )
    tellingen = rijen.filter(passend).values_list("product_code", "variant")
    geteld = {(p, v): n for p, v, n in tellingen.annotate(n=Count("pk")).order_by()}
    return {(p, v): geteld.get((p, v), 0) for p, v, _ in grenzen}


def _effect_of(grens: Grens) -> dict[str, Any]:
    volume, dagen = Q(volume__gt=grens.volume), Q(dagen__gt=grens.dagen)
    meer = ExpressionWrapper(F("volume") - Value(grens.volume), output_field=DecimalField())
    return {
        "aantal": Count("pk"),
        "boven_volume": Count("pk", filter=volume),
        "boven_dagen": Count("pk", filter=dagen),
        "boven": Count("pk", filter=volume | dagen),
        "meer_volume": Sum(meer, filter=volume, default=Decimal(0)),
    }
