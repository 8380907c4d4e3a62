"""Leest wat bij het afwegingskader 1-op-1 hoort."""

from typing import Any

from django.core.management.base import BaseCommand

from afwegingskader.inlezen import load_kader


class Command(BaseCommand):
    help = "Lees intensiteitsoorten, fasen en stappen in. Nog een keer verandert niets."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Load and tell how many rows were new."""
        self.stdout.write(f"{load_kader()} rijen nieuw")
