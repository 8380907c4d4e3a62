"""De maten van een ijking: percentiel, klassen van een histogram en eenheden; zonder database."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from normenkader.toetsing import DuurEenheid, Norm, VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD, MINUTEN

T = TypeVar("T", int, Decimal)

P75, P80 = Fraction(3, 4), Fraction(4, 5)
KLASSEN = 12
DAGEN_PER_JAAR = 366
UITLEG_PERCENTIEL = (
    "Het 80e percentiel is de kleinste waarde waar minstens 80 procent van de trajecten op of "
    "onder ligt (nearest rank). Er wordt niet tussen twee waarden in gerekend."
)


@dataclass(frozen=True)
class Grens:
    """A maximum to hold trajecten against: volume in the stored unit, and calendar days."""

    volume: Decimal
    dagen: int


def nearest_rank(waarden: Sequence[T], deel: Fraction) -> T:
    """The smallest value with at least the part `deel` (above 0, at most 1) on or under it.

    The same as percentile_disc of PostgreSQL. Raises ValueError without values or for a part
    outside that range.
    """
    if not waarden or not 0 < deel <= 1:
        raise ValueError("Een percentiel vraagt waarden, en een deel boven 0 en hooguit 1.")
    return sorted(waarden)[math.ceil(deel * len(waarden)) - 1]


def stored_volume(volume: Decimal, eenheid: VolumeEenheid) -> tuple[Decimal, VolumeEenheid]:
    """The volume as it is stored: units of time as minutes, others as they are."""
    if eenheid in MINUTEN:
        return volume * MINUTEN[eenheid], VolumeEenheid.MINUUT
    return volume, eenheid


def shown_volume(volume: Decimal, opgeslagen: VolumeEenheid, in_eenheid: VolumeEenheid) -> Decimal:
    """A stored volume in the unit of a norm; `opgeslagen` is minuut or the unit itself."""
    if opgeslagen is VolumeEenheid.MINUUT:
        return volume / MINUTEN[in_eenheid]
    return volume


def shown_unit(opgeslagen: VolumeEenheid, norm: Norm | None) -> VolumeEenheid:
    """The unit to show: that of the norm when it can be compared, else uur or the stored one."""
    if norm is not None and comparable(norm, opgeslagen):
        return norm.eenheid
    return VolumeEenheid.UUR if opgeslagen is VolumeEenheid.MINUUT else opgeslagen


def comparable(norm: Norm, opgeslagen: VolumeEenheid) -> bool:
    """Whether the maximum of this norm can be held against volumes in this stored unit."""
    return stored_volume(norm.maximum_volume, norm.eenheid)[1] is opgeslagen


def bound_of(norm: Norm) -> Grens:
    """The maxima of a norm as they are held against trajecten."""
    volume, _ = stored_volume(norm.maximum_volume, norm.eenheid)
    return Grens(volume, days_of(norm.maximum_duur, norm.duur_eenheid))


def days_of(duur: int, eenheid: DuurEenheid) -> int:
    """The most days a span can count; a traject is known in days only, so months take the most.

    26 weken is 182 days; 12 maanden is 366 days, 6 maanden 183: a full span is never above it.
    """
    if eenheid is DuurEenheid.WEKEN:
        return duur * 7
    return math.ceil(duur * DAGEN_PER_JAAR / 12)


def duration_of(dagen: int, eenheid: DuurEenheid) -> int:
    """The smallest duration in weeks or months that holds these days."""
    if eenheid is DuurEenheid.WEKEN:
        return max(1, math.ceil(dagen / 7))
    return next(m for m in range(1, 10**6) if days_of(m, eenheid) >= dagen)


def class_width(hoogste: Decimal) -> Decimal:
    """A round width (1, 2, 2.5 or 5 times a power of ten) for about KLASSEN classes."""
    if hoogste <= 0:
        return Decimal(1)
    ruw = hoogste / KLASSEN
    macht = Decimal(10) ** ruw.adjusted()
    return next(
        stap * macht
        for stap in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
        if stap * macht >= ruw
    )


def unit_name(eenheid: VolumeEenheid) -> str:
    """ "uur", "dagdelen"."""
    return MEERVOUD[eenheid]
