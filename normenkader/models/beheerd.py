"""Wat normversies en kaderversies delen: een normbeheerder stelt op, een ander stelt vast."""

from typing import Any, Self, TypeVar

from django.db import models

from normenkader.models.bevoegd import keeps_norms
from normenkader.models.geldigheid import Geldig, GeldigQuerySet
from verloop.redenen import Nee, Oordeel
from verloop.vierogen import Vierogen, second_pair

M = TypeVar("M", bound="Beheerd")


class Status(models.TextChoices):
    """Where a version stands."""

    CONCEPT = "concept", "Concept"
    VASTGESTELD = "vastgesteld", "Vastgesteld"


class BeheerdQuerySet(GeldigQuerySet[M]):
    """Versions that a normbeheerder keeps."""

    def adopted(self) -> Self:
        """Versions that count; a concept changes nothing."""
        return self.filter(status=Status.VASTGESTELD)


class Beheerd(Geldig, Vierogen):
    """A version with validity and four eyes; put before Onderwerp. It has a field `status`.

    Only a concept changes; an adopted version gets a successor.
    """

    class Meta:
        abstract = True

    def may_register(self, by: Any) -> Oordeel:
        """A normbeheerder draws up a concept in their own name."""
        if self.status != Status.CONCEPT or self.opgesteld_door_id != by.pk:  # type: ignore[attr-defined]
            return Nee("Een nieuwe versie begint als concept, op uw eigen naam.")
        return is_keeper(self, by, "stelt een versie op")

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes, by who drew it up."""
        if self.status != Status.CONCEPT:  # type: ignore[attr-defined]
            return Nee("Een vastgestelde versie wijzigt niet.", "Stel een nieuwe versie op.")
        if self.opgesteld_door_id == by.pk and is_keeper(self, by, "") is True:
            return True
        return Nee("Alleen wie het concept opstelde, wijzigt het.")


def is_keeper(versie: Any, by: Any, wat: str) -> Oordeel:
    """A normbeheerder; `wat` says what nobody else does."""
    if keeps_norms(by, versie.vandaag):
        return True
    return Nee(f"Alleen een normbeheerder {wat}.")


def may_adopt(versie: Any, by: Any) -> Oordeel:
    """Four eyes: another normbeheerder than who drew it up (domein.md §0 j)."""
    zelf = Nee(
        "U heeft deze versie zelf opgesteld.", "Vraag een andere normbeheerder om vaststelling."
    )
    return second_pair(versie, by, is_keeper(versie, by, "stelt een versie vast"), zelf)


def may_end(versie: Any, by: Any) -> Oordeel:
    """Any normbeheerder puts a last day on a version."""
    return is_keeper(versie, by, "geeft een versie een laatste dag")


def has_no_last_day(versie: Any) -> Oordeel:
    """A last day is set once; an old verdict must stay explainable."""
    return True if versie.geldig_tot is None else Nee("Deze versie heeft al een laatste dag.")
