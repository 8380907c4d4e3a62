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
    """One phase on a day: planned as a whole and up to the last day that is known, and given.

    `bekend` is false while nothing of the phase was declared; `klaar` when all of it can be.
    """

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
    bekend: bool

    @property
    def oordeel(self) -> str:
        """ "Zoals gepland", "5 uur meer dan gepland", "Nog niet gedeclareerd"."""
        if not self.begonnen:
            return "Nog niet begonnen"
        if not self.bekend:
            return "Nog niet gedeclareerd"
        verschil = self.geleverd - self.tot_nu
        if abs(Fraction(verschil)) <= Fraction(self.tot_nu) * SPELING:
            return "Zoals gepland"
        woord = "meer" if verschil > 0 else "minder"
        return f"{getal(abs(verschil))} {MEERVOUD[self.eenheid]} {woord} dan gepland"

    @property
    def wijkt_af(self) -> bool:
        """Must be talked about at the evaluation."""
        return self.bekend and self.oordeel != "Zoals gepland"

    @property
    def in_woorden(self) -> tuple[str, str, str, str]:
        """Per week, planned, planned up to the known day (empty when all is known) and given."""
        woord = MEERVOUD[self.eenheid]
        week, plan, nu, gegeven = (
            f"{getal(waarde)} {woord}"
            for waarde in (self.per_week, self.gepland, self.tot_nu, self.geleverd)
        )
        return week, plan, nu if self.bekend and not self.klaar else "", gegeven


def compare_phases(
    fasen: Sequence[Afbouwfase],
    begin: date,
    eenheid: VolumeEenheid,
    geleverd: Iterable[Geleverd],
    on: date,
) -> list[Faseregel]:
    """The phases from `begin` on, each with what was given in it.

    A delivery over more days is divided evenly over its days. What is in another kind of unit
    (euro beside uur) is left out: it cannot be compared. The plan counts up to the last day that
    was declared: what is still to be declared is not 'less than planned'.
    """
    stukken, regels, eerste = list(geleverd), [], begin
    tot = min(on, known_until(stukken) or date.min)
    for nummer, fase in enumerate(fasen, start=1):
        dagen = fase.weken * DAGEN_PER_WEEK
        laatste = eerste + timedelta(days=dagen - 1)
        gepland = Fraction(fase.per_week) * fase.weken
        voorbij = min(max((tot - eerste).days + 1, 0), dagen)
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
                klaar=tot >= laatste,
                begonnen=on >= eerste,
                bekend=tot >= eerste,
            )
        )
        eerste = laatste + timedelta(days=1)
    return regels


def known_until(geleverd: Iterable[Geleverd]) -> date | None:
    """The last day that was declared; None without any declaration."""
    return max((stuk.eind for stuk in geleverd), default=None)


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
    if not any(regel.begonnen for regel in regels):
        return "De hulp is nog niet begonnen."
    bekend = [regel for regel in regels if regel.bekend]
    if not bekend:
        return "Er is nog geen hulp gedeclareerd in deze fasen."
    if any(not _falls(*paar) for paar in pairwise(bekend)):
        return "De hulp neemt niet af zoals gepland. Bespreek dit bij de evaluatie."
    if any(regel.wijkt_af for regel in bekend):
        return "De hulp neemt af, maar anders dan gepland. Bespreek dit bij de evaluatie."
    return "De hulp neemt af zoals gepland."


def _falls(eerder: Faseregel, later: Faseregel) -> bool:
    """Given per week fell wherever the plan falls, and never rose."""
    toen, nu = (regel.geleverd * regel.per_week / (regel.tot_nu or 1) for regel in (eerder, later))
    return nu < toen if later.per_week < eerder.per_week else nu <= toen
