"""Schrijft klare berichten als bestand weg, elk één keer, en start de klok van het antwoord."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction

from organisaties.models import Medewerker
from verloop.overgangen import perform

from .models import Bericht, Kanaal
from .stuf.uit import envelope_name, enveloped


def write_unsent(folder: Path, *, op: datetime, stuf: bool = False) -> Iterator[Path]:
    """Write every message that is ready to go and mark it as sent, one transaction per message.

    With `stuf` each goes in its StUF-GGk envelope.

    The file stands complete before the mark is made; when the mark fails the next run writes
    the same bytes under the same name again. Two writers at once never take the same message.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for pk in list(Bericht.objects.unsent().order_by("pk").values_list("pk", flat=True)):
        bestand = _send(pk, folder, op, stuf)
        if bestand is not None:
            yield bestand


def write_again(folder: Path, stuf: bool = False) -> Iterator[Path]:
    """Write all messages that go or went by the node, without marking anything."""
    folder.mkdir(parents=True, exist_ok=True)
    rijen = Bericht.objects.outgoing().filter(kanaal=Kanaal.KNOOPPUNT).order_by("pk")
    for bericht in rijen.select_related("retour_op").iterator(chunk_size=100):
        yield write_file(bericht, folder, stuf)


def write_file(bericht: Bericht, folder: Path, stuf: bool = False) -> Path:
    """Write one message under its own name; a reader never sees half a file."""
    if stuf:
        return write_bytes(folder / envelope_name(bericht), enveloped(bericht))
    return write_bytes(folder / bericht.te_versturen_naam, bericht.data)


def write_bytes(bestand: Path, data: bytes) -> Path:
    """Write a whole file beside, then swap."""
    tijdelijk = bestand.with_name(f".{bestand.name}.deel")
    with tijdelijk.open("wb") as uit:
        uit.write(data)
        uit.flush()
        os.fsync(uit.fileno())
    tijdelijk.replace(bestand)
    return bestand


def send(bericht: Bericht, *, op: datetime) -> Bericht:
    """Mark a message as sent on this moment (demo and tests, or another way of transport)."""
    return perform(bericht, "mark_sent", by=Medewerker.objects.systeem(), op=op, moment=op)


@transaction.atomic
def _send(pk: int, folder: Path, op: datetime, stuf: bool) -> Path | None:
    rij = Bericht.objects.unsent().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk)
    bericht = rij.select_related("retour_op").first()
    if bericht is None:
        return None
    bestand = write_file(bericht, folder, stuf)
    send(bericht, op=op)
    return bestand
