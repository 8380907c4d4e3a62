"""De verzamelopdracht: veel casussen tegelijk, in kleine stappen, te stoppen en te hervatten."""

import uuid
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django_fsm import transition

from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .keuzes import Massasoort, Rolkeuze


def is_owner(opdracht: Any, medewerker: Any) -> Oordeel:
    """Whoever started it."""
    if opdracht.gevraagd_door_id == medewerker.pk:
        return True
    return Nee("Alleen wie deze opdracht gaf, stopt of hervat haar.")


class VerzamelQuerySet(models.QuerySet):
    """Sentences about jobs."""

    def of(self, medewerker: Any) -> Self:
        """Started by this person: the only one who sees them."""
        return self.filter(gevraagd_door=medewerker)


@pghistory.track()
class Verzamelopdracht(Onderwerp):
    """What must happen to a number of casussen, by whom and why."""

    class Status(models.TextChoices):
        LOOPT = "loopt", "Bezig"
        GESTOPT = "gestopt", "Gestopt"
        KLAAR = "klaar", "Klaar"

    status = Statusveld(default=Status.LOOPT, choices=Status, protected=False)
    soort = models.CharField(max_length=20, choices=Massasoort)
    rol = models.CharField(max_length=30, choices=Rolkeuze)
    aan = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    naar = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.TextField(max_length=2000)
    instemming_op = models.DateField(null=True, blank=True)
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    ronde = models.PositiveIntegerField(default=0)

    objects = VerzamelQuerySet.as_manager()

    class Meta:
        verbose_name = "verzamelopdracht"
        verbose_name_plural = "verzamelopdrachten"

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.gevraagd_op:%d-%m-%Y}"

    def may_register(self, by: Any) -> Oordeel:
        """Per casus the same rules hold as for one; those are asked when it is its turn."""
        return is_owner(self, by)

    def counts(self) -> dict[str, int]:
        """How many are done, refused and to do; one query."""
        return self.regels.aggregate(
            totaal=Count("pk"),
            gedaan=Count("pk", filter=Q(status="gedaan")),
            geweigerd=Count("pk", filter=Q(status="geweigerd")),
            open=Count("pk", filter=Q(status="open")),
        )

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.GESTOPT,
        permission=is_owner,
        custom={"label": "Stoppen", "gebeurd": "Verzamelopdracht gestopt"},
    )
    def stop(self, *, on: date, by: Any) -> None:
        """After the step that is going on nothing more happens."""

    @transition(
        status,
        source=Status.GESTOPT,
        target=Status.LOOPT,
        permission=is_owner,
        custom={
            "label": "Hervatten",
            "gebeurd": "Verzamelopdracht hervat",
            "then": ("casusregie.start_verzamelopdracht",),
        },
    )
    def resume(self, *, on: date, by: Any) -> None:
        """Goes on with what is still open; the old chain of steps is void."""
        self.ronde += 1

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.KLAAR,
        permission=is_system,
        custom={"label": "Afronden", "gebeurd": "Verzamelopdracht klaar", "systeem": True},
    )
    def finish(self, *, on: date, by: Any) -> None:
        """Nothing is open any more."""


class Verzamelregel(models.Model):
    """One casus of a job: open, done or refused with the reason."""

    class Status(models.TextChoices):
        OPEN = "open", "Nog te doen"
        GEDAAN = "gedaan", "Gedaan"
        GEWEIGERD = "geweigerd", "Niet gedaan"

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opdracht = models.ForeignKey(Verzamelopdracht, models.CASCADE, related_name="regels")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    uitleg = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "regel van een verzamelopdracht"
        verbose_name_plural = "regels van een verzamelopdracht"
        constraints = [
            models.UniqueConstraint(
                fields=["opdracht", "casus"], name="verzamelregel_casus_eenmaal"
            ),
            models.CheckConstraint(
                name="verzamelregel_klaar_heeft_moment",
                condition=Q(status="open", op=None) | (~Q(status="open") & Q(op__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["opdracht", "id"], condition=Q(status="open"), name="verzamelregel_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.casus}: {self.get_status_display()}"
