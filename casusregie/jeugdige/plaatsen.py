"""Wat gegevens en gezin op de casuspagina en in het menu zetten."""

from casusregie.casus.panelen import add_tab
from organisaties.menu import add_menu
from organisaties.rollen import Rol
from verloop.zinsneden import add_sentences

from .vastlegging import ZOEKROLLEN


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Gezin", "casusregie:gezin_detail", 15)
    add_menu("Jeugdige zoeken", "casusregie:jeugdige_search", *ZOEKROLLEN, volgorde=30)
    add_menu("Verschillen in gegevens", "casusregie:verschil_list", Rol.BEHEERDER, volgorde=40)
    add_sentences(
        {
            "casusregie.casus.jeugdige_gewijzigd": "Gegevens van de jeugdige gewijzigd",
            "casusregie.betrokkenpartij.register": "School of andere partij toegevoegd",
            "casusregie.betrokkenpartij.amend": "School of andere partij gewijzigd",
        }
    )
