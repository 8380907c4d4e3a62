"""Wat route C op de casuspagina, achter termijnen en in de tijdlijn zet."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus, Routesoort
from casusregie.casus.panelen import add_actions, add_tab
from casusregie.documenten.regels import add_rule
from casusregie.plannen.paneel import add_steplist
from casusregie.routes.acties import page_route
from casusregie.termijnen.paginas import add_page
from verloop.mogelijkheden import Mogelijkheid
from verloop.redenen import Nee
from verloop.zinsneden import add_kind_names, add_sentences

from .bewakers import after_first_table
from .handelingsoorten import HANDELINGEN
from .stand import stand_of
from .stappen import end_of_step_one, end_of_step_three, end_of_step_two

ZINNEN = {
    "casusregie.maatregel.register": "Maatregel vastgelegd",
    "casusregie.uitspraak.register": "Uitspraak van de rechter vastgelegd",
    "casusregie.teamtafel.register": "Teamtafel gepland",
    "casusregie.teamtafel.amend": "Toestemming voor de teamtafel vastgelegd",
    "casusregie.basisteambesluit.register": "Besluit van het basisteam vastgelegd",
    "casusregie.handeling.register": "Vastgelegd wat er is gedaan in route C",
    "casusregie.teamaanmelding.register": "Aangemeld bij het lokale team door de GI",
}


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Maatregel", "casusregie:maatregel_tab", 25, mag=has_measure_page)
    add_actions(measure_actions, volgorde=10)
    add_steplist("C", 1, end_of_step_one)
    add_steplist("C", 2, end_of_step_two)
    add_steplist("C", 3, end_of_step_three)
    add_rule("gezinsplan", plan_after_table)
    add_page("casusregie.maatregel", "casusregie:maatregel_detail")
    add_page("casusregie.teamtafel", "casusregie:teamtafel_detail")
    add_page("casusregie.handeling", "casusregie:handeling_detail")
    add_page("casusregie.teamaanmelding", "casusregie:teamaanmelding")
    add_sentences(ZINNEN)
    add_kind_names("casusregie.handeling", act_name)


def act_name(code: str) -> str:
    """What was done, for the timeline; "" for a code that is gone."""
    return HANDELINGEN[code].titel.lower() if code in HANDELINGEN else ""


def plan_after_table(document: Any) -> dict[str, str]:
    """The gezinsplan is final after the first teamtafel, on route C (CR-C2-11)."""
    if document.casus.route != Routesoort.BESCHERMING:
        return {}
    route = page_route(document.casus)
    oordeel = after_first_table(route.on(document.vandaag))
    return {"bronnen": f"{oordeel.reden} {oordeel.weg}"} if isinstance(oordeel, Nee) else {}


def has_measure_page(casus: Casus, medewerker: Any, on: date) -> bool:
    """On route C, and afterwards: what happened under the measure stays readable."""
    return bool(page_route(casus).was_beschermd)


def measure_actions(casus: Casus, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """Until the measure is recorded that is the next step of a casus on route C."""
    if casus.route != "C" or casus.gesloten_op is not None:
        return []
    route = page_route(casus)
    route.on(on)
    if not works_on_casus(route, medewerker) or stand_of(route).maatregelen:
        return []
    url = reverse("casusregie:maatregel_new", args=[casus.kenmerk])
    uitleg = "Neem uit de uitspraak over welke maatregel het is, en hoe lang. Dan lopen de klokken."
    return [
        Mogelijkheid(
            "maatregel", "Maatregel vastleggen", True, uitleg=uitleg, url=url, primair=True
        )
    ]
