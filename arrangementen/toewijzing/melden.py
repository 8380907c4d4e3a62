"""De aanbieder meldt start en stop met een formulier: hetzelfde bericht, dezelfde regels."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from arrangementen.berichten.models import Bericht, Berichtstand, Kanaal
from arrangementen.berichten.ontvangst import settle
from arrangementen.berichten.opslag import make_message
from arrangementen.berichten.ronde import Ronde
from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.bouwen import OngeldigBericht
from organisaties.rollen import Rol
from verloop.overgangen import record
from verloop.stap import holding

from .afronding import check_start, check_stop
from .client import short_client
from .models import Toewijzing
from .producten import start_product, stop_product

MELDERS = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def may_report(toewijzing: Toewijzing, medewerker: Any, on: date) -> bool:
    """Works at the aanbieder of this toewijzing, in a role that reports."""
    return bool(medewerker.has_role(*MELDERS, on=on, organisatie_id=toewijzing.aanbieder_id))


def report_start(toewijzing: Toewijzing, begindatum: date, *, by: Any, op: datetime) -> Bericht:
    """Report that help started; makes the JW305 and does what a received one does.

    Raises PermissionDenied for who does not work at the aanbieder, and ValidationError with the
    Dutch text of every rule that is broken. Nothing is saved then.
    """
    check_start(toewijzing, begindatum)
    producten = {"StartProducten": {"StartProduct": [start_product(toewijzing, begindatum)]}}
    return _report("305", toewijzing, producten, by, op)


def report_stop(
    toewijzing: Toewijzing,
    einddatum: date,
    reden: str,
    *,
    by: Any,
    op: datetime,
) -> Bericht:
    """Report that help stopped (`reden`: JZ588, 20 is temporary); as `report_start`."""
    starts = toewijzing.counting_starts()
    if not starts:
        raise ValidationError("De start van deze hulp is nog niet gemeld. Meld eerst de start.")
    check_stop(toewijzing, reden, einddatum)
    product = stop_product(toewijzing, starts[-1].begindatum, einddatum, reden)
    producten = {"StopProducten": {"StopProduct": [product]}}
    return _report("307", toewijzing, producten, by, op)


@transaction.atomic
@holding()
def _report(
    soort: str, toewijzing: Toewijzing, producten: Inhoud, by: Any, op: datetime
) -> Bericht:
    if not may_report(toewijzing, by, timezone.localdate(op)):
        raise PermissionDenied("Alleen de aanbieder van deze hulp meldt start en stop.")
    ronde = Ronde()
    try:
        bericht = make_message(
            soort,
            {"Client": short_client(toewijzing.casus.jeugdige) | producten},
            gemeente=toewijzing.gemeente,
            aanbieder=toewijzing.aanbieder,
            casus=toewijzing.casus,
            op=op,
            kanaal=Kanaal.PORTAAL,
            ronde=ronde,
        )
    except OngeldigBericht as fout:
        raise ValidationError([bevinding.tekst for bevinding in fout.bevindingen]) from fout
    bericht = settle(bericht, ronde, op)
    if bericht.status == Berichtstand.AFGEKEURD:
        raise ValidationError([bevinding["tekst"] for bevinding in bericht.bevindingen])
    record(bericht, "gemeld", by=by, op=op)
    return bericht
