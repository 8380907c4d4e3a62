"""Loads the reference data of norms/*.toml: versioned, repeatable, never edited in place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from normenkader.models import (
    Afwegingsvraag,
    Gemeentebeleid,
    Instelling,
    KaderVersie,
    Normversie,
    Productgroep,
    Uitzonderingsgrond,
)
from normenkader.models.beheerd import Status
from normenkader.standaarden import STANDAARDEN
from normenkader.termijnen.woorden import cijferdatum
from normenkader.voorraad import mark_changed

MAP = Path(__file__).parent / "norms"
BEGIN = date(2000, 1, 1)


class GewijzigdeVersie(ValueError):  # noqa: N818 - een toestand van de gegevens
    """A row differs from the version already loaded: it needs a new geldig_van."""


@dataclass(frozen=True)
class Telling:
    """How many rows were new and how many were already there."""

    nieuw: int = 0
    bekend: int = 0

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(self.nieuw + ander.nieuw, self.bekend + ander.bekend)


SOORTEN: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "normversie": (Normversie, ("product_code", "variant")),
    "productgroep": (Productgroep, ("code",)),
    "kaderversie": (KaderVersie, ()),
    "afwegingsvraag": (Afwegingsvraag, ("code",)),
    "gemeentebeleid": (Gemeentebeleid, ("cbs_code",)),
    "instelling": (Instelling, ("code",)),
}
#: What came with the product itself is adopted.
ALTIJD: dict[str, dict[str, Any]] = {
    "normversie": {"variant": "", "status": Status.VASTGESTELD},
    "kaderversie": {"status": Status.VASTGESTELD},
}


@transaction.atomic
def load_all(folder: Path = MAP) -> dict[str, Telling]:
    """Loads every file in one transaction, and the default settings; counts per kind.

    Raises GewijzigdeVersie when a row says something else than the version already loaded.
    """
    tellingen = dict.fromkeys(SOORTEN, Telling())
    for bestand in sorted(folder.glob("*.toml")):
        inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"), parse_float=Decimal)
        for soort, rijen in inhoud.items():
            for rij in rijen:
                tellingen[soort] += load_row(soort, rij)
    for rij in default_settings():
        tellingen["instelling"] += load_row("instelling", rij)
    mark_changed()
    return tellingen


def load_row(soort: str, rij: Mapping[str, Any]) -> Telling:
    """Loads one version: new, or already there with the same content."""
    model, sleutel = SOORTEN[soort]
    velden = dict(rij)
    gronden = velden.pop("gronden", [])
    velden = ALTIJD.get(soort, {}) | velden
    reeks = model._default_manager.filter(**{naam: velden[naam] for naam in sleutel})
    bestaand = reeks.filter(geldig_van=velden["geldig_van"]).first()
    if bestaand is not None:
        _check_same(bestaand, velden, gronden)
        return Telling(bekend=1)
    _close_predecessor(reeks, velden["geldig_van"])
    nieuw = model(**velden)
    nieuw.full_clean(exclude=["status"])
    nieuw.save()
    _add_grounds(nieuw, gronden)
    return Telling(nieuw=1)


def default_settings() -> list[dict[str, Any]]:
    """The default table as rows, so that screens and exports show each value with its source."""
    return [
        {
            "code": code,
            "waarde": standaard.waarde,
            "bron": standaard.bron,
            "omschrijving": standaard.omschrijving,
            "fictief": standaard.fictief,
            "geldig_van": BEGIN,
        }
        for code, standaard in STANDAARDEN.items()
    ]


def _close_predecessor(reeks: models.QuerySet[Any], geldig_van: date) -> None:
    """The one thing that changes on an old version: its open end gets a last day."""
    open_versie = reeks.filter(geldig_tot=None, geldig_van__lt=geldig_van)
    open_versie.update(geldig_tot=geldig_van - timedelta(days=1))


def _add_grounds(versie: Any, gronden: list[dict[str, Any]]) -> None:
    Uitzonderingsgrond.objects.bulk_create(
        Uitzonderingsgrond(normversie=versie, volgorde=n, **grond)
        for n, grond in enumerate(gronden, start=1)
    )


def _check_same(bestaand: Any, velden: Mapping[str, Any], gronden: list[dict[str, Any]]) -> None:
    anders = [naam for naam, waarde in velden.items() if getattr(bestaand, naam) != waarde]
    if isinstance(bestaand, Normversie) and not _same_grounds(bestaand, gronden):
        anders.append("gronden")
    if anders:
        raise GewijzigdeVersie(
            f"{bestaand} staat er al met andere gegevens ({', '.join(anders)}). Een versie wijzigt "
            f"niet: geef de wijziging een geldig_van na {cijferdatum(bestaand.geldig_van)}."
        )


def _same_grounds(versie: Normversie, gronden: list[dict[str, Any]]) -> bool:
    staande = list(versie.gronden.all())
    if [grond.code for grond in staande] != [grond["code"] for grond in gronden]:
        return False
    return all(
        getattr(staand, naam) == waarde
        for staand, grond in zip(staande, gronden, strict=True)
        for naam, waarde in grond.items()
    )
