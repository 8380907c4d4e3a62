"""Het anonieme overzicht in vast format: velden die iemand naleest voordat ze worden gedeeld."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from .anoniem import findings, known_in, remove
from .bevoegd import is_leader
from .keuzes import BIJ_REGIO, Gevraagd, Stand
from .querysets import OverzichtQuerySet
from .velden import LANG
from .verschil import Meningsverschil

#: The free texts, in the order of the format; each is read and confirmed by a person.
TEKSTEN: dict[str, str] = {
    "standpunt_team": "Standpunt van het lokale team",
    "standpunt_aanbieder": "Standpunt van de aanbieder",
    "geprobeerd": "Wat is er al geprobeerd",
    "vraag": "Vraag aan de contractmanager",
}
NODIG = {
    "standpunt_team": "Schrijf op wat het team vindt",
    "standpunt_aanbieder": "Schrijf op wat de aanbieder vindt",
    "vraag": "Schrijf op wat u vraagt",
    "gevraagd": "Kies wat u vraagt",
}


@pghistory.track()
class Ladderoverzicht(Onderwerp):
    """What the contractmanager gets to read: codes, dates and texts without a person (CR-Z-12)."""

    verschil = models.OneToOneField(Meningsverschil, models.CASCADE, related_name="overzicht")
    standpunt_team = models.TextField(blank=True, validators=LANG)
    standpunt_aanbieder = models.TextField(blank=True, validators=LANG)
    geprobeerd = models.TextField(blank=True, validators=LANG)
    vraag = models.TextField(blank=True, validators=LANG)
    gevraagd = models.CharField(max_length=20, choices=Gevraagd, blank=True)
    met_jeugdige_op = models.DateField("afgestemd met de jeugdige op", null=True, blank=True)
    bevestigd = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bevestigd_op = models.DateField(null=True, blank=True)
    gedeeld_op = models.DateField(null=True, blank=True)
    gedeeld_met = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bij_secretaris = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OverzichtQuerySet.as_manager()

    class Meta:
        verbose_name = "overzicht voor de contractmanager"
        verbose_name_plural = "overzichten voor de contractmanager"
        constraints = [
            models.CheckConstraint(
                name="overzicht_gedeeld_na_bevestiging",
                condition=Q(gedeeld_op=None, gedeeld_met=None, bij_secretaris=None)
                | Q(gedeeld_op__isnull=False, gedeeld_met__isnull=False)
                & Q(bevestigd_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"overzicht {self.code}"

    @property
    def code(self) -> str:
        """How the region calls it; says nothing about the casus."""
        return f"VM-{self.kenmerk.hex[:8].upper()}"

    @property
    def casus(self) -> Casus:
        """The casus of the difference."""
        return self.verschil.casus

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.verschil.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """Casus and difference first."""
        verschil = Meningsverschil.objects.filter(pk=self.verschil_id)
        return (Casus.objects.filter(pk=self.verschil.casus_id), verschil)

    def may_register(self, by: Any) -> Oordeel:
        """The teamleider, while the overview is being made."""
        return self._may_write(by)

    def may_amend(self, by: Any) -> Oordeel:
        """The same; sharing it happens with the step itself."""
        return is_system(self, by) or self._may_write(by)

    def _may_write(self, by: Any) -> Oordeel:
        if self.verschil.status not in (Stand.OVERZICHT, *BIJ_REGIO):
            return Nee("Het overzicht hoort bij stap 5 en 6 en kan nu niet anders.")
        self.verschil.on(self.vandaag)
        return is_leader(self.verschil, by)

    def clean(self) -> None:
        """Complete, and no text in it points at anybody: refused at the field.

        Once it was shared `vastleggen.save_overview` guards a change; handing it on changes none.
        """
        if self.gedeeld_op:
            return
        fouten = {v: zin for v, zin in NODIG.items() if not str(getattr(self, v)).strip()}
        if self.met_jeugdige_op and self.met_jeugdige_op > self.vandaag:
            fouten["met_jeugdige_op"] = "Kies een dag tot en met vandaag"
        for veld, gevonden in self.findings(self.vandaag).items():
            fouten[veld] = remove(gevonden)
        if fouten:
            raise ValidationError(fouten)

    def findings(self, on: date) -> dict[str, list[str]]:
        """Per text what points at somebody, judged with who is known in the dossier now."""
        bekend = known_in(self.verschil.casus)
        alle = {veld: findings(getattr(self, veld), bekend, on) for veld in TEKSTEN}
        return {veld: gevonden for veld, gevonden in alle.items() if gevonden}

    def traces(self, on: date) -> list[str]:
        """The names of the texts that are not anonymous."""
        return [TEKSTEN[veld] for veld in self.findings(on)]

    def unconfirmed(self) -> list[str]:
        """The names of the filled texts that nobody confirmed yet."""
        return [
            naam
            for veld, naam in TEKSTEN.items()
            if getattr(self, veld).strip() and veld not in self.bevestigd
        ]
