"""Zoekt van een of meer berichten tegelijk op welke toewijzingen en starts erbij horen."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.toewijzing.models import Toewijzing, Zorgstart
from casusregie.models import Jeugdige


class Vooraf:
    """Toewijzingen and starts of some jeugdigen, and the toewijzingen that messages name."""

    def __init__(self, toewijzingen: Iterable[Toewijzing], starts: Iterable[Zorgstart]) -> None:
        self._per_nummer: dict[int, list[Toewijzing]] = {}
        self._per_jeugdige: dict[int, list[Toewijzing]] = {}
        self._starts: dict[int, list[Zorgstart]] = {}
        for rij in toewijzingen:
            self._per_nummer.setdefault(rij.nummer, []).append(rij)
            self._per_jeugdige.setdefault(rij.casus.jeugdige_id, []).append(rij)
        for start in starts:
            self._starts.setdefault(start.jeugdige_id, []).append(start)

    def toewijzingen_for(
        self, bericht: IjwBericht, rij: Any, jeugdige: Jeugdige | None
    ) -> list[Toewijzing]:
        """Of this gemeente: those the message names, and all of this jeugdige at this aanbieder."""
        genoemd = [t for nummer in _numbers(bericht) for t in self._per_nummer.get(nummer, [])]
        eigen = self._per_jeugdige.get(jeugdige.pk, []) if jeugdige else []
        gevonden = [*genoemd, *(t for t in eigen if t.aanbieder_id == rij.aanbieder.pk)]
        uniek = {t.pk: t for t in gevonden if t.gemeente_id == rij.gemeente.pk}
        return sorted(uniek.values(), key=lambda t: (t.ingangsdatum, t.nummer))

    def starts_for(self, rij: Any, jeugdige: Jeugdige | None) -> list[Zorgstart]:
        """The starts of this jeugdige between these parties."""
        alle = self._starts.get(jeugdige.pk, []) if jeugdige else []
        partijen = (rij.gemeente.pk, rij.aanbieder.pk)
        return [start for start in alle if (start.gemeente_id, start.aanbieder_id) == partijen]


def look_up(berichten: Iterable[IjwBericht], jeugdigen: Iterable[Jeugdige]) -> Vooraf:
    """What the rules ask about these messages and jeugdigen, in a fixed number of queries."""
    nummers = {nummer for bericht in berichten for nummer in _numbers(bericht)}
    ids = [jeugdige.pk for jeugdige in jeugdigen]
    rijen = Toewijzing.objects.filter(Q(nummer__in=nummers) | Q(casus__jeugdige__in=ids))
    starts = Zorgstart.objects.filter(jeugdige__in=ids, verwijderd_op=None)
    starts = starts.select_related("toewijzing__casus", "gemeente", "aanbieder")
    return Vooraf(
        rijen.select_related("product", "aanbieder", "gemeente", "casus"),
        starts.prefetch_related("stops"),
    )


def _numbers(bericht: IjwBericht) -> set[int]:
    return {int(waarde) for naam, waarde in leaves(bericht.inhoud) if naam == "ToewijzingNummer"}


def leaves(waarde: Any, naam: str = "") -> Iterator[tuple[str, str]]:
    """Every leaf of a message with its element name."""
    if isinstance(waarde, dict):
        for onder, deel in waarde.items():
            yield from leaves(deel, onder)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from leaves(deel, naam)
    else:
        yield naam, waarde
