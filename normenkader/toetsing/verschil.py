"""Says why a verdict differs from an earlier one on the same request: norm, facts, outcome."""

from collections.abc import Iterator
from dataclasses import replace

from normenkader.toetsing.feiten import Norm
from normenkader.toetsing.hoeveelheden import Hoeveelheid
from normenkader.toetsing.oordeel import assess
from normenkader.toetsing.uitkomst import Onderdeel, Toetsing, Uitkomst

#: The parts whose outcome is compared.
DELEN = (Onderdeel.VOLUME, Onderdeel.DUUR, Onderdeel.STAPELING, Onderdeel.CONTRACT)


def explain_change(oud: Toetsing, nieuw: Toetsing) -> tuple[str, ...]:
    """One sentence per reason; empty when nothing that counts changed."""
    return (*_norm(oud.norm, nieuw.norm), *_used(oud, nieuw), *_outcomes(oud, nieuw))


def own_only(toetsing: Toetsing) -> Toetsing:
    """What the aanbieder may see: without the toewijzingen at other aanbieders."""
    eigen = tuple(rij for rij in toetsing.feiten.eerdere if not rij.elders)
    if len(eigen) == len(toetsing.feiten.eerdere):
        return toetsing
    return assess(replace(toetsing.feiten, eerdere=eigen), toetsing.norm)


def _norm(oud: Norm | None, nieuw: Norm | None) -> Iterator[str]:
    if oud == nieuw:
        return
    if oud is None and nieuw is not None:
        yield f"Er geldt nu een norm: hooguit {_maxima(nieuw)} (versie {nieuw.versie})."
    elif nieuw is None and oud is not None:
        yield f"Norm versie {oud.versie} geldt niet meer. Er is nu geen norm."
    elif oud is not None and nieuw is not None:
        yield from _versions(oud, nieuw)


def _versions(oud: Norm, nieuw: Norm) -> Iterator[str]:
    if oud.versie != nieuw.versie:
        yield f"Norm versie {nieuw.versie} geldt nu, in plaats van versie {oud.versie}."
    if _maxima(oud) != _maxima(nieuw):
        yield f"De norm was hooguit {_maxima(oud)}. Nu is dat hooguit {_maxima(nieuw)}."
    codes = [{grond.code for grond in norm.gronden} for norm in (oud, nieuw)]
    if codes[0] != codes[1]:
        yield "De uitzonderingsgronden zijn anders. Kies zo nodig opnieuw een grond."


def _maxima(norm: Norm) -> str:
    return f"{norm.volume} in {norm.duur}"


def _used(oud: Toetsing, nieuw: Toetsing) -> Iterator[str]:
    """What was assigned meanwhile; figures in the same unit only."""
    toen, nu = oud.totalen.gebruikt_volume, nieuw.totalen.gebruikt_volume
    if toen == nu or not (oud.norm and nieuw.norm) or oud.norm.eenheid != nieuw.norm.eenheid:
        return
    eenheid = nieuw.norm.eenheid
    yield (
        f"Eerder toegewezen was {Hoeveelheid(toen, eenheid)}. "
        f"Nu telt {Hoeveelheid(nu, eenheid)} mee."
    )


def _outcomes(oud: Toetsing, nieuw: Toetsing) -> Iterator[str]:
    for deel in DELEN:
        een, ander = oud.finding(deel), nieuw.finding(deel)
        if een is None or ander is None or een.uitkomst is ander.uitkomst:
            continue
        if Uitkomst.INFORMATIE in (een.uitkomst, ander.uitkomst):
            continue
        yield (
            f"{ander.titel}: was '{een.uitkomst_in_woorden}', is nu '{ander.uitkomst_in_woorden}'."
        )
