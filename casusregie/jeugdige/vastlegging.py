"""Hoe een jeugdige is ingevoerd: door wie, waarom zonder BSN of gezag, en wat anders was."""

import uuid
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from organisaties.models import Organisatie
from organisaties.rollen import Rol

from .models import Gezin, Jeugdige

#: Who finds and enters a jeugdige on the screen: who may open a casus (domein.md §0 j).
ZOEKROLLEN = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
#: Who registers a jeugdige (domein.md §0 j); in B the aanbieder through its verzoek.
INVOERROLLEN = (
    Rol.CASUSREGISSEUR,
    Rol.PROCESREGISSEUR,
    Rol.JEUGDBESCHERMER,
    Rol.BEHANDELREGISSEUR,
    Rol.ZORGADMINISTRATIE,
)


class ZonderBsn(models.TextChoices):
    """Why there is no BSN; without one no iJw messages leave."""

    NIET_IN_BRP = "niet_in_brp", "Staat niet in de Basisregistratie Personen"
    PASGEBOREN = "pasgeboren", "Pasgeboren, nog geen BSN"
    ONBEKEND = "onbekend", "Het gezin weet het BSN nog niet"
    ASIEL = "asiel", "Asielzoeker zonder BSN"


class RegistratieQuerySet(models.QuerySet):
    """Sentences about registrations that have no casus yet."""

    def unfinished(self) -> Self:
        """No casus was opened for it."""
        return self.filter(casus=None)

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Those of the organisations where this person may register today."""
        return self.filter(organisatie__in=medewerker.organisaties_op(on, *INVOERROLLEN))


@pghistory.track()
class Registratie(models.Model):
    """One act of registering; a known BSN gives a second one for the same jeugdige.

    Until a casus is opened the organisation knows only what it typed itself: `naam` and
    `geboortedatum` here, never those of the jeugdige.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    jeugdige = models.ForeignKey(Jeugdige, models.CASCADE, related_name="registraties")
    gezin = models.ForeignKey(Gezin, models.PROTECT, null=True, blank=True, related_name="+")
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    naam = models.CharField(max_length=420)
    zoeknaam = models.CharField(max_length=500, editable=False)
    geboortedatum = models.DateField()
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    casus = models.ForeignKey(
        "casusregie.Casus", models.PROTECT, null=True, blank=True, related_name="registraties"
    )
    zonder_bsn_reden = models.CharField(max_length=20, choices=ZonderBsn, blank=True)
    zonder_gezag_reden = models.TextField(blank=True)

    objects = RegistratieQuerySet.as_manager()

    class Meta:
        verbose_name = "registratie"
        verbose_name_plural = "registraties"
        indexes = [
            models.Index(
                fields=["organisatie", "-op"], condition=Q(casus=None), name="registratie_open"
            )
        ]

    def __str__(self) -> str:
        return f"registratie door {self.medewerker}"


class GegevensverschilQuerySet(models.QuerySet):
    """Sentences about differences; only functioneel beheer looks at them, never a dossier user."""

    def unsolved(self) -> Self:
        """Not handled yet."""
        return self.filter(afgehandeld_op=None)

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Holders of the role beheerder only."""
        return self if medewerker.has_role(Rol.BEHEERDER, on=on) else self.none()


@pghistory.track()
class Gegevensverschil(models.Model):
    """A field that was entered differently from what is known; for functioneel beheer."""

    class Veld(models.TextChoices):
        VOORNAMEN = "voornamen", "Voornamen"
        VOORVOEGSEL = "voorvoegsel", "Voorvoegsel"
        ACHTERNAAM = "achternaam", "Achternaam"
        GEBOORTEDATUM = "geboortedatum", "Geboortedatum"
        GEZIN = "gezin", "Gezin"
        BSN = "bsn", "BSN"

    jeugdige = models.ForeignKey(Jeugdige, models.CASCADE, related_name="verschillen")
    registratie = models.ForeignKey(Registratie, models.CASCADE, related_name="verschillen")
    veld = models.CharField(max_length=20, choices=Veld)
    opgegeven = models.CharField(max_length=200)
    afgehandeld_op = models.DateTimeField(null=True, blank=True)

    objects = GegevensverschilQuerySet.as_manager()

    class Meta:
        verbose_name = "gegevensverschil"
        verbose_name_plural = "gegevensverschillen"
        indexes = [
            models.Index(fields=["id"], condition=Q(afgehandeld_op=None), name="verschil_open")
        ]

    def __str__(self) -> str:
        return f"{self.get_veld_display()} verschilt"
