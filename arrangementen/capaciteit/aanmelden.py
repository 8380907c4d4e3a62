"""Wat de capaciteit in het menu zet en aan de tafels vertelt."""

from casusregie.tafel.bronnen import set_place_source
from organisaties.menu import add_menu

from .keus import best_use
from .models import BEHEER
from .views import KIEZERS


def register() -> None:
    """Called once, when all models exist."""
    set_place_source(best_use)
    add_menu("Capaciteit", "arrangementen:capaciteit_lijst", *BEHEER, volgorde=45)
    add_menu("Capaciteit in de regio", "arrangementen:capaciteit_regio", *KIEZERS, volgorde=55)
