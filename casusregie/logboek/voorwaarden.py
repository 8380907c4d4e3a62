"""Wat andere onderdelen eisen voordat een soort aantekening erbij mag."""

from collections.abc import Callable
from typing import Any

from verloop.redenen import Nee, Oordeel

Voorwaarde = Callable[[Any], Oordeel]
_voorwaarden: dict[str, list[Voorwaarde]] = {}


def add_condition(soort: str, voorwaarde: Voorwaarde) -> None:
    """Register what must be so before an entry of this kind is saved: voorwaarde(aantekening)."""
    rijen = _voorwaarden.setdefault(soort, [])
    if voorwaarde not in rijen:
        rijen.append(voorwaarde)


def objection(aantekening: Any) -> str:
    """The first reason why not, with the way forward; "" when nothing stands in the way."""
    for voorwaarde in _voorwaarden.get(aantekening.soort, ()):
        oordeel = voorwaarde(aantekening)
        if isinstance(oordeel, Nee):
            return f"{oordeel.reden} {oordeel.weg}".strip()
    return ""
