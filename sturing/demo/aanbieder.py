"""De aanbieder van de demonstratie: antwoordt op een JW301 en meldt de start, met echte XML."""

from datetime import date, datetime

from django.utils import timezone

from arrangementen.berichten.ontvangst import Ontvangst, receive
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.ijw.lezen import read
from arrangementen.ijw.retour import build_retour
from arrangementen.models import Bericht, Berichtstand, Toewijzing
from arrangementen.toewijzing.client import short_client
from arrangementen.toewijzing.producten import start_product
from organisaties.models import Medewerker
from verloop import outbox
from verloop.overgangen import perform


def settle(op: datetime) -> None:
    """Do the outgoing work, send what is ready and let the aanbieder confirm each JW301."""
    outbox.process_all()
    klok = Medewerker.objects.systeem()
    for rij in Bericht.objects.filter(status=Berichtstand.KLAAR).order_by("pk"):
        perform(rij, "mark_sent", by=klok, op=op, moment=op)
        if rij.soort == "301":
            confirm(rij, op)
    outbox.process_all()


def confirm(rij: Bericht, op: datetime) -> Ontvangst:
    """The JW302 of the aanbieder: all good."""
    retour = build_retour(read(rij.data), [], f"R{rij.pk}", timezone.localdate(op))
    return _receive(write(retour), op, f"JW302-R{rij.pk}.xml")


def report_start(toewijzing: Toewijzing, dag: date, op: datetime) -> Ontvangst:
    """The JW305 of the aanbieder: the help really began on `dag`."""
    afzender, ontvanger = toewijzing.aanbieder.agb_code, toewijzing.gemeente.cbs_code
    nummer = f"S{toewijzing.pk}"
    kop = make_header("305", afzender, ontvanger, nummer, timezone.localdate(op))
    client = short_client(toewijzing.casus.jeugdige)
    client["StartProducten"] = {"StartProduct": [start_product(toewijzing, dag)]}
    data = write(IjwBericht("305", {"Header": kop, "Client": client}))
    ontvangst = _receive(data, op, f"JW305-{nummer}.xml")
    settle(op)
    return ontvangst


def _receive(data: bytes, op: datetime, bestand: str) -> Ontvangst:
    ontvangst = receive(data, by=Medewerker.objects.systeem(), op=op, bestand=bestand)
    if not ontvangst.goed:
        raise RuntimeError(f"{bestand} is afgekeurd: {ontvangst.bevindingen}")
    return ontvangst
