"""Wat een verschil van mening op de casuspagina, in het menu en in de e-mail van de dag zet."""

from casusregie.casus.panelen import add_actions, add_panel
from casusregie.meldingen.vragen import add_waiting
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu

from .gevraagd import ROLLEN, something_asked
from .menu import ASKED
from .paneel import difference_actions, difference_panel


def register() -> None:
    """Called once, when all models exist."""
    add_page("casusregie.meningsverschil", "casusregie:meningsverschil_detail")
    add_panel("zijkant", 8, "casusregie/oneens/paneel.html", difference_panel)
    add_actions(difference_actions)
    add_waiting(something_asked, *ROLLEN)
    add_menu(
        "Gevraagd",
        "casusregie:gevraagd_list",
        *ROLLEN,
        volgorde=12,
        ook=("/opschalingen/",),
        aantal=ASKED,
    )
