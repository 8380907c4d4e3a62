"""Huisartsenpraktijken met hun vaste contact in het team, en het plan van de gemeente."""

from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q

from organisaties.models import Organisatie, period
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

TEAMBEHEER = (Rol.TEAMLEIDER, Rol.PROCESREGISSEUR)
GEMEENTEBEHEER = (Rol.PROCESREGISSEUR, Rol.BACKOFFICE)


class GeldigeQuerySet(models.QuerySet):
    """Sentences about rows with begin and end."""

    def current(self, on: date) -> Self:
        """Valid on that day."""
        return self.filter(Q(einddatum=None) | Q(einddatum__gte=on), begindatum__lte=on)


class MetPeriode(Onderwerp):
    """Valid from begin up to and including einde."""

    begindatum = models.DateField("geldt vanaf")
    einddatum = models.DateField("geldt tot en met", null=True, blank=True)

    objects = GeldigeQuerySet.as_manager()

    class Meta:
        abstract = True

    def may_amend(self, by: Any) -> Oordeel:
        """The same people as for a new one."""
        return self.may_register(by)

    def clean(self) -> None:
        """An end after the begin."""
        if self.einddatum and self.einddatum < self.begindatum:
            raise ValidationError({"einddatum": "Kies een datum op of na het begin"})

    def overlapping(self, **gelijk: Any) -> bool:
        """Is there another row for the same in these days?"""
        anderen = type(self).objects.exclude(pk=self.pk).filter(**gelijk)
        if self.einddatum:
            anderen = anderen.filter(begindatum__lte=self.einddatum)
        open_ = Q(einddatum=None) | Q(einddatum__gte=self.begindatum)
        return bool(anderen.filter(open_).exists())


@pghistory.track()
class Praktijkcontact(MetPeriode):
    """The fixed contact of a huisartsenpraktijk in a team, and its POH GGZ Jeugd (RV-B07-01)."""

    praktijk = models.ForeignKey(Organisatie, models.PROTECT, related_name="praktijkcontacten")
    team = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    contactpersoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vast contact"
    )
    poh = models.BooleanField("De praktijk heeft een POH GGZ Jeugd", default=False)
    poh_naam = models.CharField("naam van de POH", max_length=120, blank=True)
    poh_telefoon = models.CharField("telefoon van de POH", max_length=20, blank=True)

    class Meta:
        verbose_name = "contact met een huisartsenpraktijk"
        verbose_name_plural = "contacten met huisartsenpraktijken"
        constraints = [
            ExclusionConstraint(
                name="een_contact_per_praktijk",
                expressions=[
                    ("praktijk", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    (period(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="praktijkcontact_einde",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.praktijk}: {self.contactpersoon}"

    def may_register(self, by: Any) -> Oordeel:
        """The teamleider or a procesregisseur of the team."""
        if by.has_role(*TEAMBEHEER, on=self.vandaag, organisatie_id=self.team_id):
            return True
        return Nee(f"Alleen de teamleider of de procesregisseur van {self.team} legt dit vast.")

    def clean(self) -> None:
        """A praktijk, and a contact who works in the team."""
        super().clean()
        fouten = {}
        if self.praktijk.soort != Soort.HUISARTSENPRAKTIJK:
            fouten["praktijk"] = "Kies een huisartsenpraktijk"
        if self.team_id not in self.contactpersoon.organisaties_op(self.vandaag):
            fouten["contactpersoon"] = "Kies iemand die in dit team werkt"
        if self.overlapping(praktijk=self.praktijk_id, team=self.team_id):
            fouten["praktijk"] = "Deze praktijk heeft in deze periode al een vast contact"
        if self.poh and not self.poh_naam.strip():
            fouten["poh_naam"] = "Vul in wie de POH GGZ Jeugd is"
        if fouten:
            raise ValidationError(fouten)


@pghistory.track()
class Participatieplan(MetPeriode):
    """How a gemeente involves youths and families: where its plan stands (RV-B09-02)."""

    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="participatieplannen")
    titel = models.CharField(max_length=120)
    adres = models.CharField(
        "adres op internet", max_length=300, validators=[URLValidator(schemes=["https"])]
    )
    vastgesteld_op = models.DateField("vastgesteld op")

    class Meta:
        verbose_name = "plan voor het betrekken van gezinnen"
        verbose_name_plural = "plannen voor het betrekken van gezinnen"
        constraints = [
            ExclusionConstraint(
                name="een_participatieplan_per_dag",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    (period(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="participatieplan_einde",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum")),
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def may_register(self, by: Any) -> Oordeel:
        """Somebody of the gemeente itself."""
        if by.has_role(*GEMEENTEBEHEER, on=self.vandaag, organisatie_id=self.gemeente_id):
            return True
        return Nee(f"Alleen de gemeente {self.gemeente} legt dit vast.")

    def clean(self) -> None:
        """Adopted before it holds; one plan at a time."""
        super().clean()
        if self.overlapping(gemeente=self.gemeente_id):
            raise ValidationError(
                {"begindatum": "In deze periode geldt al een plan. Geef dat eerst een einde"}
            )
        if self.vastgesteld_op > self.vandaag:
            raise ValidationError({"vastgesteld_op": "Kies een datum die niet in de toekomst ligt"})
