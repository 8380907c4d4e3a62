"""Wat per contract is afgesproken, toegekend en gedeclareerd in een jaar; met een signaal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q, Sum

from arrangementen.declaraties.models import Prestatie
from arrangementen.ijw.plafond import MINUTEN
from arrangementen.toewijzing.models import Toewijzing
from normenkader.toetsing import Frequentie, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD, NietVergelijkbaar, exact_total, factor

from .contracten import Contractvolume, Raamcontract
from .models import Contract
from .signalen.drempels import VOL, volume_thresholds

Delen = dict[tuple[int, str], list[tuple[Fraction, str]]]


@dataclass(frozen=True)
class Benutting:
    """One product of one contract in one calendar year, in the unit of the contract."""

    nummer: str
    aanbieder: Any
    product_code: str
    eenheid: str
    jaar: int
    afgesproken: int | None
    toegekend: Decimal
    gedeclareerd: Decimal
    signaal_bij: int
    #: only what some gemeenten granted: beside the volume of the region that is just a part
    deel: bool = False

    @property
    def procent(self) -> int | None:
        """Granted as a part of what was agreed; None without an agreed volume."""
        if not self.afgesproken:
            return None
        return int(self.toegekend * 100 / self.afgesproken)

    @property
    def stand(self) -> str:
        """over, bijna, ruim, geen (no volume was agreed), or deel (of the own gemeente)."""
        if self.afgesproken is None or self.deel:
            return "deel" if self.afgesproken is not None else "geen"
        if self.toegekend > self.afgesproken:
            return "over"
        return "bijna" if (self.procent or 0) >= self.signaal_bij else "ruim"

    @property
    def eenheid_woord(self) -> str:
        """The unit in the plural."""
        return MEERVOUD[VolumeEenheid(self.eenheid)]

    @property
    def rest(self) -> Decimal:
        """What is left; below zero when more was granted than agreed."""
        return Decimal(self.afgesproken or 0) - self.toegekend


def usage(
    jaar: int,
    on: date,
    nummers: Iterable[str] | None = None,
    gemeenten: Collection[int] | None = None,
) -> list[Benutting]:
    """All products of the contracts that hold in that year (those `nummers` only, when given).

    `on` is the day that the setting of the signal is read for. A toewijzing that crosses the new
    year counts in each year for its part of the days. `gemeenten` limits what was granted and
    declared to these; the agreed volume stays that of the whole contract.
    """
    return usage_of(_contracts(jaar, nummers), jaar, on, gemeenten)


def usage_of(
    contracten: Mapping[str, Raamcontract],
    jaar: int,
    on: date,
    gemeenten: Collection[int] | None = None,
) -> list[Benutting]:
    """The same for contracts by number that were read already; four queries."""
    laatste = volumes_in(jaar, contracten)
    plaats = place_of(jaar, list(contracten.values()))
    toegekend = _granted(jaar, plaats, _of("gemeente", gemeenten))
    gedeclareerd = _declared(jaar, plaats, _of("declaratie__gemeente", gemeenten))
    grens = min(volume_thresholds(on), default=VOL)
    uit = []
    for (nummer, code), rij in sorted(laatste.items()):
        aanbieder = contracten[nummer].aanbieder
        sleutel = aanbieder.pk, code
        uit.append(
            Benutting(
                nummer,
                aanbieder,
                code,
                rij.eenheid,
                jaar,
                rij.volume_per_jaar,
                _sum(toegekend.get(sleutel, []), rij.eenheid),
                _sum(gedeclareerd.get(sleutel, []), rij.eenheid),
                grens,
                gemeenten is not None,
            )
        )
    return uit


def volumes_in(jaar: int, nummers: Iterable[str]) -> dict[tuple[str, str], Contractvolume]:
    """The last volume in that year, by contract number and product code."""
    volumes = Contractvolume.objects.filter(nummer__in=nummers).filter(_in_year(jaar))
    return {(v.nummer, v.product_code): v for v in volumes.order_by("geldig_van")}


def _of(pad: str, gemeenten: Collection[int] | None) -> Q:
    return Q() if gemeenten is None else Q(**{f"{pad}__in": gemeenten})


def _in_year(jaar: int) -> Q:
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    return Q(geldig_van__lte=einde) & (Q(geldig_tot=None) | Q(geldig_tot__gte=begin))


def _contracts(jaar: int, nummers: Iterable[str] | None) -> dict[str, Raamcontract]:
    rijen = Raamcontract.objects.filter(_in_year(jaar)).select_related("aanbieder")
    if nummers is not None:
        rijen = rijen.filter(nummer__in=list(nummers))
    return {rij.nummer: rij for rij in rijen.order_by("geldig_van")}


@dataclass(frozen=True)
class Plaats:
    """Under which contract work counts: that of the aanbieder itself, or of its hoofdaannemer."""

    wie: set[int]
    onder: dict[tuple[int, str], int | None]

    def of(self, aanbieder: int, code: str) -> tuple[int, str]:
        """The main aanbieder and the product."""
        return self.onder.get((aanbieder, code)) or aanbieder, code


def place_of(jaar: int, contracten: list[Raamcontract]) -> Plaats:
    """The aanbieders that work under these contracts in that year; one query."""
    hoofd = {c.aanbieder_id for c in contracten}
    rijen = Contract.objects.filter(hoofdaannemer__in=hoofd).filter(_in_year(jaar))
    onder = {
        (rij.aanbieder_id, rij.product.code): rij.hoofdaannemer_id
        for rij in rijen.select_related("product")
    }
    return Plaats(hoofd | {aanbieder for aanbieder, _ in onder}, onder)


def _granted(jaar: int, plaats: Plaats, van: Q) -> Delen:
    """Volume and unit of each toewijzing, by main aanbieder and product code."""
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    rijen = Toewijzing.objects.standing().filter(
        van,
        Q(einddatum=None) | Q(einddatum__gte=begin),
        aanbieder__in=plaats.wie,
        ingangsdatum__lte=einde,
        volume__isnull=False,
    )
    velden = ("volume", "eenheid", "frequentie", "ingangsdatum", "einddatum")
    uit: Delen = {}
    for aanbieder, code, *omvang in rijen.values_list("aanbieder_id", "product__code", *velden):
        deel = part_in_year(*omvang, jaar=jaar)
        uit.setdefault(plaats.of(aanbieder, code), []).append(deel)
    return uit


def _declared(jaar: int, plaats: Plaats, van: Q) -> Delen:
    """What was declared and approved for days in this year; time counts in minutes there."""
    rijen = Prestatie.objects.granted().filter(van, aanbieder__in=plaats.wie, begin__year=jaar)
    sommen = rijen.order_by().values_list("aanbieder_id", "product_code", "eenheid")
    uit: Delen = {}
    for aanbieder, code, eenheid, som in sommen.annotate(som=Sum("hoeveelheid")):
        geteld = VolumeEenheid.MINUUT.value if eenheid in MINUTEN else eenheid
        uit.setdefault(plaats.of(aanbieder, code), []).append((Fraction(som), geteld))
    return uit


def part_in_year(
    volume: int, eenheid: str, frequentie: str, van: date, tot: date | None, *, jaar: int
) -> tuple[Fraction, str]:
    """The volume of the days in this calendar year; without an end one year from the start."""
    tot = tot or van + timedelta(days=364)
    begin, einde = max(van, date(jaar, 1, 1)), min(tot, date(jaar, 12, 31))
    if einde < begin:
        return Fraction(0), eenheid
    soort = Frequentie(frequentie or Frequentie.TOTAAL)
    if soort != Frequentie.TOTAAL:
        return exact_total(Decimal(volume), soort, begin, einde), eenheid
    dagen = (einde - begin).days + 1
    return Fraction(volume) * dagen / ((tot - van).days + 1), eenheid


def _sum(delen: list[tuple[Fraction, str]], eenheid: str) -> Decimal:
    """The total in the unit of the contract; what cannot be compared is left out."""
    totaal = Fraction(0)
    for volume, van in delen:
        try:
            totaal += volume * factor(VolumeEenheid(van), VolumeEenheid(eenheid))
        except NietVergelijkbaar:
            continue
    return (Decimal(totaal.numerator) / Decimal(totaal.denominator)).quantize(Decimal("0.1"))
