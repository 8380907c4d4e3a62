"""Wie een document moet tekenen, wie dat deed, en wanneer het helemaal is getekend."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.plannen.handtekening import quality_of
from casusregie.plannen.ondertekenaars import required_signers
from organisaties.models import Medewerker
from verloop.overgangen import register

from .document import Document
from .handtekening import Documenthandtekening, Hoedanigheid
from .onderdeel import Tekenaar

OPSTELLER = "opsteller"


@dataclass(frozen=True)
class Ondertekenaar:
    """Somebody who must sign: a member of the family, or who adopted it; `sleutel` for a form."""

    sleutel: str
    naam: str
    hoedanigheid: str
    gezinslid: Any = None
    medewerker: Any = None

    @property
    def woorden(self) -> str:
        """ "Ouder 1 Veldwijk, ouder met gezag"."""
        return f"{self.naam}, {Hoedanigheid(self.hoedanigheid).label.lower()}"


def signers(document: Document, on: date) -> list[Ondertekenaar]:
    """Who must sign this document on that day, by its kind, age and gezag."""
    tekenaars = document.documentsoort.tekenaars
    gevonden = []
    if Tekenaar.OPSTELLER in tekenaars:
        wie = document.vastgesteld_door or document.opgesteld_door
        gevonden.append(Ondertekenaar(OPSTELLER, str(wie), Hoedanigheid.OPSTELLER, medewerker=wie))
    if Tekenaar.GEZIN in tekenaars:
        gevonden += [
            Ondertekenaar(str(lid.pk), str(lid), quality_of(lid), gezinslid=lid)
            for lid in required_signers(document.casus, on)
        ]
    return gevonden


def unsigned(document: Document, on: date) -> list[Ondertekenaar]:
    """Who must still sign this version."""
    rijen = list(document.handtekeningen.all())
    leden = {rij.gezinslid_id for rij in rijen}
    mensen = {rij.medewerker_id for rij in rijen}
    return [
        wie
        for wie in signers(document, on)
        if (wie.gezinslid.pk not in leden if wie.gezinslid else wie.medewerker.pk not in mensen)
    ]


def sign(
    document: Document,
    sleutel: str,
    *,
    getekend_op: date,
    by: Medewerker,
    op: datetime | None = None,
) -> Documenthandtekening:
    """Record one signature under exactly this version.

    Raises ValidationError: not one of the signers, a day in the future or before adoption, or a
    version that does not hold any more, or signed already.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    document = Document.objects.select_related("casus__jeugdige", "organisatie").get(pk=document.pk)
    wie = next((w for w in signers(document, dag) if w.sleutel == sleutel), None)
    if wie is None:
        raise ValidationError({"wie": "Kies iemand die dit document moet tekenen"})
    if wie not in unsigned(document, dag):
        raise ValidationError({"wie": f"{wie.naam} heeft deze versie al getekend"})
    if getekend_op > dag:
        raise ValidationError({"getekend_op": "Kies een datum die niet in de toekomst ligt"})
    return register(
        Documenthandtekening(
            document=document,
            gezinslid=wie.gezinslid,
            medewerker=wie.medewerker,
            naam=wie.naam,
            hoedanigheid=wie.hoedanigheid,
            getekend_op=getekend_op,
            vingerafdruk=document.vingerafdruk,
        ),
        by=by,
        op=op,
    )


def signed_on(casus: Casus, soort: str, on: date) -> date | None:
    """The day on which the newest one of this kind was signed by everybody; None if it is not."""
    document = Document.objects.latest(casus, soort)
    if document is None:
        return None
    document.casus = casus
    prefetch_related_objects([document], "handtekeningen")
    if unsigned(document, on):
        return None
    dagen = [rij.getekend_op for rij in document.handtekeningen.all()]
    return max(dagen, default=document.vastgesteld_op)
