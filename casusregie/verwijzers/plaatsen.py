"""Wat verwijzing en intake op de casuspagina, in het menu en achter termijnen zetten."""

from datetime import date
from typing import Any

from casusregie.casus.models import Routesoort
from casusregie.casus.panelen import add_tab
from casusregie.plannen.paneel import add_steplist
from organisaties.menu import add_menu
from organisaties.rollen import Rol
from verloop.zinsneden import add_sentences

from .checklist import end_of_step_one
from .praktijken import GEMEENTEBEHEER


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Verwijzing", "casusregie:verwijzing", 22, mag=_not_protection)
    add_steplist("B", 1, end_of_step_one)
    team = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)
    add_menu("Huisartsenpraktijken", "casusregie:praktijk_list", *team, volgorde=75, zelden=True)
    add_menu(
        "Gezinnen betrekken",
        "casusregie:participatie_list",
        *GEMEENTEBEHEER,
        volgorde=76,
        zelden=True,
    )
    add_sentences(
        {
            "casusregie.teamverwijzing.register": "Verwijzing naar het lokale team",
            "casusregie.intake.register": "Aanmelding bij de aanbieder vastgelegd",
            "casusregie.medischeroute.amend": "Verwijzing gewijzigd",
        }
    )


def _not_protection(casus: Any, medewerker: Any, on: date) -> bool:
    """Route C begins with a court, not with a referral."""
    return bool(casus.route != Routesoort.BESCHERMING)
