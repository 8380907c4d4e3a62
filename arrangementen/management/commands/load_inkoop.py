"""Leest de opdrachten en de inkoop per gemeente in."""

from typing import Any

from django.core.management.base import BaseCommand

from arrangementen.aanbod.inkoop_inlezen import load_inkoop


class Command(BaseCommand):
    help = "Lees opdrachten en inkoop per gemeente in. Nog een keer verandert niets."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Load and tell how many rows were new."""
        opdrachten, modellen = load_inkoop()
        self.stdout.write(f"{opdrachten} opdrachten nieuw, {modellen} inkoopmodellen nieuw")
