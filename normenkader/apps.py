"""Registers the app that holds the law and the norms."""

from django.apps import AppConfig

from organisaties.menu import add_menu
from organisaties.rollen import Rol

TOETSERS = (
    Rol.PROCESREGISSEUR,
    Rol.CASUSREGISSEUR,
    Rol.JEUGDBESCHERMER,
    Rol.BACKOFFICE,
    Rol.BEHANDELREGISSEUR,
    Rol.ZORGADMINISTRATIE,
    Rol.CONTRACTMANAGER,
)


class NormenkaderConfig(AppConfig):
    name = "normenkader"
    verbose_name = "Normenkader"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The norms are the start page of who keeps them; others find them under their name."""
        add_menu("Normen", "normenkader:norm_list", Rol.NORMBEHEERDER, volgorde=10)
        add_menu("IJking", "normenkader:ijking_list", Rol.NORMBEHEERDER, volgorde=20)
        add_menu("Kaderversies", "normenkader:kader_list", Rol.NORMBEHEERDER, volgorde=30)
        add_menu("Normen", "normenkader:norm_list", *TOETSERS, volgorde=80, zelden=True)
