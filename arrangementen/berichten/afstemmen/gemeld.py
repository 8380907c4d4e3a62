"""Wat de goedgekeurde start- en stopmeldingen samen zeggen, los van het dossier."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from arrangementen.toewijzing.models import TIJDELIJK
from arrangementen.toewijzing.producten import VERWIJDEREN

from .regels import Levering

Zorg = tuple[Any, str]
Starts = dict[tuple[Any, str, date], date | None]


def reported_deliveries(gelezen: Iterable[tuple[Any, Any]]) -> dict[Zorg, tuple[Levering, ...]]:
    """Per casus and ToewijzingNummer its starts with their definite end, after all removals.

    `gelezen` holds (row, message) of accepted JW305 and JW307, the oldest first; a message that
    cannot be read is skipped. A number alone says nothing: every gemeente has its own (TR332).
    """
    starts: Starts = {}
    for rij, bericht in gelezen:
        if bericht is None:
            continue
        client = bericht.inhoud["Client"]
        for product in client.get("StartProducten", {}).get("StartProduct", []):
            _start(starts, rij.casus_id, product)
        for product in client.get("StopProducten", {}).get("StopProduct", []):
            _stop(starts, rij.casus_id, product)
    per: dict[Zorg, tuple[Levering, ...]] = {}
    for (casus, nummer, begin), einde in sorted(starts.items(), key=lambda paar: paar[0]):
        per[casus, nummer] = (*per.get((casus, nummer), ()), Levering(begin, einde))
    return per


def _key(casus: Any, product: dict[str, Any]) -> tuple[Any, str, date]:
    nummer = product.get("ToewijzingNummer", "")
    return casus, nummer, date.fromisoformat(product["Begindatum"])


def _start(starts: Starts, casus: Any, product: dict[str, Any]) -> None:
    if product["StatusAanlevering"] == VERWIJDEREN:
        starts.pop(_key(casus, product), None)
    else:
        starts[_key(casus, product)] = None


def _stop(starts: Starts, casus: Any, product: dict[str, Any]) -> None:
    sleutel, einde = _key(casus, product), date.fromisoformat(product["Einddatum"])
    if product["RedenBeeindiging"] == TIJDELIJK or sleutel not in starts:
        return
    if product["StatusAanlevering"] != VERWIJDEREN:
        starts[sleutel] = einde
    elif starts[sleutel] == einde:
        starts[sleutel] = None
