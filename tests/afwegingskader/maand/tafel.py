"""De tabel: per inzet wat er gebeurt, en welke escalaties daar dus uit volgen (tweede methode)."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date

from tests.afwegingskader.historie.naief import VRIJ

LENGTE = 28


@dataclass(frozen=True)
class Lot:
    """What happens to one inzet; day numbers count from its own start (1)."""

    nr: int
    start: int
    eindigt: int | None
    antwoord_na: int | None

    @property
    def laatste(self) -> int:
        return self.start + LENGTE - 1

    @property
    def einde(self) -> int | None:
        """The day on which the aanbieder ends it, if ever."""
        return None if self.eindigt is None else self.start + self.eindigt - 1


def lots(aantal: int, eerste: date, dagen: int) -> list[Lot]:
    """A fixed chance: every way to end, spread so that each day of the month has something."""
    toeval = random.Random(4)
    begin = eerste.toordinal()
    rijen = []
    for nr in range(aantal):
        start = begin - LENGTE + nr % dagen
        eindigt = toeval.choice((None, None, 5, 20, 27, 28, 29, 30, 33, 36, 45))
        antwoord = toeval.choice((None, None, 0, 1, 3, 6))
        rijen.append(Lot(nr, start, eindigt, antwoord))
    return rijen


def werkdagen_na(dag: int, aantal: int) -> int:
    """The day that many werkdagen after `dag`."""
    while aantal:
        dag += 1
        aantal -= date.fromordinal(dag).weekday() < 5 and dag not in VRIJ
    return dag


def answer_day(lot: Lot) -> int | None:
    """The day on which the procesregisseur answers trede 1, if ever."""
    return None if lot.antwoord_na is None else lot.laatste + 1 + lot.antwoord_na


def escalations(lot: Lot, tot: int, weg: frozenset[int]) -> list[tuple[int, int]]:
    """(trede, since) of everything that must be there after day `tot`.

    The clock looks in the morning, people act during the day; on a day of `weg` nobody looks, so
    what is due then is found the next morning, with its own day. Who ended it in between was
    just in time; who wanted to answer what nobody had asked yet, did not.
    """
    een = lot.laatste + 1
    gezien = look(een, weg)
    if gezien > tot or (lot.einde is not None and lot.einde < gezien):
        return []
    antwoord = answer_day(lot)
    if antwoord is not None and antwoord < gezien:
        antwoord = None
    twee = werkdagen_na(een, 4)
    gestopt = min((d for d in (lot.einde, antwoord) if d is not None), default=None)
    daarna = look(twee, weg)
    klimt = daarna <= tot and (gestopt is None or gestopt >= daarna)
    return [(1, een), (2, twee)] if klimt else [(1, een)]


def look(dag: int, weg: frozenset[int]) -> int:
    """The first day from `dag` on which the clock looks."""
    return dag + 1 if dag in weg else dag


def busiest(rijen: list[Lot], eerste: int, dagen: int) -> int:
    """The day in the middle of the month on which most would escalate: that one is skipped."""
    tellingen = Counter(
        sinds for lot in rijen for _, sinds in escalations(lot, eerste + dagen, frozenset())
    )
    midden = range(eerste + dagen // 3, eerste + 2 * dagen // 3)
    return max(midden, key=lambda dag: (tellingen[dag], dag))


def expected(rijen: list[Lot], tot: int, weg: frozenset[int]) -> list[tuple[int, int, int, bool]]:
    """The table after day `tot`: every escalatie with its true day, late when nobody looked."""
    return sorted(
        (lot.nr, trede, sinds, sinds in weg)
        for lot in rijen
        for trede, sinds in escalations(lot, tot, weg)
    )
