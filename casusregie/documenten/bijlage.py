"""De bijlage: een bestand bij een casus of document; het bestand zelf ligt versleuteld apart."""

import uuid
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel, first_refusal
from verloop.velden import Statusveld

from .bevoegdheden import is_involved, writes
from .document import Document
from .querysets import BijlageQuerySet


class Bestandssoort(models.TextChoices):
    """What may be uploaded, by content and extension."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    ODT = "odt", "OpenDocument"
    PNG = "png", "Afbeelding (PNG)"
    JPG = "jpg", "Afbeelding (JPG)"
    TXT = "txt", "Tekst"


@pghistory.track()
class Bijlage(Onderwerp):
    """One uploaded file: `opslagnaam` is random, `sha256` is of the readable content."""

    class Status(models.TextChoices):
        AANWEZIG = "aanwezig", "Aanwezig"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="bijlagen")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="bijlagen"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    omschrijving = models.CharField("wat is het", max_length=200)
    bestandsnaam = models.CharField(max_length=120)
    soort = models.CharField(max_length=5, choices=Bestandssoort)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    opslagnaam = models.CharField(max_length=64, unique=True, editable=False)
    toegevoegd_op = models.DateField()
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    status = Statusveld(default=Status.AANWEZIG, choices=Status, protected=False)
    ingetrokken_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_reden = models.CharField("waarom ingetrokken", max_length=400, blank=True)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        indexes = [models.Index(fields=["casus", "-toegevoegd_op"], name="bijlage_casus")]
        constraints = [
            models.CheckConstraint(
                name="bijlage_ingetrokken_met_reden",
                condition=~Q(status="ingetrokken") | ~Q(ingetrokken_reden=""),
            )
        ]

    def __str__(self) -> str:
        return self.omschrijving

    def dossier_kenmerk(self) -> uuid.UUID:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """A writer of an involved organisation."""
        betrokken: Oordeel = is_involved(self.casus, self.organisatie, self.vandaag) or Nee(
            f"{self.organisatie} is niet betrokken bij deze casus."
        )
        return first_refusal(betrokken, writes(self, by))

    @transition(
        status,
        source=Status.AANWEZIG,
        target=Status.INGETROKKEN,
        permission=writes,
        custom={"label": "Bijlage intrekken", "gebeurd": "Bijlage ingetrokken", "volgorde": 90},
    )
    def withdraw(self, *, on: date, by: Any, ingetrokken_reden: str) -> None:
        """It does not belong here; the file itself stays until the end of its term."""
        self.ingetrokken_op, self.ingetrokken_reden = on, ingetrokken_reden.strip()
