"""Wat een gemeente of organisatie zelf inricht: mandaat per wet en eigen stappen (CR-G-02)."""

import uuid
from datetime import date
from typing import Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casusregie.casus.models import Casus, Routesoort
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import Organisatie

from .keuzes import Wet


class GeldigQuerySet(models.QuerySet):
    """Reference data with validity."""

    def valid_on(self, dag: date) -> Self:
        """Valid on that day, both ends inclusive."""
        return self.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=dag), geldig_van__lte=dag)


@pghistory.track()
class Mandaat(models.Model):
    """What a casusregisseur may decide alone under a law, and what needs whom (RV-B03-07).

    Without `gemeente` it holds for every gemeente that has no row of its own.
    """

    gemeente = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="mandaten"
    )
    wet = models.CharField(max_length=20, choices=Wet)
    zelf = models.TextField("mag zelf besluiten")
    samen = models.TextField("heeft een ander nodig")
    plan_vaststellen = models.BooleanField(
        "de casusregisseur mag het plan vaststellen", default=False
    )
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    fictief = models.BooleanField(default=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    vastgelegd_op = models.DateTimeField(null=True, editable=False)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "wet", "geldig_van"],
                nulls_distinct=False,
                name="mandaat_eenmaal",
            ),
            models.CheckConstraint(
                name="mandaat_einde_na_begin",
                condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_van")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_wet_display()}: {self.gemeente or 'alle gemeenten'}"


@pghistory.track()
class EigenStap(models.Model):
    """A step that an organisation adds of its own; the minimum of the Handreiking stays."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="eigen_stappen")
    route = models.CharField(max_length=1, choices=Routesoort)
    stap = models.PositiveSmallIntegerField()
    tekst = models.CharField(max_length=200)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen stap"
        verbose_name_plural = "eigen stappen"
        ordering = ["route", "stap", "pk"]
        constraints = [
            models.CheckConstraint(name="eigen_stap_1_2_3", condition=Q(stap__in=[1, 2, 3])),
        ]

    def __str__(self) -> str:
        return self.tekst


@pghistory.track()
class EigenStapGedaan(models.Model):
    """A step of one's own that was done in a casus."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="eigen_stappen")
    stap = models.ForeignKey(EigenStap, models.PROTECT, related_name="gedaan")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateField()

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "gedane eigen stap"
        verbose_name_plural = "gedane eigen stappen"
        constraints = [
            models.UniqueConstraint(fields=["casus", "stap"], name="eigen_stap_eenmaal_gedaan")
        ]

    def __str__(self) -> str:
        return f"{self.stap} op {self.op:%d-%m-%Y}"
