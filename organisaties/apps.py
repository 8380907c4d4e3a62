"""Organisaties: wie hier werkt, voor wie, in welke rol; inloggen en het leeslogboek."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "organisaties"

    def ready(self) -> None:
        """Refuse to start when a URL has no access policy."""
        from . import keuring  # noqa: F401, PLC0415 - registreert de systeemcontrole
