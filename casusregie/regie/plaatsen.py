"""Wat de regie op de casuspagina, in het menu en achter termijnen en signalen zet."""

from casusregie.casus.panelen import add_panel, add_tab
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from organisaties.rollen import Rol

from . import koppelen
from .caseload import KIJKERS
from .mandaatviews import LEZERS
from .paneel import TEMPLATE, rer_panel
from .urls import PADEN


def register() -> None:
    """Called once, when all models exist."""
    koppelen.register()
    add_panel("midden", 5, TEMPLATE, rer_panel)
    add_tab("Regie", "casusregie:regie_overview", 35)
    add_menu("Caseload", "casusregie:regie_caseload", *KIJKERS, volgorde=15)
    add_menu(
        "Mijn bereikbaarheid",
        "casusregie:regie_reach",
        *(Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER, Rol.BEHANDELREGISSEUR),
        volgorde=90,
        zelden=True,
    )
    add_menu("Mandaat", "casusregie:mandaat_list", *LEZERS, volgorde=85, zelden=True)
    modellen = {"procesregie": "tijdelijkeprocesregie"}
    for naam in PADEN:
        add_page(f"casusregie.{modellen.get(naam, naam)}", f"casusregie:{naam}_detail")
