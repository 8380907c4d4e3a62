"""Het akkoord van een partij op precies één versie van het plan van aanpak (GV-M1-01)."""

from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.documenten.document import Document
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegd import carries
from .dreiging import Dreiging
from .keuzes import Partij


class AkkoordQuerySet(OnderCasusQuerySet):
    """Sentences about akkoorden."""

    pad = "dreiging__casus"


@pghistory.track()
class Partijakkoord(Onderwerp):
    """What one party says of this version; never changed, a new version asks again."""

    dreiging = models.ForeignKey(Dreiging, models.CASCADE, related_name="akkoorden")
    plan = models.ForeignKey(Document, models.PROTECT, related_name="+")
    partij = models.CharField(max_length=20, choices=Partij)
    namens = models.CharField("wie sprak namens deze partij", max_length=120)
    akkoord = models.BooleanField()
    toelichting = models.TextField(blank=True, validators=[MaxLengthValidator(2000)])
    gegeven_op = models.DateField("gegeven op")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    vingerafdruk = models.CharField(max_length=64, editable=False)

    objects = AkkoordQuerySet.as_manager()

    class Meta:
        verbose_name = "akkoord van een partij"
        verbose_name_plural = "akkoorden van partijen"
        ordering = ["gegeven_op", "pk"]
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "partij"],
                name="partijakkoord_een_keer",
                violation_error_message="Deze partij heeft op deze versie al geantwoord",
            ),
            models.CheckConstraint(
                name="partij_niet_eens_met_uitleg", condition=Q(akkoord=True) | ~Q(toelichting="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_partij_display())

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.dreiging.casus

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """The party itself when it works in the product, else who has the regie."""
        return carries(self, by)

    def clean(self) -> None:
        """Of a party of this traject, on a plan that holds, from its day on."""
        fouten = {}
        if self.partij not in self.dreiging.partijen:
            fouten["partij"] = "Kies een partij die dit plan draagt"
        if not self.akkoord and not self.toelichting:
            fouten["toelichting"] = "Schrijf op waarmee deze partij het niet eens is"
        dag = self.gegeven_op
        if dag and (dag > self.vandaag or dag < (self.plan.vastgesteld_op or dag)):
            fouten["gegeven_op"] = "Kies een dag vanaf het vaststellen tot en met vandaag"
        if self.plan.status != Document.Status.VASTGESTELD:
            fouten["partij"] = "Deze versie van het plan geldt niet. Vraag akkoord op de nieuwste"
        if fouten:
            raise ValidationError(fouten)
