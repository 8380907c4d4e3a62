"""Leest het mandaat per wet uit een TOML-bestand; herhalen verandert niets."""

import tomllib
from pathlib import Path

from django.db import transaction

from organisaties.models import Organisatie

from .inrichting import Mandaat

BESTAND = Path(__file__).resolve().parent.parent / "gegevens" / "mandaten.toml"


@transaction.atomic
def load_mandaten(bestand: Path = BESTAND) -> tuple[int, int]:
    """Load one file: (new, known). A row with `gemeente` (CBS code) goes before a general one."""
    rijen = tomllib.loads(bestand.read_text(encoding="utf-8")).get("mandaat", [])
    nieuw = 0
    for rij in rijen:
        code = rij.pop("gemeente", "")
        gemeente = Organisatie.objects.gemeente_on(code, rij["geldig_van"]).get() if code else None
        sleutel = {"gemeente": gemeente, "wet": rij["wet"], "geldig_van": rij["geldig_van"]}
        _, gemaakt = Mandaat.objects.get_or_create(**sleutel, defaults=rij)
        nieuw += gemaakt
    return nieuw, len(rijen) - nieuw
