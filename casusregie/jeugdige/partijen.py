"""Wie er verder om het gezin staat: school, begeleider, werk, schulden, wonen (RV-B06-01)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Oordeel


class Partijrol(models.TextChoices):
    """In which quality a party is involved."""

    SCHOOL = "school", "School"
    INTERN_BEGELEIDER = "intern_begeleider", "Intern begeleider"
    SAMENWERKINGSVERBAND = "samenwerkingsverband", "Samenwerkingsverband onderwijs"
    HUISARTS = "huisarts", "Huisarts"
    JEUGDARTS = "jeugdarts", "Jeugdarts of CJG"
    WERK_INKOMEN = "werk_inkomen", "Werk en inkomen"
    SCHULDEN = "schulden", "Schuldhulp"
    WONEN = "wonen", "Wonen"
    VOLWASSENHULP = "volwassenhulp", "Hulp voor een ouder"
    NETWERK = "netwerk", "Iemand uit het netwerk"


#: What belongs to education, and goes into the one plan for home and school.
ONDERWIJS = (Partijrol.SCHOOL, Partijrol.INTERN_BEGELEIDER, Partijrol.SAMENWERKINGSVERBAND)


class PartijQuerySet(OnderCasusQuerySet):
    """Sentences about parties around the family."""

    def current(self, on: date) -> Self:
        """Involved on that day."""
        return self.filter(Q(einddatum=None) | Q(einddatum__gte=on), begindatum__lte=on)

    def at_school(self) -> Self:
        """School, intern begeleider and samenwerkingsverband."""
        return self.filter(rol__in=ONDERWIJS)


@pghistory.track()
class Betrokkenpartij(Onderwerp):
    """A party that works along, with a person to call and what was agreed."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="partijen")
    rol = models.CharField("wie is dit", max_length=24, choices=Partijrol)
    naam = models.CharField("naam van de organisatie", max_length=120)
    contactpersoon = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    afspraken = models.TextField(blank=True, max_length=4000)
    begindatum = models.DateField("betrokken sinds")
    einddatum = models.DateField("betrokken tot en met", null=True, blank=True)

    objects = PartijQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokken partij"
        verbose_name_plural = "betrokken partijen"
        constraints = [
            models.CheckConstraint(
                name="partij_einde_na_begin",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum")),
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus."""
        return works_on_casus(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The same people."""
        return works_on_casus(self, by)

    def clean(self) -> None:
        """An end after the begin."""
        if self.einddatum and self.einddatum < self.begindatum:
            raise ValidationError({"einddatum": "Kies een datum op of na het begin"})
