"""Maakt de rij van een bericht: wat binnenkomt eerst bewaren, wat weggaat met een eigen nummer."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding, Inhoud
from arrangementen.ijw.bouwen import OngeldigBericht, make_header, write
from arrangementen.ijw.lezen import MAX_BYTES
from arrangementen.ijw.regels import check_within
from arrangementen.ijw.retour import build_retour, retour_soort
from arrangementen.ijw.structuur import HEEN
from organisaties.models import Organisatie
from verloop.overgangen import record, register

from .models import Bericht, Berichtstand, Berichtteller, Kanaal, Richting, fingerprint
from .ronde import Ronde, round_of


def store(data: bytes, *, op: datetime, by: Any, bestand: str = "", enveloppe: str = "") -> Bericht:
    """Keep the exact bytes before anybody reads them, in a transaction of its own.

    The same bytes give the row that is already there: a replay adds nothing. Of a file that is
    too large only fingerprint and size are kept.
    """
    bekend = Bericht.objects.filter(hash=fingerprint(data)).first()
    if bekend is not None:
        return bekend
    rij = file_row(data, op=op, bestand=bestand, enveloppe=enveloppe)
    try:
        with transaction.atomic():
            rij.save()
            record(rij, "ontvangen", by=by, op=op)
    except IntegrityError:  # someone stored the same file at this very moment
        return Bericht.objects.get(hash=fingerprint(data))
    return rij


def file_row(data: bytes, *, op: datetime, bestand: str, enveloppe: str) -> Bericht:
    """The row of a file that came in, not saved yet."""
    rij = Bericht(
        richting=Richting.IN, op=op, bestandsnaam=bestand[-200:], enveloppe=enveloppe[:40]
    )
    rij.set_data(data)
    if len(data) > MAX_BYTES:
        rij.set_data(b"")
        rij.hash, rij.grootte = fingerprint(data), len(data)
    return rij


def make_message(
    soort: str,
    romp: Inhoud,
    *,
    gemeente: Organisatie,
    aanbieder: Organisatie,
    casus: Any,
    op: datetime,
    kanaal: str = Kanaal.KNOOPPUNT,
    kop: Inhoud | None = None,
    retour_op: Bericht | None = None,
    ronde: Ronde | None = None,
) -> Bericht:
    """A new heenbericht with its own identificatie, checked on levels 1 and 2 and stored.

    `romp` is the body without Header; `kop` holds elements of the Header beside the usual ones
    and `retour_op` the message it answers (JW325). From the gemeente it is outgoing and ready to
    go; from an aanbieder (made in the portal) incoming and still to process. Raises
    OngeldigBericht when our own data do not make a valid message.
    """
    uit = HEEN[soort].van_gemeente
    adres = (gemeente.cbs_code, aanbieder.agb_code)
    rij = Bericht(
        soort=soort,
        richting=Richting.UIT if uit else Richting.IN,
        status=Berichtstand.KLAAR if uit else Berichtstand.ONTVANGEN,
        kanaal=kanaal,
        gemeente=gemeente,
        aanbieder=aanbieder,
        casus=casus,
        retour_op=retour_op,
    )
    rij.afzender, rij.ontvanger = adres if uit else adres[::-1]
    rij.ronde = ronde or Ronde()
    _number(rij, op)
    return _register(rij, _build(rij, romp, kop or {}), op)


def make_retour(
    heen: Bericht, bericht: IjwBericht, bevindingen: list[Bevinding], *, op: datetime
) -> Bericht:
    """The retour on a message we received, ready to go (ijw.md §6).

    What came by the portal is answered in the portal: that retour counts as sent.
    """
    rij = retour_row(heen, bericht, op)
    rij.ronde = round_of(heen)
    rij.identificatie = Berichtteller.take(rij.soort)
    return _register(rij, retour_bytes(rij, bericht, bevindingen), op)


def retour_row(heen: Bericht, bericht: IjwBericht, op: datetime) -> Bericht:
    """The row of a retour, still without number and contents."""
    portaal = heen.kanaal == Kanaal.PORTAAL
    return Bericht(
        soort=retour_soort(bericht.soort),
        richting=Richting.UIT if heen.richting == Richting.IN else Richting.IN,
        status=Berichtstand.VERZONDEN if portaal else Berichtstand.KLAAR,
        verzonden_op=op if portaal else None,
        kanaal=heen.kanaal,
        afzender=heen.ontvanger,
        ontvanger=heen.afzender,
        gemeente=heen.gemeente,
        aanbieder=heen.aanbieder,
        casus=heen.casus,
        retour_op=heen,
        dagtekening=timezone.localdate(op),
        op=op,
    )


def retour_bytes(rij: Bericht, bericht: IjwBericht, bevindingen: list[Bevinding]) -> bytes:
    """The file of a retour that has its number."""
    assert rij.dagtekening is not None  # noqa: S101 - retour_row set it
    wie = (rij.identificatie, rij.dagtekening, settings.IJW_XSD_VERSIE)
    return write(build_retour(bericht, bevindingen, *wie))


def _number(rij: Bericht, op: datetime) -> None:
    rij.identificatie, rij.dagtekening = _free_number(rij), timezone.localdate(op)
    ronde = round_of(rij)
    if ronde.gebruikt is None and not ronde.samen:
        ronde.gebruikt = set()  # nobody used it: that was asked just now


def _free_number(rij: Bericht) -> str:
    """The next number of this kind that this sender did not use itself (TR056)."""
    eigen = Bericht.objects.filter(soort=rij.soort, afzender=rij.afzender).order_by()

    def used(nummers: list[str]) -> Collection[str]:
        return set(eigen.filter(identificatie__in=nummers).values_list("identificatie", flat=True))

    return Berichtteller.take_free(rij.soort, used)


def _build(rij: Bericht, romp: Inhoud, kop: Inhoud) -> bytes:
    """The bytes of a heenbericht. Raises OngeldigBericht on level 1 or 2."""
    assert rij.dagtekening is not None  # noqa: S101 - _number set it
    versie = settings.IJW_XSD_VERSIE
    wie = (rij.afzender, rij.ontvanger, rij.identificatie, rij.dagtekening)
    hele_kop = make_header(rij.soort, *wie, versie) | kop
    bericht = IjwBericht(rij.soort, {"Header": hele_kop} | romp)
    data = write(bericht)
    if bevindingen := check_within(bericht):
        raise OngeldigBericht(bevindingen)
    return data


def _register(rij: Bericht, data: bytes, op: datetime) -> Bericht:
    rij.op = op
    rij.set_data(data)
    return register(rij, by=round_of(rij).klok, op=op, code=f"JW{rij.soort}")
