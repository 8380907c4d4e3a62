"""Uren en kosten van een 1-op-1: per dag, in totaal en tot en met vandaag (OO-09)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Kosten:
    """Hours and money of an inzet; money in euro."""

    uren: Decimal
    uurtarief: Decimal
    totaal: Decimal
    per_dag: Decimal
    tot_en_met: Decimal


def compute_kosten(aanvraag: Any, dagen: int, dag: int = 1) -> Kosten | None:
    """Costs over `dagen` days, on day `dag` and up to and including it.

    None without hours or tariff. A day past the end costs as the last one: it was delivered.
    """
    if aanvraag.uren_per_dag is None or aanvraag.uurtarief_cent is None:
        return None
    tarief = Decimal(aanvraag.uurtarief_cent) / 100
    totaal, tot = hours_until(aanvraag, dagen), hours_until(aanvraag, max(0, dag))
    return Kosten(
        uren=totaal,
        uurtarief=tarief,
        totaal=totaal * tarief,
        per_dag=hours_on(aanvraag, max(1, dag)) * tarief,
        tot_en_met=tot * tarief,
    )


def hours_until(aanvraag: Any, dagen: int) -> Decimal:
    """Hours of day 1 up to and including day `dagen`."""
    return sum((hours_on(aanvraag, nummer) for nummer in range(1, dagen + 1)), Decimal(0))


def hours_on(aanvraag: Any, dagnummer: int) -> Decimal:
    """Hours on one day, fewer from the day the afbouw begins."""
    vanaf, later = aanvraag.afbouw_vanaf_dag, aanvraag.afbouw_uren_per_dag
    if vanaf is not None and later is not None and dagnummer >= vanaf:
        return Decimal(later)
    return Decimal(aanvraag.uren_per_dag)
