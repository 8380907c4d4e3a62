"""Wat is gedeeld, en welke bronnen zijn geraadpleegd: alleen met toestemming (CR-A1-23)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.triggers import append_only

from .bevoegd import may_record
from .lijsten import Doel, Partijsoort, Wat
from .models import Toestemming
from .partij import Partij
from .vragen import may_share


class EigenQuerySet(OnderCasusQuerySet):
    """The team or GI sees all of a casus; another party what it recorded itself."""

    def visible_to(self, medewerker: Any, on: date) -> "EigenQuerySet":
        """What this person may see on that day."""
        mijn = medewerker.organisaties_op(on)
        eigen = Q(casus__team__in=mijn) | Q(organisatie__in=mijn)
        return super().visible_to(medewerker, on).filter(eigen)


class Vastgelegd(Onderwerp):
    """A fact that somebody of a party at the casus recorded; never changed."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")

    objects = EigenQuerySet.as_manager()

    class Meta:
        abstract = True

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk  # type: ignore[attr-defined]

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)  # type: ignore[attr-defined]

    def may_register(self, by: Any) -> Oordeel:
        """The regie of the casus, or an aanbieder for itself."""
        return may_record(self, by)


@pghistory.track()
class Terugkoppeling(Vastgelegd):
    """One time that something was shared, on the strength of one consent."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="terugkoppelingen")
    toestemming = models.ForeignKey(Toestemming, models.PROTECT, related_name="terugkoppelingen")
    gedeeld_op = models.DateField()
    samenvatting = models.TextField("wat is verteld of gestuurd", max_length=4000)

    class Meta:
        verbose_name = "terugkoppeling"
        verbose_name_plural = "terugkoppelingen"
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.toestemming} op {self.gedeeld_op:%d-%m-%Y}"

    def clean(self) -> None:
        """Only what may be shared, on the day that it was."""
        vraag = Toestemming.objects.select_related("casus__jeugdige", "partij").get(
            pk=self.toestemming_id
        )
        met = vraag.partij or Partij(vraag.partijsoort, vraag.partij_naam)
        oordeel = may_share(self.casus, met, vraag.wat, vraag.doel, self.gedeeld_op)
        if isinstance(oordeel, Nee):
            raise ValidationError(f"{oordeel.reden} {oordeel.weg}".strip())
        if self.gedeeld_op > self.vandaag:
            raise ValidationError({"gedeeld_op": "Kies een datum die niet in de toekomst ligt"})


class Bron(models.TextChoices):
    """Where information for the vraaganalyse came from (CR-A1-23)."""

    REGISTRATIE = "registratie", "Ons eigen registratiesysteem"
    SISA = "sisa", "Meldingen in SISA"
    CJG = "cjg", "CJG"
    HUISARTS = "huisarts", "Huisarts"
    EERDERE_HULP = "eerdere_hulp", "Eerdere hulpverlener"
    SCHOOL = "school", "School"
    ANDER = "ander", "Iemand anders"


#: Sources that need no consent of the family.
EIGEN_BRONNEN = frozenset({Bron.REGISTRATIE, Bron.SISA})


@pghistory.track()
class Bronraadpleging(Vastgelegd):
    """One source that was consulted, when and what it told."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="bronnen")
    bron = models.CharField(max_length=20, choices=Bron)
    naam = models.CharField("naam van de bron", max_length=120, blank=True)
    toestemming = models.ForeignKey(
        Toestemming, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    geraadpleegd_op = models.DateField()
    bevinding = models.TextField("wat is gevonden", max_length=4000)

    class Meta:
        verbose_name = "geraadpleegde bron"
        verbose_name_plural = "geraadpleegde bronnen"
        triggers = append_only()
        constraints = [
            models.CheckConstraint(
                name="bron_van_derden_met_toestemming",
                condition=Q(bron__in=sorted(EIGEN_BRONNEN)) | Q(toestemming__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.naam or self.get_bron_display()

    def clean(self) -> None:
        """Third parties only with consent, per source; not on a day to come."""
        if self.geraadpleegd_op > self.vandaag:
            raise ValidationError(
                {"geraadpleegd_op": "Kies een datum die niet in de toekomst ligt"}
            )
        if self.bron in EIGEN_BRONNEN:
            return
        if not self.naam.strip():
            raise ValidationError({"naam": "Vul in wie u heeft geraadpleegd"})
        partij = Partij(Partijsoort(self.bron), self.naam)
        args = (self.casus, partij, Wat.GEGEVENS, Doel.INFORMATIE)
        oordeel = may_share(*args, self.geraadpleegd_op)
        if isinstance(oordeel, Nee):
            raise ValidationError({"naam": f"{oordeel.reden} {oordeel.weg}".strip()})
        self.toestemming = Toestemming.objects.latest_about(*args[:2], Wat.GEGEVENS, args[3])
