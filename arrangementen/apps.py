"""Arrangementen: aanbod, arrangement, verzoeken, toewijzing en iJw-berichten."""

from django.apps import AppConfig


class ArrangementenConfig(AppConfig):
    name = "arrangementen"

    def ready(self) -> None:
        """Tell the lower apps what this one adds to handlers, sentences and screens."""
        from . import aanmelden  # noqa: PLC0415 - modellen bestaan pas hier

        aanmelden.register_all()
