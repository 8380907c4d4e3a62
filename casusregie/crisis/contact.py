"""Een contactmoment tijdens een crisis: met wie, wanneer en wat er is besproken (CR-X-03)."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.triggers import append_only

from .bevoegd import is_involved
from .keuzes import Met
from .velden import LANG


@pghistory.track()
class Crisiscontact(Onderwerp):
    """One contact; never changed afterwards."""

    crisis = models.ForeignKey("casusregie.Crisis", models.CASCADE, related_name="contacten")
    casus = models.ForeignKey("casusregie.Casus", models.CASCADE, related_name="+")
    met = models.CharField("met wie", max_length=20, choices=Met)
    om = models.DateTimeField("wanneer")
    verslag = models.TextField("wat er is besproken", validators=LANG)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "contact tijdens een crisis"
        verbose_name_plural = "contacten tijdens een crisis"
        ordering = ["om", "id"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"contact met {self.get_met_display()}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The crisis first: a contact may meet its termijn."""
        return (type(self.crisis).objects.filter(pk=self.crisis_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever takes part, as long as the crisis runs."""
        lopend = type(self.crisis).objects.running().filter(pk=self.crisis_id)
        if not lopend.exists():
            return Nee("De crisis is voorbij. Leg contact vast in het logboek.")
        return is_involved(self.crisis.on(self.vandaag), by)

    def clean(self) -> None:
        """It has been, and not before the crisis began."""
        if not self.om:
            return
        if timezone.localdate(self.om) > self.vandaag:
            raise ValidationError({"om": "Kies een moment dat is geweest"})
        if self.om < self.crisis.gemeld_om:
            raise ValidationError({"om": "Kies een moment na de melding van de crisis"})

    def sync_termijnen(self) -> None:
        """The contact may be the one that was awaited (CR-X-07)."""
        self.crisis.on(self.vandaag).sync_termijnen()
