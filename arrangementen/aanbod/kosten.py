"""Waardoor de kosten veranderden: meer hulp, lokaal of regionaal, licht of zwaar (RV-0-02).

Een ontleding in stappen die samen precies het verschil zijn: eerst het aantal toewijzingen, dan de
verdeling over lokaal en regionaal, dan licht en zwaar daarbinnen; de rest is omvang en tarief.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Q

from arrangementen.toewijzing.models import Toewijzing
from normenkader.toetsing import VolumeEenheid
from normenkader.toetsing.hoeveelheden import NietVergelijkbaar, factor

from .benutting import part_in_year
from .models import Contract

#: inkoopniveau and trede
Vak = tuple[str, str]
EURO, TOTAAL = "83", "6"
VELDEN = (
    "product__inkoopniveau",
    "onderdeel__trede",
    "aanbieder_id",
    "product__code",
    "budget_cent",
    "volume",
    "eenheid",
    "frequentie",
    "ingangsdatum",
    "einddatum",
)


class Hulp(NamedTuple):
    """What is needed of a toewijzing to know its cost."""

    aanbieder: int
    code: str
    budget_cent: int | None
    volume: int | None
    eenheid: str
    frequentie: str
    van: date
    tot: date | None


@dataclass(frozen=True)
class Som:
    """How many toewijzingen, and what they cost in eurocents."""

    aantal: int = 0
    cent: Fraction = Fraction(0)

    def __add__(self, ander: "Som") -> "Som":
        return Som(self.aantal + ander.aantal, self.cent + ander.cent)

    @property
    def gemiddeld(self) -> Fraction:
        """Cost of one; 0 when there is none."""
        return self.cent / self.aantal if self.aantal else Fraction(0)

    @property
    def euro(self) -> int:
        """Whole euro's, a half upward."""
        return int(self.cent / 100 + Fraction(1, 2))


@dataclass(frozen=True)
class Oorzaken:
    """The difference in eurocents, by cause; they add up to `totaal`."""

    volume: Fraction
    niveau: Fraction
    zwaarte: Fraction
    rest: Fraction

    @property
    def totaal(self) -> Fraction:
        """What changed in all."""
        return self.volume + self.niveau + self.zwaarte + self.rest

    def in_euros(self) -> list[tuple[str, str, int]]:
        """Name, explanation and whole euro's, in the order of the steps."""
        return [
            ("Meer of minder hulp", "Het aantal toewijzingen.", _euro(self.volume)),
            ("Lokaal of regionaal", "Welk deel lokaal is ingekocht.", _euro(self.niveau)),
            ("Licht of zwaar", "De trede van de hulp.", _euro(self.zwaarte)),
            ("Omvang en tarief", "Wat één toewijzing kost.", _euro(self.rest)),
        ]


def causes(eerst: Mapping[Vak, Som], nu: Mapping[Vak, Som]) -> Oorzaken:
    """Take the difference of two years apart; without toewijzingen before, all of it is volume."""
    oud, nieuw = total(eerst.values()), total(nu.values())
    if not oud.aantal or not nieuw.aantal:
        return Oorzaken(nieuw.cent - oud.cent, Fraction(0), Fraction(0), Fraction(0))
    volume = (nieuw.aantal - oud.aantal) * oud.gemiddeld
    niveaus = {niveau for niveau, _ in (*eerst, *nu)}
    oud_per, nieuw_per = ({n: _level(s, n) for n in niveaus} for s in (eerst, nu))
    verwacht = sum(
        (nieuw_per[n].aantal * _or(oud_per[n], oud).gemiddeld for n in niveaus), Fraction(0)
    )
    niveau = verwacht - nieuw.aantal * oud.gemiddeld
    per_vak = sum(
        (som.aantal * _or(eerst.get(vak), _or(oud_per[vak[0]], oud)).gemiddeld)
        for vak, som in nu.items()
    )
    zwaarte = Fraction(per_vak) - verwacht
    return Oorzaken(volume, niveau, zwaarte, nieuw.cent - Fraction(per_vak))


def total(sommen: Iterable[Som]) -> Som:
    """All together."""
    uit = Som()
    for som in sommen:
        uit = uit + som
    return uit


def costs(jaar: int, gemeenten: Iterable[int] | None = None) -> dict[Vak, Som]:
    """What the toewijzingen of a calendar year cost, by inkoopniveau and trede.

    Volume of the days in the year against the tariff of the first day; a budget for its part of
    the days. `gemeenten` limits to these. What has neither is counted without cost.
    """
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    rijen = Toewijzing.objects.standing().filter(
        Q(einddatum=None) | Q(einddatum__gte=begin), ingangsdatum__lte=einde
    )
    if gemeenten is not None:
        rijen = rijen.filter(gemeente__in=list(gemeenten))
    tarieven = tariffs()
    uit: dict[Vak, Som] = defaultdict(Som)
    for niveau, trede, *rij in rijen.order_by().values_list(*VELDEN):
        uit[niveau, trede] += Som(1, cost_of(Hulp(*rij), jaar, tarieven))
    return dict(uit)


def cost_of(rij: Hulp, jaar: int, tarieven: Mapping[tuple[int, str], list[Contract]]) -> Fraction:
    """What a toewijzing costs in this year, in eurocents; 0 when nothing says it."""
    if rij.budget_cent is not None:
        return part_in_year(rij.budget_cent, EURO, TOTAAL, rij.van, rij.tot, jaar=jaar)[0]
    eigen = tarieven.get((rij.aanbieder, rij.code), ())
    tarief = next((t for t in eigen if t.geldig_van <= rij.van), None)
    if tarief is None or rij.volume is None:
        return Fraction(0)
    volume, eenheid = part_in_year(
        rij.volume, rij.eenheid, rij.frequentie, rij.van, rij.tot, jaar=jaar
    )
    try:
        per = factor(VolumeEenheid(eenheid), VolumeEenheid(tarief.eenheid))
    except NietVergelijkbaar:
        return Fraction(0)
    return volume * per * tarief.tarief_cent


def tariffs() -> dict[tuple[int, str], list[Contract]]:
    """Newest first, so that the first that had begun is the one of a day."""
    uit: dict[tuple[int, str], list[Contract]] = {}
    for rij in Contract.objects.select_related("product").order_by("-geldig_van"):
        uit.setdefault((rij.aanbieder_id, rij.product.code), []).append(rij)
    return uit


def _level(sommen: Mapping[Vak, Som], niveau: str) -> Som:
    return total(som for (welk, _), som in sommen.items() if welk == niveau)


def _or(som: Som | None, anders: Som) -> Som:
    return som if som is not None and som.aantal else anders


def _euro(cent: Fraction) -> int:
    return round(cent / 100)
