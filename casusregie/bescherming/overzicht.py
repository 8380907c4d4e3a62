"""Wat het tabblad Maatregel laat zien: maatregel, klokken, taken, tafels en andere kinderen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.termijnlijst import read_with_running
from casusregie.plannen.paneel import current_step
from casusregie.routes.acties import page_route
from casusregie.termijnen.models import Termijn
from casusregie.termijnen.opbouw import derivation
from normenkader.termijnen.stand import Stand as Urgentie
from verloop.mogelijkheden import Mogelijkheid, moves

from .bevoegd import ROLLEN, Partij
from .feiten import Bron
from .kinderen import all_children, without_measure
from .stand import Stand, stand_of
from .taken import Taak, tasks

CODES = (
    *("routec.gezinsplan", "routec.startbericht", "routec.hulp_bieden", "routec.rvdk"),
    *("routec.evaluatie_ots", "routec.evaluatie_jr", "maatregel.overdracht"),
    "maatregel.volwassen",
)
STAPNAMEN = {1: "Start maatregel", 2: "Uitvoer maatregel", 3: "Beëindigen"}
PRIMAIR = ("record_evaluatie", "choose_path", "end")


@dataclass(frozen=True)
class Klok:
    """One term of route C: how urgent, or when it was met, and how the day was found."""

    termijn: Termijn
    stand: Urgentie
    zinnen: list[str]


@dataclass(frozen=True)
class Partijtaken:
    """The tasks of one party in the chosen step."""

    naam: str
    taken: list[Taak]
    mag: bool


def tab_context(casus: Casus, medewerker: Any, on: date, gekozen: str) -> dict[str, Any]:
    """What the tab shows to this person, of a casus of `casus_on_c`; a fixed number of queries."""
    route = _route(casus).on(on)
    stand = stand_of(route)
    prefetch_related_objects(stand.maatregelen, "uitspraken")
    alles = bool(casus.leest_alles)  # type: ignore[attr-defined]
    van_gi = bool(works_on_casus(route, medewerker)) and casus.route == "C"
    nummer = _step(gekozen, route)
    gedeeld = {
        "route": route,
        "maatregelen": [m.on(on) for m in stand.maatregelen],
        "klokken": _clocks(casus, medewerker, on),
        "stap": nummer,
        "stappen": STAPNAMEN.items(),
        "stapnaam": STAPNAMEN[nummer],
        "partijen": _parties(route, nummer, medewerker, on, van_gi, alles),
        "teamtafels": _tables(stand, medewerker, on, alles),
        "van_gi": van_gi,
        "alles": alles,
        "acties": list(_actions(stand, medewerker, on)) if van_gi else [],
        "doelgroep": casus.team.doelgroep if casus.team else "",
    }
    return {**gedeeld, **(_only_for_regie(casus, stand) if alles else {})}


def _route(casus: Casus) -> Any:
    """The route C of this casus, also when it goes on in another route now."""
    if casus.route == "C":
        return page_route(casus)
    route = casus.beschermingsroutes.order_by("-pk")[0]
    route.casus = casus
    return route


def _only_for_regie(casus: Casus, stand: Stand) -> dict[str, Any]:
    """Decisions, children and consultations: not for an aanbieder."""
    zonder = {lid.pk for lid in without_measure(casus)}
    return {
        "besluiten": stand.besluiten,
        "aanmeldingen": stand.aanmeldingen,
        "kinderen": [(kind, kind.lid.pk in zonder) for kind in all_children(casus, stand)],
        "analyses": stand.days(Bron.ANALYSE),
        "taxaties": stand.days(Bron.TAXATIE),
        "contacten": [
            h
            for h in reversed(stand.handelingen)
            if h.soort in ("stagnatie", "contact_tussendoor", "vraag_overleg", "evaluatie_hulp")
        ][:10],
    }


def _step(gekozen: str, route: Any) -> int:
    return int(gekozen) if gekozen in ("1", "2", "3") else current_step(route)


def _clocks(casus: Casus, medewerker: Any, on: date) -> list[Klok]:
    """The terms of route C, those that run first and by day."""
    eigen = Q(code__in=CODES, vervallen=False)
    rijen = read_with_running(casus, medewerker, on, eigen)
    gesorteerd = sorted(rijen, key=lambda t: (t.voldaan_op is not None, t.uiterlijk, t.pk))
    return [Klok(t, t.stand_op(on), derivation(t)) for t in gesorteerd[:12]]


def _parties(
    route: Any, stap: int, medewerker: Any, on: date, van_gi: bool, alles: bool
) -> list[Partijtaken]:
    rollen = medewerker.rollen_op(on)
    groepen = []
    for partij, taken in groupby(tasks(route, stap), key=lambda taak: taak.partij):
        mag = van_gi or bool(rollen.intersection(ROLLEN.get(partij, ())))
        if alles or partij == Partij.AANBIEDER:
            groepen.append(Partijtaken(str(Partij(partij).label), list(taken), mag))
    return groepen


def _tables(stand: Stand, medewerker: Any, on: date, alles: bool) -> list[Any]:
    """All teamtafels, or those where the own organisation takes part."""
    if alles:
        return stand.teamtafels
    eigen = medewerker.organisaties_op(on)
    return [
        tafel
        for tafel in stand.teamtafels
        if any(d.organisatie_id in eigen for d in tafel.deelnemers.all())
    ]


def _actions(stand: Stand, medewerker: Any, on: date) -> Iterator[Mogelijkheid]:
    """What can be done with each running measure, then the rest of route C."""
    lopend = [m for m in stand.maatregelen if m.loopt]
    if not lopend:
        yield _link("maatregel_new", "Maatregel vastleggen", stand, primair=not stand.maatregelen)
    for maatregel in lopend:
        for actie in moves(maatregel, medewerker, on):
            if actie.toegestaan and actie.naam != "withdraw":
                url = reverse(
                    "casusregie:maatregel_transition", args=[maatregel.kenmerk, actie.naam]
                )
                yield replace(actie, url=url, primair=False, uitleg=_about(maatregel, lopend))
    if lopend:
        yield _link("maatregel_new", "Nog een maatregel vastleggen", stand)
    yield _link("teamtafel_new", "Teamtafel plannen", stand)
    yield _link("basisteambesluit_new", "Besluit van het basisteam vastleggen", stand)
    yield _link("teamaanmelding_new", "Aanmelden bij het lokale team", stand)


def _about(maatregel: Any, lopend: list[Any]) -> str:
    """Which measure, when there are more."""
    return str(maatregel.get_soort_display()) if len(lopend) > 1 else ""


def _link(naam: str, label: str, stand: Stand, primair: bool = False) -> Mogelijkheid:
    url = reverse(f"casusregie:{naam}", args=[stand.casus.kenmerk])
    return Mogelijkheid(naam, label, True, url=url, primair=primair)
