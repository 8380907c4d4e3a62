"""Legt een wijziging van het aanbod vast die een ander nog moet vaststellen."""

from datetime import datetime
from typing import Any

from verloop.overgangen import register

from .doorvoeren import Beoordeling
from .wijziging import Aanbodwijziging


def draft(
    beoordeling: Beoordeling,
    *,
    toelichting: str,
    by: Any,
    op: datetime,
    bestandsnaam: str = "",
    sha256: str = "",
) -> Aanbodwijziging:
    """A concept with the rows that do something; the judgement must be right and not empty."""
    if not beoordeling.goed or beoordeling.leeg:
        raise ValueError("Alleen een goede wijziging die iets doet is op te stellen.")
    wijziging = Aanbodwijziging(
        tabel=beoordeling.tabel.code,
        toelichting=toelichting,
        rijen=beoordeling.to_json(),
        bestandsnaam=bestandsnaam[-120:],
        sha256=sha256,
        opgesteld_door=by,
        opgesteld_op=op,
        **beoordeling.counts(),
    )
    return register(wijziging, by=by, op=op)
