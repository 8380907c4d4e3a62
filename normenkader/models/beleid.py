"""What a gemeente sets for itself, and the fixed questions before a toewijzing."""

import pghistory
from django.core.validators import RegexValidator
from django.db import models

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap


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
