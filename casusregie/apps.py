"""Casusregie: het dossier, wat er gebeurde, wat eraan komt en wie aan zet is."""

from django.apps import AppConfig

from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from organisaties.rollen import Rol

GEADRESSEERDEN = (
    Rol.PROCESREGISSEUR,
    Rol.ZORGBEMIDDELAAR,
    Rol.JEUGDBESCHERMER,
    Rol.BACKOFFICE,
)


class CasusregieConfig(AppConfig):
    name = "casusregie"

    def ready(self) -> None:
        """Entries of the main menu and the pages that termijnen point at."""
        add_menu("Escalaties", "casusregie:escalatie_list", *GEADRESSEERDEN, volgorde=60)
        add_page("casusregie.escalatie", "casusregie:escalatie_detail")
        from . import plaatsen, schermen  # noqa: PLC0415 - modellen bestaan pas hier

        plaatsen.register_all()
        schermen.register_screens()
