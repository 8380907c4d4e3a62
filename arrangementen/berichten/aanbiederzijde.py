"""Wat een aanbieder op een toewijzing terugstuurt: voor de demonstratie en voor tests.

Maakt echte bestanden, zoals de administratie van een aanbieder dat doet, met eigen nummers.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding, Inhoud
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.ijw.lezen import read
from arrangementen.ijw.retour import build_retour
from arrangementen.toewijzing.client import short_client
from arrangementen.toewijzing.producten import start_product, stop_product

from .models import Bericht


def answer_of(heen: Bericht, *, op: datetime, bevindingen: Sequence[Bevinding] = ()) -> bytes:
    """The retour (JW302 on a JW301) of the receiver; without findings all is well."""
    dag = timezone.localdate(op)
    nummer = f"RA{heen.pk:010d}"
    return write(build_retour(read(heen.data), bevindingen, nummer, dag))


def start_of(
    toewijzing: Any, begindatum: date, *, op: datetime, nummer: str, status: str = "1"
) -> bytes:
    """A JW305 of the aanbieder; `nummer` (1 to 12 characters) is its own identificatie."""
    product = start_product(toewijzing, begindatum, status)
    return _write("305", toewijzing, {"StartProducten": {"StartProduct": [product]}}, op, nummer)


def stop_of(
    toewijzing: Any,
    begindatum: date,
    einddatum: date,
    reden: str,
    *,
    op: datetime,
    nummer: str,
    status: str = "1",
) -> bytes:
    """A JW307 of the aanbieder on the start of `begindatum`; `reden` is a code of JZ588."""
    product = stop_product(toewijzing, begindatum, einddatum, reden, status)
    return _write("307", toewijzing, {"StopProducten": {"StopProduct": [product]}}, op, nummer)


def _write(soort: str, toewijzing: Any, producten: Inhoud, op: datetime, nummer: str) -> bytes:
    van, aan = toewijzing.aanbieder.agb_code, toewijzing.gemeente.cbs_code
    kop = make_header(soort, van, aan, nummer, timezone.localdate(op))
    client = short_client(toewijzing.casus.jeugdige) | producten
    return write(IjwBericht(soort, {"Header": kop, "Client": client}))
