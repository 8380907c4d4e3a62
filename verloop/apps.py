"""Verloop: wat er gebeurt en wat daarop moet volgen."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class VerloopConfig(AppConfig):
    name = "verloop"

    def ready(self) -> None:
        """Every app may have an `afhandeling` module (outbox handlers) and a `zinnen` module."""
        autodiscover_modules("afhandeling", "zinnen")
