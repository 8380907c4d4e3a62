"""Wat iemand met optellen en aftrekken uit een tabel haalt: grenzen en precieze waarden.

A sum (Lijn) is a total with its parts. A reader knows every shown figure, and that a hidden one is
at least 1.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf

Sleutel = tuple[Hashable, ...]
Lijn = tuple[Sleutel, tuple[Sleutel, ...]]


def bounds(
    waarden: Mapping[Sleutel, int], lijnen: Sequence[Lijn], verborgen: Iterable[Sleutel]
) -> dict[Sleutel, tuple[float, float]]:
    """Between which numbers each figure must lie for who adds up all that is shown."""
    grens: dict[Sleutel, tuple[float, float]] = {s: (n, n) for s, n in waarden.items()}
    grens |= dict.fromkeys(verborgen, (1, inf))
    anders = True
    while anders:
        anders = False
        for totaal, delen in lijnen:
            for sleutel, nieuw in _tightened(grens, totaal, delen):
                if nieuw != grens[sleutel]:
                    grens[sleutel], anders = nieuw, True
    return grens


def _tightened(
    grens: Mapping[Sleutel, tuple[float, float]], totaal: Sleutel, delen: Sequence[Sleutel]
) -> list[tuple[Sleutel, tuple[float, float]]]:
    """The figures of one sum, with what the others in it leave room for."""
    laag, hoog = (sum(grens[deel][kant] for deel in delen) for kant in (0, 1))
    onder, boven = max(grens[totaal][0], laag), min(grens[totaal][1], hoog)
    nieuw = [(totaal, (onder, boven))]
    for deel in delen:
        eigen_laag, eigen_hoog = grens[deel]
        rest_hoog = (
            sum(grens[d][1] for d in delen if d != deel) if hoog == inf else hoog - eigen_hoog
        )
        nieuw.append(
            (
                deel,
                (max(eigen_laag, onder - rest_hoog), min(eigen_hoog, boven - (laag - eigen_laag))),
            )
        )
    return nieuw


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
