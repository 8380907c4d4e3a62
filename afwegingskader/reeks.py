"""Telt de 1-op-1-dagen van een jeugdige over alle aanbieders en aanvragen heen."""

from datetime import date
from typing import Any

from django.db import models

from normenkader.termijnen.reeks import Inzet, Kader, Reeks, count_reeks


def periods(rijen: models.QuerySet[Any], on: date) -> list[Inzet]:
    """These inzetten as spans; one that runs past its last day counts up to `on`."""
    velden = ("begindatum", "einddatum", "beeindigd_op", "status", "kenmerk")
    return [
        Inzet(begin, max(begin, beeindigd or _end(einde, status, on)), str(kenmerk))
        for begin, einde, beeindigd, status, kenmerk in rijen.values_list(*velden)
    ]


def chain_for(
    anderen: models.QuerySet[Any], begin: date, einde: date | None, on: date, kader: Kader | None
) -> Reeks:
    """The chain that a requested span joins; `anderen` are the other inzetten of the jeugdige.

    `kader` holds the numbers of the version of the first day (None: those of the letter).
    """
    return count_reeks(periods(anderen, on), begin, einde, kader)


def _end(einde: date, status: str, on: date) -> date:
    return max(einde, on) if status == "loopt" else einde
