"""Which rules of iJw 3.2 a message breaks, beyond its schema: the table and the two checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from arrangementen.ijw import (
    regels_antwoord,
    regels_bronnen,
    regels_client,
    regels_contact,
    regels_declaratie,
    regels_declaratie_antwoord,
    regels_declaratie_eerder,
    regels_declaratie_over,
    regels_perioden,
    regels_producten,
    regels_regie,
    regels_retour,
    regels_schema,
    regels_sleutels,
    regels_verzoek,
    regels_wijziging,
)
from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.declaratie import rejected_credits
from arrangementen.ijw.plekken import Plekken
from arrangementen.ijw.regels_basis import Binnenregel, Overregel, Regel
from arrangementen.ijw.regels_sleutels import LOGISCHE_SLEUTELS
from arrangementen.ijw.regels_toestand import Toestand

__all__ = [
    "LOGISCHE_SLEUTELS",
    "REGELS",
    "Toestand",
    "check_across",
    "check_known",
    "check_within",
]

BINNENREGELS: tuple[Binnenregel, ...] = (
    *regels_client.REGELS,
    *regels_contact.REGELS,
    *regels_perioden.REGELS,
    *regels_producten.REGELS,
    *regels_sleutels.REGELS,
    *regels_verzoek.REGELS,
    *regels_retour.REGELS,
    *regels_declaratie.REGELS,
    *regels_declaratie_antwoord.BINNENREGELS,
)
_OVERIGE: tuple[Regel, ...] = (
    *regels_bronnen.REGELS,
    *regels_antwoord.REGELS,
    *regels_regie.REGELS,
    *regels_wijziging.REGELS,
    *regels_declaratie_over.REGELS,
    *regels_declaratie_eerder.REGELS,
    *regels_declaratie_antwoord.REGELS,
)
OVERREGELS: tuple[Overregel, ...] = tuple(
    sorted((r for r in _OVERIGE if isinstance(r, Overregel)), key=lambda regel: regel.niveau)
)
REGELS: Mapping[str, Regel] = {
    regel.id: regel for regel in chain(regels_schema.REGELS, BINNENREGELS, _OVERIGE)
}
"""Every rule by its id; one with ``niet_toetsbaar`` is not checked and says why."""


T = TypeVar("T", bound=Regel)


def _per_kind(regels: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Per kind of message the rules that name it, in the order of the table."""
    per_soort: dict[str, list[T]] = defaultdict(list)
    for regel in regels:
        for soort in regel.berichten:
            per_soort[soort].append(regel)
    return {soort: tuple(rij) for soort, rij in per_soort.items()}


#: What is taken back makes room here, unless the credit itself is rejected by another rule.
_TELT_CREDITS = frozenset({"TR322", "TR369", "TR389"})
_BINNEN, _OVER = _per_kind(BINNENREGELS), _per_kind(OVERREGELS)


def check_within(bericht: Bericht) -> list[Bevinding]:
    """Return what is wrong inside one message (level 2, ijw.md §5a); empty when all is well.

    The message must have passed level 1. A heenbericht is judged by all rules that name it; a
    retourbericht only on its own form (IV028), for its body repeats the heenbericht.
    """
    plekken, regels = Plekken(bericht), _BINNEN.get(bericht.soort, ())
    return [bevinding for regel in regels for bevinding in regel.check(plekken)]


def check_across(bericht: Bericht, toestand: Toestand) -> list[Bevinding]:
    """Return what is wrong beside what the receiver knows (levels 3 and 4, ijw.md §5c).

    The message must have passed levels 1 and 2. Findings of level 3 come first.
    """
    return _check(Plekken(bericht), toestand, _OVER.get(bericht.soort, ()))


def check_known(bericht: Bericht, toestand: Toestand, regels: frozenset[str]) -> list[Bevinding]:
    """As ``check_across``, but only by these rules: for who knows only part of the rest."""
    gekozen = [regel for regel in _OVER.get(bericht.soort, ()) if regel.id in regels]
    return _check(Plekken(bericht), toestand, gekozen)


def _check(plekken: Plekken, toestand: Toestand, regels: Sequence[Overregel]) -> list[Bevinding]:
    """In the order of the rules; those that count credits only hear which ones are rejected."""
    eerst = {r.id: r.check(plekken, toestand) for r in regels if r.id not in _TELT_CREDITS}
    if len(eerst) < len(regels) and (weg := rejected_credits(plekken, chain(*eerst.values()))):
        toestand = replace(toestand, afgewezen=weg)
    return [
        bevinding
        for regel in regels
        for bevinding in (eerst[regel.id] if regel.id in eerst else regel.check(plekken, toestand))
    ]
