"""Wat samen telt voor de grens van de tweede beslisser: één regel voor elke weg naar hulp.

A decision counts together with the help that the same jeugdige has at the same aanbieder, from the
same gemeente, ordered or running, with a day in common; in whatever casus and by whatever way it
came. So spreading help over orders, verzoeken, changes or casussen makes no difference.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from .bedrag import Hulpdeel


class Wie(NamedTuple):
    """For whom, at whom, and whose money it is (keys)."""

    jeugdige: int | None
    aanbieder: int | None
    gemeente: int | None


class Staand(NamedTuple):
    """Help that stands beside a decision. `eigen`: it is what the decision itself is about."""

    wie: Wie
    deel: Hulpdeel
    actief: bool = True
    eigen: bool = False


def counting(delen: Sequence[Hulpdeel], wie: Wie, staand: Iterable[Staand]) -> list[Hulpdeel]:
    """The help that counts together with a decision about these parts, for this `wie`."""
    return [rij.deel for rij in staand if _counts(rij, delen, wie)]


def _counts(rij: Staand, delen: Sequence[Hulpdeel], wie: Wie) -> bool:
    zelfde = rij.wie == wie and None not in wie
    return zelfde and rij.actief and not rij.eigen and any(overlap(rij.deel, d) for d in delen)


def overlap(een: Hulpdeel, ander: Hulpdeel) -> bool:
    """Have they a day in common? Without a begin or an end it is not bounded on that side."""
    begint_op_tijd = (een.begindatum or date.min) <= (ander.einddatum or date.max)
    return begint_op_tijd and (een.einddatum or date.max) >= (ander.begindatum or date.min)
