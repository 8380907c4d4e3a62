"""Kleine aantallen voor rapporten: de drempel van de dag, en de bescherming uit `verloop.klein`.

Use in a report: count once per cell, protect the whole table, and let filters pick cells.

    tabel = protect_on({("Rotterdam", "2026-1"): 12, ("Vlaardingen", "2026-1"): 3}, on)
    tabel.get("Vlaardingen", "2026-1")  # None: niet getoond
    tabel.total("Vlaardingen")          # the row; tabel.get(TOTAAL, "2026-1") the column
    shown(tabel.total())                # "15" or "niet getoond"

Below `sturing` (afwegingskader, casusregie) import `verloop.klein` and read the setting there.
"""

from collections.abc import Mapping
from datetime import date

from normenkader.instellingen import instelling
from verloop.klein import (
    HIDDEN_TEXT,
    TOTAAL,
    Beschermd,
    Deel,
    Sleutel,
    protect,
    protect_list,
    shown,
)

DREMPEL = "cijfers.kleine_aantallen"


def threshold(on: date) -> int:
    """Counts below this number stay hidden outside the own contracts (setting, default 5)."""
    waarde: int = instelling(DREMPEL, on)
    return waarde


def protect_on(tellingen: Mapping[Sleutel, int], on: date) -> Beschermd:
    """`protect` with the threshold of that day."""
    return protect(tellingen, threshold(on))


def share_on(deel: int, geheel: int, on: date) -> Deel:
    """A part of a whole with the threshold of that day."""
    return Deel(deel, geheel, threshold(on))


__all__ = ["DREMPEL", "HIDDEN_TEXT", "TOTAAL", "Beschermd", "Deel", "protect", "protect_list"]
__all__ += ["protect_on", "share_on", "shown", "threshold"]
