"""Wat de goedgekeurde start- en stopmeldingen samen zeggen, los van het dossier."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from arrangementen.toewijzing.models import TIJDELIJK
from arrangementen.toewijzing.producten import VERWIJDEREN

from .regels import Levering


def reported_deliveries(gelezen: Iterable[tuple[Any, Any]]) -> dict[str, tuple[Levering, ...]]:
    """Per ToewijzingNummer its starts with their definite end, after all removals.

    `gelezen` holds (row, message) of accepted JW305 and JW307, the oldest first; a message that
    cannot be read is skipped.
    """
    starts: dict[tuple[str, date], date | None] = {}
    for _, bericht in gelezen:
        if bericht is None:
            continue
        client = bericht.inhoud["Client"]
        for product in client.get("StartProducten", {}).get("StartProduct", []):
            _start(starts, product)
        for product in client.get("StopProducten", {}).get("StopProduct", []):
            _stop(starts, product)
    per: dict[str, tuple[Levering, ...]] = {}
    for (nummer, begin), einde in sorted(starts.items()):
        per[nummer] = (*per.get(nummer, ()), Levering(begin, einde))
    return per


def _key(product: dict[str, Any]) -> tuple[str, date]:
    return product.get("ToewijzingNummer", ""), date.fromisoformat(product["Begindatum"])


def _start(starts: dict[tuple[str, date], date | None], product: dict[str, Any]) -> None:
    if product["StatusAanlevering"] == VERWIJDEREN:
        starts.pop(_key(product), None)
    else:
        starts[_key(product)] = None


def _stop(starts: dict[tuple[str, date], date | None], product: dict[str, Any]) -> None:
    sleutel, einde = _key(product), date.fromisoformat(product["Einddatum"])
    if product["RedenBeeindiging"] == TIJDELIJK or sleutel not in starts:
        return
    if product["StatusAanlevering"] != VERWIJDEREN:
        starts[sleutel] = einde
    elif starts[sleutel] == einde:
        starts[sleutel] = None
