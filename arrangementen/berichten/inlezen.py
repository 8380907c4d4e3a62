"""Leest bestanden en mappen met berichten in: eerst alles bewaren, dan op volgorde verwerken."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from arrangementen.ijw.controle import GeenBestand, find_files
from arrangementen.ijw.lezen import MAX_BYTES, read_findings

from .models import Bericht, Berichtstand
from .ontvangst import Ontvangst, outcome, process
from .opslag import store

__all__ = ["GeenBestand", "find_files", "read_files"]


def read_files(bestanden: Iterable[Path], *, by: Any, op: datetime) -> Iterator[Ontvangst]:
    """Store all files, then judge them by Dagtekening and kind: a start comes before its stop.

    The order of receipt means nothing (iJw OP080), so the order of the names does not either.
    """
    bewaard = [(store(_read(pad), op=op, by=by, bestand=pad.name), pad) for pad in bestanden]
    for rij, pad in sorted(bewaard, key=lambda paar: (*_turn(paar[0]), paar[1].name)):
        yield outcome(process(rij, op=op), str(pad))


def _read(pad: Path) -> bytes:
    """The bytes, one more than the limit at most: enough to know that a file is too large."""
    with pad.open("rb") as bestand:
        return bestand.read(MAX_BYTES + 1)


def _turn(rij: Bericht) -> tuple[date, str]:
    """Dagtekening and kind; what cannot be read goes last."""
    if rij.status != Berichtstand.ONTVANGEN or rij.grootte > MAX_BYTES:
        return rij.dagtekening or date.max, rij.soort
    bericht, _ = read_findings(rij.data)
    if bericht is None:
        return date.max, ""
    dag = bericht.inhoud["Header"]["BerichtIdentificatie"]["Dagtekening"]
    return date.fromisoformat(dag), bericht.soort
