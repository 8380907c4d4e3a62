"""Wat toestemming op de casuspagina, in het menu en achter termijnen zet."""

from casusregie.casus.panelen import add_tab
from casusregie.casus.verborgen import add_hidden
from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from verloop.zinsneden import add_sentences

from .voorlegging import TEAMROLLEN, Voorlegging


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Toestemming", "casusregie:toestemming_list", 40)
    add_menu(
        "Anonieme vragen", "casusregie:voorlegging_list", *TEAMROLLEN, volgorde=70, zelden=True
    )
    add_hidden(Voorlegging, Voorlegging.objects.anonymous_to)
    add_page("casusregie.toestemming", "casusregie:toestemming_detail")
    add_sentences(
        {
            "casusregie.casus.opt_out_vastgelegd": "Opt-out vastgelegd",
            "casusregie.casus.opt_out_ingetrokken": "Opt-out ingetrokken",
            "casusregie.toestemming.register": "Toestemming gevraagd",
            "casusregie.toestemmingsantwoord.register": "Antwoord op toestemming vastgelegd",
            "casusregie.bronraadpleging.register": "Bron geraadpleegd",
            "casusregie.terugkoppeling.register": "Gegevens gedeeld met toestemming",
            "casusregie.voorlegging.register": "Vraag anoniem voorgelegd aan een lokaal team",
        }
    )
