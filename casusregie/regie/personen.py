"""De vaste contactpersoon van een gezin, hoe iemand bereikbaar is, en uren aan casusregie."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.models import period


@pghistory.track()
class Contactpersoon(models.Model):
    """The one recognisable person for this child and family (RV-B03-08), since when."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="contactpersonen")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "vaste contactpersoon"
        verbose_name_plural = "vaste contactpersonen"
        constraints = [
            ExclusionConstraint(
                name="een_contactpersoon_per_casus",
                expressions=[
                    ("casus", RangeOperators.EQUAL),
                    (period(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} sinds {self.begindatum:%d-%m-%Y}"


@pghistory.track()
class Bereikbaarheid(models.Model):
    """How a medewerker can be reached, and who stands in during absence (RV-B03-04)."""

    medewerker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="bereikbaarheid"
    )
    telefoon = models.CharField(max_length=20, blank=True)
    wanneer = models.CharField(max_length=200, blank=True)
    vervanger = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    afwezig_van = models.DateField(null=True, blank=True)
    afwezig_tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "bereikbaarheid"
        verbose_name_plural = "bereikbaarheid"
        constraints = [
            models.CheckConstraint(
                name="afwezigheid_einde_na_begin",
                condition=Q(afwezig_tot=None) | Q(afwezig_tot__gte=F("afwezig_van")),
            ),
            models.CheckConstraint(
                name="vervanger_is_een_ander",
                condition=Q(vervanger=None) | ~Q(vervanger=F("medewerker")),
            ),
        ]

    def __str__(self) -> str:
        return f"bereikbaarheid van {self.medewerker}"

    def absent_on(self, dag: date) -> bool:
        """Away on that day (both ends inclusive)."""
        if self.afwezig_van is None or dag < self.afwezig_van:
            return False
        return self.afwezig_tot is None or dag <= self.afwezig_tot


@pghistory.track()
class Regietijd(models.Model):
    """Hours one person spent on casusregie of one casus in one week (RV-B03-02)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regietijd")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    week = models.DateField(help_text="De maandag van de week")
    uren = models.DecimalField(max_digits=4, decimal_places=1)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "uren casusregie"
        verbose_name_plural = "uren casusregie"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "medewerker", "week"], name="regietijd_een_per_week"
            ),
            models.CheckConstraint(
                name="regietijd_past_in_een_week", condition=Q(uren__gt=0, uren__lte=60)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uren} uur in de week van {self.week:%d-%m-%Y}"


def reach_of(medewerkers: list[Any]) -> dict[int, Bereikbaarheid]:
    """How these persons can be reached, by id; one query, none for nobody."""
    if not medewerkers:
        return {}
    rijen = Bereikbaarheid.objects.select_related("vervanger").filter(medewerker__in=medewerkers)
    return {rij.medewerker_id: rij for rij in rijen}
