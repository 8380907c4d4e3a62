"""Laadt de gemeenten en GI's van de regio; nog eens laden verandert niets."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort

GEGEVENS = Path(__file__).resolve().parents[2] / "gegevens"
BESTAND = GEGEVENS / "gemeenten.toml"
INSTELLINGEN = GEGEVENS / "instellingen.toml"


class Command(BaseCommand):
    help = "Laadt de gemeenten en gecertificeerde instellingen van de regio en de klok."

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
                    "geldig_tot": rij.get("geldig_tot"),
                    "bron": gegevens["bron"],
                },
            )
        _load_gis()
        Medewerker.objects.systeem()
        self.stdout.write(f"{len(gegevens['gemeente'])} gemeenten geladen.")


def _load_gis() -> None:
    """The GI's of the region with their target group (CR-C1-01); one row per name."""
    gegevens = tomllib.loads(INSTELLINGEN.read_text(encoding="utf-8"))
    for rij in gegevens["instelling"]:
        Organisatie.objects.update_or_create(
            soort=Soort.GI,
            naam=rij["naam"],
            defaults={
                "doelgroep": rij["doelgroep"],
                "geldig_van": gegevens["geldig_van"],
                "bron": gegevens["bron"],
            },
        )
