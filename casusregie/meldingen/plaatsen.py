"""Wat de signalen in het menu zetten."""

from casusregie.casus.zoeken_views import ZOEKERS
from organisaties.menu import add_menu

from .menu import UNREAD


def register() -> None:
    """Called once, when all models exist."""
    add_menu("Signalen", "casusregie:signaal_list", *ZOEKERS, volgorde=15, aantal=UNREAD)
