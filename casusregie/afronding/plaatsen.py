"""Wat het einde van hulp op de casuspagina, in het menu en achter termijnen zet."""

from casusregie.casus.panelen import add_tab
from casusregie.plannen.paneel import add_steplist
from casusregie.routes.bewaking import add_close_guard
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from organisaties.rollen import Rol

from . import afhandeling, checklist, sluiten, zinnen

__all__ = ["afhandeling", "register", "zinnen"]
PAGINAS = ("beeindiging", "stopmelding", "overname", "eindbeoordeling")
BEWAKERS = (
    sluiten.no_crisis_left,
    sluiten.no_ending_left,
    sluiten.every_help_judged,
    sluiten.regie_reassessed,
)


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Afronding", "casusregie:afronding", 55)
    for naam in PAGINAS:
        add_page(f"casusregie.{naam}", f"casusregie:{naam}_detail")
    for bewaker in BEWAKERS:
        add_close_guard(bewaker)
    add_steplist("A", 2, checklist.route_a_step_two)
    add_steplist("A", 3, checklist.route_a_step_three)
    add_steplist("B", 2, checklist.route_b_step_two)
    add_steplist("B", 3, checklist.route_b_step_three)
    add_menu("Stoppen aanbieders", "casusregie:kopie_list", Rol.CONTRACTMANAGER, volgorde=50)
