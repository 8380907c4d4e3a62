"""Meet de snelheid van de belangrijkste schermen en taken op wat er geladen is."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sturing.bench import Meting, measure_all


class Command(BaseCommand):
    help = "Meet schermen, een overgang, de bewaking en het inlezen; verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, and the form of the answer."""
        parser.add_argument("--n", type=int, default=20, help="aantal herhalingen")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--alleen", nargs="+", default=(), metavar="NAAM", help="alleen deze")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line per measurement, or one JSON list."""
        if options["n"] < 1:
            raise CommandError("Geef een aantal herhalingen van 1 of meer.")
        metingen = []
        for meting in measure_all(options["n"], timezone.now(), options["alleen"]):
            metingen.append(meting)
            if not options["json"]:
                self.stdout.write(_in_words(meting))
        if options["json"]:
            lijst = [meting.to_dict() for meting in metingen]
            self.stdout.write(json.dumps(lijst, ensure_ascii=False))


def _in_words(meting: Meting) -> str:
    if not meting.n:
        return f"{meting.name:14} niets om te meten"
    tijden = f"p50 {meting.p50_ms:8.1f} ms   p95 {meting.p95_ms:8.1f} ms"
    return f"{meting.name:14} n = {meting.n:<4} {tijden}   {meting.queries} vragen"
