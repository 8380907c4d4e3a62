"""Verwerkt veel berichten in groepen: elk door dezelfde regels, het wegschrijven samen."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from arrangementen.ijw.structuur import HEEN, RETOUR
from casusregie.jeugdige.versleuteling import blind_index
from verloop.fouten import Conflict
from verloop.geheel import as_a_whole
from verloop.models import Gebeurtenis
from verloop.overgangen import event
from verloop.samen import insert_new, perform_many, register_many
from verloop.sloten import hold
from verloop.stap import holding
from verloop.tellers import Voorraad, from_stock, stock_up

from .antwoord import find_all
from .mislukt import MISLUKT, note_failure
from .models import GEVONDEN, Bericht, Berichtstand
from .ontvangst import process, settle
from .opslag import file_row, retour_bytes, retour_row
from .pogingen import count_attempt, finish, tried_before
from .ronde import Ronde
from .teller import Berichtteller, fingerprint
from .toepassen import handler_of, look_up_others, numbers_for
from .toestand import bsn_of, lock_all, references_of
from .vooraf import look_up

GROEP = 50
Gelezen = tuple[IjwBericht | None, list[Bevinding]]


def store_many(bestanden: Sequence[tuple[bytes, str, str]], *, op: datetime, by: Any) -> list[int]:
    """Keep many files (bytes, name, envelope) in one transaction; the keys in their order.

    The same bytes give the row that is there, also when they come twice in one call.
    """
    vingers = [fingerprint(data) for data, _, _ in bestanden]
    with transaction.atomic():
        bekend = _known(vingers)
        nieuw = {
            vinger: file_row(data, op=op, bestand=naam, enveloppe=enveloppe)
            for vinger, (data, naam, enveloppe) in zip(vingers, bestanden, strict=True)
            if vinger not in bekend
        }
        eigen = insert_new(nieuw.values())
        Gebeurtenis.objects.bulk_create(event(rij, "ontvangen", by=by, op=op) for rij in eigen)
        bekend |= {bytes(rij.hash): rij.pk for rij in eigen}
        if any(vinger not in bekend for vinger in vingers):  # stored by somebody at this moment
            bekend |= _known(vingers)
    return [bekend[vinger] for vinger in vingers]


def _known(vingers: Iterable[bytes]) -> dict[bytes, int]:
    rijen = Bericht.objects.filter(hash__in=set(vingers)).values_list("hash", "pk")
    return {bytes(vinger): pk for vinger, pk in rijen}


def process_many(ids: Sequence[int], *, op: datetime) -> Iterator[Bericht]:
    """Process stored messages in this order, in groups of one transaction each.

    A group in which one fails or was tried in vain before, or that meets a lock of somebody else
    who waits for it, is done one by one; the one that fails stays behind and says so (`mislukt`).
    """
    voorraad: Voorraad = {}
    for groep in _groups(ids):
        eerder = tried_before(groep)
        try:
            klaar = [] if eerder else _process_group(groep, op, voorraad)
        except MISLUKT:
            klaar = []
        yield from klaar or _one_by_one(groep, eerder, op)


def _groups(ids: Sequence[int]) -> Iterator[list[int]]:
    """At most `GROEP` together, and no more bytes than one file may have: they are read at once."""
    for begin in range(0, len(ids), GROEP):
        deel = ids[begin : begin + GROEP]
        groottes = dict(Bericht.objects.filter(pk__in=deel).values_list("pk", "grootte"))
        groep: list[int] = []
        vrij = MAX_BYTES
        for pk in deel:
            if groep and groottes.get(pk, 0) > vrij:
                yield groep
                groep, vrij = [], MAX_BYTES
            groep.append(pk)
            vrij -= groottes.get(pk, 0)
        yield groep


def _one_by_one(ids: Sequence[int], eerder: Container[int], op: datetime) -> Iterator[Bericht]:
    rijen = Bericht.objects.in_bulk(ids)
    for pk in ids:
        yield _process_one(rijen[pk], op, geteld=pk in eerder)


def _process_one(rij: Bericht, op: datetime, geteld: bool) -> Bericht:
    """Alone; what was tried before (`geteld`) counts before it begins, should the process end."""
    try:
        if geteld:
            count_attempt(rij, op)
    except OperationalError:  # out of reach: not tried
        return rij
    try:
        with transaction.atomic():
            klaar = process(rij, op=op)
            finish([rij.pk])
            return klaar
    except MISLUKT as fout:
        return note_failure(rij, fout, op, geteld)


def _process_group(ids: Sequence[int], op: datetime, voorraad: Voorraad) -> list[Bericht]:
    """What they say is read first, so that their numbers are there before anything is held."""
    gelezen = _read(Bericht.objects.filter(pk__in=ids, status=Berichtstand.ONTVANGEN))
    berichten = [bericht for bericht, _ in gelezen.values() if bericht is not None]
    stock_up(voorraad, numbers_for(berichten, timezone.localdate(op)))
    with from_stock(voorraad):
        return _settle_group(ids, gelezen, op)


@as_a_whole()
@holding()
def _settle_group(ids: Sequence[int], alles: dict[int, Gelezen], op: datetime) -> list[Bericht]:
    vast = Bericht.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(ids)
    rijen = [vast[pk] for pk in ids]
    hold(*rijen)
    ronde = Ronde(samen=True)
    gelezen = dict(_remember(rijen, alles))
    ronde.jeugdigen = lock_all(bsn_of(bericht) for bericht in gelezen.values())
    ronde.gebruikt = _used(gelezen)
    klaar = []
    for lot in _lots(rijen, gelezen):
        _prepare(ronde, [gelezen[rij.pk] for rij in lot if rij.pk in gelezen])
        klaar += [settle(rij, ronde, op) for rij in lot]
        ronde.finish_lots(op)
    _write(ronde, op)
    finish(ids)
    return klaar


def _lots(rijen: Sequence[Bericht], gelezen: dict[int, IjwBericht]) -> Iterator[list[Bericht]]:
    """In their order, in lots that name each jeugdige and each verzoek once: of those nothing
    depends on another. A kind that settles itself as a whole stands alone.
    """
    lot: list[Bericht] = []
    namen: set[str] = set()
    for rij in rijen:
        bericht = gelezen.get(rij.pk)
        eigen = {bsn_of(bericht), *references_of(bericht)} - {""} if bericht else set()
        alleen = bericht is not None and handler_of(bericht.soort) is not None
        if lot and (alleen or eigen & namen):
            yield lot
            lot, namen = [], set()
        lot.append(rij)
        namen |= eigen
        if alleen:
            yield lot
            lot, namen = [], set()
    if lot:
        yield lot


def _prepare(ronde: Ronde, berichten: Sequence[IjwBericht]) -> None:
    """Look up together what the messages of one lot ask for."""
    indexen = {blind_index(bsn) for bericht in berichten if (bsn := bsn_of(bericht))}
    bekend = ronde.jeugdigen or {}
    heen = [bericht for bericht in berichten if bericht.soort in HEEN]
    jeugdigen = [jeugdige for i in indexen if (jeugdige := bekend.get(i)) is not None]
    ronde.vooraf = look_up(heen, jeugdigen) if heen else None
    ronde.elders = look_up_others(heen, jeugdigen) if heen else None
    ronde.heen = find_all(bericht for bericht in berichten if bericht.soort in RETOUR)


def _read(rijen: Iterable[Bericht]) -> dict[int, Gelezen]:
    """What each of these says, by key; the bytes of a message never change."""
    return {
        rij.pk: read_findings(rij.data, per_client=True)
        for rij in rijen
        if rij.grootte <= MAX_BYTES
    }


def _remember(
    rijen: Iterable[Bericht], alles: dict[int, Gelezen]
) -> Iterator[tuple[int, IjwBericht]]:
    """What can be read and is still to be judged; the row remembers it, so it is read once."""
    for rij in rijen:
        if rij.status == Berichtstand.ONTVANGEN and rij.pk in alles:
            bericht, _ = rij.gelezen = alles[rij.pk]
            if bericht is not None:
                yield rij.pk, bericht


def _used(gelezen: dict[int, IjwBericht]) -> set[tuple[str, str, str]]:
    """Which numbers of these messages an earlier message carries, that could be read (TR056)."""
    nummers = {
        bericht.inhoud["Header"]["BerichtIdentificatie"]["Identificatie"]
        for bericht in gelezen.values()
    }
    eerder = Bericht.objects.filter(identificatie__in=nummers).exclude(pk__in=gelezen)
    rijen = eerder.exclude(niveau=1).order_by()
    return set(rijen.values_list("soort", "afzender", "identificatie"))


def _write(ronde: Ronde, op: datetime) -> None:
    """Accepted, confirmed and answered: together, through the same door."""
    klok = ronde.klok
    perform_many(ronde.goedgekeurd, "accept", by=klok, op=op, velden=GEVONDEN)
    perform_many(ronde.bevestigd, "confirm", by=klok, op=op, velden=("beantwoord_op",), moment=op)
    rijen = [retour_row(heen, bericht, op) for heen, bericht, _ in ronde.antwoorden]
    per_soort = sorted(zip(rijen, ronde.antwoorden, strict=True), key=lambda p: p[0].soort)
    for soort, paren in groupby(per_soort, key=lambda paar: paar[0].soort):
        _answer(soort, list(paren), op, klok)


def _answer(soort: str, paren: list[tuple[Any, Any]], op: datetime, klok: Any) -> None:
    nummers = Berichtteller.take_many(soort, len(paren))
    for (rij, (_, bericht, bevindingen)), nummer in zip(paren, nummers, strict=True):
        rij.identificatie = nummer
        rij.set_data(retour_bytes(rij, bericht, bevindingen))
    nieuw = register_many([rij for rij, _ in paren], by=klok, op=op, code=f"JW{soort}")
    if len(nieuw) != len(paren):
        raise Conflict()
