"""Sturing: de leeskant voor contractmanagers en de regio."""

from django.apps import AppConfig

from organisaties.menu import add_menu
from organisaties.rollen import Rol


class SturingConfig(AppConfig):
    name = "sturing"

    def ready(self) -> None:
        """The dashboard is the start page of the contractmanager."""
        lezers = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)
        add_menu("Escalaties", "sturing:dashboard", *lezers, volgorde=10)
        add_menu(
            *("Aanbieders", "sturing:aanbieder_list", *lezers),
            volgorde=12,
            ook=("/sturing/normgebruik/", "/sturing/gedeclareerd/"),
        )
        add_menu("Trends", "sturing:trends", *lezers, volgorde=14)
        leiders = (Rol.TEAMLEIDER, Rol.PROCESREGISSEUR)
        add_menu("Teamoverzicht", "sturing:team", *leiders, volgorde=16)
        from . import team  # noqa: PLC0415 - modellen bestaan pas hier
        from .normgebruik import melden  # noqa: PLC0415 - idem

        team.register()
        melden.register()
        add_menu("Regiovisie", "sturing:regiovisie", *lezers, volgorde=20)
        add_menu("Verslag 1-op-1", "sturing:eenopeen_verslag", *lezers, volgorde=25)
        add_menu("Verblijf", "sturing:verblijf", *lezers, volgorde=30)
        add_menu("Programma", "sturing:programma_list", *lezers, volgorde=40, zelden=True)
