"""Hoe elke gemeente inkoopt, in welke opdrachten, en wat er zonder toewijzing is."""

from datetime import date
from typing import Any, Self

import pghistory
from django.db import models

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap
from organisaties.models import Organisatie
from verloop.stap import once

from .keuzes import (
    Bekostiging,
    Contractsoort,
    Inkoopdomein,
    Inkoper,
    Model,
    Voorzieningsoort,
)


@pghistory.track()
class Opdracht(Geldig):
    """An opdracht or perceel of the purchase; B and C hold help with a stay (CR-D-06)."""

    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=120)
    omschrijving = models.TextField(blank=True)
    verblijf = models.BooleanField(default=False)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"
        ordering = ["code", "geldig_van"]
        constraints = [
            ends_after_begin("opdracht_eind_na_begin"),
            no_overlap("opdracht_een_per_dag", "code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.naam}"


class InkoopmodelQuerySet(GeldigQuerySet["Inkoopmodel"]):
    """Sentences about the way gemeenten buy."""

    def for_product(self, gemeente_id: int | None, product: Any, on: date) -> "Inkoopmodel | None":
        """How this gemeente buys this product on that day; None when nothing was recorded."""
        sleutel = (gemeente_id, product.inkoopdomein)
        rijen = (rij for rij in self.every() if (rij.gemeente_id, rij.domein) == sleutel)
        return next((rij for rij in rijen if rij.holds_on(on)), None)

    def joint(self) -> Self:
        """Specialist help that gemeenten buy through the region."""
        return self.filter(domein=Inkoopdomein.SPECIALISTISCH, inkoper=Inkoper.GRJR)

    def buys_itself(self) -> Self:
        """Specialist help that the gemeente buys itself, or with others outside the region."""
        zelf = (Inkoper.MVS, Inkoper.GEMEENTE)
        return self.filter(domein=Inkoopdomein.SPECIALISTISCH, inkoper__in=zelf)

    def taakgericht(self) -> Self:
        """Help for which no toewijzing is needed."""
        return self.filter(model=Model.TAAKGERICHT)

    def every(self) -> "list[Inkoopmodel]":
        """All that is known of all gemeenten; once per step."""
        return once("inkoopmodellen", lambda: list(self.order_by("pk")))


def joint_gemeenten(on: date) -> Any:
    """A subquery of the ids of gemeenten that buy specialist help through the region."""
    return Inkoopmodel.objects.valid_on(on).joint().order_by().values("gemeente")


def buys_itself(gemeente_id: int, on: date) -> bool:
    """For `organisaties.inkoop`: does this gemeente buy specialist help itself on that day?"""
    return Inkoopmodel.objects.valid_on(on).buys_itself().filter(gemeente=gemeente_id).exists()


@pghistory.track()
class Inkoopmodel(Geldig):
    """How one gemeente buys one part of the help (RV-0-07)."""

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="inkoopmodellen")
    domein = models.CharField(max_length=20, choices=Inkoopdomein)
    model = models.CharField(max_length=20, choices=Model)
    inkoper = models.CharField(max_length=20, choices=Inkoper)
    bekostiging = models.CharField(max_length=20, choices=Bekostiging)
    uitvoeringsvariant = models.CharField(max_length=20, choices=Contractsoort)

    objects = InkoopmodelQuerySet.as_manager()

    class Meta:
        verbose_name = "inkoopmodel"
        verbose_name_plural = "inkoopmodellen"
        ordering = ["gemeente__naam", "domein", "geldig_van"]
        constraints = [
            ends_after_begin("inkoopmodel_eind_na_begin"),
            no_overlap("inkoopmodel_een_per_dag", "gemeente", "domein"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente}: {self.get_domein_display()}"

    @property
    def is_taakgericht(self) -> bool:
        """No toewijzing, no start and stop messages: both sides agree on start and end."""
        return self.model == Model.TAAKGERICHT


class VoorzieningQuerySet(GeldigQuerySet["Voorziening"]):
    """Sentences about voorzieningen."""

    def search(self, tekst: str) -> Self:
        """With this text in the name, for whom it is, or what it is about."""
        if not tekst:
            return self
        velden = ("naam", "doelgroep", "omschrijving")
        vraag = models.Q()
        for veld in velden:
            vraag |= models.Q(**{f"{veld}__icontains": tekst})
        return self.filter(vraag)


@pghistory.track()
class Voorziening(Geldig):
    """Something in a gemeente that helps without a toewijzing (RV-B01-02, CR-D-23)."""

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="voorzieningen")
    code = models.CharField(max_length=20)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=Voorzieningsoort)
    doelgroep = models.CharField(max_length=200)
    contact = models.CharField(max_length=200)
    omschrijving = models.TextField(blank=True)

    objects = VoorzieningQuerySet.as_manager()

    class Meta:
        verbose_name = "voorliggende voorziening"
        verbose_name_plural = "voorliggende voorzieningen"
        ordering = ["gemeente__naam", "naam", "geldig_van"]
        constraints = [
            ends_after_begin("voorziening_eind_na_begin"),
            no_overlap("voorziening_een_per_dag", "gemeente", "code"),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.gemeente})"
