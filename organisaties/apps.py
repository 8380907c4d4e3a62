"""Organisaties: wie hier werkt, voor wie, in welke rol; inloggen en het leeslogboek."""

from django.apps import AppConfig

from .menu import add_menu
from .rollen import Rol


class OrganisatiesConfig(AppConfig):
    name = "organisaties"

    def ready(self) -> None:
        """Refuse to start when a URL has no access policy; the menu of the beheerder."""
        from . import keuring  # noqa: F401, PLC0415 - registreert de systeemcontrole
        from .accounts import zinnen  # noqa: F401, PLC0415 - meldt de zinnen aan

        add_menu("Accounts", "account_list", Rol.BEHEERDER, volgorde=5, ook=("/beheer/rol",))
        add_menu("Uitgaand werk", "uitgaand_werk", Rol.BEHEERDER, volgorde=10)
