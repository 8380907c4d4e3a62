"""Validity of reference data: from and to, both inclusive, never two rows at once."""

from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from organisaties.models import period

M = TypeVar("M", bound=models.Model)


class GeldigQuerySet(models.QuerySet[M]):
    """Rows with a validity."""

    def valid_on(self, on: date) -> Self:
        """Rows that hold on the day `on`."""
        return self.filter(
            Q(geldig_tot=None) | Q(geldig_tot__gte=on),
            geldig_van__lte=on,
        )


class Geldig(models.Model):
    """A row that holds from `geldig_van` up to and including `geldig_tot` (empty: still)."""

    geldig_van = models.DateField("geldig vanaf")
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    bron = models.CharField(max_length=200)
    fictief = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def holds_on(self, on: date) -> bool:
        """Both ends count."""
        return self.geldig_van <= on and (self.geldig_tot is None or on <= self.geldig_tot)


def ends_after_begin(naam: str) -> models.CheckConstraint:
    """The last day lies on or after the first."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(geldig_tot=None) | Q(geldig_tot__gte=F("geldig_van")),
        violation_error_message="Kies een laatste dag die niet voor de eerste dag ligt",
    )


def no_overlap(naam: str, *velden: str, condition: Q | None = None) -> ExclusionConstraint:
    """No two rows with the same `velden` hold on the same day."""
    return ExclusionConstraint(
        name=naam,
        expressions=[
            *((veld, RangeOperators.EQUAL) for veld in velden),
            (period("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message="Er geldt in deze periode al een andere versie",
    )
