"""Geeft aanbieders een verzonnen contract bij hun verzonnen tarieven; nog eens verandert niets."""

import tomllib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .contracten import Contractvolume, Raamcontract
from .models import Contract

BESTAND = Path(__file__).parent.parent / "gegevens" / "contracten.toml"
DAG = timedelta(days=1)


def load_example_contracts(aanbieders: Iterable[Organisatie], bestand: Path = BESTAND) -> int:
    """One contract per aanbieder that has none yet; how many were new."""
    inkoper = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).order_by("pk").first()
    bekend = set(Raamcontract.objects.values_list("aanbieder_id", flat=True))
    if inkoper is None:
        return 0
    inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
    nieuw = [a for a in aanbieders if a.agb_code and a.pk not in bekend]
    for aanbieder in nieuw:
        nummer = f"GRJR-2023-{aanbieder.agb_code[-3:]}"
        _versions(nummer, aanbieder, inkoper, inhoud)
        _volumes(nummer, aanbieder, inhoud)
    return len(nieuw)


def _versions(nummer: str, aanbieder: Organisatie, inkoper: Organisatie, inhoud: Any) -> None:
    rijen = [{**inhoud["versie"], **rij} for rij in inhoud["wijziging"]]
    einden = [rij["geldig_van"] - DAG for rij in rijen[1:]]
    Raamcontract.objects.bulk_create(
        Raamcontract(nummer=nummer, aanbieder=aanbieder, inkoper=inkoper, geldig_tot=tot, **rij)
        for rij, tot in zip(rijen, [*einden, None], strict=True)
    )


def _volumes(nummer: str, aanbieder: Organisatie, inhoud: Any) -> None:
    tarieven = Contract.objects.of_aanbieder(aanbieder.pk).select_related("product")
    eerste = {rij.product.code: rij for rij in tarieven.order_by("-geldig_van")}
    Contractvolume.objects.bulk_create(
        Contractvolume(
            nummer=nummer,
            product_code=code,
            eenheid=rij.eenheid,
            volume_per_jaar=inhoud["volume"].get(code),
            geldig_van=rij.geldig_van,
            bron=inhoud["versie"]["bron"],
            fictief=True,
        )
        for code, rij in eerste.items()
    )
