"""Delen: welk document, met wie, wanneer en op welke grond; een uitdrukkelijke handeling."""

import uuid
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_system
from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel, first_refusal
from verloop.velden import Statusveld

from .bevoegdheden import writes
from .document import Document
from .querysets import DelingQuerySet


class Ontvanger(models.TextChoices):
    """With whom a document is shared."""

    GEZIN = "gezin", "De jeugdige en het gezin"
    ORGANISATIE = "organisatie", "Een organisatie die meedoet"


def writes_its_document(deling: Any, medewerker: Any) -> Oordeel:
    """Predicate: writes the document that is shared."""
    return writes(deling.document.on(deling.vandaag), medewerker)


@pghistory.track()
class Deling(Onderwerp):
    """One document (one version), shared with one party on one day."""

    class Status(models.TextChoices):
        LOOPT = "loopt", "Gedeeld"
        BEEINDIGD = "beeindigd", "Niet meer gedeeld"

    document = models.ForeignKey(Document, models.CASCADE, related_name="delingen")
    ontvanger = models.CharField("met wie", max_length=12, choices=Ontvanger)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    doel = models.CharField("waarvoor", max_length=30, blank=True)
    gedeeld_op = models.DateField("gedeeld op")
    beeindigd_op = models.DateField(null=True, blank=True, editable=False)
    status = Statusveld(default=Status.LOOPT, choices=Status, protected=False)

    objects = DelingQuerySet.as_manager()
    na_registratie = ("casusregie.tell_shared",)

    class Meta:
        verbose_name = "deling"
        verbose_name_plural = "delingen"
        ordering = ["gedeeld_op", "pk"]
        indexes = [
            models.Index(
                fields=["document", "organisatie"],
                condition=Q(status="loopt"),
                name="deling_lopend",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "ontvanger", "organisatie"],
                condition=Q(status="loopt"),
                nulls_distinct=False,
                name="een_keer_gedeeld",
            ),
            models.CheckConstraint(
                name="deling_met_organisatie",
                condition=Q(ontvanger="gezin", organisatie=None)
                | Q(ontvanger="organisatie", organisatie__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.met_wie

    @property
    def met_wie(self) -> str:
        """The party in words."""
        return str(self.organisatie) if self.organisatie_id else "de jeugdige en het gezin"

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.document.casus

    def dossier_kenmerk(self) -> uuid.UUID:
        """Belongs to the dossier of the casus."""
        return self.document.casus.kenmerk

    def event_kind(self) -> str:
        """The kind of document, for the timeline."""
        return self.document.soort

    def may_register(self, by: Any) -> Oordeel:
        """Whoever writes the document shares it, once it is vastgesteld."""
        return first_refusal(self._is_adopted(), writes(self.document.on(self.vandaag), by))

    def _is_adopted(self) -> Oordeel:
        if self.document.status == Document.Status.VASTGESTELD:
            return True
        return Nee("Alleen een vastgesteld document kan worden gedeeld.")

    def clean(self) -> None:
        """A party, not ourselves, on or after the day of adoption."""
        fouten = {}
        if self.ontvanger == Ontvanger.ORGANISATIE and not self.organisatie_id:
            fouten["organisatie"] = "Kies met welke organisatie u deelt"
        if self.organisatie_id == self.document.organisatie_id:
            fouten["organisatie"] = "Uw eigen organisatie ziet dit document al"
        if self.document.vastgesteld_op and self.gedeeld_op < self.document.vastgesteld_op:
            fouten["gedeeld_op"] = "Kies een datum op of na de dag van vaststellen"
        if fouten:
            raise ValidationError(fouten)

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.BEEINDIGD,
        permission=any_of(is_system, writes_its_document),
        custom={"label": "Delen stoppen", "gebeurd": "Delen gestopt", "volgorde": 10},
    )
    def stop(self, *, on: date, by: Any) -> None:
        """From here the other party does not see the document any more."""
        self.beeindigd_op = on
