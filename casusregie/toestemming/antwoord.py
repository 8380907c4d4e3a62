"""Het antwoord van één persoon op een vraag om toestemming; wijzigt nooit."""

import uuid
from typing import Any

import pghistory
from django.db import models

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .bevoegd import may_record
from .leeftijd import Gever
from .lijsten import Wijze
from .models import Toestemming
from .querysets import AntwoordQuerySet


@pghistory.track()
class Toestemmingsantwoord(Onderwerp):
    """What one person answered; never changed. A name stays as it was when it was said."""

    toestemming = models.ForeignKey(Toestemming, models.CASCADE, related_name="antwoorden")
    gever = models.CharField(max_length=20, choices=Gever)
    lid = models.ForeignKey(Gezinslid, models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=200)
    akkoord = models.BooleanField()
    gegeven_op = models.DateField()
    wijze = models.CharField(max_length=12, choices=Wijze)

    objects = AntwoordQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord op toestemming"
        verbose_name_plural = "antwoorden op toestemming"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(
                fields=["toestemming", "gever", "naam"], name="een_antwoord_per_persoon"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}: {'ja' if self.akkoord else 'nee'}"

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.toestemming.casus

    @property
    def organisatie_id(self) -> int:
        """Who asked."""
        return self.toestemming.organisatie_id

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.toestemming.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever may record for this consent."""
        return may_record(self, by)
