"""Toont elk adres met zijn methoden en zijn toegangsbeleid."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from organisaties.keuring import policy_of, walk


class Command(BaseCommand):
    help = "Lijst van alle adressen: naam, patroon, methoden, beleid."

    def add_arguments(self, parser: CommandParser) -> None:
        """--json for a machine."""
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list."""
        rijen = [self._row(naam, pad, view) for naam, pad, view in walk()]
        if options["json"]:
            self.stdout.write(json.dumps(rijen, ensure_ascii=False, indent=1))
            return
        for rij in rijen:
            methoden = ",".join(rij["methods"])
            self.stdout.write(f"{methoden:9} /{rij['pattern']:60} {rij['policy']}")

    def _row(self, naam: str, pad: str, view: Any) -> dict[str, Any]:
        beleid = policy_of(naam, view)
        methoden = list(beleid.methoden) if beleid else []
        return {"name": naam, "pattern": pad, "methods": methoden, "policy": str(beleid)}
