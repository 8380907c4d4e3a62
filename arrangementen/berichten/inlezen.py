"""Leest bestanden en mappen met berichten in: eerst alles bewaren, dan op volgorde verwerken."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from arrangementen.ijw.controle import GeenBestand, find_files
from arrangementen.ijw.lezen import MAX_BYTES, read_findings

from .models import Bericht, Berichtstand, Richting
from .ontvangst import Ontvangst, keep, outcome, process

__all__ = ["GeenBestand", "find_files", "read_files"]


def read_files(
    bestanden: Iterable[Path], *, by: Any, op: datetime, kanaal: frozenset[str] | None = None
) -> Iterator[Ontvangst]:
    """Store all files, then judge them by Dagtekening and kind: a start comes before its stop.

    The order of receipt means nothing (iJw OP080), so the order of the names does not either.
    `kanaal`: the codes of who may send by this folder; None for the folder of the node.
    """
    wie = {"by": by, "op": op, "kanaal": kanaal}
    bewaard = [(keep(_read(pad), bestand=pad.name, **wie), pad) for pad in bestanden]
    for rij, pad in sorted(bewaard, key=lambda paar: (*_turn(paar[0]), paar[1].name)):
        yield outcome(process(rij, op=op), str(pad))


def resume(*, op: datetime, tot: datetime | None = None) -> int:
    """Process what was stored but not judged yet, as after a crash; returns how many.

    `tot`: only what came in before this moment, so that what is being handled now is left alone.
    """
    rijen = Bericht.objects.filter(status=Berichtstand.ONTVANGEN, richting=Richting.IN)
    if tot is not None:
        rijen = rijen.filter(op__lt=tot)
    wacht = sorted(rijen, key=_turn)
    for rij in wacht:
        process(rij, op=op)
    return len(wacht)


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
