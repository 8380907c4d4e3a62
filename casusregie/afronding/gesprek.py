"""Een gesprek over het stoppen: met wie, wanneer, het verslag en de afspraken (CR-A3-08, -09)."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models

from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .beeindiging import Beeindiging, Stand
from .beeindigingsvelden import LANG
from .partijen import is_behandelregisseur
from .querysets import GesprekQuerySet


@pghistory.track()
class Stopgesprek(Onderwerp):
    """One talk with jeugdige, ouders or voogd about the reasons to stop."""

    beeindiging = models.ForeignKey(Beeindiging, models.CASCADE, related_name="gesprekken")
    casus = models.ForeignKey("casusregie.Casus", models.CASCADE, related_name="+")
    datum = models.DateField("datum van het gesprek")
    met_jeugdige = models.BooleanField("met de jeugdige", default=False)
    met_ouders = models.BooleanField("met de ouders of voogd", default=False)
    deelnemers = models.CharField("wie er verder bij waren", max_length=300, blank=True)
    verslag = models.TextField("verslag", blank=True, validators=LANG)
    afspraken = models.TextField("afspraken", blank=True, validators=LANG)

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek over stoppen"
        verbose_name_plural = "gesprekken over stoppen"
        ordering = ["datum", "id"]

    def __str__(self) -> str:
        return f"gesprek op {self.datum}"

    @property
    def aanbieder_id(self) -> int:
        """Whose talk it is."""
        return self.beeindiging.aanbieder_id

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The wish to stop first: its steps look at the talks."""
        return (Beeindiging.objects.filter(pk=self.beeindiging_id),)

    def clean(self) -> None:
        """Somebody was talked with, on a day that has been."""
        fouten = {}
        if not (self.met_jeugdige or self.met_ouders):
            fouten["met_jeugdige"] = "Kies met wie u hebt gesproken"
        if self.datum and self._vandaag and self.datum > self._vandaag:
            fouten["datum"] = "Kies een dag tot en met vandaag"
        if fouten:
            raise ValidationError(fouten)

    def may_register(self, by: Any) -> Oordeel:
        """A talk is added before the melding."""
        return self._in_time(by, Stand.VOORNEMEN, Stand.GESPROKEN)

    def may_amend(self, by: Any) -> Oordeel:
        """Report and afspraken may be completed until they are in the dossier."""
        return self._in_time(by, Stand.VOORNEMEN, Stand.GESPROKEN)

    def _in_time(self, by: Any, *standen: Stand) -> Oordeel:
        stand = Beeindiging.objects.values_list("status", flat=True).get(pk=self.beeindiging_id)
        if stand not in standen:
            return Nee("De verslagen zijn al vastgelegd. Er komt geen gesprek meer bij.")
        return is_behandelregisseur(self, by)
