"""Wat de contractmanager hoort te zien: onder de afspraak, of een grond die opvallend vaak valt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from normenkader.instellingen import instelling
from sturing.cijfers import AFSPRAAK, whole_percent
from sturing.rijen import ground_words

from .gebruik import Gebruik, Gronden

VANAF, FACTOR = "norm.signaal_vanaf", "norm.grond_factor"


@dataclass(frozen=True)
class Grens:
    """From how many toewijzingen a signal is given, at which share, and what 'far more' is."""

    vanaf: int
    afspraak: int
    factor: int


@dataclass(frozen=True)
class Signaal:
    """One thing to talk about with one aanbieder; `grond` is empty for the share."""

    rij: Gebruik
    kop: str
    tekst: str
    grond: str = ""


def bounds_on(on: date) -> Grens:
    """The settings of that day."""
    return Grens(instelling(VANAF, on), instelling(AFSPRAAK, on), instelling(FACTOR, on))


def signals(rijen: Iterable[Gebruik], gronden: Gronden, grens: Grens) -> list[Signaal]:
    """Shares under the agreement first, the lowest on top; then the grounds."""
    genoeg = [rij for rij in rijen if rij.aantal >= grens.vanaf]
    onder = sorted((rij for rij in genoeg if not rij.meets(grens.afspraak)), key=_share)
    uit = [_under(rij, grens) for rij in onder]
    for rij in genoeg:
        uit += _striking(rij, list(rijen), gronden, grens)
    return uit


def _share(rij: Gebruik) -> Fraction:
    return Fraction(rij.binnen, rij.aantal)


def _under(rij: Gebruik, grens: Grens) -> Signaal:
    return Signaal(
        rij,
        f"{rij.aanbieder}: {rij.procent} procent binnen de norm",
        f"{rij.product}: {rij.binnen} van {rij.aantal} toewijzingen. "
        f"Afspraak: {grens.afspraak} procent.",
    )


def _striking(
    rij: Gebruik, alle: list[Gebruik], gronden: Gronden, grens: Grens
) -> Iterator[Signaal]:
    """A ground of this aanbieder that others use far less, each as a share of its toewijzingen."""
    anderen = [r for r in alle if r.code == rij.code and r.aanbieder_id != rij.aanbieder_id]
    rest = sum(r.aantal for r in anderen)
    if rest < grens.vanaf:
        return
    for grond, n in sorted(gronden.get((rij.aanbieder_id, rij.code), {}).items()):
        elders = sum(gronden.get((r.aanbieder_id, r.code), {}).get(grond, 0) for r in anderen)
        # two at least: once is no pattern
        if n < 2 or n * rest <= grens.factor * elders * rij.aantal:
            continue
        eigen, ander = whole_percent(n, rij.aantal), whole_percent(elders, rest)
        yield Signaal(
            rij,
            f"{rij.aanbieder}: {ground_words(grond).lower()} opvallend vaak",
            f"{rij.product}: bij {n} van {rij.aantal} toewijzingen ({eigen} procent). "
            f"Bij andere aanbieders is dat {ander} procent.",
            grond,
        )
