"""Een wijziging van het aanbod: de een stelt haar op, een ander stelt haar vast."""

from typing import Any

import pghistory
from django.db import models
from django_fsm import transition

from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld
from verloop.vierogen import Vierogen, adopted_with_day, two_people

from .bevoegd import is_keeper, may_adopt
from .doorvoeren import apply_after, still_fits


class Tabel(models.TextChoices):
    """The tables of the offer; each has one file form."""

    PRODUCTEN = "producten", "Producten"
    TARIEVEN = "tarieven", "Tarieven"
    CONTRACTEN = "contracten", "Contracten"
    VOLUMES = "contractproducten", "Producten en volume per contract"
    ONDERAANNEMERS = "onderaannemers", "Onderaannemers"
    OPDRACHTEN = "opdrachten", "Opdrachten en percelen"
    GEBIEDEN = "resultaatgebieden", "Resultaatgebieden"
    ELEMENTEN = "ondersteuningselementen", "Ondersteuningselementen"
    TREDEN = "treden", "Treden"
    TERMIJNEN = "standaardtermijnen", "Standaardtermijnen"
    INKOOP = "inkoopmodellen", "Inkoop per gemeente"
    VOORZIENINGEN = "voorzieningen", "Voorliggende voorzieningen"


class Stand(models.TextChoices):
    CONCEPT = "concept", "Wacht op vaststelling"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


def is_maker(wijziging: Any, by: Any) -> Oordeel:
    """Who drew it up takes it back."""
    if wijziging.opgesteld_door_id == by.pk:
        return True
    return Nee("Alleen wie de wijziging opstelde, trekt haar in.")


@pghistory.track()
class Aanbodwijziging(Vierogen, Onderwerp):
    """One or more rows of one table, from a form or a file; counts only once adopted.

    `rijen` holds the cells as they stand in the file form of the table, with their line number.
    The file itself is not kept: its name and SHA-256 are, and every row that it changes.
    """

    tabel = models.CharField(max_length=30, choices=Tabel)
    toelichting = models.CharField("waarom", max_length=500)
    rijen = models.JSONField()
    bestandsnaam = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    nieuw = models.PositiveIntegerField(default=0)
    gewijzigd = models.PositiveIntegerField(default=0)
    beeindigd = models.PositiveIntegerField(default=0)
    gelijk = models.PositiveIntegerField(default=0)
    opgesteld_op = models.DateTimeField()
    status = Statusveld(default=Stand.CONCEPT, choices=Stand.choices)

    class Meta:
        verbose_name = "wijziging van het aanbod"
        verbose_name_plural = "wijzigingen van het aanbod"
        ordering = ["-opgesteld_op", "-pk"]
        constraints = [
            two_people(
                "aanbodwijziging_vier_ogen", "Wie een wijziging opstelt, stelt haar niet vast"
            ),
            adopted_with_day("aanbodwijziging_vastgesteld_met_dag", Stand.VASTGESTELD),
        ]

    def __str__(self) -> str:
        return f"{self.get_tabel_display()}: {self.toelichting}"

    @transition(
        status,
        source=Stand.CONCEPT,
        target=Stand.VASTGESTELD,
        conditions=[still_fits],
        permission=may_adopt,
        custom={"label": "Wijziging vaststellen", "direct": (apply_after,)},
    )
    def adopt(self, on: Any, by: Any) -> None:
        self.vastgesteld_op, self.vastgesteld_door = on, by

    @transition(
        status,
        source=Stand.CONCEPT,
        target=Stand.INGETROKKEN,
        permission=is_maker,
        custom={"label": "Wijziging intrekken"},
    )
    def withdraw(self, on: Any, by: Any) -> None:
        """Nothing changes but the status."""

    def may_register(self, by: Any) -> Oordeel:
        """In one's own name, by who keeps the offer."""
        if self.status != Stand.CONCEPT or self.opgesteld_door_id != by.pk:
            return Nee("Een wijziging begint als concept, op uw eigen naam.")
        return is_keeper(self, by)
