"""Bewaart een ingelezen bestand met verblijven en geeft het terug als gegevens."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from verloop.overgangen import register

from .bestand import KOLOMMEN, as_gegevens
from .models import Verblijfsbestand, Verblijfsrijen
from .verblijven import Gegevens

NAMEN = tuple(kolom.naam for kolom in KOLOMMEN)
DATUMS = ("van", "tot", "geboortedatum")


def store(
    rijen: Iterable[dict[str, Any]], by: Any, op: datetime, **velden: Any
) -> Verblijfsbestand:
    """Keep the rows of a file that was read without an error; all of them or none.

    `velden`: naam, bron, tot_en_met and what else the model asks. Raises PermissionDenied for who
    is no contractmanager.
    """
    inhoud = [[_plain(rij[naam]) for naam in NAMEN] for rij in rijen]
    bestand = Verblijfsbestand(aantal=len(inhoud), ingelezen_door=by, ingelezen_op=op, **velden)
    with transaction.atomic():
        bestand = register(bestand, by=by, op=op)
        Verblijfsrijen(bestand=bestand, rijen=inhoud).save(force_insert=True)
    return bestand


def _plain(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return waarde if waarde is None or isinstance(waarde, bool) else str(waarde)


def stored(bestand: Verblijfsbestand) -> Gegevens:
    """The stays of a file; one query the first time, for a file never changes."""
    return _stored(bestand.kenmerk, bestand.tot_en_met)


@lru_cache(maxsize=4)
def _stored(kenmerk: uuid.UUID, tot_en_met: date) -> Gegevens:
    rijen = Verblijfsrijen.objects.values_list("rijen", flat=True).get(bestand__kenmerk=kenmerk)
    return as_gegevens((_row(rij) for rij in rijen), tot_en_met)


def _row(cellen: list[Any]) -> dict[str, Any]:
    rij = dict(zip(NAMEN, cellen, strict=True))
    for naam in DATUMS:
        rij[naam] = date.fromisoformat(rij[naam]) if rij[naam] else None
    return rij
