"""Leest intensiteitsoorten, fasen en stappen in; twee keer inlezen verandert niets."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import models, transaction

from .kader import Intensiteitsoort, Kaderfase, Processtap, Uurtarief

BESTAND = Path(__file__).parent / "gegevens" / "kader.toml"
SOORTEN: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "intensiteitsoort": (Intensiteitsoort, ("code", "geldig_van")),
    "tarief": (Uurtarief, ("intensiteit", "geldig_van")),
    "fase": (Kaderfase, ("nummer",)),
    "stap": (Processtap, ("nummer", "geldig_van")),
}


class GewijzigdeRij(ValueError):  # noqa: N818 - een toestand van de gegevens
    """A row differs from the one already loaded: it needs a new geldig_van."""


@transaction.atomic
def load_kader(bestand: Path = BESTAND) -> int:
    """Load all rows in one transaction; returns how many were new.

    Raises GewijzigdeRij when a row says something else than the one already loaded.
    """
    inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
    return sum(_load_row(soort, rij) for soort, rijen in inhoud.items() for rij in rijen)


def _load_row(soort: str, rij: dict[str, Any]) -> int:
    model, sleutel = SOORTEN[soort]
    bestaand = model._default_manager.filter(**{naam: rij[naam] for naam in sleutel}).first()
    if bestaand is None:
        nieuw = model(**rij)
        nieuw.full_clean()
        nieuw.save()
        return 1
    anders = [naam for naam, waarde in rij.items() if getattr(bestaand, naam) != waarde]
    if anders:
        raise GewijzigdeRij(
            f"{bestaand} staat er al met andere gegevens ({', '.join(anders)}). "
            "Geef de wijziging een latere geldig_van."
        )
    return 0
