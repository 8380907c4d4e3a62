"""Rekent alle termijnen opnieuw uit de feiten; op een gezonde database verandert er niets."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from casusregie.termijnen.herstel import recompute
from organisaties.models import Medewerker


class Command(BaseCommand):
    """Prints each change and the count; each change is recorded as an event."""

    help = "Rekent alle termijnen opnieuw uit de feiten en meldt wat anders is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="alleen melden, niets wijzigen")

    def handle(self, *args: Any, **options: Any) -> None:
        telling = recompute(
            on=timezone.localdate(),
            now=timezone.now(),
            by=Medewerker.objects.systeem(),
            save=not options["dry_run"],
            report=self.stdout.write,
        )
        self.stdout.write(f"{telling.bekeken} termijnen bekeken, {telling.gewijzigd} gewijzigd")
