"""What a gemeente sets for itself, and the fixed questions before a toewijzing."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap


class Regime(models.TextChoices):
    """Which of the two kaders a product falls under (NK-16, NK-17)."""

    NORMENKADER = "normenkader", "Normenkader"
    RGK = "rgk", "Vernieuwd richtinggevend kader (RGK)"


@pghistory.track()
class Gemeentebeleid(Geldig):
    """The verordening of one gemeente as far as the norms touch it (NK-10, NK-25)."""

    cbs_code = models.CharField(
        "CBS-code", max_length=4, validators=[RegexValidator(r"^\d{4}$", "Vul vier cijfers in")]
    )
    hardheidsclausule_tekst = models.TextField()
    afwijkingen = models.JSONField(default=dict, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeentebeleid"
        verbose_name_plural = "gemeentebeleid"
        ordering = ["cbs_code", "geldig_van"]
        constraints = [
            ends_after_begin("gemeentebeleid_eind_na_begin"),
            no_overlap("gemeentebeleid_een_per_dag", "cbs_code"),
        ]

    def __str__(self) -> str:
        return f"Beleid van gemeente {self.cbs_code} vanaf {self.geldig_van:%d-%m-%Y}"


@pghistory.track()
class Afwegingsvraag(Geldig):
    """A fixed question to answer before a toewijzing (NK-23)."""

    code = models.CharField(max_length=40)
    volgorde = models.PositiveSmallIntegerField(default=1)
    tekst = models.CharField(max_length=300)
    toelichting = models.TextField(blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "afwegingsvraag"
        verbose_name_plural = "afwegingsvragen"
        ordering = ["volgorde", "code"]
        constraints = [
            ends_after_begin("afwegingsvraag_eind_na_begin"),
            no_overlap("afwegingsvraag_een_per_dag", "code"),
        ]

    def __str__(self) -> str:
        return self.tekst


class ProductgroepQuerySet(GeldigQuerySet["Productgroep"]):
    """Sentences about groups of products."""

    def group_of(self, product_code: str, on: date) -> "Productgroep | None":
        """The group this product is in on that day; None when it is in none."""
        return self.valid_on(on).filter(product_codes__contains=[product_code]).first()


@pghistory.track()
class Productgroep(Geldig):
    """A group of products: under which kader it falls, and what does not belong to it.

    Source: Ontwikkeltafel Haaglanden, 'Gedifferentieerde aanpak' (NK-16, NK-17) and JOH (NK-22).
    """

    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=120)
    regime = models.CharField(max_length=20, choices=Regime)
    product_codes = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    afbakening = models.TextField(blank=True)

    objects = ProductgroepQuerySet.as_manager()

    class Meta:
        verbose_name = "productgroep"
        verbose_name_plural = "productgroepen"
        ordering = ["regime", "naam"]
        constraints = [
            ends_after_begin("productgroep_eind_na_begin"),
            no_overlap("productgroep_een_per_dag", "code"),
        ]

    def __str__(self) -> str:
        return self.naam
