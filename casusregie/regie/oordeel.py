"""Wat de regie op schrift zet: oordeel over resultaat en factuur, en een besluit tegen de wens."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.bevoegdheden import any_of, is_casusregisseur, is_procesregisseur
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Oordeel as Bevinding
from verloop.triggers import append_only

from .keuzes import Grond, Oordeel, Oordeelsoort


@pghistory.track()
class Regieoordeel(Onderwerp):
    """One judgement of procesregisseur (CR-M-06) or casusregisseur (CR-M-15); never changed."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regieoordelen")
    soort = models.CharField(max_length=20, choices=Oordeelsoort)
    uitkomst = models.CharField(max_length=20, choices=Oordeel, blank=True)
    onderwerp = models.CharField("waarover", max_length=200)
    grond = models.CharField(max_length=20, choices=Grond, blank=True)
    wens = models.TextField("wat de jeugdige of het gezin wil", max_length=2000, blank=True)
    motivering = models.TextField(max_length=4000)
    arrangement_kenmerk = models.UUIDField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateField()

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "oordeel van de regie"
        verbose_name_plural = "oordelen van de regie"
        triggers = append_only()
        constraints = [
            models.CheckConstraint(
                name="regieoordeel_tegen_wens_heeft_grond",
                condition=(Q(soort="tegen_wens") & ~Q(grond="") & ~Q(wens=""))
                | (~Q(soort="tegen_wens") & ~Q(uitkomst="") & Q(grond="")),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_soort_display())

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return [Casus.objects.filter(pk=self.casus_id)]

    def may_register(self, by: Any) -> Bevinding:
        """Results and invoices: the procesregisseur; against the wish: also casusregisseur."""
        if self.soort == Oordeelsoort.TEGEN_WENS:
            return any_of(is_procesregisseur, is_casusregisseur)(self, by)
        return is_procesregisseur(self, by)

    def clean(self) -> None:
        """Against the wish needs the wish and one of two grounds; the rest an outcome."""
        fouten = self._check_wish() if self.soort == Oordeelsoort.TEGEN_WENS else {}
        if self.soort != Oordeelsoort.TEGEN_WENS and not self.uitkomst:
            fouten["uitkomst"] = "Kies akkoord of niet akkoord"
        if not self.motivering.strip():
            fouten["motivering"] = "Schrijf op waarom u dit vindt"
        if fouten:
            raise ValidationError(fouten)

    def _check_wish(self) -> dict[str, str]:
        fouten = {}
        if not self.wens.strip():
            fouten["wens"] = "Schrijf op wat de jeugdige of het gezin zelf wil"
        if not self.grond:
            fouten["grond"] = "Kies of de veiligheid of de ontwikkeling in het geding is"
        return fouten
