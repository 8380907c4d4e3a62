"""Laadt de gemeenten van de regio; nog eens laden verandert niets."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort

BESTAND = Path(__file__).resolve().parents[2] / "gegevens" / "gemeenten.toml"


class Command(BaseCommand):
    help = "Laadt de gemeenten van de regio en de klok."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """One row per CBS code and start date; validity ends are brought up to date."""
        gegevens = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
        for rij in gegevens["gemeente"]:
            Organisatie.objects.update_or_create(
                soort=Soort.GEMEENTE,
                cbs_code=rij["cbs_code"],
                geldig_van=rij["geldig_van"],
                defaults={
                    "naam": rij["naam"],
                    "inkoop": rij["inkoop"],
                    "geldig_tot": rij.get("geldig_tot"),
                    "bron": gegevens["bron"],
                },
            )
        Medewerker.objects.systeem()
        self.stdout.write(f"{len(gegevens['gemeente'])} gemeenten geladen.")
