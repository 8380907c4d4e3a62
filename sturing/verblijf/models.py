"""Een ingelezen bestand met verblijven: wie, wanneer, waaruit, en de rijen zelf (GV-A-14)."""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from organisaties.models import Organisatie
from organisaties.rollen import Rol
from sturing.bereik import LEZERS, REGIONAAL
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.triggers import append_only


class VerblijfsbestandQuerySet(models.QuerySet["Verblijfsbestand"]):
    """Sentences about files of stays."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of the own organisations; those who steer the region share theirs (domein.md §0 n)."""
        plekken = [a.organisatie for a in medewerker.aanstellingen_op(on) if a.rol in LEZERS]
        regionaal = any(plek.soort in REGIONAAL for plek in plekken)
        gedeeld = Q(organisatie__soort__in=REGIONAAL) if regionaal else Q(pk__in=())
        return self.filter(gedeeld | Q(organisatie__in=[plek.pk for plek in plekken]))


@pghistory.track()
class Verblijfsbestand(Onderwerp):
    """A set of stays as it was read in; never changed, a new file is a new set.

    `tot_en_met` is the last day that the file knows about; `nulmeting_jaar` marks the year that
    later years are compared with. `eigen` are own contracts: exact numbers (domein.md §0 n).
    """

    naam = models.CharField(max_length=120)
    bron = models.CharField(max_length=200)
    tot_en_met = models.DateField()
    nulmeting_jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    eigen = models.BooleanField(default=False)
    fictief = models.BooleanField(default=False)
    aantal = models.PositiveIntegerField()
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    ingelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ingelezen_op = models.DateTimeField()

    objects = VerblijfsbestandQuerySet.as_manager()

    class Meta:
        verbose_name = "verblijfsbestand"
        verbose_name_plural = "verblijfsbestanden"
        ordering = ["-ingelezen_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="verblijfsbestand_nulmeting_voorbij",
                condition=Q(nulmeting_jaar=None)
                | Q(nulmeting_jaar__lte=models.F("tot_en_met__year")),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def may_register(self, by: Any) -> Oordeel:
        """A contractmanager reads a file in, in their own name and for their organisation."""
        mag = by.has_role(Rol.CONTRACTMANAGER, on=self.vandaag, organisatie_id=self.organisatie_id)
        if mag and self.ingelezen_door_id == by.pk:
            return True
        return Nee("Alleen een contractmanager leest verblijven in.")


class Verblijfsrijen(models.Model):
    """The rows of one file, as texts in the order of the columns; read as a whole."""

    bestand = models.OneToOneField(Verblijfsbestand, models.PROTECT, related_name="rijen")
    rijen = models.JSONField()

    class Meta:
        verbose_name = "rijen van een verblijfsbestand"
        verbose_name_plural = "rijen van verblijfsbestanden"
        triggers = append_only()

    def __str__(self) -> str:
        return f"rijen van {self.bestand_id}"
