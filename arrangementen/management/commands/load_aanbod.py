"""Leest de producten en de verzonnen contracten in."""

from typing import Any

from django.core.management.base import BaseCommand

from arrangementen.aanbod.inlezen import load_aanbod


class Command(BaseCommand):
    help = "Lees de producten en de (fictieve) contracten in. Nog een keer verandert niets."

    def handle(self, *args: Any, **opties: Any) -> None:
        """Load and tell how many rows were new."""
        telling = load_aanbod()
        self.stdout.write(
            f"{telling.producten} producten nieuw, {telling.contracten} contracten nieuw"
        )
