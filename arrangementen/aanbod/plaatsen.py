"""Wat het aanbod in het menu zet."""

from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu

from .bevoegd import ROLLEN


def register() -> None:
    """Called once, when all models exist."""
    add_page("arrangementen.aanbodwijziging", "arrangementen:aanbod_wijziging")
    add_menu(
        "Aanbod en contracten",
        "arrangementen:aanbod_beheer",
        *ROLLEN,
        volgorde=60,
        ook=("/aanbod/inkoop/",),
    )
