"""Wat het logboek op de casuspagina, in het menu en achter termijnen zet."""

from casusregie.casus.panelen import add_panel, add_tab
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu

from .evaluaties.views import OVERZICHT
from .hulp import bron as hulp
from .paneel import TEMPLATE, contact_panel


def register() -> None:
    """Called once from casusregie.plaatsen, when all models exist."""
    hulp.register()
    add_tab("Logboek", "casusregie:logboek", 45)
    add_panel("zijkant", 15, TEMPLATE, contact_panel)
    add_page("casusregie.aantekening", "casusregie:aantekening_detail")
    add_page("casusregie.afspraak", "casusregie:afspraak_detail")
    add_page("casusregie.evaluatiemoment", "casusregie:evaluatie_detail")
    add_page("casusregie.waakvlam", "casusregie:waakvlam_detail")
    add_menu("Evaluaties", "casusregie:evaluaties", *OVERZICHT, volgorde=35)
