"""Trajecten uit het verleden, waarop een norm wordt geijkt; zonder iets over een persoon."""

from typing import Any

import pghistory
from django.conf import settings
from django.db import models

from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel


@pghistory.track()
class Trajectbestand(Onderwerp):
    """A set of past trajecten as it was read in; never changed, a new file is a new set (NK-12)."""

    class Soort(models.TextChoices):
        CSV = "csv", "Bestand"
        EIGEN = "eigen", "Eigen gegevens"

    naam = models.CharField(max_length=120)
    bron = models.CharField(max_length=200)
    soort = models.CharField(max_length=10, choices=Soort)
    fictief = models.BooleanField(default=False)
    jaar_van = models.PositiveSmallIntegerField()
    jaar_tot = models.PositiveSmallIntegerField()
    aantal = models.PositiveIntegerField()
    ingelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ingelezen_op = models.DateField()

    class Meta:
        verbose_name = "trajectbestand"
        verbose_name_plural = "trajectbestanden"
        ordering = ["-ingelezen_op", "-pk"]

    def __str__(self) -> str:
        return self.naam

    def may_register(self, by: Any) -> Oordeel:
        """A normbeheerder reads a set in, in their own name."""
        if self.ingelezen_door_id == by.pk and by.has_role(Rol.NORMBEHEERDER, on=self.vandaag):
            return True
        return Nee("Alleen een normbeheerder leest trajecten in.")


class Traject(models.Model):
    """One past traject: volume in minutes for units of time, else in the unit itself; days."""

    bestand = models.ForeignKey(
        Trajectbestand, models.CASCADE, related_name="trajecten", db_index=False
    )
    product_code = models.CharField(max_length=5)
    variant = models.CharField(max_length=60, blank=True)
    jaar = models.PositiveSmallIntegerField()
    cbs_code = models.CharField(max_length=4)
    aanbieder = models.CharField(max_length=80)
    volume = models.DecimalField(max_digits=12, decimal_places=2)
    eenheid = models.CharField(max_length=2)
    dagen = models.PositiveIntegerField()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        indexes = [models.Index(fields=["bestand", "product_code", "variant"], name="traject_norm")]

    def __str__(self) -> str:
        return f"{self.product_code} {self.jaar}, {self.dagen} dagen"
