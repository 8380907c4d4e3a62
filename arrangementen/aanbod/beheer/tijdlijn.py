"""Alles wat in een contract veranderde, op volgorde: werkwijze, aanbod, volume, onderaannemers."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from arrangementen.aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from arrangementen.aanbod.tabellen import tabel_of
from normenkader.toetsing import VolumeEenheid
from normenkader.toetsing.hoeveelheden import MEERVOUD
from verloop.schermen.woorden import number

DAG = timedelta(days=1)
#: columns whose old and new text is too long for a line
LANG = ("Werkwijze", "Aanbod")


def changes(
    versies: list[Raamcontract], nummer: str, onder: list[Onderaannemer]
) -> list[dict[str, Any]]:
    """Newest first: {dag, kop, zinnen}; `versies` newest first."""
    per_dag: dict[date, list[str]] = {}
    for dag, zin in (*_versions(versies), *_volumes(nummer), *_partners(onder)):
        per_dag.setdefault(dag, []).append(zin)
    eerste = min(v.geldig_van for v in versies)
    return [
        {"dag": dag, "kop": "Begin van het contract" if dag == eerste else "", "zinnen": zinnen}
        for dag, zinnen in sorted(per_dag.items(), reverse=True)
    ]


def _versions(versies: list[Raamcontract]) -> list[tuple[date, str]]:
    tabel = tabel_of("contracten")
    oud_naar_nieuw = versies[::-1]
    uit = [(oud_naar_nieuw[0].geldig_van, f"Gestart in {oud_naar_nieuw[0].startjaar}.")]
    for vorige, versie in pairwise(oud_naar_nieuw):
        verschil = tabel.differences(tabel.to_row(vorige), tabel.to_row(versie))
        for naam, oud, nieuw in verschil:
            zin = (
                f"{naam}: {nieuw}"
                if naam in LANG
                else f"{naam.rstrip('?')}: van {oud} naar {nieuw}"
            )
            uit.append((versie.geldig_van, f"{zin.rstrip('.')}."))
    laatste = oud_naar_nieuw[-1]
    if laatste.geldig_tot:
        uit.append((laatste.geldig_tot, "Laatste dag van het contract."))
    return uit


def _volumes(nummer: str) -> list[tuple[date, str]]:
    uit = []
    vorige: dict[str, Contractvolume] = {}
    erbij: dict[date, list[str]] = {}
    for rij in Contractvolume.objects.filter(nummer=nummer).order_by("geldig_van"):
        eerder = vorige.get(rij.product_code)
        if eerder is None:
            erbij.setdefault(rij.geldig_van, []).append(f"{rij.product_code} ({_size(rij)})")
        else:
            zin = f"Volume van {rij.product_code}: van {_size(eerder)} naar {_size(rij)}."
            uit.append((rij.geldig_van, zin))
        vorige[rij.product_code] = rij
    uit += [(dag, f"Producten erbij: {', '.join(namen)}.") for dag, namen in erbij.items()]
    einden = [
        (rij.geldig_tot, f"Laatste dag van product {code}.")
        for code, rij in vorige.items()
        if rij.geldig_tot
    ]
    return uit + einden


def _partners(onder: list[Onderaannemer]) -> list[tuple[date, str]]:
    uit = []
    for rij in onder:
        wat = f" voor {', '.join(rij.product_codes)}" if rij.product_codes else ""
        uit.append((rij.geldig_van, f"{rij.organisatie} is onderaannemer{wat}."))
        if rij.geldig_tot:
            uit.append((rij.geldig_tot + DAG, f"{rij.organisatie} is geen onderaannemer meer."))
    return uit


def _size(rij: Contractvolume) -> str:
    if rij.volume_per_jaar is None:
        return "geen volume afgesproken"
    return f"{number(rij.volume_per_jaar)} {MEERVOUD[VolumeEenheid(rij.eenheid)]} per jaar"
