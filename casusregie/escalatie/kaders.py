"""Onder welke versie van het kader een gemiste termijn escaleert: die van het begin."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping

from casusregie.termijnen.models import Termijn
from normenkader.models import KaderVersie

#: Primary keys of onderwerpen → primary key of the version that each of them keeps.
Bron = Callable[[Iterable[int]], Mapping[int, int]]
_bronnen: dict[str, Bron] = {}


def keeps_kader(model: str, bron: Bron) -> None:
    """Register that onderwerpen of this model (label, lower case) keep a version themselves."""
    _bronnen[model] = bron


def kaders_of(termijnen: Iterable[Termijn]) -> dict[int, KaderVersie | None]:
    """Per termijn (pk) the version whose ladder it climbs, with all treden at hand.

    That of the onderwerp when it keeps one (a 1-op-1), else the one that held on the start of the
    termijn. One query for the versions and one per model that keeps them.
    """
    termijnen = list(termijnen)
    versies = list(KaderVersie.objects.adopted().order_by("geldig_van")) if termijnen else []
    per_pk = {versie.pk: versie for versie in versies}
    eigen = _own(termijnen)
    gevonden: dict[int, KaderVersie | None] = {}
    for termijn in termijnen:
        zelf = eigen.get((termijn.model, termijn.object_id))
        gevonden[termijn.pk] = per_pk[zelf] if zelf in per_pk else _on(versies, termijn)
    return gevonden


def _own(termijnen: list[Termijn]) -> dict[tuple[str, int], int]:
    gevonden: dict[tuple[str, int], int] = {}
    for model, bron in _bronnen.items():
        ids = {termijn.object_id for termijn in termijnen if termijn.model == model}
        if ids:
            gevonden |= {(model, pk): versie for pk, versie in bron(ids).items()}
    return gevonden


def _on(versies: list[KaderVersie], termijn: Termijn) -> KaderVersie | None:
    """As `KaderVersie.objects.version_on`, from the rows at hand."""
    if not versies:
        return None
    plek = bisect_right([versie.geldig_van for versie in versies], termijn.start)
    return versies[max(plek - 1, 0)]
