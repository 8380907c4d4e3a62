"""De jeugdige is elders beter geholpen: de aanbieder blijft verantwoordelijk tot de overname."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .beeindigingsvelden import LANG, VanAanbiederQuerySet, dag
from .partijen import is_behandelregisseur


class Overnamestand(models.TextChoices):
    """Where a search for better help stands."""

    GEZOCHT = "gezocht", "Andere hulp wordt gezocht"
    OVERGENOMEN = "overgenomen", "Overgenomen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class OvernameQuerySet(VanAanbiederQuerySet):
    """Sentences about help that is better given elsewhere."""

    def open(self) -> "OvernameQuerySet":
        """Not taken over yet."""
        return self.filter(status=Overnamestand.GEZOCHT)


@pghistory.track()
class Overname(Onderwerp):
    """Better helped elsewhere: talked over, and by whom and when it was taken over (CR-B2-07)."""

    na_registratie = ("casusregie.tell_overname",)

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="overnames")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    hulp_kenmerk = models.UUIDField()
    hulp_naam = models.CharField(max_length=200)
    status = Statusveld(default=Overnamestand.GEZOCHT, choices=Overnamestand, protected=False)
    waarom = models.TextField("waarom andere hulp beter past", validators=LANG)
    besproken_gezin_op = models.DateField("besproken met de jeugdige en het gezin op")
    besproken_regie_op = models.DateField("besproken met wie de casusregie heeft op")
    overname_door = models.CharField("wie de hulp overneemt", max_length=120, blank=True)
    overgenomen_op, ingetrokken_op = dag("overgenomen op"), dag("ingetrokken op")

    objects = OvernameQuerySet.as_manager()

    class Meta:
        verbose_name = "overname"
        verbose_name_plural = "overnames"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["hulp_kenmerk"],
                condition=Q(status="gezocht"),
                name="een_overname_per_hulp",
                violation_error_message="Voor deze hulp wordt al andere hulp gezocht",
            ),
            models.CheckConstraint(
                name="overgenomen_door_iemand",
                condition=~Q(status="overgenomen")
                | Q(overgenomen_op__isnull=False) & ~Q(overname_door=""),
            ),
        ]

    def __str__(self) -> str:
        return f"overname van {self.aanbieder} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The behandelregisseur of the aanbieder sees that other help fits better."""
        if self.casus.gesloten_op:
            return Nee("Deze casus is gesloten.")
        return is_behandelregisseur(self, by)

    def clean(self) -> None:
        """Both talks have been."""
        namen = ("besproken_gezin_op", "besproken_regie_op")
        laat = [n for n in namen if getattr(self, n) and getattr(self, n) > self.vandaag]
        if laat:
            raise ValidationError(dict.fromkeys(laat, "Kies een dag tot en met vandaag"))

    @transition(
        status,
        source=Overnamestand.GEZOCHT,
        target=Overnamestand.OVERGENOMEN,
        permission=is_behandelregisseur,
        custom={
            "label": "Overname vastleggen",
            "gebeurd": "Hulp overgenomen door een ander",
            "volgorde": 10,
            "then": ("casusregie.tell_overname",),
        },
    )
    def take_over(self, *, on: date, by: Any, overname_door: str, overgenomen_op: date) -> None:
        """Somebody else gives the help from this day; until then the aanbieder answers for it."""
        if not overname_door.strip():
            raise ValidationError({"overname_door": "Vul in wie de hulp overneemt"})
        if overgenomen_op > on:
            raise ValidationError(
                {"overgenomen_op": "Leg de overname vast op de dag zelf, of daarna"}
            )
        self.overname_door, self.overgenomen_op = overname_door.strip(), overgenomen_op

    @transition(
        status,
        source=Overnamestand.GEZOCHT,
        target=Overnamestand.INGETROKKEN,
        permission=is_behandelregisseur,
        custom={
            "label": "Intrekken, onze hulp gaat door",
            "gebeurd": "Zoeken naar andere hulp gestopt",
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """The own help fits after all."""
        self.ingetrokken_op = on
