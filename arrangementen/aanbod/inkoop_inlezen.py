"""Leest opdrachten en de inkoop per gemeente in; twee keer inlezen verandert niets."""

import tomllib
from pathlib import Path
from typing import Any

from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .inkoop import Inkoopmodel, Opdracht

BESTAND = Path(__file__).parent.parent / "gegevens" / "inkoop.toml"


def load_inkoop(bestand: Path = BESTAND) -> tuple[int, int]:
    """Opdrachten and inkoopmodellen; how many of each were new.

    A gemeente that already has a version for a domain keeps it: what a contractmanager adopted
    goes before the file.
    """
    inhoud = tomllib.loads(bestand.read_text(encoding="utf-8"))
    opdrachten = [_load_opdracht(rij) for rij in inhoud["opdracht"]]
    gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE)
    bekend = set(Inkoopmodel.objects.values_list("gemeente_id", "domein"))
    nieuw = [
        Inkoopmodel(gemeente=gemeente, **rij)
        for gemeente in gemeenten
        for rij in _rows_of(gemeente, inhoud)
        if (gemeente.pk, rij["domein"]) not in bekend
    ]
    Inkoopmodel.objects.bulk_create(nieuw)
    return sum(opdrachten), len(nieuw)


def _load_opdracht(rij: dict[str, Any]) -> int:
    sleutel = {naam: rij[naam] for naam in ("code", "geldig_van")}
    _, gemaakt = Opdracht.objects.get_or_create(**sleutel, defaults=rij)
    return int(gemaakt)


def _rows_of(gemeente: Organisatie, inhoud: dict[str, Any]) -> list[dict[str, Any]]:
    """The row of each domain: the own way of the gemeente, else that of all."""
    rijen = {rij["domein"]: dict(rij) for rij in inhoud["inkoop"]}
    for rij in inhoud["eigen"]:
        if gemeente.cbs_code in rij["cbs_codes"]:
            rijen[rij["domein"]] = {k: v for k, v in rij.items() if k != "cbs_codes"}
    for rij in rijen.values():
        rij["geldig_van"] = max(rij["geldig_van"], gemeente.geldig_van)
        rij["geldig_tot"] = gemeente.geldig_tot
    return [
        rij
        for rij in rijen.values()
        if rij["geldig_tot"] is None or rij["geldig_tot"] >= rij["geldig_van"]
    ]
