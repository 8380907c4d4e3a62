"""Wat iemand nu met de route en het plan kan: precies één volgende stap, de rest met reden."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.plannen.plan import Ondersteuningsplan
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.redenen import Nee

from .lokaal import LokaleRoute
from .stand import Stand, stand_of
from .vinden import route_of

#: What each move of a route does, in one sentence.
UITLEG = {
    "start_plan": "Stap 1 is compleet. Maak het plan samen met de jeugdige en het gezin.",
    "end_without_help": "Volgens de vraaganalyse is geen jeugdhulp nodig.",
    "reopen_question": "Als er iets nieuws is, kan de vraag opnieuw worden verhelderd.",
    "start_assignment": "Het plan is ondertekend.",
    "start_evaluation": "Kijk samen terug op de doelen.",
    "resume": "De evaluatie is klaar en de hulp gaat door.",
    "start_closing": "De hulp kan eindigen. Leg vast waarom.",
    "close": "Alles is klaar om de casus te sluiten.",
    "adopt": "Alle zeven delen zijn compleet.",
}
#: In route C the same move follows on something else.
UITLEG_C = {
    "start_assignment": "Begin als duidelijk is welke hulp nodig is.",
    "adopt_gezinsplan": "Het eerste gezinsplan is er binnen zes weken na de opdracht.",
    "record_first_help": "De aanbieder gaf de eerste hulp en zorgde dat het veilig is.",
    "close": "De maatregel en de hulp zijn geëindigd.",
}
#: Done by the page of the piece itself, so no button of their own.
VANZELF = frozenset({"start_analysis", "sign", "withdraw"})
VOLGENDE = frozenset(
    {"start_plan", "adopt", "start_assignment", "close", "start_assessment", "end_without_help"}
)


def page_route(casus: Casus) -> Any:
    """The route of a casus, read once per look at its page."""
    if "_pagina_route" not in casus.__dict__:
        casus.__dict__["_pagina_route"] = route_of(casus)
    return casus.__dict__["_pagina_route"]


def route_actions(casus: Casus, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The actions on route and plan; at most one is primary: the next step."""
    route = page_route(casus)
    route.on(on)
    acties = list(_pieces(route, medewerker)) if isinstance(route, LokaleRoute) else []
    acties += [
        _with_page(actie, _route_url(casus, actie), _about(casus, actie.naam))
        for actie in moves(route, medewerker, on)
        if actie.naam not in VANZELF
    ]
    return _one_primary(acties)


def _about(casus: Casus, naam: str) -> str:
    eigen = UITLEG_C if casus.route == "C" else {}
    return eigen.get(naam) or UITLEG.get(naam, "")


def _pieces(route: LokaleRoute, medewerker: Any) -> Iterator[Mogelijkheid]:
    """The pieces of step 1 that are made on a page of their own."""
    stand = stand_of(route)
    if route.status in ("aangemeld", "vraag_verhelderen"):
        yield from _question(route, stand, medewerker)
    elif route.status == "plan_maken":
        yield from _plan(route, stand, medewerker)


def _question(route: LokaleRoute, stand: Stand, medewerker: Any) -> Iterator[Mogelijkheid]:
    if not stand.analyse_klaar:
        uitleg = "Breng met het gezin in kaart wat er speelt en wat nodig is."
        yield _piece(route, medewerker, "vraaganalyse", "Vraag verhelderen", uitleg)
    if not stand.taxatie_klaar:
        uitleg = "Leg vast hoe veilig het is. Dit is altijd verplicht."
        yield _piece(route, medewerker, "risicotaxatie", "Veiligheid taxeren", uitleg)
    if stand.besluit is None:
        uitleg = "Wij doen een voorstel op basis van vraaganalyse en risicotaxatie. U besluit."
        actie = _piece(route, medewerker, "regie", "Casusregie bepalen", uitleg)
        klaar = stand.analyse_klaar and stand.taxatie_klaar
        yield actie if klaar else _blocked_until_known(actie)


def _blocked_until_known(actie: Mogelijkheid) -> Mogelijkheid:
    reden = "Kan als de vraaganalyse en de risicotaxatie zijn vastgelegd."
    if not actie.toegestaan:
        return actie
    return replace(actie, toegestaan=False, reden=reden, soort="stand", url="", primair=False)


def _plan(route: LokaleRoute, stand: Stand, medewerker: Any) -> Iterator[Mogelijkheid]:
    plan = stand.plan
    if plan is None:
        yield _piece(route, medewerker, "plan_detail", "Plan beginnen", UITLEG["start_plan"])
    elif plan.status == Ondersteuningsplan.Status.CONCEPT:
        vaststellen = _adopt(route, plan, medewerker)
        if not vaststellen.toegestaan:
            uitleg = "Maak de zeven delen compleet, samen met de jeugdige."
            yield _piece(route, medewerker, "plan_detail", "Plan invullen", uitleg)
        yield vaststellen
    elif plan.status == Ondersteuningsplan.Status.VASTGESTELD:
        uitleg = "Leg vast wie het plan heeft ondertekend."
        yield _piece(route, medewerker, "plan_sign", "Plan ondertekenen", uitleg)


def _adopt(route: LokaleRoute, plan: Any, medewerker: Any) -> Mogelijkheid:
    actie = next(m for m in moves(plan, medewerker, route.vandaag) if m.naam == "adopt")
    return _with_page(actie, _url(route.casus, "plan_adopt"), UITLEG["adopt"])


def _piece(route: LokaleRoute, medewerker: Any, naam: str, label: str, uitleg: str) -> Mogelijkheid:
    """An action that opens the page of a piece; for those who work on the casus."""
    oordeel = works_on_casus(route, medewerker)
    if isinstance(oordeel, Nee):
        return Mogelijkheid(naam, label, False, oordeel.reden, oordeel.weg, soort="rol")
    return Mogelijkheid(naam, label, True, uitleg=uitleg, url=_url(route.casus, naam), primair=True)


def _with_page(actie: Mogelijkheid, url: str, uitleg: str) -> Mogelijkheid:
    if not actie.toegestaan:
        return actie
    return replace(actie, uitleg=uitleg, url=url, primair=actie.naam in VOLGENDE)


def _one_primary(acties: list[Mogelijkheid]) -> list[Mogelijkheid]:
    """Only the first of the next steps is primary."""
    eerste = next((actie for actie in acties if actie.primair), None)
    return [replace(actie, primair=actie is eerste) for actie in acties]


def _route_url(casus: Casus, actie: Mogelijkheid) -> str:
    if actie.naam == "start_plan":
        return _url(casus, "plan_detail")
    return reverse("casusregie:route_transition", args=[casus.kenmerk, actie.naam])


def _url(casus: Casus, naam: str) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])
