"""Legt de gevonden verschillen vast, doet weg wat gelijk is geworden en vertelt wat nieuw is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from arrangementen.toewijzing.models import Toewijzing
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.overgangen import perform, register

from .feiten import Geval, load, with_all
from .models import Berichtverschil, Verschilstand
from .tabel import PER_SOORT, find
from .verzoeken import missing_answers

BLOK = 100
#: a toewijzing that ended longer ago is left alone
TERUG = timedelta(days=180)
SIGNAAL = "berichtverschil"


@dataclass
class Uitkomst:
    """How many toewijzingen were compared, and what that changed."""

    vergeleken: int = 0
    nieuw: int = 0
    weg: int = 0


def compare_all(on: date, op: datetime) -> Uitkomst:
    """Compare everything that counts; the nightly task. Calling again changes nothing."""
    uitkomst = Uitkomst()
    for blok in _blocks(_relevant(on)):
        _compare(load(blok, on), on, op, uitkomst)
    _compare_requests(on, op, uitkomst)
    return uitkomst


def compare_one(toewijzing_id: int, on: date, op: datetime) -> Uitkomst:
    """Compare one toewijzing again, after somebody did something about it."""
    uitkomst = Uitkomst()
    rijen = list(with_all(Toewijzing.objects.filter(pk=toewijzing_id)))
    _compare(load(rijen, on), on, op, uitkomst)
    return uitkomst


def _relevant(on: date) -> Any:
    telt = Q(einddatum=None) | Q(einddatum__gte=on - TERUG)
    return Toewijzing.objects.filter(telt, casus__gesloten_op=None)


def _blocks(rijen: Any) -> Iterator[list[Toewijzing]]:
    nummers = list(rijen.order_by("casus", "pk").values_list("pk", flat=True))
    for begin in range(0, len(nummers), BLOK):
        yield list(with_all(Toewijzing.objects.filter(pk__in=nummers[begin : begin + BLOK])))


@transaction.atomic
def _compare(gevallen: Sequence[Geval], on: date, op: datetime, uitkomst: Uitkomst) -> None:
    """Store what is new and settle what is gone, of these toewijzingen."""
    ids = [geval.toewijzing.pk for geval in gevallen]
    staand: dict[tuple[Any, ...], Berichtverschil] = {
        (rij.toewijzing_id, rij.soort, rij.dossier, rij.bericht_zegt): rij
        for rij in Berichtverschil.objects.select_for_update()
        .filter(toewijzing__in=ids)
        .exclude(status=Verschilstand.OPGELOST)
    }
    for geval in gevallen:
        for soort, dossier, bericht in find(geval.stand):
            sleutel = (geval.toewijzing.pk, soort, dossier[:160], bericht[:160])
            if staand.pop(sleutel, None) is None:
                _add(_row(geval, sleutel, on), on, op)
                uitkomst.nieuw += 1
    _settle(staand.values(), op, uitkomst)
    uitkomst.vergeleken += len(gevallen)


def _row(geval: Geval, sleutel: tuple[Any, ...], on: date) -> Berichtverschil:
    toewijzing = geval.toewijzing
    return Berichtverschil(
        casus=toewijzing.casus,
        gemeente=toewijzing.gemeente,
        aanbieder=toewijzing.aanbieder,
        toewijzing=toewijzing,
        bericht=geval.bericht,
        soort=sleutel[1],
        dossier=sleutel[2],
        bericht_zegt=sleutel[3],
        gevonden_op=on,
    )


def _compare_requests(on: date, op: datetime, uitkomst: Uitkomst) -> None:
    """Decisions on a verzoek of which no JW319 exists."""
    ontbreekt = {verzoek.pk: verzoek for verzoek in missing_answers(on)}
    open_ = Berichtverschil.objects.exclude(status=Verschilstand.OPGELOST).exclude(verzoek=None)
    weg = [rij for rij in open_ if ontbreekt.pop(rij.verzoek_id, None) is None]
    for verzoek in ontbreekt.values():
        rij = Berichtverschil(
            casus=verzoek.casus,
            gemeente=verzoek.gemeente,
            aanbieder=verzoek.aanbieder,
            verzoek=verzoek,
            soort="geen_319",
            dossier=f"verzoek is {verzoek.get_status_display().lower()}",
            bericht_zegt="geen JW319 met dit kenmerk",
            gevonden_op=on,
        )
        with transaction.atomic():
            _add(rij, on, op)
        uitkomst.nieuw += 1
    _settle(weg, op, uitkomst)


def _add(rij: Berichtverschil, on: date, op: datetime) -> None:
    rij = register(rij, by=Medewerker.objects.systeem(), op=op, code="gevonden")
    naam = PER_SOORT[rij.soort].naam
    notify(
        rij.casus,
        SIGNAAL,
        f"Dossier en bericht verschillen: {naam[:1].lower()}{naam[1:]}"[:160],
        rij,
        on=on,
        aan=(place(Rol.BACKOFFICE, rij.gemeente_id),),
    )


def _settle(rijen: Any, op: datetime, uitkomst: Uitkomst) -> None:
    klok = Medewerker.objects.systeem()
    for rij in rijen:
        naam = "settle" if rij.status == Verschilstand.OPEN else "settle_known"
        perform(rij, naam, by=klok, op=op)
        uitkomst.weg += 1


def compare_now(op: datetime) -> Uitkomst:
    """As `compare_all`, on the day of this moment."""
    return compare_all(timezone.localdate(op), op)
