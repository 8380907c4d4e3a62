"""Wat volgt op vaststellen, delen en het intrekken van toestemming."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from casusregie.routes.vinden import route_of
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from casusregie.toestemming.models import Toestemming
from casusregie.toestemming.optout import DECLARATION, follow_declaration
from casusregie.toestemming.volgers import follow_withdrawal
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.overgangen import perform

from .bevoegdheden import writing_roles
from .delen import still_allowed
from .deling import Deling
from .document import Document
from .handtekening import Documenthandtekening
from .ondertekenen import unsigned
from .toekomst import Toekomsttaak


@afhandelaar("casusregie.follow_signature")
def follow_signature(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The opt-outverklaring was signed by everybody: from now on the opt-out holds (CR-B0-04)."""
    gebeurtenis = Gebeurtenis.objects.select_related("door").get(pk=gebeurtenis_id)
    handtekening = Documenthandtekening.objects.select_related("document__casus").get(
        pk=onderwerp_id
    )
    document = handtekening.document
    dag = timezone.localdate(gebeurtenis.op)
    if document.soort == DECLARATION and not unsigned(document, dag):
        follow_declaration(document.casus, document.inhoud, by=gebeurtenis.door, op=gebeurtenis.op)


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


@afhandelaar("casusregie.tell_shared")
def tell_shared(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The organisation a document was shared with hears so; its name holds nothing of the child."""
    rijen = Deling.objects.select_related("document__casus", "document__organisatie", "organisatie")
    deling = rijen.get(pk=onderwerp_id)
    if deling.organisatie is None:
        return
    document = deling.document
    notify(
        document.casus,
        "document_gedeeld",
        f"Gedeeld door {document.organisatie}: {document.documentsoort.naam}",
        document,
        on=deling.gedeeld_op,
        aan=[place(rol, deling.organisatie.pk) for rol in writing_roles(deling.organisatie)],
    )


def stop_shared(toestemming: Toestemming, *, by: Any, op: datetime) -> None:
    """A consent was withdrawn: what was shared on that ground is shared no more, at once."""
    rijen = Deling.objects.running().filter(
        document__casus=toestemming.casus,
        organisatie=toestemming.partij_id,
        ontvanger="organisatie",
    )
    klok = Medewerker.objects.systeem()
    for deling in rijen.select_related("document__casus__jeugdige", "document__organisatie"):
        if not still_allowed(deling, op):
            perform(deling, "stop", by=klok, op=op)


follow_withdrawal(stop_shared)
