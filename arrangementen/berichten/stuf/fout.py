"""Schrijft het foutbericht (Fo01) op een envelop die op niveau 1 is geweigerd."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from arrangementen.ijw.lezen import MAX_BYTES

from .envelop import FOUT, GeenEnvelop, is_envelope, read_envelope
from .uit import ALGEMENE_FOUT, SCHEMAFOUT, fault_of

ROUTERING = ("IJW-70", "IJW-71")


def write_fault(bestand: Path, bevindingen: Sequence[dict[str, Any]], map_: Path) -> Path | None:
    """The Fo01 on this file, when it came in a readable envelope; None when it did not.

    Made again it is the same file. On a fault of the node itself there is no answer.
    """
    with bestand.open("rb") as lezer:
        data = lezer.read(MAX_BYTES + 1)
    if not is_envelope(data):
        return None
    try:
        envelop = read_envelope(data)
    except GeenEnvelop:
        return None
    if envelop.soort == FOUT:
        return None
    eerste = bevindingen[0]
    code = ALGEMENE_FOUT if eerste["code"].startswith(ROUTERING) else SCHEMAFOUT
    uit = map_ / f"Fo01-{envelop.referentie}.xml"
    map_.mkdir(parents=True, exist_ok=True)
    uit.write_bytes(fault_of(envelop, code, eerste["tekst"]))
    return uit
