"""Controleert de onveranderlijke waarheden van de gegevens, als SQL."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sturing.integriteit import broken_invariants


class Command(BaseCommand):
    help = "Controleert de invarianten; eindigt met 1 en een lijst als er een gebroken is."

    def add_arguments(self, parser: CommandParser) -> None:
        """--json for a machine."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is broken; exit status 1 when something is."""
        gebroken = broken_invariants()
        if options["json"]:
            self.stdout.write(json.dumps([g.__dict__ for g in gebroken], ensure_ascii=False))
        for geval in [] if options["json"] else gebroken:
            self.stdout.write(f"{geval.code}: {geval.tekst} ({geval.aantal}) {geval.voorbeelden}")
        if gebroken:
            sys.exit(1)
        if not options["json"]:
            self.stdout.write("Alle invarianten kloppen.")
