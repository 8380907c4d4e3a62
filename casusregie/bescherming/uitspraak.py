"""De uitspraak van de rechter over een maatregel: periode, zaak en kaders (CR-C1-02)."""

from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegd import gi_leads
from .maatregel import Maatregel
from .soorten import check_period


class Uitspraaksoort(models.TextChoices):
    """What the ruling does."""

    EERSTE = "eerste", "Maatregel opgelegd"
    VERLENGING = "verlenging", "Maatregel verlengd"


class UitspraakQuerySet(OnderCasusQuerySet):
    """Visible as its casus."""

    pad = "maatregel__casus"


@pghistory.track()
class Uitspraak(Onderwerp):
    """One ruling; never changed. Has no status of its own."""

    maatregel = models.ForeignKey(Maatregel, models.CASCADE, related_name="uitspraken")
    soort = models.CharField(max_length=20, choices=Uitspraaksoort)
    datum = models.DateField("datum van de uitspraak")
    begindatum = models.DateField("geldt vanaf")
    einddatum = models.DateField("geldt tot", null=True, blank=True)
    rechtbank = models.CharField(max_length=120)
    zaaknummer = models.CharField(max_length=60)
    kaders = models.TextField(
        "kaders voor de hulp", blank=True, validators=[MaxLengthValidator(4000)]
    )
    document_kenmerk = models.UUIDField(null=True, blank=True, editable=False)
    beschikking_ontvangen_op = models.DateField(null=True, blank=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = UitspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "uitspraak"
        verbose_name_plural = "uitspraken"
        ordering = ["begindatum", "pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.datum:%d-%m-%Y}"

    @property
    def casus(self) -> Any:
        """The casus of the measure."""
        return self.maatregel.casus

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """As the measure itself."""
        return gi_leads(self, by)

    def clean(self) -> None:
        """One ruling: at most a year for an OTS, never beyond majority; no future ruling."""
        geboren = self.casus.jeugdige.geboortedatum
        fouten = check_period(self.maatregel.soort, self.begindatum, self.einddatum, geboren)
        if self.datum and self.datum > self.vandaag:
            fouten["datum"] = "Kies een datum die niet in de toekomst ligt"
        elif self.datum and self.begindatum and self.begindatum < self.datum:
            fouten["begindatum"] = "Kies de dag van de uitspraak of later"
        if self.beschikking_ontvangen_op and self.beschikking_ontvangen_op > self.vandaag:
            fouten["beschikking_ontvangen_op"] = "Kies een datum die niet in de toekomst ligt"
        fouten |= self._check_follows()
        if fouten:
            raise ValidationError(fouten)

    def _check_follows(self) -> dict[str, str]:
        """An extension begins where the ruling before it stopped: no gap, no overlap."""
        if self.soort != Uitspraaksoort.VERLENGING:
            return {}
        if self.begindatum == self.maatregel.einddatum:
            return {}
        return {"begindatum": "Een verlenging begint op de dag waarop de maatregel zou eindigen"}
