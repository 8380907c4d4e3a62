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
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import product

HIDDEN_TEXT = "niet getoond"


class Totaal(Enum):
    """The value that stands for a whole dimension in a key."""

    TOTAAL = "Totaal"

    def __str__(self) -> str:
        return self.value


TOTAAL = Totaal.TOTAAL
Sleutel = tuple[Hashable, ...]
Lijn = tuple[Sleutel, tuple[Sleutel, ...]]


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
    for totaal, delen in lijnen:
        if _gives_away(waarden, totaal, delen, verborgen, drempel):
            extra = _smallest(waarden, verborgen, [delen, (totaal,)])
            if extra is not None:
                return extra
    return _against_combining(waarden, lijnen, verborgen)


def _gives_away(
    waarden: Mapping[Sleutel, int],
    totaal: Sleutel,
    delen: Sequence[Sleutel],
    verborgen: set[Sleutel],
    drempel: int,
) -> bool:
    """Does this one sum tell a hidden figure, or that it must be small?"""
    weg = [sleutel for sleutel in delen if sleutel in verborgen]
    if totaal in verborgen:
        return not weg
    hoogste = sum(waarden[sleutel] for sleutel in weg) - (len(weg) - 1)
    return bool(weg) and (len(weg) == 1 or hoogste < drempel)


def _smallest(
    waarden: Mapping[Sleutel, int], verborgen: set[Sleutel], groepen: Iterable[Sequence[Sleutel]]
) -> Sleutel | None:
    """The smallest shown figure above 0 of the first group that has one."""
    for groep in groepen:
        open_ = [sleutel for sleutel in groep if sleutel not in verborgen and waarden[sleutel]]
        if open_:
            return min(open_, key=lambda sleutel: (waarden[sleutel], str(sleutel)))
    return None


def _against_combining(
    waarden: Mapping[Sleutel, int], lijnen: Sequence[Lijn], verborgen: set[Sleutel]
) -> Sleutel | None:
    """What to hide when several sums together tell a hidden figure."""
    for bekend in derivable(lijnen, verborgen):
        eigen = [(t, d) for t, d in lijnen if bekend == t or bekend in d]
        groepen = [*(d for _, d in eigen), *((t,) for t, _ in eigen)]
        extra = _smallest(waarden, verborgen, groepen)
        if extra is not None:
            return extra
    return None


def derivable(lijnen: Sequence[Lijn], verborgen: Iterable[Sleutel]) -> Iterator[Sleutel]:
    """The hidden keys whose figure follows exactly from adding and subtracting shown ones.

    The sums are linear equations in the hidden figures; one is fixed when elimination leaves an
    equation with that figure alone.
    """
    weg = set(verborgen)
    for rij in _eliminated([_equation(t, d, weg) for t, d in lijnen]):
        if len(rij) == 1:
            yield from rij


def _equation(
    totaal: Sleutel, delen: Sequence[Sleutel], verborgen: set[Sleutel]
) -> dict[Sleutel, Fraction]:
    rij = {sleutel: Fraction(1) for sleutel in delen if sleutel in verborgen}
    return rij | ({totaal: Fraction(-1)} if totaal in verborgen else {})


def _eliminated(rijen: Iterable[dict[Sleutel, Fraction]]) -> list[dict[Sleutel, Fraction]]:
    """Reduced row echelon form of sparse rows (Gauss-Jordan, exact)."""
    klaar: dict[Sleutel, dict[Sleutel, Fraction]] = {}
    for rij in rijen:
        for spil in [sleutel for sleutel in rij if sleutel in klaar]:
            rij = _minus(rij, klaar[spil], rij[spil])
        if not rij:
            continue
        spil, factor = next(iter(rij.items()))
        nieuw = {sleutel: waarde / factor for sleutel, waarde in rij.items()}
        for ander, oud in klaar.items():
            if spil in oud:
                klaar[ander] = _minus(oud, nieuw, oud[spil])
        klaar[spil] = nieuw
    return list(klaar.values())


def _minus(
    rij: dict[Sleutel, Fraction], ander: dict[Sleutel, Fraction], keer: Fraction
) -> dict[Sleutel, Fraction]:
    uit = dict(rij)
    for sleutel, waarde in ander.items():
        nieuw = uit.get(sleutel, Fraction(0)) - keer * waarde
        if nieuw:
            uit[sleutel] = nieuw
        else:
            uit.pop(sleutel, None)
    return uit
