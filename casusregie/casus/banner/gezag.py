"""Wie er bij het gezin hoort, en in woorden wie het gezag heeft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.jeugdige.models import Gezinsrol
from normenkader.termijnen.woorden import opsomming

MEERDERJARIG = 18
OUDERS = {Gezinsrol.MOEDER, Gezinsrol.VADER}


@dataclass(frozen=True)
class Lid:
    """A member of the gezin besides the jeugdige."""

    naam: str
    rol: str
    gezag: bool

    @property
    def rolnaam(self) -> str:
        """The role in words: "Moeder"."""
        return str(Gezinsrol(self.rol).label).removesuffix(" (GI)")


def members(casus: Any, on: date) -> list[Lid]:
    """Who belongs to the gezin on that day; no query when the casus came with `gezin_nu`."""
    if "gezin_nu" in casus.__dict__:
        return [Lid(**rij) for rij in casus.gezin_nu]
    return [
        Lid(lid.naam, lid.rol, lid.gezag)
        for lid in casus.gezin.leden.all()
        if lid.jeugdige_id is None and _belongs(lid, on)
    ]


def gezag_in_words(leden: Iterable[Lid], jeugdige: Any, on: date) -> str:
    """ "Beide ouders", a name with its role, or that it is not known on that day."""
    if jeugdige.age_on(on) >= MEERDERJARIG:
        return "Meerderjarig"
    houders = [lid for lid in leden if lid.gezag]
    if len(houders) == 2 and {lid.rol for lid in houders} <= OUDERS:
        return "Beide ouders"
    if not houders:
        return "Nog niet bekend"
    return opsomming([f"{lid.naam} ({lid.rolnaam.lower()})" for lid in houders])


def _belongs(lid: Any, on: date) -> bool:
    return bool(lid.begindatum <= on and (lid.einddatum is None or on <= lid.einddatum))
