"""Kan het gezin de casusregie weer zelf nemen? De vraag na elk traject, en het tussenoordeel."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.plannen.regie import propose_for
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .beeindigingsvelden import LANG, VanAanbiederQuerySet
from .keuzes import Factuur, Regieuitkomst, Tussenoordeel
from .partijen import has_regie, holds_process


@pghistory.track()
class Regieheroverweging(Onderwerp):
    """The mandatory question after a traject, with its answer (CR-A3-14, CR-B3-07)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="heroverwegingen")
    uitkomst = models.CharField(max_length=10, choices=Regieuitkomst)
    motivering = models.TextField("waarom", validators=LANG)
    besproken_op = models.DateField("besproken met het gezin op")
    genomen_op = models.DateField(editable=False)
    genomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "heroverweging van de casusregie"
        verbose_name_plural = "heroverwegingen van de casusregie"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"heroverweging van {self.genomen_op} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Who works on the casus."""
        if self.casus.gesloten_op:
            return Nee("Deze casus is gesloten.")
        return has_regie(self, by)

    def clean(self) -> None:
        """Talked over already, and not against what leaves no choice (CR-M-12)."""
        fouten = {}
        if self.besproken_op and self.besproken_op > self.vandaag:
            fouten["besproken_op"] = "Kies een dag tot en met vandaag"
        voorstel = propose_for(self.casus) if self.uitkomst == Regieuitkomst.GEZIN else None
        if voorstel and voorstel.dwingend:
            fouten["uitkomst"] = f"Dit kan nu niet. {voorstel.zinnen[-1]}"
        if fouten:
            raise ValidationError(fouten)


@pghistory.track()
class Resultaatoordeel(Onderwerp):
    """The procesregisseur judges interim results and the invoice of the aanbieder (CR-M-06)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="resultaatoordelen")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    hulp_kenmerk = models.UUIDField()
    hulp_naam = models.CharField(max_length=200)
    oordeel = models.CharField(max_length=10, choices=Tussenoordeel)
    toelichting = models.TextField(validators=LANG)
    factuur = models.CharField("factuurakkoord", max_length=10, choices=Factuur)
    factuur_kenmerk = models.CharField("nummer van de factuur", max_length=40, blank=True)
    gegeven_op = models.DateField(editable=False)
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = VanAanbiederQuerySet.as_manager()

    class Meta:
        verbose_name = "oordeel van de procesregisseur"
        verbose_name_plural = "oordelen van de procesregisseur"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"oordeel van {self.gegeven_op} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Only who does the procesregie."""
        return holds_process(self, by)

    def clean(self) -> None:
        """An akkoord is about an invoice."""
        if self.factuur == Factuur.AKKOORD and not self.factuur_kenmerk.strip():
            raise ValidationError({"factuur_kenmerk": "Vul het nummer van de factuur in"})
