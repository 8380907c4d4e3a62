"""Vier ogen: wie iets opstelt stelt het niet zelf vast, ook in de database."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .redenen import Nee, Oordeel, first_refusal


class Vierogen(models.Model):
    """Drawn up by one person, adopted by another; put before Onderwerp.

    `opgesteld_door` is empty for what came with the product itself.
    """

    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgesteld_op = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def two_people(naam: str, tekst: str) -> models.CheckConstraint:
    """The database refuses one person as both; `tekst` is the Dutch sentence."""
    return models.CheckConstraint(
        name=naam,
        condition=~Q(vastgesteld_door=F("opgesteld_door")),
        violation_error_message=tekst,
    )


def adopted_with_day(naam: str, vastgesteld: str) -> models.CheckConstraint:
    """`vastgesteld_op` is filled exactly when the status is `vastgesteld`."""
    met_dag = Q(vastgesteld_op__isnull=False)
    return models.CheckConstraint(
        name=naam,
        condition=(Q(status=vastgesteld) & met_dag) | (~Q(status=vastgesteld) & ~met_dag),
    )


def second_pair(onderwerp: Any, by: Any, bevoegd: Oordeel, nee: Nee) -> Oordeel:
    """May `by` adopt: has the role (`bevoegd`), and is not who drew it up (`nee`)."""
    zelf: Oordeel = nee if onderwerp.opgesteld_door_id == by.pk else True
    return first_refusal(bevoegd, zelf)
