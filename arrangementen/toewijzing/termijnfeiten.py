"""Welke termijnen uit een toewijzing volgen: start en einde van de hulp melden."""

from typing import Any

from django.utils import timezone

from casusregie.termijnen.feiten import Termijnfeit

START, STOP = "zorg.start_melden", "zorg.stop_melden"


def toewijzing_facts(toewijzing: Any) -> list[Termijnfeit]:
    """Per reported start how soon it came; without a start the expected one; and the end."""
    if toewijzing.vervallen:
        return []
    starts = toewijzing.counting_starts()
    feiten = [_reported(toewijzing, start) for start in starts] or [_expected(toewijzing)]
    return feiten + [feit for start in starts for feit in _stops(toewijzing, start)]


def _reported(toewijzing: Any, start: Any) -> Termijnfeit:
    """From the real start (OP271)."""
    return Termijnfeit(
        START,
        start=start.begindatum,
        voldaan_op=start.gemeld_op,
        sleutel=start.begindatum.isoformat(),
        organisatie_id=toewijzing.aanbieder_id,
    )


def _expected(toewijzing: Any) -> Termijnfeit:
    """Not started yet: from the ingangsdatum, or from the decision when that came later (OP271).

    Only help that was granted with retroactive effect escalates; else the real start is not known.
    """
    besloten = timezone.localdate(toewijzing.toegewezen_op)
    return Termijnfeit(
        START,
        start=max(toewijzing.ingangsdatum, besloten),
        organisatie_id=toewijzing.aanbieder_id,
        escaleert=toewijzing.ingangsdatum < besloten,
    )


def _stops(toewijzing: Any, start: Any) -> list[Termijnfeit]:
    """A definite stop is reported within 5 werkdagen; so is the end of the toewijzing (OP288)."""
    stops = [stop for stop in start.counting_stops() if stop.reden != "20"]
    feiten = [
        Termijnfeit(
            STOP,
            start=stop.einddatum,
            voldaan_op=stop.gemeld_op,
            sleutel=f"{start.begindatum.isoformat()} {stop.einddatum.isoformat()}",
            organisatie_id=toewijzing.aanbieder_id,
        )
        for stop in stops
    ]
    # after a temporary stop as well: once the toewijzing is over the stop is definite (OP272)
    if not stops and toewijzing.einddatum:
        feiten.append(
            Termijnfeit(
                STOP,
                start=toewijzing.einddatum,
                sleutel=start.begindatum.isoformat(),
                organisatie_id=toewijzing.aanbieder_id,
            )
        )
    return feiten
