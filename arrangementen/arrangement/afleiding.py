"""Leidt het arrangement af uit het ondertekende plan: niets wordt twee keer ingevuld (CR-A1-28)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils import timezone

from arrangementen.aanbod.models import Contract, Product
from organisaties.models import Medewerker
from verloop.overgangen import register

from .models import Arrangement, Arrangementonderdeel

TOTAAL = "6"


def derive_arrangement(plan: Any, *, op: datetime) -> list[Arrangement]:
    """One concept per aanbieder of the plan, with a part per resultaatgebied.

    Only specialist help becomes an arrangement. What is there already for this plan is returned
    as it is.
    """
    bestaand = list(Arrangement.objects.filter(plan=plan))
    if bestaand:
        return bestaand
    delen = [deel for deel in _parts(plan) if deel.specialistisch]
    delen.sort(key=lambda deel: deel.aanbieder_id or 0)
    return [
        _arrangement(plan, list(groep), op) for _, groep in groupby(delen, lambda d: d.aanbieder_id)
    ]


def _parts(plan: Any) -> Iterable[Any]:
    return plan.onderdelen.select_related("resultaatgebied", "trede", "aanbieder").prefetch_related(
        "elementen"
    )


def _arrangement(plan: Any, delen: list[Any], op: datetime) -> Arrangement:
    by = Medewerker.objects.systeem()
    arrangement = register(
        Arrangement(
            casus=plan.casus,
            plan=plan,
            aanbieder=delen[0].aanbieder,
            keuze_motivering="\n".join(_reasons(delen)),
        ),
        by=by,
        op=op,
    )
    for volgorde, deel in enumerate(delen, start=1):
        onderdeel = part_from_plan(arrangement, deel, timezone.localdate(op))
        onderdeel.volgorde = volgorde
        register(onderdeel, by=by, op=op)
    return arrangement


def _reasons(delen: list[Any]) -> list[str]:
    """Why this aanbieder, once each and in the order of the plan."""
    return list(dict.fromkeys(d.aanbieder_motivering for d in delen if d.aanbieder_motivering))


def part_from_plan(arrangement: Arrangement, deel: Any, op: date) -> Arrangementonderdeel:
    """Resultaatgebied, elementen, trede, size and duration as the plan has them.

    The help begins on the wished day, never before the plan was signed; `duur_weken` weeks
    later it ends, the last day included.
    """
    begin = max(deel.gewenste_start or op, op)
    product = Product.objects.with_code(deel.product_code, begin).first()
    volume = None if deel.volume is None else int(deel.volume)
    return Arrangementonderdeel(
        arrangement=arrangement,
        product=product,
        resultaatgebied=deel.resultaatgebied.code,
        elementen=",".join(element.code for element in deel.elementen.all()),
        trede=deel.trede.code,
        volume=volume,
        eenheid=deel.eenheid or (product.eenheden[0] if product else ""),
        frequentie=TOTAAL,
        begindatum=begin,
        einddatum=begin + timedelta(weeks=deel.duur_weken, days=-1),
        budget_cent=budget_of(arrangement.aanbieder_id, product, volume, begin),
    )


def budget_of(
    aanbieder_id: int | None, product: Product | None, volume: int | None, on: date
) -> int | None:
    """Volume times the contracted tariff, in eurocents; None while one of them is unknown."""
    if product is None or volume is None:
        return None
    contracten = Contract.objects.all_of(aanbieder_id)
    geldig = (rij for rij in contracten if rij.product.code == product.code and rij.holds_on(on))
    contract = next(geldig, None)
    return None if contract is None else contract.tarief_cent * volume
