"""Meldt declaraties aan: het bericht JW323, de pagina's en de zinnen."""

from arrangementen.berichten.toepassen import add_handler
from casusregie.termijnen.paginas import add_page
from verloop.zinsneden import add_sentences

from .ontvangen import handle_declaration

add_sentences(
    {
        "arrangementen.declaratie.ingediend": "Declaratie ingediend door de aanbieder",
        "arrangementen.declaratie.ontvangen": "Declaratie ontvangen (JW323) en beantwoord",
        "arrangementen.bericht.JW323": "Declaratie (JW323) gemaakt",
        "arrangementen.bericht.JW325": "Antwoord op een declaratie (JW325) gemaakt",
    }
)


def register() -> None:
    """Called once, when the models exist."""
    add_handler("323", handle_declaration)
    add_page("arrangementen.declaratie", "arrangementen:declaratie_detail")
