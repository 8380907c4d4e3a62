"""Het contract als geheel: versies, afgesproken volume en onderaannemers (RV-0-08, CR-D-01)."""

import uuid
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap
from organisaties.models import Organisatie

from .keuzes import EENHEDEN, Contractsoort, Inkoopvorm


class RaamcontractQuerySet(GeldigQuerySet["Raamcontract"]):
    """Sentences about contracts."""

    def of_aanbieder(self, aanbieder_id: int | None) -> Self:
        """With this aanbieder."""
        return self.filter(aanbieder_id=aanbieder_id)


@pghistory.track()
class Raamcontract(Geldig):
    """One version of a contract: its working method and offer from `geldig_van` on.

    The versions of one `nummer` follow each other; volume, onderaannemers and tariffs change on
    days of their own, in rows of their own.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nummer = models.CharField(max_length=20)
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="raamcontracten")
    inkoper = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    startjaar = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(2015), MaxValueValidator(2100)]
    )
    inkoopvorm = models.CharField(max_length=20, choices=Inkoopvorm)
    contractsoort = models.CharField(max_length=20, choices=Contractsoort)
    percelen = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    werkwijze = models.TextField(help_text="Hoe de aanbieder werkt")
    aanbod = models.TextField(help_text="Wat de aanbieder biedt, en voor wie")
    koppelbaar = models.BooleanField(
        default=False, help_text="Bij verblijf is andere ondersteuning te koppelen (RV-A2-02)"
    )
    terugvalsteun = models.BooleanField(
        default=False, help_text="Na langdurig verblijf is er steun tegen terugval (RV-A2-02)"
    )

    objects = RaamcontractQuerySet.as_manager()

    class Meta:
        verbose_name = "contract"
        verbose_name_plural = "contracten"
        ordering = ["nummer", "geldig_van"]
        constraints = [
            ends_after_begin("raamcontract_eind_na_begin"),
            no_overlap("raamcontract_een_per_dag", "nummer"),
            models.CheckConstraint(
                name="raamcontract_geen_onderaannemer",
                condition=~Q(inkoopvorm=Inkoopvorm.ONDERAANNEMER),
                violation_error_message="Een onderaannemer staat in het contract van een ander",
            ),
            models.CheckConstraint(
                name="raamcontract_niet_voor_startjaar",
                condition=Q(geldig_van__year__gte=F("startjaar")),
                violation_error_message="Een contract geldt niet voor zijn startjaar",
            ),
        ]

    def __str__(self) -> str:
        return f"Contract {self.nummer}"

    @property
    def inkoper_code(self) -> str:
        """GRJR, or the CBS-code of the gemeente, as the file form has it."""
        return self.inkoper.cbs_code or "GRJR"


@pghistory.track()
class Contractvolume(Geldig):
    """A product that is in the contract, with the volume agreed per calendar year (empty: none)."""

    nummer = models.CharField("contractnummer", max_length=20)
    product_code = models.CharField(max_length=5)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN)
    volume_per_jaar = models.PositiveIntegerField(null=True, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "product van een contract"
        verbose_name_plural = "producten van een contract"
        ordering = ["nummer", "product_code", "geldig_van"]
        constraints = [
            ends_after_begin("contractvolume_eind_na_begin"),
            no_overlap("contractvolume_een_per_dag", "nummer", "product_code"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}: {self.product_code}"


@pghistory.track()
class Onderaannemer(Geldig):
    """An organisation that may do a part of the work of a contract; no products: all of them."""

    nummer = models.CharField("contractnummer", max_length=20)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="onderaannemingen")
    product_codes = ArrayField(models.CharField(max_length=5), default=list, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "onderaannemer"
        verbose_name_plural = "onderaannemers"
        ordering = ["nummer", "organisatie", "geldig_van"]
        constraints = [
            ends_after_begin("onderaannemer_eind_na_begin"),
            no_overlap("onderaannemer_een_per_dag", "nummer", "organisatie"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}: {self.organisatie}"
