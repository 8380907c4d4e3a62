"""Wat het basisteam besluit, met een gedragswetenschapper erbij (CR-C1-12, CR-C3-03)."""

from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegd import gi_leads


class Besluitsoort(models.TextChoices):
    """What is decided."""

    BELEID = "beleid", "Beleid: hoe wij met dit gezin werken"
    HULP = "hulp", "Hulp: welke hulp nodig is"
    BIJSTELLEN = "bijstellen", "Bijstellen: de hulp of het arrangement verandert"
    AFSLUITEN = "afsluiten", "Kernbeslissing: afsluiten"


class BasisteambesluitQuerySet(OnderCasusQuerySet):
    """Sentences about decisions."""

    def for_list(self) -> "BasisteambesluitQuerySet":
        """With who took part, newest first."""
        namen = self.select_related("gedragswetenschapper", "jeugdbeschermer")
        return namen.order_by("-genomen_op", "-pk")


@pghistory.track()
class Basisteambesluit(Onderwerp):
    """One decision of jeugdbeschermer and gedragswetenschapper together; never changed."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="basisteambesluiten")
    soort = models.CharField(max_length=20, choices=Besluitsoort)
    besluit = models.TextField(validators=[MaxLengthValidator(4000)])
    gronden = models.TextField(validators=[MaxLengthValidator(4000)])
    jeugdbeschermer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gedragswetenschapper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    anderen = models.CharField("andere deelnemers", max_length=300, blank=True)
    genomen_op = models.DateField("datum van het besluit")

    objects = BasisteambesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit van het basisteam"
        verbose_name_plural = "besluiten van het basisteam"
        triggers = append_only()

    def __str__(self) -> str:
        return str(self.get_soort_display())

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """The jeugdbeschermer records what was decided."""
        return gi_leads(self, by)

    def clean(self) -> None:
        """Two people: the jeugdbeschermer and a gedragswetenschapper of this GI."""
        fouten = {}
        if self.genomen_op and self.genomen_op > self.vandaag:
            fouten["genomen_op"] = "Kies een datum die niet in de toekomst ligt"
        elif self.genomen_op and not self.gedragswetenschapper.has_role(
            Rol.GEDRAGSWETENSCHAPPER, on=self.genomen_op, organisatie_id=self.casus.team_id
        ):
            fouten["gedragswetenschapper"] = (
                "Kies een gedragswetenschapper van uw instelling die er op die dag werkte"
            )
        if self.gedragswetenschapper_id == self.jeugdbeschermer_id:
            fouten["gedragswetenschapper"] = "Kies iemand anders dan uzelf: u besluit samen"
        if fouten:
            raise ValidationError(fouten)
