"""Het trainingsregister: wie volgde welke training, en wie legde dat vast (OO-11, GV-M1-11)."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

#: Who keeps the register for the people of the own organisation; the beheerder for everybody.
LEGT_VAST = (Rol.TEAMLEIDER, Rol.TEAMMANAGER, Rol.BACKOFFICE)


class Training(models.TextChoices):
    """The trainings that count; only the first opens the verklarende analyse."""

    VERKLARENDE_ANALYSE = "verklarende_analyse", "Verklarende analyse"
    SAMEN_BESLISSEN = "samen_beslissen", "Samen beslissen over hulp"
    UITHUISPLAATSING = "uithuisplaatsing", "Richtlijn uithuisplaatsing"
    KADER = "kader", "Afwegingskader 1-op-1"


class Stand(models.TextChoices):
    """A record stays; a wrong one is marked."""

    GELDIG = "geldig", "Vastgelegd"
    ONJUIST = "onjuist", "Ingetrokken"


def may_record_training(deelname: Any, medewerker: Any) -> Oordeel:
    """The beheerder, or who leads the team of this person; nobody for himself."""
    if deelname.medewerker_id == medewerker.pk:
        return Nee("U legt uw eigen training niet vast.", "Vraag het uw teamleider of beheerder.")
    vandaag = deelname.vandaag
    if medewerker.has_role(Rol.BEHEERDER, on=vandaag):
        return True
    samen = deelname.medewerker.organisaties_op(vandaag) & medewerker.organisaties_op(
        vandaag, *LEGT_VAST
    )
    if samen:
        return True
    return Nee("Alleen de beheerder of de teamleider van deze persoon legt een training vast.")


def project_training(deelname: Any, **_: Any) -> None:
    """The first day of a valid training stands at the person, where the rule reads it."""
    eerste = Trainingsdeelname.objects.valid().first_day_of(deelname.medewerker_id)
    Medewerker.objects.filter(pk=deelname.medewerker_id).update(
        training_verklarende_analyse_op=eerste
    )


class DeelnameQuerySet(models.QuerySet["Trainingsdeelname"]):
    """Records of trainings."""

    def valid(self) -> "DeelnameQuerySet":
        """Not taken back."""
        return self.filter(status=Stand.GELDIG)

    def first_day_of(self, medewerker_id: int) -> date | None:
        """The first day on which this person followed 'Verklarende analyse'."""
        rijen = self.filter(medewerker=medewerker_id, training=Training.VERKLARENDE_ANALYSE)
        return rijen.aggregate(eerste=models.Min("gevolgd_op"))["eerste"]


@pghistory.track()
class Trainingsdeelname(Onderwerp):
    """One person followed one training on one day."""

    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="trainingen"
    )
    training = models.CharField(max_length=30, choices=Training)
    gevolgd_op = models.DateField()
    gegeven_door = models.CharField(max_length=120, blank=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reden_onjuist = models.CharField(max_length=200, blank=True)
    status = Statusveld(default=Stand.GELDIG, choices=Stand)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "trainingsdeelname"
        verbose_name_plural = "trainingsdeelnames"
        ordering = ["-gevolgd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "training", "gevolgd_op"],
                condition=Q(status="geldig"),
                name="training_eenmaal_per_dag",
                violation_error_message="Deze training is voor deze persoon al vastgelegd",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_training_display()} op {self.gevolgd_op:%d-%m-%Y}"

    def may_register(self, by: Any) -> Oordeel:
        """Never for yourself."""
        return may_record_training(self, by)

    def clean(self) -> None:
        """A training lies in the past; a record taken back says why."""
        fouten = {}
        if self.gevolgd_op and self.gevolgd_op > self.vandaag:
            fouten["gevolgd_op"] = "Kies een dag die niet in de toekomst ligt"
        if self.status == Stand.ONJUIST and not self.reden_onjuist.strip():
            fouten["reden_onjuist"] = "Schrijf op waarom dit niet klopt"
        if not fouten and self.status == Stand.GELDIG and self._is_known():
            fouten["gevolgd_op"] = "Deze training is voor deze persoon al vastgelegd op deze dag"
        if fouten:
            raise ValidationError(fouten)

    def _is_known(self) -> bool:
        gelijk = {"medewerker": self.medewerker_id, "gevolgd_op": self.gevolgd_op}
        rijen = Trainingsdeelname.objects.valid().filter(training=self.training, **gelijk)
        return rijen.exclude(pk=self.pk).exists()

    def sync_termijnen(self) -> None:
        """Called by the door after each change: keep the person in line."""
        project_training(self)

    @transition(
        field=status,
        source=Stand.GELDIG,
        target=Stand.ONJUIST,
        permission=may_record_training,
        custom={"label": "Intrekken", "gebeurd": "Training ingetrokken", "volgorde": 10},
    )
    def revoke(self, *, on: date, by: Any, reden_onjuist: str) -> None:
        """It was not right: the person no longer counts as trained."""
        self.reden_onjuist = reden_onjuist
