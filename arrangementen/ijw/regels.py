"""Which rules of iJw 3.2 a message breaks, beyond its schema: the table and the two checks."""

from collections.abc import Mapping
from itertools import chain

from arrangementen.ijw import (
    regels_antwoord,
    regels_bronnen,
    regels_client,
    regels_contact,
    regels_perioden,
    regels_producten,
    regels_regie,
    regels_retour,
    regels_sleutels,
    regels_verzoek,
    regels_wijziging,
)
from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.regels_basis import Binnenregel, Overregel, Regel
from arrangementen.ijw.regels_sleutels import LOGISCHE_SLEUTELS
from arrangementen.ijw.regels_toestand import Toestand

__all__ = ["LOGISCHE_SLEUTELS", "REGELS", "Toestand", "check_across", "check_within"]

BINNENREGELS: tuple[Binnenregel, ...] = (
    *regels_client.REGELS,
    *regels_contact.REGELS,
    *regels_perioden.REGELS,
    *regels_producten.REGELS,
    *regels_sleutels.REGELS,
    *regels_verzoek.REGELS,
    *regels_retour.REGELS,
)
_OVERIGE: tuple[Regel, ...] = (
    *regels_bronnen.REGELS,
    *regels_antwoord.REGELS,
    *regels_regie.REGELS,
    *regels_wijziging.REGELS,
)
OVERREGELS: tuple[Overregel, ...] = tuple(
    sorted((r for r in _OVERIGE if isinstance(r, Overregel)), key=lambda regel: regel.niveau)
)
REGELS: Mapping[str, Regel] = {regel.id: regel for regel in chain(BINNENREGELS, _OVERIGE)}
"""Every rule by its id; one with ``niet_toetsbaar`` is not checked and says why."""


def check_within(bericht: Bericht) -> list[Bevinding]:
    """Return what is wrong inside one message (level 2, ijw.md §5a); empty when all is well.

    The message must have passed level 1. A heenbericht is judged by all rules that name it; a
    retourbericht only on its own form (IV028), for its body repeats the heenbericht.
    """
    return [bevinding for regel in BINNENREGELS for bevinding in regel.check(bericht)]


def check_across(bericht: Bericht, toestand: Toestand) -> list[Bevinding]:
    """Return what is wrong beside what the receiver knows (levels 3 and 4, ijw.md §5c).

    The message must have passed levels 1 and 2. Findings of level 3 come first.
    """
    return [bevinding for regel in OVERREGELS for bevinding in regel.check(bericht, toestand)]
