"""De aanbieder van de demonstratie: antwoordt op een JW301 en meldt de start, met echte XML."""

from datetime import date, datetime

from arrangementen.berichten.aanbiederzijde import answer_of, start_of
from arrangementen.berichten.ontvangst import receive
from arrangementen.models import Bericht, Berichtstand, Toewijzing
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop import outbox
from verloop.overgangen import perform


def settle(op: datetime) -> None:
    """Do the outgoing work, send what is ready and let the aanbieder confirm each JW301."""
    outbox.process_all()
    klok = Medewerker.objects.systeem()
    for rij in Bericht.objects.filter(status=Berichtstand.KLAAR).order_by("pk"):
        perform(rij, "mark_sent", by=klok, op=op, moment=op)
        if rij.soort == "301":
            receive_message(answer_of(rij, op=op), op, f"JW302-{rij.pk}.xml")
    outbox.process_all()


def report_start(toewijzing: Toewijzing, dag: date, op: datetime) -> None:
    """The JW305 of the aanbieder: the help really began on `dag`."""
    nummer = f"S{toewijzing.pk}"
    receive_message(start_of(toewijzing, dag, op=op, nummer=nummer), op, f"JW305-{nummer}.xml")
    settle(op)


def receive_message(data: bytes, op: datetime, bestand: str) -> None:
    """A message of the aanbieder comes in; raises RuntimeError when it is not accepted."""
    ontvangst = receive(data, by=Medewerker.objects.systeem(), op=op, bestand=bestand)
    if not ontvangst.goed:
        raise RuntimeError(f"{bestand} is afgekeurd: {ontvangst.bevindingen}")


def practitioner_of(aanbieder: Organisatie) -> Medewerker:
    """The first behandelregisseur of an aanbieder."""
    rijen = aanbieder.aanstellingen.filter(rol=Rol.BEHANDELREGISSEUR)  # type: ignore[attr-defined]
    wie: Medewerker = rijen.select_related("medewerker").order_by("pk")[0].medewerker
    return wie
