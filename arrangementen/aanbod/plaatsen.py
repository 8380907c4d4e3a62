"""Wat het aanbod in het menu zet."""

from casusregie.meldingen.vragen import add_waiting
from casusregie.termijnen.paginas import add_page
from organisaties.inkoop import add_buyer_source
from organisaties.menu import add_menu

from .bevoegd import ROLLEN
from .inkoop import buys_itself
from .signalen.lezen import something_told
from .signalen.menu import UNREAD
from .signalen.models import AANBIEDERROLLEN


def register() -> None:
    """Called once, when all models exist."""
    add_buyer_source(buys_itself)
    add_page("arrangementen.aanbodwijziging", "arrangementen:aanbod_wijziging")
    add_menu(
        "Aanbod en contracten",
        "arrangementen:aanbod_beheer",
        *ROLLEN,
        volgorde=60,
        ook=("/aanbod/inkoop/",),
        aantal=UNREAD,
    )
    add_menu(
        "Contract",
        "arrangementen:eigen_contract",
        *AANBIEDERROLLEN,
        volgorde=46,
        aantal=UNREAD,
    )
    add_waiting(something_told, *ROLLEN, *AANBIEDERROLLEN)
