"""Judges a request against the norm of its product: facts in, a Toetsing out."""

from normenkader.toetsing.feiten import Aanvraagfeiten, Norm
from normenkader.toetsing.fouten import find_errors
from normenkader.toetsing.maten import (
    check_average,
    check_duration,
    check_volume,
)
from normenkader.toetsing.totaal import compute_totals
from normenkader.toetsing.uitkomst import ORDE, Toetsing
from normenkader.toetsing.voorwaarden import (
    check_afbouw,
    check_contract,
    check_groep,
    check_grond,
    check_stapeling,
)

#: Number of these rules; the next change of what a verdict says gets the next number.
REKENWIJZE = 2


def assess(feiten: Aanvraagfeiten, norm: Norm | None) -> Toetsing:
    """The verdict on a request; `norm` is the version valid on its begindatum, None without one.

    Findings come in the order past niet, uitleg nodig, nog open, past, informatie. Pure: the
    same facts and norm always give an equal verdict. Raises ValueError when the norm belongs to
    another product. Source: NK-01..NK-10, NK-18, NK-19; ui.md §8.
    """
    if norm is not None and norm.product_code != feiten.product_code:
        raise ValueError(f"Norm van {norm.product_code} bij een verzoek om {feiten.product_code}")
    totalen = compute_totals(feiten, norm)
    bevindingen = [
        check_volume(feiten, norm, totalen),
        *check_grond(feiten, norm, totalen),
        check_duration(feiten, norm, totalen),
        *check_average(feiten, norm, totalen),
        check_stapeling(feiten),
        check_contract(feiten),
        *check_groep(feiten),
        *check_afbouw(feiten),
    ]
    bevindingen.sort(key=lambda bevinding: ORDE.index(bevinding.uitkomst))
    fouten = find_errors(feiten, norm, totalen)
    return Toetsing(feiten, norm, totalen, tuple(bevindingen), fouten, REKENWIJZE)


def replay(toetsing: Toetsing) -> Toetsing | None:
    """The verdict made again from its own facts and norm; None when older rules made it."""
    return assess(toetsing.feiten, toetsing.norm) if toetsing.rekenwijze == REKENWIJZE else None
