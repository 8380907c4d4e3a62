"""Wat inkoper en aanbieder één keer is verteld over een contract, en wanneer het is gelezen."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models

from organisaties.models import Organisatie
from organisaties.rollen import Rol

#: who is told at the side that buys, and at the side that gives the help
INKOOPROLLEN = (Rol.CONTRACTMANAGER, Rol.BEHEERDER)
AANBIEDERROLLEN = (Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER, Rol.BEHANDELREGISSEUR)


class Signaalsoort(models.TextChoices):
    """What it is about."""

    VOLUME = "volume", "Volume"
    CONTRACT = "contract", "Einde van een contract"
    TARIEF = "tarief", "Einde van tarieven"
    NORM = "norm", "Gebruik van de norm"


class AanbodsignaalQuerySet(models.QuerySet["Aanbodsignaal"]):
    """Sentences about signals."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Those of the organisation where this person looks after contracts or gives the help."""
        plekken = medewerker.organisaties_op(on, *INKOOPROLLEN, *AANBIEDERROLLEN)
        return self.filter(organisatie__in=plekken)

    def unread(self) -> Self:
        """Nobody of the organisation read it."""
        return self.filter(gelezen_op=None)


class Aanbodsignaal(models.Model):
    """One organisation was told once that a contract passed a threshold.

    `sleutel` says about what exactly: year and agreed volume, or the last day. `drempel` is the
    threshold, higher is more pressing: percent of the volume, days before the end below 0, or how
    far the use of the norm is under the agreement.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", verbose_name="aan wie"
    )
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", db_index=False)
    soort = models.CharField(max_length=10, choices=Signaalsoort)
    nummer = models.CharField("contractnummer", max_length=20, blank=True)
    product_code = models.CharField(max_length=5, blank=True)
    sleutel = models.CharField(max_length=40)
    drempel = models.IntegerField()
    titel = models.CharField(max_length=160)
    op = models.DateField()
    gelezen_op = models.DateTimeField(null=True, blank=True)
    gelezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects = AanbodsignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal over het aanbod"
        verbose_name_plural = "signalen over het aanbod"
        ordering = ["-op", "-drempel", "titel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("organisatie", "soort", "aanbieder", "nummer"),
                    *("product_code", "sleutel", "drempel"),
                ],
                name="aanbodsignaal_eenmaal",
            )
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def dringend(self) -> bool:
        """More was granted than agreed, or all of it."""
        return self.soort == Signaalsoort.VOLUME and self.drempel >= 100
