"""Wat volgt als de hulp echt begon: de wachttijd van de intake stopt."""

from casusregie.routes.medisch import MedischeRoute
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import perform

from .intake import Intake, Status


@afhandelaar("casusregie.end_waiting")
def end_waiting(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The message that help began ends the waiting time as well, with its own day."""
    route = MedischeRoute.objects.get(pk=onderwerp_id)
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    begonnen = route.hulp_gestart_op
    wachtend = Intake.objects.filter(
        casus=route.casus_id, organisatie=route.aanbieder_id, status=Status.GEDAAN, past_aanbod=True
    )
    for intake in wachtend.filter(eerste_contact_op__lte=begonnen):
        perform(intake, "start", by=Medewerker.objects.systeem(), op=op, behandeling_op=begonnen)
