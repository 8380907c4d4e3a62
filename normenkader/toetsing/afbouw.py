"""Planned decrease of intensity beside what was given: per phase, in the same unit (NK-18)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from normenkader.termijnen.woorden import getal
from normenkader.toetsing.feiten import Afbouwfase
from normenkader.toetsing.hoeveelheden import (
    DAGEN_PER_WEEK,
    MEERVOUD,
    Hoeveelheid,
    NietVergelijkbaar,
    VolumeEenheid,
    to_decimal,
)

#: A difference within this share of the plan is 'as planned' (our own choice).
SPELING = Fraction(1, 10)


@dataclass(frozen=True)
class Geleverd:
    """Help that was given from `begin` up to and including `eind`; a credit is below 0."""

    begin: date
    eind: date
    hoeveel: Hoeveelheid


@dataclass(frozen=True)
class Faseregel:
    """One phase on a day: planned over the whole phase and up to that day, and given so far."""

    nummer: int
    begin: date
    eind: date
    per_week: Decimal
    gepland: Decimal
    tot_nu: Decimal
    geleverd: Decimal
    eenheid: VolumeEenheid
    klaar: bool
    begonnen: bool

    @property
    def oordeel(self) -> str:
        """ "Zoals gepland", "5 uur meer dan gepland", or "Nog niet begonnen"."""
        if not self.begonnen:
            return "Nog niet begonnen"
        verschil = self.geleverd - self.tot_nu
        if abs(Fraction(verschil)) <= Fraction(self.tot_nu) * SPELING:
            return "Zoals gepland"
        woord = "meer" if verschil > 0 else "minder"
        tot = "" if self.klaar else " tot nu"
        return f"{getal(abs(verschil))} {MEERVOUD[self.eenheid]} {woord} dan gepland{tot}"

    @property
    def wijkt_af(self) -> bool:
        """Must be talked about at the evaluation."""
        return self.begonnen and self.oordeel != "Zoals gepland"


def compare_phases(
    fasen: Sequence[Afbouwfase],
    begin: date,
    eenheid: VolumeEenheid,
    geleverd: Iterable[Geleverd],
    on: date,
) -> list[Faseregel]:
    """The phases from `begin` on, each with what was given in it.

    A delivery over more days is divided evenly over its days. What is in another kind of unit
    (euro beside uur) is left out: it cannot be compared.
    """
    stukken, regels, eerste = list(geleverd), [], begin
    for nummer, fase in enumerate(fasen, start=1):
        dagen = fase.weken * DAGEN_PER_WEEK
        laatste = eerste + timedelta(days=dagen - 1)
        gepland = Fraction(fase.per_week) * fase.weken
        voorbij = min(max((on - eerste).days + 1, 0), dagen)
        gegeven = sum((_within(s, eerste, laatste, eenheid) for s in stukken), Fraction(0))
        regels.append(
            Faseregel(
                nummer,
                eerste,
                laatste,
                fase.per_week,
                to_decimal(gepland),
                to_decimal(gepland * voorbij / dagen),
                to_decimal(gegeven),
                eenheid,
                klaar=on > laatste,
                begonnen=on >= eerste,
            )
        )
        eerste = laatste + timedelta(days=1)
    return regels


def _within(stuk: Geleverd, begin: date, eind: date, eenheid: VolumeEenheid) -> Fraction:
    """The part of a delivery that falls in a phase."""
    van, tot = max(stuk.begin, begin), min(stuk.eind, eind)
    if tot < van:
        return Fraction(0)
    try:
        hoeveel = stuk.hoeveel.exact(eenheid)
    except NietVergelijkbaar:
        return Fraction(0)
    return hoeveel * ((tot - van).days + 1) / ((stuk.eind - stuk.begin).days + 1)


def conclusion(regels: Sequence[Faseregel]) -> str:
    """One sentence above the table."""
    begonnen = [regel for regel in regels if regel.begonnen]
    if not begonnen:
        return "De hulp is nog niet begonnen."
    if not any(regel.geleverd for regel in begonnen):
        return "Er is nog geen hulp gedeclareerd in deze fasen."
    if any(not _falls(*paar) for paar in pairwise(begonnen)):
        return "De hulp neemt niet af zoals gepland. Bespreek dit bij de evaluatie."
    if any(regel.wijkt_af for regel in begonnen):
        return "De hulp neemt af, maar anders dan gepland. Bespreek dit bij de evaluatie."
    return "De hulp neemt af zoals gepland."


def _falls(eerder: Faseregel, later: Faseregel) -> bool:
    """Given per week fell wherever the plan falls, and never rose."""
    toen, nu = (regel.geleverd * regel.per_week / (regel.tot_nu or 1) for regel in (eerder, later))
    return nu < toen if later.per_week < eerder.per_week else nu <= toen
