"""Telt de 1-op-1-dagen van een jeugdige over alle aanbieders en aanvragen heen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from normenkader.termijnen.reeks import Inzet, Kader, Reeks, count_reeks


def span(inzet: Any, on: date) -> Inzet:
    """One inzet as a span of days; one that runs past its last day counts up to `on`."""
    einde = inzet.beeindigd_op or inzet.einddatum
    if inzet.status == "loopt":
        einde = max(einde, on)
    return Inzet(inzet.begindatum, max(inzet.begindatum, einde), str(inzet.kenmerk))


def chain_for(
    anderen: Iterable[Any], begin: date, einde: date | None, on: date, kader: Kader | None
) -> Reeks:
    """The chain that a requested span joins; `anderen` are the other inzetten of the jeugdige.

    `kader` holds the numbers of the version of the first day (None: those of the letter).
    """
    return count_reeks([span(inzet, on) for inzet in anderen], begin, einde, kader)
