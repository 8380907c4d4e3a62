"""De handtekening onder een document: wie, in welke hoedanigheid, op welke dag, op welke versie."""

import uuid
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegdheden import writes
from .document import Document
from .querysets import OnderDocumentQuerySet


class Hoedanigheid(models.TextChoices):
    """In which quality somebody signs."""

    JEUGDIGE = "jeugdige", "Jeugdige"
    OUDER = "ouder", "Ouder met gezag"
    VOOGD = "voogd", "Voogd"
    OPSTELLER = "opsteller", "Opsteller van het document"


@pghistory.track()
class Documenthandtekening(Onderwerp):
    """One signature under exactly this version; never changed."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="handtekeningen")
    gezinslid = models.ForeignKey(
        Gezinslid, models.PROTECT, null=True, blank=True, related_name="+"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    naam = models.CharField("naam", max_length=200)
    hoedanigheid = models.CharField(max_length=10, choices=Hoedanigheid)
    getekend_op = models.DateField("getekend op")
    vingerafdruk = models.CharField(max_length=64, editable=False)

    objects = OnderDocumentQuerySet.as_manager()
    na_registratie = ("casusregie.follow_signature",)

    class Meta:
        verbose_name = "handtekening onder een document"
        verbose_name_plural = "handtekeningen onder documenten"
        ordering = ["getekend_op", "pk"]
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(
                fields=["document", "gezinslid"],
                condition=Q(gezinslid__isnull=False),
                name="document_een_keer_getekend",
            ),
            models.UniqueConstraint(
                fields=["document", "medewerker"],
                condition=Q(medewerker__isnull=False),
                name="document_een_keer_door_opsteller",
            ),
            models.CheckConstraint(
                name="document_getekend_door_iemand",
                condition=Q(gezinslid__isnull=False, medewerker=None)
                | Q(gezinslid=None, medewerker__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.get_hoedanigheid_display().lower()}"

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.document.casus

    @property
    def organisatie(self) -> Organisatie:
        """For the permissions: who made the document."""
        return self.document.organisatie

    @property
    def organisatie_id(self) -> int:
        """For the permissions."""
        return self.document.organisatie_id

    def dossier_kenmerk(self) -> uuid.UUID:
        """Belongs to the dossier of the casus."""
        return self.document.casus.kenmerk

    def event_kind(self) -> str:
        """The kind of document, for the timeline."""
        return self.document.soort

    def may_register(self, by: Any) -> Oordeel:
        """Whoever writes the document records who signed it."""
        return writes(self, by)

    def clean(self) -> None:
        """Only the version that holds is signed, from its day on, by somebody of the family."""
        document = self.document
        if document.status in (Document.Status.VERVANGEN, Document.Status.INGETROKKEN):
            raise ValidationError(
                f"Versie {document.versienummer} geldt niet meer. Laat de nieuwste versie tekenen."
            )
        if document.status != Document.Status.VASTGESTELD:
            raise ValidationError("Stel het document eerst vast. Daarna kan het worden getekend.")
        if self.gezinslid and self.gezinslid.gezin_id != document.casus.gezin_id:
            raise ValidationError({"wie": "Kies iemand uit dit gezin"})
        if document.vastgesteld_op and self.getekend_op < document.vastgesteld_op:
            raise ValidationError({"getekend_op": "Kies een datum op of na de dag van vaststellen"})
