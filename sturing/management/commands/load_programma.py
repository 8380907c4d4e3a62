"""Leest het programma van een andere regio in, als voorbeeld om mee te beginnen."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sturing.programma.inlezen import load_example


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Once; a second time nothing happens."""
        aantal = load_example(timezone.now())
        self.stdout.write(f"{aantal} regels nieuw")
