"""Wat een besluit kost: volume maal tarief over de hele periode, in eurocenten."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from arrangementen.aanbod.models import Contract
from normenkader.instellingen import instelling
from normenkader.toetsing import Frequentie, Hoeveelheid, NietVergelijkbaar, VolumeEenheid
from normenkader.toetsing.hoeveelheden import total_over

GRENS = "verzoek.vier_ogen"
STANDAARD = "standaard"


class Tarief(NamedTuple):
    """What one unit costs an aanbieder's client, from the contract that holds at the start."""

    cent: int
    eenheid: str


class Hulpdeel(NamedTuple):
    """One product as far as its price goes; `budget_cent` goes before the volume."""

    code: str
    begindatum: date | None
    einddatum: date | None
    volume: int | None
    eenheid: str
    frequentie: str
    budget_cent: int | None = None


def part_price(deel: Hulpdeel, tarief: Tarief | None) -> int | None:
    """The price of one product in eurocents; None when it cannot be computed.

    Volume of eenheid 83 is in eurocents already (iJw IV024).
    """
    if deel.budget_cent is not None:
        return deel.budget_cent
    if deel.volume is None or deel.begindatum is None or deel.einddatum is None:
        return None
    totaal = total_over(
        Decimal(deel.volume), Frequentie(deel.frequentie), deel.begindatum, deel.einddatum
    )
    if deel.eenheid == VolumeEenheid.EURO:
        return _cents(totaal)
    if tarief is None or not deel.eenheid:
        return None
    try:
        eenheid = VolumeEenheid(tarief.eenheid)
        aantal = Hoeveelheid(totaal, VolumeEenheid(deel.eenheid)).to(eenheid).waarde
    except NietVergelijkbaar:
        return None
    return _cents(aantal * tarief.cent)


def _cents(waarde: Decimal) -> int:
    return int(waarde.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def price_of(delen: Iterable[Hulpdeel], tarieven: Mapping[str, list[Contract]]) -> int | None:
    """The price of all parts together; None when one of them cannot be computed."""
    prijzen = [part_price(deel, tariff_of(deel, tarieven)) for deel in delen]
    return None if None in prijzen else sum(prijs for prijs in prijzen if prijs is not None)


def tariff_of(deel: Hulpdeel, tarieven: Mapping[str, list[Contract]]) -> Tarief | None:
    """The tariff of the contract that holds on the day the help begins."""
    for contract in tarieven.get(deel.code, ()):
        tot = contract.geldig_tot
        if deel.begindatum and contract.geldig_van <= deel.begindatum <= (tot or date.max):
            return Tarief(contract.tarief_cent, contract.eenheid)
    return None


Contracten = dict[str, list[Contract]]


def tariffs_for(aanbieder_ids: Iterable[int], *codes: str) -> dict[int, Contracten]:
    """Per aanbieder the contracts per product code (all codes when none is named); one query."""
    ids, gevonden = list(aanbieder_ids), dict[int, Contracten]()
    if len(ids) == 1:
        for rij in Contract.objects.all_of(ids[0]):
            gevonden.setdefault(ids[0], {}).setdefault(rij.product.code, []).append(rij)
        return gevonden
    rijen = Contract.objects.filter(aanbieder_id__in=ids).select_related("product")
    for rij in rijen.for_codes(*codes) if codes else rijen:
        gevonden.setdefault(rij.aanbieder_id, {}).setdefault(rij.product.code, []).append(rij)
    return gevonden


def limit_of(cbs_code: str, on: date) -> int:
    """Above this amount in eurocents two people decide; a gemeente may set its own."""
    grenzen: dict[str, int] = instelling(GRENS, on)
    return int(grenzen.get(cbs_code, grenzen[STANDAARD]))


def needs_second(bedrag: int | None, grens: int) -> bool:
    """Above the limit; an amount that cannot be computed asks a second person as well."""
    return bedrag is None or bedrag > grens


def costs_no_more(was: Hulpdeel, wordt: Hulpdeel, oud: int | None, nieuw: int | None) -> bool:
    """Does a change cost no more than before? Without amounts: not longer and not larger."""
    if oud is not None and nieuw is not None:
        return nieuw <= oud
    if None in (was.einddatum, was.volume, wordt.einddatum, wordt.volume):
        return False
    korter = wordt.einddatum <= was.einddatum  # type: ignore[operator]
    return korter and wordt.volume <= was.volume  # type: ignore[operator]
