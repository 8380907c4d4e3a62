"""Leest bestanden en mappen met berichten in: eerst alles bewaren, dan op volgorde verwerken."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction

from arrangementen.ijw.controle import GeenBestand, find_files, read_bytes
from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from verloop.overgangen import record

from .kanaal import unpack
from .mislukt import MISLUKT, note_broken_off
from .models import Bericht, Berichtstand, Richting
from .ontvangst import Ontvangst, outcome, refuse_file
from .pogingen import begin_all, count_attempt, finish, only_looked, still_tried
from .samen import GROEP, process_many, store_many
from .toestand import bsn_of
from .werkers import share_out

__all__ = ["GeenBestand", "find_files", "read_files"]


@dataclass(frozen=True, order=True)
class Beurt:
    """When a message is judged (Dagtekening, kind, name), and about whom it is."""

    dag: date
    soort: str
    naam: str
    over: str


def read_files(
    bestanden: Iterable[Path],
    *,
    by: Any,
    op: datetime,
    kanaal: frozenset[str] | None = None,
    werkers: int = 1,
) -> Iterator[Ontvangst]:
    """Store all files, then judge them by Dagtekening and kind: a start comes before its stop.

    The order of receipt means nothing (iJw OP080), so the order of the names does not either.
    `kanaal`: the codes of who may send by this folder; None for the folder of the node. With more
    `werkers` (processes) the messages about one client stay with one of them, in their order.
    Raises GeenBestand for a file that cannot be read; what was stored before it is resumed later.
    """
    paden: dict[int, list[Path]] = {}
    beurten: dict[int, Beurt] = {}
    for groep in _batched(bestanden):
        for pk, beurt, pad in _keep(groep, by, op, kanaal):
            paden.setdefault(pk, []).append(pad)
            beurten[pk] = beurt
    volgorde = sorted(beurten, key=lambda pk: beurten[pk])
    if werkers > 1 and not share_out(
        [(pk, beurten[pk].over) for pk in volgorde], op=op, werkers=werkers
    ):
        begin_all(Bericht.objects.filter(pk__in=volgorde, status=Berichtstand.ONTVANGEN), op)
    for rij in _settled(volgorde, op):
        for pad in paden[rij.pk]:
            yield outcome(rij, str(pad))


def _settled(ids: Sequence[int], op: datetime) -> Iterator[Bericht]:
    """These messages in their order, each processed; those that were are only looked up."""
    for begin in range(0, len(ids), GROEP):
        groep = ids[begin : begin + GROEP]
        klaar = Bericht.objects.defer("ruw").exclude(status=Berichtstand.ONTVANGEN).in_bulk(groep)
        open_ = [pk for pk in groep if pk not in klaar]
        klaar |= {rij.pk: rij for rij in process_many(open_, op=op)}
        yield from (klaar[pk] for pk in groep)


def _keep(
    groep: Sequence[Path], by: Any, op: datetime, kanaal: frozenset[str] | None
) -> Iterator[tuple[int, Beurt, Path]]:
    """Store some files together: key, turn and path of each."""
    zendingen = [unpack(read_bytes(pad), kanaal) for pad in groep]
    bewaren = [
        (zending.data, pad.name, zending.enveloppe)
        for zending, pad in zip(zendingen, groep, strict=True)
    ]
    with transaction.atomic():
        ids = store_many(bewaren, op=op, by=by)
        for pk, zending in zip(ids, zendingen, strict=True):
            if zending.weigering is not None:
                refuse_file(Bericht(pk=pk), zending.weigering, op)
        eerder = begin_all(Bericht.objects.filter(pk__in=ids, status=Berichtstand.ONTVANGEN), op)
    for pk, zending, pad in zip(ids, zendingen, groep, strict=True):
        lees = partial(turn_of, zending.data, pad.name)
        yield pk, _turn(Bericht(pk=pk), lees, pad.name, op if eerder.get(pk) else None), pad


def _turn(rij: Bericht, lees: Callable[[], Beurt], naam: str, eerder: datetime | None) -> Beurt:
    """The turn of a message; what the reader did not foresee goes last and fails there.

    `eerder`: it was tried before, so looking at it counts as long as the process may end.
    """
    if eerder:
        count_attempt(rij, eerder)
    try:
        beurt = lees()
    except MISLUKT:
        beurt = _last(naam)
    if eerder:
        only_looked(rij)
    return beurt


def resume(*, op: datetime, tot: datetime | None = None) -> int:
    """Process what was stored but not judged yet, as after a crash; returns how many were judged.

    What failed or broke off as often as the setting allows is left alone (`pogingen`). What was
    tried in vain goes last, with all that is about the same client, so that it stops nobody else.

    `tot`: only what came in before this moment, so that what is being handled now is left alone.
    """
    note_broken_off(op)
    rijen = Bericht.objects.filter(status=Berichtstand.ONTVANGEN, richting=Richting.IN)
    if tot is not None:
        rijen = rijen.filter(op__lt=tot)
    klaar = process_many(_in_turn(begin_all(still_tried(rijen, op), op), op), op=op)
    return sum(rij.status != Berichtstand.ONTVANGEN for rij in klaar)


def _in_turn(eerder: Mapping[int, int], op: datetime) -> list[int]:
    """These stored messages by turn, the least tried client first; `eerder` as of `begin_all`."""
    beurten = {
        rij.pk: _turn_of_row(rij, op if eerder[rij.pk] else None)
        for rij in Bericht.objects.filter(pk__in=eerder).iterator(GROEP)
    }
    vaakst: dict[str, int] = {}
    for pk, beurt in beurten.items():
        vaakst[beurt.over] = max(vaakst.get(beurt.over, 0), eerder[pk])
    return sorted(beurten, key=lambda pk: (vaakst[beurten[pk].over], beurten[pk]))


def try_again(rij: Bericht, *, by: Any, op: datetime) -> Bericht:
    """Process a message that stayed behind once more, with all its attempts before it again."""
    with transaction.atomic():
        record(rij, "opnieuw_geprobeerd", by=by, op=op)
        finish([rij.pk])
        begin_all(Bericht.objects.filter(pk=rij.pk), op)
    return next(process_many([rij.pk], op=op))


def _turn_of_row(rij: Bericht, eerder: datetime | None) -> Beurt:
    """The turn of a stored message; one whose bytes are damaged goes last."""
    naam = f"{rij.pk:012d}"
    return _turn(rij, lambda: turn_of(rij.data, naam), naam, eerder)


def _batched(bestanden: Iterable[Path]) -> Iterator[list[Path]]:
    """At most `GROEP` together, and no more bytes than one file may have: they are kept at once."""
    groep: list[Path] = []
    vrij = MAX_BYTES
    for pad in bestanden:
        grootte = _size(pad)
        if groep and (len(groep) == GROEP or grootte > vrij):
            yield groep
            groep, vrij = [], MAX_BYTES
        groep.append(pad)
        vrij -= grootte
    if groep:
        yield groep


def _size(pad: Path) -> int:
    """In bytes; of what is not there 0, for reading it tells."""
    try:
        return pad.stat().st_size
    except OSError:
        return 0


def turn_of(data: bytes, naam: str = "") -> Beurt:
    """The turn of one message; what cannot be read goes last."""
    bericht, _ = read_findings(data, per_client=True)
    if bericht is None:
        return _last(naam)
    nummer = bericht.inhoud["Header"]["BerichtIdentificatie"]
    # declarations name no client on top: those of one aanbieder go by month, so one after another
    over = bsn_of(bericht) or bericht.inhoud["Header"].get("Afzender") or nummer["Identificatie"]
    return Beurt(date.fromisoformat(nummer["Dagtekening"]), bericht.soort, naam, over)


def _last(naam: str) -> Beurt:
    return Beurt(date.max, "", naam, naam)
