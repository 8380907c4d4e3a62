"""Wat per contract is afgesproken naast wat dit jaar is toegekend; met een signaal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q

from arrangementen.toewijzing.models import Toewijzing
from normenkader.instellingen import instelling
from normenkader.toetsing import Frequentie, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD, NietVergelijkbaar, exact_total, factor

from .contracten import Contractvolume, Raamcontract
from .models import Contract

INSTELLING = "aanbod.volume_signaal"


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
    signaal_bij: int

    @property
    def procent(self) -> int | None:
        """Granted as a part of what was agreed; None without an agreed volume."""
        if not self.afgesproken:
            return None
        return int(self.toegekend * 100 / self.afgesproken)

    @property
    def stand(self) -> str:
        """over, bijna, ruim, or geen (no volume was agreed)."""
        if self.afgesproken is None:
            return "geen"
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


def usage(jaar: int, on: date, nummers: Iterable[str] | None = None) -> list[Benutting]:
    """All products of the contracts that hold in that year (those `nummers` only, when given).

    `on` is the day that the setting of the signal is read for. A toewijzing that crosses the new
    year counts in each year for its part of the days.
    """
    contracten = _contracts(jaar, nummers)
    volumes = Contractvolume.objects.filter(nummer__in=contracten).filter(_in_year(jaar))
    laatste = {(v.nummer, v.product_code): v for v in volumes.order_by("geldig_van")}
    toegekend = _granted(jaar, list(contracten.values()))
    grens = int(instelling(INSTELLING, on))
    return [
        Benutting(
            nummer,
            contracten[nummer].aanbieder,
            code,
            rij.eenheid,
            jaar,
            rij.volume_per_jaar,
            _sum(toegekend.get((contracten[nummer].aanbieder_id, code), []), rij.eenheid),
            grens,
        )
        for (nummer, code), rij in sorted(laatste.items())
    ]


def signals(jaar: int, on: date) -> list[Benutting]:
    """Only what was exceeded or nearly so; exceeded first."""
    rijen = [rij for rij in usage(jaar, on) if rij.stand in ("over", "bijna")]
    return sorted(rijen, key=lambda rij: -(rij.procent or 0))


def _in_year(jaar: int) -> Q:
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    return Q(geldig_van__lte=einde) & (Q(geldig_tot=None) | Q(geldig_tot__gte=begin))


def _contracts(jaar: int, nummers: Iterable[str] | None) -> dict[str, Raamcontract]:
    rijen = Raamcontract.objects.filter(_in_year(jaar)).select_related("aanbieder")
    if nummers is not None:
        rijen = rijen.filter(nummer__in=list(nummers))
    return {rij.nummer: rij for rij in rijen.order_by("geldig_van")}


def _granted(
    jaar: int, contracten: list[Raamcontract]
) -> dict[tuple[int, str], list[tuple[Fraction, str]]]:
    """Volume and unit of each toewijzing, by main aanbieder and product code."""
    hoofd = {c.aanbieder_id: c.aanbieder_id for c in contracten}
    onder = Contract.objects.filter(hoofdaannemer__in=list(hoofd)).filter(_in_year(jaar))
    plaats = {
        (rij.aanbieder_id, rij.product.code): rij.hoofdaannemer_id
        for rij in onder.select_related("product")
    }
    wie = {*hoofd, *(aanbieder for aanbieder, _ in plaats)}
    begin, einde = date(jaar, 1, 1), date(jaar, 12, 31)
    rijen = Toewijzing.objects.standing().filter(
        Q(einddatum=None) | Q(einddatum__gte=begin),
        aanbieder__in=wie,
        ingangsdatum__lte=einde,
        volume__isnull=False,
    )
    uit: dict[tuple[int, str], list[tuple[Fraction, str]]] = {}
    velden = ("aanbieder_id", "product__code", "volume", "eenheid", "frequentie")
    for aanbieder, code, *omvang, van, tot in rijen.values_list(
        *velden, "ingangsdatum", "einddatum"
    ):
        sleutel = (plaats.get((aanbieder, code)) or aanbieder, code)
        deel = part_in_year(*omvang, van, tot, jaar)
        uit.setdefault(sleutel, []).append(deel)
    return uit


def part_in_year(
    volume: int, eenheid: str, frequentie: str, van: date, tot: date | None, jaar: int
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
