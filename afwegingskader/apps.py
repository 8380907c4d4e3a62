"""Afwegingskader: de 1-op-1-aanvraag, haar akkoorden, de verklarende analyse en de inzet."""

from django.apps import AppConfig


class AfwegingskaderConfig(AppConfig):
    name = "afwegingskader"

    def ready(self) -> None:
        """Tell the lower apps what this one adds to handlers, sentences and screens."""
        from . import aanmelden  # noqa: PLC0415 - modellen bestaan pas hier

        aanmelden.register_all()
