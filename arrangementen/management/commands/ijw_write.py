"""Schrijft de berichten die klaarstaan als bestand weg, elk één keer."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from arrangementen.berichten.versturen import write_again, write_unsent

NIET_WEG = (
    "Schrijven naar {} lukt niet. Controleer of het een map is, de rechten en de ruimte. "
    "Weggeschreven: {}. De rest blijft klaarstaan."
)


class Command(BaseCommand):
    help = "Schrijf de iJw-berichten die klaarstaan naar een map. Elk bericht gaat één keer uit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Folder, and whether to write everything again."""
        parser.add_argument("--out", type=Path, required=True, metavar="MAP")
        parser.add_argument(
            "--stuf", action="store_true", help="schrijf elk bericht in zijn StUF-envelop"
        )
        parser.add_argument(
            "--all", action="store_true", help="schrijf alles nog een keer, zonder iets te merken"
        )

    def handle(self, *args: Any, out: Path, all: bool, stuf: bool, **opties: Any) -> None:
        """One line per file, then how many."""
        aantal = 0
        nu = timezone.now()
        try:
            for bestand in write_again(out, stuf) if all else write_unsent(out, op=nu, stuf=stuf):
                self.stdout.write(str(bestand))
                aantal += 1
        except OSError as fout:
            raise CommandError(NIET_WEG.format(out, aantal)) from fout
        self.stdout.write(
            "1 bericht geschreven" if aantal == 1 else f"{aantal} berichten geschreven"
        )
