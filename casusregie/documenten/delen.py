"""Deelt een vastgesteld document, als er toestemming is of de wet het zegt; en stopt daarmee."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.vragen import may_share
from organisaties.models import Medewerker, Organisatie
from verloop.overgangen import perform, register
from verloop.redenen import Nee, Oordeel
from verloop.stap import holding

from .bewaking import no_newer_version
from .deling import Deling, Ontvanger
from .document import Document


def may_share_document(document: Document, met: Organisatie, doel: str, on: date) -> Oordeel:
    """May this version go to this organisation for this purpose on that day? Else why not."""
    oordeel = no_newer_version(document)
    return oordeel if not oordeel else _consent(document, met, doel, on)


def still_allowed(deling: Deling, op: datetime) -> bool:
    """Does the ground of a running sharing still stand at that moment?"""
    if deling.organisatie is None:
        return True
    dag = timezone.localdate(op)
    return bool(_consent(deling.document, deling.organisatie, deling.doel, dag))


@transaction.atomic
@holding()
def share(
    document: Document,
    *,
    by: Medewerker,
    met: Organisatie | None = None,
    doel: str = "",
    gedeeld_op: date | None = None,
    op: datetime | None = None,
) -> Deling:
    """Share with an organisation, or without `met` with the jeugdige and the gezin.

    Raises ValidationError with the reason when consent is missing or the day does not fit,
    PermissionDenied when the document is not vastgesteld, Conflict when it is shared already.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    gedeeld_op = gedeeld_op or dag
    if gedeeld_op > dag:
        raise ValidationError({"gedeeld_op": "Kies een datum die niet in de toekomst ligt"})
    if met is not None:
        _check_consent(document, met, doel, gedeeld_op)
    ontvanger = Ontvanger.GEZIN if met is None else Ontvanger.ORGANISATIE
    deling = Deling(
        document=document, ontvanger=ontvanger, organisatie=met, doel=doel, gedeeld_op=gedeeld_op
    )
    register(deling, by=by, op=op)
    document.on(dag).sync_termijnen()
    return deling


def stop_sharing(
    casus: Casus, met: Organisatie, *, by: Medewerker, soort: str = "", op: datetime | None = None
) -> int:
    """End every running sharing with this organisation (of this kind); how many there were.

    For whoever withdraws a consent or an involvement; `by` must write the document or be the
    clock.
    """
    rijen = Deling.objects.running().filter(document__casus=casus, organisatie=met)
    if soort:
        rijen = rijen.filter(document__soort=soort)
    delingen = list(rijen.select_related("document__organisatie").order_by("pk"))
    for deling in delingen:
        perform(deling, "stop", by=by, op=op)
    return len(delingen)


def shared_on(casus: Casus, soort: str, *, na: date | None = None) -> date | None:
    """The first day on which a document of this kind was shared (from `na` on); else None."""
    rijen = Deling.objects.filter(document__casus=casus, document__soort=soort)
    if na is not None:
        rijen = rijen.filter(gedeeld_op__gte=na)
    return rijen.order_by("gedeeld_op").values_list("gedeeld_op", flat=True).first()


def _check_consent(document: Document, met: Organisatie, doel: str, on: date) -> None:
    if doel not in Doel.values:
        raise ValidationError({"doel": "Kies waarvoor u het document deelt"})
    oordeel = may_share_document(document, met, doel, on)
    if isinstance(oordeel, Nee):
        raise ValidationError({"organisatie": f"{oordeel.reden} {oordeel.weg}".strip()})


def _consent(document: Document, met: Organisatie, doel: str, on: date) -> Oordeel:
    """Consent or law, for this kind; a kind without a question of its own counts as data."""
    wat = document.soort if document.soort in Wat.values else Wat.GEGEVENS
    return may_share(document.casus, met, wat, doel, on, van=document.organisatie)
