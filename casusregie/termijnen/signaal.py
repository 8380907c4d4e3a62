"""Het signaal: wat iemand één keer is verteld, en wanneer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus

from .paginas import page_url
from .querysets import SignaalQuerySet
from .termijn import Termijn


class Signaal(models.Model):
    """What somebody was told once: a signal day, an escalation or its answer, or a notice.

    `op` is the day it was due, `gegeven_op` the day it was given: later when the clock stood still.
    Without a termijn it is a notice (`melden.notify`); `sleutel` tells two of one kind about the
    same onderwerp apart. `plek` is empty when it was sent to a person by name.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="signalen")
    termijn = models.ForeignKey(
        Termijn, models.CASCADE, null=True, blank=True, related_name="gegeven_signalen"
    )
    soort = models.CharField(max_length=60)
    sleutel = models.CharField(max_length=120, blank=True)
    titel = models.CharField(max_length=160)
    model = models.CharField(max_length=80)
    onderwerp_kenmerk = models.UUIDField()
    op = models.DateField()
    gegeven_op = models.DateField()
    plek = models.CharField(max_length=60, blank=True)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gelezen_op = models.DateTimeField(null=True, blank=True)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        indexes = [models.Index(fields=["plek", "-op", "-id"], name="signaal_plek")]
        constraints = [
            models.UniqueConstraint(
                fields=["termijn", "soort", "plek", "medewerker"],
                condition=Q(termijn__isnull=False),
                nulls_distinct=False,
                name="signaal_eenmaal",
            ),
            models.UniqueConstraint(
                fields=["onderwerp_kenmerk", "soort", "sleutel", "plek", "medewerker"],
                condition=Q(termijn__isnull=True),
                nulls_distinct=False,
                name="signaal_melding_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} aan {self.medewerker or self.plek}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    @property
    def url(self) -> str:
        """The page it is about; empty when it has none."""
        return page_url(self.model, self.onderwerp_kenmerk)

    @property
    def laat(self) -> bool:
        """Given after the day it was due."""
        return self.gegeven_op > self.op
