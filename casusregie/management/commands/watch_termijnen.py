"""Doet op een genoemde dag wat de bewaking van termijnen doet."""

import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casusregie.termijnen.bewaking import watch


class Command(BaseCommand):
    """The sweep by hand; the last line counts what was new."""

    help = "Geeft signalen en opent escalaties zoals op die dag; herhalen verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", required=True, help="de dag, als jjjj-mm-dd")
        parser.add_argument("--json", action="store_true", help="alleen de laatste regel")

    def handle(self, *args: Any, **options: Any) -> None:
        op = _read_day(options["on"])
        uitkomst = watch(op, _moment_on(op))
        if not options["json"]:
            self.stdout.write(f"Bewaking van termijnen op {op:%d-%m-%Y}")
        gegevens = {"op": op.isoformat()}
        telling = {"signalen": uitkomst.signalen, "escalaties": uitkomst.escalaties}
        self.stdout.write(json.dumps(gegevens | telling))


def _read_day(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError("Geef de dag als jjjj-mm-dd, bijvoorbeeld 2026-03-12.") from fout


def _moment_on(op: date) -> datetime:
    """This time of day on that day: the events are dated as on that day."""
    nu = timezone.localtime()
    return timezone.make_aware(datetime.combine(op, nu.time().replace(tzinfo=None)))
