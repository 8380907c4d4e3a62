"""Laadt een verzonnen regio op ware grootte, in bulk."""

import time
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from sturing.regio.laden import EERSTE_DAG, Opdracht, load_regio

LADERS = (
    *("load_organisaties", "load_normen", "load_keuzelijsten", "load_aanbod"),
    "load_afwegingskader",
)
BREEDTE = 40


class Command(BaseCommand):
    help = (
        "Laadt een verzonnen regio: N casussen met kloppende geschiedenissen. Alleen voor proeven."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, which seed, and up to which day."""
        parser.add_argument("--casussen", type=int, required=True, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument("--op", default=None, metavar="DATUM")

    def handle(self, *args: Any, **options: Any) -> None:
        """Same N, seed and day: the same region. What is there already is left alone."""
        op = _day(options["op"]) if options["op"] else timezone.localdate()
        opdracht = Opdracht(options["casussen"], options["seed"], op)
        if opdracht.casussen < 1:
            raise CommandError("Geef een aantal casussen van 1 of meer.")
        if opdracht.dagen < 1:
            raise CommandError(f"Geef een dag na {EERSTE_DAG.isoformat()}.")
        for lader in LADERS:
            call_command(lader, stdout=self.stderr)
        begin = time.monotonic()
        nieuw = load_regio(opdracht, lambda klaar: self._progress(klaar, opdracht.casussen))
        self.stderr.write("")
        self.stdout.write(f"{nieuw} casussen nieuw in {time.monotonic() - begin:.1f} s.")

    def _progress(self, klaar: int, alle: int) -> None:
        vol = BREEDTE * klaar // alle
        balk = "#" * vol + "." * (BREEDTE - vol)
        self.stderr.write(f"\r[{balk}] {klaar} van {alle} casussen", ending="")
        self.stderr.flush()


def _day(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise CommandError("Geef de datum als jjjj-mm-dd.") from fout
