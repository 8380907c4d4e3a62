"""Leest de keuzelijsten uit een TOML-bestand: nieuwe rijen erbij, bestaande blijven gelijk."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import models, transaction

from .keuzelijsten import Ondersteuningselement, Resultaatgebied, Standaardtermijn, Trede

BESTAND = Path(__file__).resolve().parent.parent / "gegevens" / "keuzelijsten.toml"
SOORTEN: dict[str, type[models.Model]] = {
    "resultaatgebied": Resultaatgebied,
    "ondersteuningselement": Ondersteuningselement,
    "trede": Trede,
    "standaardtermijn": Standaardtermijn,
}


@transaction.atomic
def load_keuzelijsten(bestand: Path = BESTAND) -> dict[str, tuple[int, int]]:
    """Load one file; per kind (new, known).

    A known row may get an end (`geldig_tot`); any other difference needs a new geldig_van and
    raises ValueError, because a plan keeps what it was made with.
    """
    inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
    return {soort: _load(model, inhoud.get(soort, [])) for soort, model in SOORTEN.items()}


def _load(model: type[models.Model], rijen: list[dict[str, Any]]) -> tuple[int, int]:
    nieuw = 0
    for rij in rijen:
        velden = _with_references(model, rij)
        sleutel = {
            naam: velden[naam]
            for naam in ("code", "resultaatgebied", "trede", "geldig_van")
            if naam in velden
        }
        bestaand = model._default_manager.filter(**sleutel).first()
        if bestaand is None:
            model._default_manager.create(**velden)
            nieuw += 1
        else:
            _bring_up_to_date(bestaand, velden)
    return nieuw, len(rijen) - nieuw


def _with_references(model: type[models.Model], rij: dict[str, Any]) -> dict[str, Any]:
    if model is not Standaardtermijn:
        return dict(rij)
    velden = {"trede": None, **rij}
    velden["resultaatgebied"] = _row(Resultaatgebied, rij["resultaatgebied"], rij["geldig_van"])
    if velden["trede"]:
        velden["trede"] = _row(Trede, rij["trede"], rij["geldig_van"])
    return velden


def _row(model: Any, code: str, dag: Any) -> Any:
    return model.objects.valid_on(dag).get(code=code)


def _bring_up_to_date(rij: Any, velden: dict[str, Any]) -> None:
    anders = [
        naam
        for naam, waarde in velden.items()
        if naam != "geldig_tot" and getattr(rij, naam) != waarde
    ]
    if anders:
        raise ValueError(
            f"{rij} staat er al met andere gegevens ({', '.join(anders)}). Geef de wijziging een "
            "nieuwe geldig_van."
        )
    if rij.geldig_tot != velden.get("geldig_tot"):
        rij.geldig_tot = velden.get("geldig_tot")
        rij.save()
