"""Wat volgt als een document is vastgesteld: het gezinsplan telt, de toekomsttaak is klaar."""

from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import perform

from .document import Document
from .toekomst import Toekomsttaak


@afhandelaar("casusregie.note_gezinsplan")
def note_gezinsplan(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The first gezinsplan meets the six weeks of route C (CR-C2-06), on the day of adoption."""
    document = Document.objects.select_related("casus").get(pk=onderwerp_id)
    if document.soort != "gezinsplan" or document.casus.route != "C":
        return
    route = route_of(document.casus)
    if route.afgesloten_op is None and route.gezinsplan_vastgesteld_op is None:  # type: ignore[attr-defined]
        gebeurtenis = Gebeurtenis.objects.select_related("door").get(pk=gebeurtenis_id)
        perform(route, "adopt_gezinsplan", by=gebeurtenis.door, op=gebeurtenis.op)


@afhandelaar("casusregie.note_toekomstplan")
def note_toekomstplan(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The task of the toekomstplan is done."""
    document = Document.objects.select_related("casus").get(pk=onderwerp_id)
    if document.soort != "toekomstplan":
        return
    open_taken = Toekomsttaak.objects.filter(casus=document.casus, status="open")
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    for taak in open_taken:
        perform(taak, "note_plan", by=Medewerker.objects.systeem(), op=op)
