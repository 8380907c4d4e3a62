"""Wat casusregie zelf in het menu, op de casuspagina en achter termijnen zet."""

from datetime import date
from typing import Any

from organisaties.menu import add_menu, set_search
from organisaties.rollen import Rol

from .casus.models import Routesoort
from .casus.panelen import add_tab
from .casus.werkvoorraad.weergaven import AANBIEDERROLLEN
from .casus.zoeken_views import ZOEKERS
from .leeslog.vragen import may_read_log
from .termijnen.paginas import add_page


def _has_plan(casus: Any, medewerker: Any, on: date) -> bool:
    """Only in route A the team makes a plan of its own."""
    return bool(casus.route == Routesoort.LOKAAL)


def _orders_help(casus: Any, medewerker: Any, on: date) -> bool:
    """In route C the jeugdbeschermer writes the help beside the gezinsplan (CR-C1-06)."""
    gi = {"on": on, "organisatie_id": casus.team_id}
    op_c = casus.route == Routesoort.BESCHERMING
    return bool(op_c and medewerker.has_role(Rol.JEUGDBESCHERMER, **gi))


def register_screens() -> None:
    """Called once from AppConfig.ready, when all models exist."""
    team = [rol for rol in ZOEKERS if rol not in AANBIEDERROLLEN]
    add_menu("Werkvoorraad", "casusregie:werkvoorraad", *team, volgorde=10)
    add_menu("Mijn overzicht", "casusregie:werkvoorraad", *AANBIEDERROLLEN, volgorde=10)
    add_menu("Casussen", "casusregie:zoeken", *ZOEKERS, volgorde=20, ook=("/casussen/",))
    add_menu("Leeslogboek", "casusregie:leeslog", Rol.TOEZICHTHOUDER, volgorde=10)
    set_search("casusregie:zoeken", *ZOEKERS)
    add_tab("Overzicht", "casusregie:casus_detail", 10)
    add_tab("Plan", "casusregie:plan_detail", 20, mag=_has_plan)
    add_tab("Plan voor hulp", "casusregie:plan_detail", 20, mag=_orders_help)
    add_tab("Tijdlijn", "casusregie:casus_timeline", 80)
    add_tab("Inzage", "casusregie:casus_log", 90, mag=may_read_log)
    add_page("casusregie.casus", "casusregie:casus_detail")
