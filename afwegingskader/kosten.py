"""Uren en kosten van een 1-op-1: per dag, in totaal en tot en met vandaag (OO-09)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .kader import Uurtarief

#: The fields of the phases of the afbouw: first day and hours a day.
FASEVELDEN = tuple((f"afbouw_vanaf_dag{nr}", f"afbouw_uren_per_dag{nr}") for nr in ("", "_2", "_3"))


@dataclass(frozen=True)
class Kosten:
    """Hours and money of an inzet; money in euro."""

    uren: Decimal
    uurtarief: Decimal
    totaal: Decimal
    per_dag: Decimal
    tot_en_met: Decimal
    van_lijst: bool = False
    fictief: bool = False


def compute_kosten(aanvraag: Any, dagen: int, dag: int = 1) -> Kosten | None:
    """Costs over `dagen` days, on day `dag` and up to and including it.

    None without hours or tariff. A day past the end costs as the last one: it was delivered.
    """
    cent, van_lijst = _cent(aanvraag)
    if aanvraag.uren_per_dag is None or cent is None:
        return None
    tarief = Decimal(cent) / 100
    totaal, tot = hours_until(aanvraag, dagen), hours_until(aanvraag, max(0, dag))
    return Kosten(
        uren=totaal,
        uurtarief=tarief,
        totaal=totaal * tarief,
        per_dag=hours_on(aanvraag, max(1, dag)) * tarief,
        tot_en_met=tot * tarief,
        van_lijst=van_lijst is not None,
        fictief=van_lijst is not None and van_lijst.fictief,
    )


def _cent(aanvraag: Any) -> tuple[int | None, Uurtarief | None]:
    """The tariff in cents, and the row of the list it comes from; a concept looks it up."""
    if aanvraag.uurtarief_cent is not None:
        return aanvraag.uurtarief_cent, aanvraag.tarief
    if aanvraag.ingediend_op is not None or aanvraag.begindatum is None:
        return None, None
    van_lijst = tarief_on(aanvraag, aanvraag.begindatum)
    return (van_lijst.cent, van_lijst) if van_lijst else (None, None)


def hours_until(aanvraag: Any, dagen: int) -> Decimal:
    """Hours of day 1 up to and including day `dagen`."""
    return sum((hours_on(aanvraag, nummer) for nummer in range(1, dagen + 1)), Decimal(0))


def hours_on(aanvraag: Any, dagnummer: int) -> Decimal:
    """Hours on one day; each phase of the afbouw has fewer, from its first day on."""
    uren = Decimal(aanvraag.uren_per_dag)
    for vanaf, later in phases(aanvraag):
        if dagnummer >= vanaf:
            uren = later
    return uren


def phases(aanvraag: Any) -> list[tuple[int, Decimal]]:
    """The phases of the afbouw in order: first day number and hours a day from then on."""
    paren = ((getattr(aanvraag, dag), getattr(aanvraag, uren)) for dag, uren in FASEVELDEN)
    return sorted((dag, Decimal(uren)) for dag, uren in paren if None not in (dag, uren))


def tarief_on(aanvraag: Any, on: date) -> Uurtarief | None:
    """The tariff of the list for this intensiteit on a day; None without one."""
    if aanvraag.intensiteitsoort is None:
        return None
    code = aanvraag.intensiteitsoort.code
    return Uurtarief.objects.valid_on(on).filter(intensiteit=code).first()
