"""Toont per eis uit de catalogus welke tests hem bewijzen."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sturing.eisen import coverage, problems


class Command(BaseCommand):
    help = "Alle eisen met de tests die ze noemen."

    def add_arguments(self, parser: CommandParser) -> None:
        """--json for a machine."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the coverage; stops with a sentence per mark that counts for nothing."""
        if fouten := problems():
            raise CommandError("\n".join(["Merktekens van eisen die niet kloppen:", *fouten]))
        gedekt = coverage()
        if options["json"]:
            self.stdout.write(json.dumps(gedekt, ensure_ascii=False, indent=1))
            return
        for eis, tests in gedekt.items():
            self.stdout.write(f"{eis:12} {', '.join(tests) or 'nog geen test'}")
        aantal = sum(bool(tests) for tests in gedekt.values())
        self.stdout.write(f"{aantal} van {len(gedekt)} eisen hebben een test.")
