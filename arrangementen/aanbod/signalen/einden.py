"""Welke contracten en tarieven aflopen zonder dat er iets op volgt."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from arrangementen.aanbod.contracten import Raamcontract
from arrangementen.aanbod.models import Contract
from arrangementen.aanbod.reeks import spans


@dataclass(frozen=True)
class Einde:
    """What stops after `tot`; `codes` are the products whose tariff does, empty: the contract."""

    aanbieder: Any
    nummer: str
    tot: date
    codes: tuple[str, ...] = ()


def last_day(rijen: Iterable[Any], on: date) -> date | None:
    """Until when these versions hold from that day on without a gap; None: no end, or not now."""
    nu = next((looptijd for looptijd in spans(rijen) if looptijd.holds_on(on)), None)
    return nu.tot if nu else None


def ending(on: date, dagen: int, aanbieder_id: int | None = None) -> list[Einde]:
    """Contracts and tariffs whose last day is at most so many days away; two queries."""
    grens = on + timedelta(days=dagen)
    return [*_contracts(on, grens, aanbieder_id), *_tariffs(on, grens, aanbieder_id)]


def _contracts(on: date, grens: date, aanbieder_id: int | None) -> Iterable[Einde]:
    for (nummer, _), rijen in _grouped(Raamcontract, "nummer", on, aanbieder_id).items():
        tot = last_day(rijen, on)
        if tot is not None and tot <= grens:
            yield Einde(rijen[0].aanbieder, nummer, tot)


def _tariffs(on: date, grens: date, aanbieder_id: int | None) -> Iterable[Einde]:
    """The products of one aanbieder that end on the same day are told together."""
    samen: dict[tuple[Any, date], list[str]] = defaultdict(list)
    for (code, _), rijen in _grouped(Contract, "product__code", on, aanbieder_id).items():
        tot = last_day(rijen, on)
        if tot is not None and tot <= grens:
            samen[rijen[0].aanbieder, tot].append(code)
    for (aanbieder, tot), codes in samen.items():
        yield Einde(aanbieder, "", tot, tuple(sorted(codes)))


def _grouped(
    model: Any, wat: str, on: date, aanbieder_id: int | None
) -> dict[tuple[str, int], list[Any]]:
    """The versions from that day on, per contract number or product, of each aanbieder."""
    rijen = model.objects.exclude(geldig_tot__lt=on).select_related("aanbieder")
    if wat == "product__code":
        rijen = rijen.select_related("product")
    if aanbieder_id is not None:
        rijen = rijen.filter(aanbieder=aanbieder_id)
    uit: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for rij in rijen.order_by("geldig_van"):
        sleutel = rij.product.code if wat == "product__code" else rij.nummer
        uit[sleutel, rij.aanbieder_id].append(rij)
    return uit
