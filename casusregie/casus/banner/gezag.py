"""Zegt in woorden wie het gezag heeft."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from normenkader.termijnen.woorden import opsomming

MEERDERJARIG = 18
OUDERS = {"moeder", "vader"}


def gezag_in_words(leden: Iterable[Any], jeugdige: Any, on: date) -> str:
    """ "Beide ouders", a name with its role, or that it is not known on that day."""
    if jeugdige.age_on(on) >= MEERDERJARIG:
        return "Meerderjarig"
    houders = [lid for lid in leden if lid.gezag and _belongs(lid, on)]
    if len(houders) == 2 and {lid.rol for lid in houders} <= OUDERS:
        return "Beide ouders"
    if not houders:
        return "Nog niet bekend"
    return opsomming([f"{lid.naam} ({lid.get_rol_display().lower()})" for lid in houders])


def _belongs(lid: Any, on: date) -> bool:
    return lid.begindatum <= on and (lid.einddatum is None or on <= lid.einddatum)
