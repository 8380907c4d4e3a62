"""Wat bij het kader hoort en met de tijd verandert: intensiteit, fasen en stappen."""

import pghistory
from django.db import models

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap


@pghistory.track()
class Intensiteitsoort(Geldig):
    """Dated code list (OO-13): the successor of 'vrije intensiteit' is a new row, no migration."""

    code = models.CharField(max_length=20)
    naam = models.CharField(max_length=80)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "intensiteitsoort"
        verbose_name_plural = "intensiteitsoorten"
        ordering = ["code", "geldig_van"]
        constraints = [
            ends_after_begin("intensiteit_eind_na_begin"),
            no_overlap("intensiteit_een_per_dag", "code"),
        ]

    def __str__(self) -> str:
        return f"{self.naam} (fictief)" if self.fictief else self.naam


@pghistory.track()
class Uurtarief(Geldig):
    """What an hour of an intensiteit costs, in cents (OO-09); no source gives it: fictief."""

    intensiteit = models.CharField("code van de intensiteit", max_length=20)
    cent = models.PositiveIntegerField("uurtarief in centen")

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "uurtarief"
        verbose_name_plural = "uurtarieven"
        ordering = ["intensiteit", "geldig_van"]
        constraints = [
            ends_after_begin("uurtarief_eind_na_begin"),
            no_overlap("uurtarief_een_per_dag", "intensiteit"),
        ]

    def __str__(self) -> str:
        return f"Uurtarief {self.intensiteit}{' (fictief)' if self.fictief else ''}"


@pghistory.track()
class Kaderfase(Geldig):
    """A phase of the introduction with its own date (OO-E-05); `geldig_van` is its begin."""

    nummer = models.PositiveSmallIntegerField(unique=True)
    omschrijving = models.CharField(max_length=300)
    datum_bekend = models.BooleanField(default=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "fase van het kader"
        verbose_name_plural = "fasen van het kader"
        ordering = ["nummer"]

    def __str__(self) -> str:
        return f"Fase {self.nummer}"


@pghistory.track()
class Processtap(Geldig):
    """A step of the work process with its role (OO-07).

    The annex with the process is not available: `eigen_uitleg` says which steps are our own.
    """

    nummer = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    wie = models.CharField(max_length=120)
    uitleg = models.CharField(max_length=300)
    eigen_uitleg = models.BooleanField(default=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "stap van het werkproces"
        verbose_name_plural = "stappen van het werkproces"
        ordering = ["nummer"]
        constraints = [no_overlap("processtap_een_per_dag", "nummer")]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.naam}"
