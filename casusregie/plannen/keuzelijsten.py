"""De lijsten die de bronnen niet geven: resultaatgebieden, elementen, treden, standaardtermijnen.

Referentiegegevens met geldigheid en bron (domein.md §0 h); wat verzonnen is, is zo gemerkt.
"""

from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from organisaties.models import period


class KeuzeQuerySet(models.QuerySet):
    """Sentences about reference rows."""

    def valid_on(self, dag: date) -> Self:
        """Valid on that day (both ends inclusive)."""
        return self.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=dag), geldig_van__lte=dag)


def one_version(naam: str, *sleutel: str) -> ExclusionConstraint:
    """At most one version of a code is valid on any day."""
    return ExclusionConstraint(
        name=naam,
        expressions=[
            *((veld, RangeOperators.EQUAL) for veld in sleutel),
            (period("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
        ],
    )


class Keuze(models.Model):
    """One row of a reference list with validity and source."""

    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=120)
    omschrijving = models.TextField(blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    fictief = models.BooleanField(default=False)

    objects = KeuzeQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.naam} (fictief)" if self.fictief else self.naam


@pghistory.track()
class Resultaatgebied(Keuze):
    """What the help should lead to; the main part of an arrangement."""

    class Meta:
        verbose_name = "resultaatgebied"
        verbose_name_plural = "resultaatgebieden"
        ordering = ["code"]
        constraints = [one_version("resultaatgebied_een_versie", "code")]


@pghistory.track()
class Ondersteuningselement(Keuze):
    """An addition to a resultaatgebied; `verblijf` marks help with a stay (opdrachten B and C)."""

    verblijf = models.BooleanField(default=False)

    class Meta:
        verbose_name = "ondersteuningselement"
        verbose_name_plural = "ondersteuningselementen"
        ordering = ["code"]
        constraints = [one_version("element_een_versie", "code")]


@pghistory.track()
class Trede(Keuze):
    """The intensity of a part of the arrangement; `zwaarte` orders them from light to heavy."""

    zwaarte = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "trede"
        verbose_name_plural = "treden"
        ordering = ["zwaarte"]
        constraints = [one_version("trede_een_versie", "code")]


@pghistory.track()
class Standaardtermijn(models.Model):
    """The usual length in weeks of a resultaatgebied; a deviation is motivated (CR-A1-29)."""

    resultaatgebied = models.ForeignKey(
        Resultaatgebied, models.PROTECT, related_name="standaardtermijnen"
    )
    trede = models.ForeignKey(
        Trede, models.PROTECT, null=True, blank=True, related_name="standaardtermijnen"
    )
    weken = models.PositiveSmallIntegerField()
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    fictief = models.BooleanField(default=False)

    objects = KeuzeQuerySet.as_manager()

    class Meta:
        verbose_name = "standaardtermijn"
        verbose_name_plural = "standaardtermijnen"
        constraints = [
            models.UniqueConstraint(
                fields=["resultaatgebied", "trede", "geldig_van"],
                name="standaardtermijn_een_versie",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.weken} weken"


def standard_weeks(gebied: Resultaatgebied, trede: Trede | None, on: date) -> int | None:
    """The standaardtermijn in weeks on that day, the one of the trede first; None when unknown."""
    rijen = gebied.standaardtermijnen.valid_on(on).filter(Q(trede=trede) | Q(trede=None))
    rij = rijen.order_by(models.F("trede").asc(nulls_last=True), "-geldig_van").first()
    return rij.weken if rij else None
