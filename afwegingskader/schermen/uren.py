"""De gemaakte uren in woorden: per fase van de afbouw, in totaal en hoe het afwijkt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from afwegingskader.inzet.uren import NUL, Urendag, days_of
from normenkader.termijnen.woorden import aantal_dagen, getal

AFWIJKING_PROCENT = 10


@dataclass(frozen=True)
class Fase:
    """A run of days with the same planned hours."""

    naam: str
    gepland: Decimal
    dagen: int
    vastgelegd: int
    gemaakt: Decimal
    verwacht: Decimal


def hours_panel(inzet: Any, on: date) -> dict[str, Any] | None:
    """What is shown on the page of an inzet; None before the start."""
    dagen = days_of(inzet, on)
    if not dagen:
        return None
    ingevuld = [dag for dag in dagen if dag.gemaakt is not None]
    gemaakt = sum((dag.gemaakt or NUL for dag in ingevuld), NUL)
    verwacht = sum((dag.gepland for dag in ingevuld), NUL)
    return {
        "fasen": phases_of(dagen),
        "gemaakt": gemaakt,
        "verwacht": verwacht,
        "zin": _sentence(gemaakt, verwacht) if ingevuld else "Er zijn nog geen uren vastgelegd.",
        "wijkt_af": deviates(gemaakt, verwacht),
        "open": len(dagen) - len(ingevuld),
        "open_tekst": aantal_dagen(len(dagen) - len(ingevuld)),
    }


def phases_of(dagen: list[Urendag]) -> list[Fase]:
    """The days grouped by what was planned, in order."""
    groepen: list[list[Urendag]] = []
    for dag in dagen:
        if groepen and groepen[-1][-1].gepland == dag.gepland:
            groepen[-1].append(dag)
        else:
            groepen.append([dag])
    return [_phase(groep) for groep in groepen]


def deviates(gemaakt: Decimal, verwacht: Decimal) -> bool:
    """More than ten percent off the plan, up or down."""
    return abs(gemaakt - verwacht) * 100 > verwacht * AFWIJKING_PROCENT


def _phase(groep: list[Urendag]) -> Fase:
    eerste, laatste = groep[0].nummer, groep[-1].nummer
    ingevuld = [dag for dag in groep if dag.gemaakt is not None]
    return Fase(
        f"Dag {eerste}" if eerste == laatste else f"Dag {eerste} tot en met {laatste}",
        groep[0].gepland,
        len(groep),
        len(ingevuld),
        sum((dag.gemaakt or NUL for dag in ingevuld), NUL),
        sum((dag.gepland for dag in ingevuld), NUL),
    )


def _sentence(gemaakt: Decimal, verwacht: Decimal) -> str:
    verschil = gemaakt - verwacht
    if not verschil:
        return f"{getal(gemaakt)} uur gemaakt, precies zoals gepland."
    meer = "meer" if verschil > 0 else "minder"
    return f"{getal(gemaakt)} uur gemaakt, {getal(abs(verschil))} uur {meer} dan gepland."
