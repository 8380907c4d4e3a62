"""Geeft de signalen van een termijn: wie wordt op welke dag iets verteld, één keer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from casusregie.casus.models import Regierol
from verloop.samen import insert_new

from .plekken import split_place
from .signaal import Signaal
from .termijn import Termijn

Houders = dict[tuple[int, str, int], list[int]]


def give_signals(termijnen: Iterable[Termijn], on: date) -> list[Signaal]:
    """The signals of these termijnen that are due on that day; returns the new ones."""
    te_geven = [(termijn, dag) for termijn in termijnen for dag in _due(termijn, on)]
    houders = holders_of({termijn.casus_id for termijn, _ in te_geven})
    return insert_new(
        [rij for termijn, dag in te_geven for rij in _rows(termijn, dag, on, houders)]
    )


def holders_of(casus_ids: Iterable[int]) -> Houders:
    """Who holds a regierol now: (casus, rol, organisatie) -> medewerker ids; one query."""
    rijen = (
        Regierol.objects.current()
        .filter(casus__in=set(casus_ids), medewerker__isnull=False)
        .order_by("pk")
        .values_list("casus_id", "rol", "organisatie_id", "casus__team_id", "medewerker_id")
    )
    houders: Houders = {}
    for casus_id, rol, organisatie_id, team_id, medewerker_id in rijen:
        sleutel = (casus_id, rol, organisatie_id or team_id)
        houders.setdefault(sleutel, []).append(medewerker_id)
    return houders


def holders_in(casus: Any) -> Houders:
    """The same of one casus at hand; no query when its regierollen were asked already."""
    houders: Houders = {}
    for rol in casus.roles():
        if rol.einde is None and rol.medewerker_id is not None:
            sleutel = (casus.pk, rol.rol, rol.organisatie_id or casus.team_id)
            houders.setdefault(sleutel, []).append(rol.medewerker_id)
    return houders


def receivers(casus_id: int, plek: str, houders: Houders) -> list[int | None]:
    """The persons who hold this place in the casus; [None] is everybody with that role there."""
    return [*houders.get((casus_id, *split_place(plek)), ())] or [None]


def _due(termijn: Termijn, on: date) -> list[dict[str, Any]]:
    """Signal days up to `on` that the sweep did not pass yet, before any standstill."""
    klaar = []
    for signaal in termijn.signalen:
        dag = date.fromisoformat(signaal["op"])
        nog = termijn.bewaakt_tot is None or dag > termijn.bewaakt_tot
        stil = termijn.staat_stil_sinds is not None and dag >= termijn.staat_stil_sinds
        if dag <= on and nog and not stil:
            klaar.append(signaal)
    return klaar


def _rows(termijn: Termijn, signaal: dict[str, Any], on: date, houders: Houders) -> list[Signaal]:
    return [
        Signaal(
            casus=termijn.casus,
            termijn=termijn,
            soort=f"dag-{signaal['dag']}",
            titel=f"Dag {signaal['dag']}. {termijn.titel}",
            model=termijn.model,
            onderwerp_kenmerk=termijn.onderwerp_kenmerk,
            op=date.fromisoformat(signaal["op"]),
            gegeven_op=on,
            plek=plek,
            medewerker_id=medewerker_id,
        )
        for plek in signaal["aan"]
        for medewerker_id in receivers(termijn.casus_id, plek, houders)
    ]
