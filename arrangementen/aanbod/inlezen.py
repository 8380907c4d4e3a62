"""Leest de producten en de verzonnen contracten in; twee keer inlezen verandert niets."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .inkoop_inlezen import load_inkoop
from .models import Contract, Product

MAP = Path(__file__).parent.parent / "gegevens"
BRON_CONTRACT = "Fictief contract voor demonstratie"
CONTRACT_VAN = date(2025, 1, 1)


class GewijzigdProduct(ValueError):  # noqa: N818 - een toestand van de gegevens
    """A product differs from the version already loaded: it needs a new geldig_van."""


@dataclass(frozen=True)
class Telling:
    """How many rows were new."""

    producten: int
    contracten: int
    opdrachten: int = 0
    inkoopmodellen: int = 0


@transaction.atomic
def load_aanbod(folder: Path = MAP) -> Telling:
    """Loads the products, and gives every aanbieder with an AGB-code the contracts of the demo.

    Raises GewijzigdProduct when a product says something else than the version already loaded.
    """
    opdrachten, inkoopmodellen = load_inkoop()
    producten = sum(_load_product(rij) for rij in _read(folder / "producten.toml", "product"))
    aanbieders = Organisatie.objects.of_soort(Soort.AANBIEDER).exclude(agb_code="")
    tarieven = _read(folder / "tarieven.toml", "tarief")
    contracten = sum(load_contracts(aanbieder, tarieven) for aanbieder in aanbieders)
    return Telling(producten, contracten, opdrachten, inkoopmodellen)


def load_contracts(aanbieder: Organisatie, tarieven: list[dict[str, Any]] | None = None) -> int:
    """A fictitious contract for each tariff that this aanbieder has none for yet; counts new."""
    rijen = tarieven if tarieven is not None else _read(MAP / "tarieven.toml", "tarief")
    nieuw = 0
    for rij in rijen:
        velden = {**rij, "bron": BRON_CONTRACT, "fictief": True}
        product = Product.objects.filter(code=velden.pop("product")).latest("geldig_van")
        begin = max(CONTRACT_VAN, aanbieder.geldig_van)
        _, gemaakt = Contract.objects.get_or_create(
            aanbieder=aanbieder, product=product, defaults={**velden, "geldig_van": begin}
        )
        nieuw += gemaakt
    return nieuw


def _read(bestand: Path, soort: str) -> list[dict[str, Any]]:
    rijen: list[dict[str, Any]] = tomllib.loads(bestand.read_text(encoding="utf-8"))[soort]
    return rijen


def _load_product(rij: dict[str, Any]) -> int:
    bestaand = Product.objects.filter(code=rij["code"], geldig_van=rij["geldig_van"]).first()
    if bestaand is None:
        nieuw = Product(**rij)
        nieuw.full_clean()
        nieuw.save()
        return 1
    anders = [naam for naam, waarde in rij.items() if getattr(bestaand, naam) != waarde]
    if anders:
        raise GewijzigdProduct(
            f"{bestaand} staat er al met andere gegevens ({', '.join(anders)}). "
            "Geef de wijziging een latere geldig_van."
        )
    return 0
