"""Wat vanzelf volgt op een besluit, een ondertekend plan of een gemiste termijn."""

from datetime import datetime, time

from django.utils import timezone

from casusregie.models import Casus
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.routes.vinden import note_opdracht
from organisaties.models import Medewerker, Organisatie
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import amend, perform

from .arrangement import afleiding, betrokkenheid
from .arrangement.bewakers import lapse_day, verdict_of
from .arrangement.models import Arrangement, Arrangementstand
from .arrangement.tweede import drop_changes
from .berichten.models import Bericht
from .toewijzing import afronding, openen

VERKORTING = "05"


def _moment(gebeurtenis_id: int) -> datetime:
    moment: datetime = Gebeurtenis.objects.values_list("op", flat=True).get(pk=gebeurtenis_id)
    return moment


@afhandelaar("arrangementen.derive_arrangement")
def derive_arrangement(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The signed plan becomes one concept arrangement per aanbieder."""
    plan = Ondersteuningsplan.objects.select_related("casus").get(pk=onderwerp_id)
    afleiding.derive_arrangement(plan, op=_moment(gebeurtenis_id))


@afhandelaar("arrangementen.open_toewijzing")
def open_toewijzing(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """After the opdracht: a toewijzing per part, sight for the aanbieder, and the JW301."""
    op = _moment(gebeurtenis_id)
    arrangement = Arrangement.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    oordelen = verdict_of(arrangement)
    for toets in oordelen.toetsen:
        toets.onderdeel.arrangement = arrangement
        openen.open_toewijzing(
            toets.onderdeel,
            op=op,
            referentie=toets.onderdeel.referentie_aanbieder,
            normoordeel=toets.oordeel,
            norm_grond=toets.grond,
        )
    betrokkenheid.open_involvement(arrangement, timezone.localdate(op))
    note_opdracht(arrangement.casus, op=op, aanbieder=arrangement.aanbieder)
    openen.ask_to_send(arrangement.casus, arrangement.aanbieder, op=op, sleutel=str(gebeurtenis_id))


@afhandelaar(openen.VERSTUREN)
def send_toewijzing(casus_id: int, aanbieder_id: int, moment: str, referentie: str = "") -> None:
    """Make the JW301; it leaves with the next delivery of messages."""
    casus = Casus.objects.select_related("jeugdige", "gemeente").get(pk=casus_id)
    aanbieder = Organisatie.objects.get(pk=aanbieder_id)
    op = datetime.fromisoformat(moment)
    openen.send_toewijzing(casus, aanbieder, op=op, referentie=referentie)


@afhandelaar("arrangementen.note_sent")
def note_sent(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A message left: a retour answers what we received, a JW301 starts the clock of oneens."""
    op = _moment(gebeurtenis_id)
    bericht = Bericht.objects.select_related("retour_op").get(pk=onderwerp_id)
    by = Medewerker.objects.systeem()
    if bericht.retour_op is not None:
        amend(bericht.retour_op, by=by, op=op, code="beantwoord", beantwoord_op=op)
    onderdelen = bericht.toewijzingen.values("onderdeel__arrangement")
    for arrangement in Arrangement.objects.filter(pk__in=onderdelen, ontvangen_op=None):
        dag = timezone.localdate(op)
        amend(arrangement, by=by, op=op, code="opdracht_ontvangen", ontvangen_op=dag)


@afhandelaar("arrangementen.lapse")
def lapse(onderwerp_id: int, termijn_id: int) -> None:
    """8 weken stood still: the claim lapses by itself, from the next day on (CR-A3-05)."""
    arrangement = Arrangement.objects.get(pk=onderwerp_id)
    if arrangement.status != Arrangementstand.OPGESCHORT:
        return
    moment = timezone.make_aware(datetime.combine(lapse_day(arrangement), time()))
    perform(arrangement, "lapse", by=Medewerker.objects.systeem(), op=moment)


@afhandelaar("arrangementen.end_toewijzing")
def end_toewijzing(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The toewijzingen of a lapsed arrangement end on the day it lapsed; a JW301 tells it."""
    op = _moment(gebeurtenis_id)
    arrangement = Arrangement.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    drop_changes([arrangement], by=Medewerker.objects.systeem(), op=op)
    gewijzigd = [
        openen.end_from(toewijzing, timezone.localdate(op), reden=VERKORTING, op=op)
        for onderdeel in arrangement.onderdelen.all()
        for toewijzing in onderdeel.toewijzingen.standing()
    ]
    if any(gewijzigd):
        openen.ask_to_send(
            arrangement.casus, arrangement.aanbieder, op=op, sleutel=str(gebeurtenis_id)
        )


@afhandelaar("arrangementen.tell_lapse")
def tell_lapse(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Everybody hears it; the aanbieder keeps sight until it has reported the definite stop."""
    arrangement = Arrangement.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    afronding.tell_lapse(arrangement, timezone.localdate(_moment(gebeurtenis_id)))


@afhandelaar("arrangementen.close_involvement")
def close_involvement(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Help ended: the aanbieder no longer needs sight of the casus."""
    arrangement = Arrangement.objects.select_related("casus").get(pk=onderwerp_id)
    betrokkenheid.close_involvement(arrangement, timezone.localdate(_moment(gebeurtenis_id)))


@afhandelaar("arrangementen.open_involvement")
def open_involvement(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Help runs again: so does the sight of the aanbieder."""
    arrangement = Arrangement.objects.select_related("casus").get(pk=onderwerp_id)
    betrokkenheid.open_involvement(arrangement, timezone.localdate(_moment(gebeurtenis_id)))
