"""Verbergt kleine aantallen in een tabel, zo dat aftrekken ze niet teruggeeft (domein.md §0 n).

A table is a mapping from a key (one value per dimension: `("Rotterdam", "Vlierhof")`) to a count.
`protect` adds every total (a dimension replaced by TOTAAL) and says which figures may be shown.
Filters of a screen pick cells out of one protected table; they never make a table of their own,
because two tables that were protected apart give each other away by subtraction. Counts must add
up: each thing counted in exactly one cell.

What a reader may know: all shown figures, that totals add up, this algorithm (so: a hidden figure
is at least 1, an empty cell is shown as 0), but not which hidden figure is the small one. That is
why all hidden figures look the same (HIDDEN_TEXT), small or not.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import product

from .aftrekken import Lijn, Sleutel, bounds, derivable

HIDDEN_TEXT = "niet getoond"


class Totaal(Enum):
    """The value that stands for a whole dimension in a key."""

    TOTAAL = "Totaal"

    def __str__(self) -> str:
        return self.value


TOTAAL = Totaal.TOTAAL


@dataclass(frozen=True)
class Beschermd:
    """A table with its totals; `verborgen` are the keys that nobody gets to see."""

    waarden: Mapping[Sleutel, int]
    verborgen: frozenset[Sleutel]

    def get(self, *sleutel: Hashable) -> int | None:
        """The figure of this cell or total: None when hidden, 0 when nothing was counted."""
        return None if sleutel in self.verborgen else self.waarden.get(sleutel, 0)

    def total(self, *sleutel: Hashable) -> int | None:
        """The total of what the given first dimensions hold; without any: of everything."""
        lengte = len(next(iter(self.waarden), sleutel))
        return self.get(*sleutel, *[TOTAAL] * (lengte - len(sleutel)))

    @cached_property
    def iets_verborgen(self) -> bool:
        """Is there anything the reader must be told about?"""
        return bool(self.verborgen)


def protect(tellingen: Mapping[Sleutel, int], drempel: int) -> Beschermd:
    """Hide every count from 1 up to `drempel` - 1, and as much more as subtraction asks for.

    `drempel` below 2 hides nothing. Raises ValueError for a negative count, keys of different
    length or TOTAAL inside a key.
    """
    _check(tellingen)
    waarden = _with_totals(tellingen)
    lijnen = _lines(waarden)
    verborgen = {s for s, waarde in waarden.items() if 0 < waarde < drempel}
    while extra := _next(waarden, lijnen, verborgen, drempel):
        verborgen.add(extra)
    return Beschermd(waarden, frozenset(verborgen))


def protect_list(tellingen: Mapping[Hashable, int], drempel: int) -> Beschermd:
    """The same for one list with its total: `.get(naam)` and `.total()`."""
    return protect({(naam,): aantal for naam, aantal in tellingen.items()}, drempel)


def shown(waarde: int | None) -> str:
    """How a figure stands on the screen and in a file."""
    return HIDDEN_TEXT if waarde is None else f"{waarde}"


@dataclass(frozen=True)
class Deel:
    """A part of a whole; part and rest together tell the whole, so both count."""

    deel: int
    geheel: int
    drempel: int

    @property
    def verborgen(self) -> bool:
        """Too few to show: the whole, the part or what is left."""
        klein = [self.deel, self.geheel - self.deel]
        return self.geheel < self.drempel or any(0 < getal < self.drempel for getal in klein)

    @property
    def procent(self) -> int | None:
        """Whole percent, rounded down; None without a whole or when hidden."""
        return None if self.verborgen or not self.geheel else self.deel * 100 // self.geheel


def _check(tellingen: Mapping[Sleutel, int]) -> None:
    if len({len(sleutel) for sleutel in tellingen}) > 1:
        raise ValueError("Elke sleutel heeft evenveel waarden.")
    if any(waarde < 0 for waarde in tellingen.values()):
        raise ValueError("Een aantal is niet kleiner dan 0.")
    if any(TOTAAL in sleutel for sleutel in tellingen):
        raise ValueError("Een totaal rekent deze functie zelf uit.")


def _with_totals(tellingen: Mapping[Sleutel, int]) -> dict[Sleutel, int]:
    waarden: dict[Sleutel, int] = defaultdict(int)
    for sleutel, aantal in tellingen.items():
        for keuze in product(*((waarde, TOTAAL) for waarde in sleutel)):
            waarden[keuze] += aantal
    return dict(waarden)


def _lines(waarden: Iterable[Sleutel]) -> list[Lijn]:
    """Every sum a reader can make: a total and its parts along one dimension."""
    delen: dict[tuple[Sleutel, int], list[Sleutel]] = defaultdict(list)
    for sleutel in waarden:
        for plek, waarde in enumerate(sleutel):
            if waarde is not TOTAAL:
                delen[(*sleutel[:plek], TOTAAL, *sleutel[plek + 1 :]), plek].append(sleutel)
    return [(totaal, tuple(rij)) for (totaal, _), rij in delen.items()]


def _next(
    waarden: Mapping[Sleutel, int], lijnen: Sequence[Lijn], verborgen: set[Sleutel], drempel: int
) -> Sleutel | None:
    """The next figure that must be hidden too; None when nothing can be derived any more."""
    bloot = _exposed(waarden, lijnen, verborgen, drempel)
    if not bloot:
        return None
    eigen = [(t, d) for t, d in lijnen if t in bloot or not bloot.isdisjoint(d)]
    delen = [sleutel for _, rij in eigen for sleutel in rij]
    totalen = [totaal for totaal, _ in eigen]
    for groep in (delen, totalen, list(waarden)):
        open_ = [sleutel for sleutel in groep if sleutel not in verborgen and waarden[sleutel]]
        if open_:
            kosten = {sleutel: _cost(sleutel, waarden, lijnen, verborgen) for sleutel in open_}
            return min(open_, key=lambda s: (kosten[s], waarden[s], str(s)))
    return None


def _exposed(
    waarden: Mapping[Sleutel, int], lijnen: Sequence[Lijn], verborgen: set[Sleutel], drempel: int
) -> set[Sleutel]:
    """Hidden figures that a reader can work out, or knows to be small."""
    grenzen = bounds(waarden, lijnen, verborgen)
    bekend = {s for s in verborgen if grenzen[s][0] == grenzen[s][1] or grenzen[s][1] < drempel}
    return bekend or set(derivable(lijnen, verborgen))


def _cost(
    sleutel: Sleutel,
    waarden: Mapping[Sleutel, int],
    lijnen: Sequence[Lijn],
    verborgen: set[Sleutel],
) -> int:
    """What else must go because of this one: a sum without hidden figures gets its first.

    Dearest is a sum in which nothing else could hide beside it: then its total goes as well.
    """
    kosten = 0
    for totaal, delen in lijnen:
        if (sleutel != totaal and sleutel not in delen) or totaal in verborgen:
            continue
        if verborgen.isdisjoint(delen):
            ander = any(waarden[deel] for deel in delen if deel != sleutel)
            kosten += 1 if ander else 3
    return kosten
