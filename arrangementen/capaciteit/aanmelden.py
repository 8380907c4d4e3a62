"""Wat de capaciteit in het menu zet en aan de tafels vertelt."""

from casusregie.meldingen.vragen import add_waiting
from casusregie.tafel.bronnen import set_place_source
from organisaties.menu import add_menu

from .keus import best_use
from .models import BEHEER, stale_places
from .views import KIEZERS


def register() -> None:
    """Called once, when all models exist."""
    set_place_source(best_use)
    add_waiting(stale_places, *BEHEER)
    add_menu("Capaciteit", "arrangementen:capaciteit_lijst", *BEHEER, volgorde=45)
    add_menu("Capaciteit in de regio", "arrangementen:capaciteit_regio", *KIEZERS, volgorde=55)
