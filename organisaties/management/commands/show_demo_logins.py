"""Toont met welke demonstratieaccounts u kunt inloggen."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisaties.demo import WACHTWOORD, demo_accounts


class Command(BaseCommand):
    help = "De demonstratieaccounts, één regel per persoon."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name, e-mail and roles; the password is the same for all."""
        accounts = demo_accounts(timezone.localdate())
        if not accounts:
            self.stdout.write("Er zijn geen demonstratieaccounts.")
            return
        self.stdout.write(f"Demonstratieaccounts (wachtwoord: {WACHTWOORD})")
        for account in accounts:
            self.stdout.write(f"  {account.email:44} {account.naam:16} {account.omschrijving}")
