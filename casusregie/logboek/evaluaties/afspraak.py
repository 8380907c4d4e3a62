"""De evaluatieafspraak van een casus: wanneer voor het eerst, hoe vaak en in welke vorm."""

import uuid
from datetime import date, timedelta
from typing import Any

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from casusregie.bevoegdheden import any_of, is_system, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.plannen.plan import Ondersteuningsplan
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .keuzes import Vorm


class EvaluatieafspraakQuerySet(OnderCasusQuerySet):
    """Sentences about how often we look back."""

    def latest_of(self, casus: Any) -> "Evaluatieafspraak | None":
        """What holds now for this casus."""
        return self.filter(casus=casus).order_by("-pk").first()


@pghistory.track()
class Evaluatieafspraak(Onderwerp):
    """How often and in which form the aanbieder tells about progress (CR-A2-16, CR-A1-10)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="evaluatieafspraken")
    plan = models.ForeignKey(
        Ondersteuningsplan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    eerste_op = models.DateField("eerste evaluatie")
    om_de_weken = models.PositiveSmallIntegerField(
        "om de hoeveel weken",
        default=13,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
    )
    vorm = models.CharField(max_length=20, choices=Vorm, default=Vorm.GESPREK)
    deelnemers = models.CharField("wie doet mee", max_length=300, blank=True)
    vanzelf = models.BooleanField(default=False, editable=False)

    objects = EvaluatieafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatieafspraak"
        verbose_name_plural = "evaluatieafspraken"
        constraints = [
            models.UniqueConstraint(fields=["casus"], name="een_evaluatieafspraak_per_casus")
        ]

    def __str__(self) -> str:
        return f"evaluatieafspraak van {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Who works on the casus, or by itself from a signed plan."""
        return any_of(is_system, works_on_casus)(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The same people; nothing after closing."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.")
        return any_of(is_system, works_on_casus)(self, by)

    def next_after(self, dag: date) -> date:
        """The moment that follows one on this day."""
        return dag + timedelta(weeks=self.om_de_weken)
