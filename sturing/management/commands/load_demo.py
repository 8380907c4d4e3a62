"""Laadt de demonstratie: verzonnen mensen en verhalen die op een dag eindigen."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sturing.demo.spelen import load_reference, play_all


class Command(BaseCommand):
    help = "Laadt de demonstratie; de verhalen eindigen op DATUM (standaard vandaag)."

    def add_arguments(self, parser: CommandParser) -> None:
        """--op DATE, --json for only the last line."""
        parser.add_argument("--op", default=None, metavar="DATUM")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Play once; the day is kept, so that loading again changes nothing."""
        op = _day(options["op"]) if options["op"] else timezone.localdate()
        load_reference(stdout=self.stderr if options["json"] else self.stdout)
        uitslag = play_all(op)
        if not options["json"]:
            self.stdout.write(f"{len(uitslag.casussen)} casussen in de demonstratie.")
        self.stdout.write(json.dumps(uitslag.to_dict(), ensure_ascii=False))


def _day(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError("Geef de datum als jjjj-mm-dd.") from fout
