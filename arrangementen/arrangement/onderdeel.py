"""Een onderdeel van een arrangement: één product, met omvang, periode en uitleg bij de norm."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q

from arrangementen.aanbod.models import EENHEDEN, FREQUENTIES, Product
from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel


class OnderdeelQuerySet(OnderCasusQuerySet):
    """Sentences about parts of an arrangement."""

    pad = "arrangement__casus"


@pghistory.track()
class Arrangementonderdeel(Onderwerp):
    """One product within an arrangement, with its size, its span and why it may exceed the norm."""

    arrangement = models.ForeignKey(
        "arrangementen.Arrangement", models.CASCADE, related_name="onderdelen"
    )
    volgorde = models.PositiveSmallIntegerField(default=1)
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    resultaatgebied = models.CharField(max_length=20, blank=True)
    elementen = models.CharField(max_length=60, blank=True, help_text="Codes, met komma's")
    trede = models.CharField(max_length=10, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN, blank=True)
    frequentie = models.CharField(max_length=1, choices=FREQUENTIES, default="6")
    begindatum = models.DateField()
    einddatum = models.DateField()
    budget_cent = models.PositiveIntegerField("budget in eurocenten", null=True, blank=True)
    referentie_aanbieder = models.CharField(
        max_length=36, blank=True, help_text="Van het verzoek waar dit op antwoordt"
    )
    grond_code = models.CharField(max_length=12, blank=True)
    bewijs = models.JSONField(default=dict, blank=True)
    hardheidsclausule = models.BooleanField(default=False)
    motivering = models.TextField("waarom meer nodig is", blank=True)
    waarom_geen_groep = models.TextField("waarom groepsbegeleiding niet past", blank=True)
    afbouw = models.JSONField(default=list, blank=True)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel van het arrangement"
        verbose_name_plural = "onderdelen van het arrangement"
        ordering = ["volgorde", "id"]
        constraints = [
            models.CheckConstraint(
                name="onderdeel_einde_na_begin",
                condition=Q(einddatum__gte=F("begindatum")),
                violation_error_message="Kies een einddatum die na de startdatum ligt",
            ),
            models.CheckConstraint(
                name="onderdeel_heeft_volume",
                condition=Q(volume=None) | Q(volume__gt=0),
                violation_error_message="Vul een getal in dat groter is dan 0",
            ),
        ]

    def __str__(self) -> str:
        return str(self.product or self.resultaatgebied)

    def dossier_kenmerk(self) -> Any:
        return self.arrangement.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        return (type(self.arrangement).objects.filter(pk=self.arrangement_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Drawn up with the concept; a later part follows from a decision elsewhere (1-op-1)."""
        return self.may_amend(by)

    def may_amend(self, by: Any) -> Oordeel:
        """As the arrangement itself."""
        arrangement = self.arrangement
        arrangement.on(self.vandaag)
        if by.is_systeem:
            return True
        if not arrangement.is_concept:
            return Nee("De opdracht is al gegeven.", "Maak een nieuw arrangement.")
        return works_on_casus(arrangement, by)
