"""Waarom iemand wacht en hoe dat wordt overbrugd, bij een intake (RV-0-04)."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.verwijzers.intake import Intake
from casusregie.verwijzers.intake import Status as Intakestatus
from verloop.models import Onderwerp
from verloop.overgangen import register
from verloop.redenen import Nee, Oordeel
from verloop.stap import holding

from .bevoegd import keeps_waiting
from .keuzes import Overbrugging, Wachtoorzaak
from .querysets import WachtQuerySet


@pghistory.track()
class Wachtregistratie(Onderwerp):
    """The cause and the bridging from a day on; the dates of the waiting are those of Intake."""

    casus = models.ForeignKey(
        Casus, models.CASCADE, related_name="wachtregistraties", editable=False
    )
    intake = models.ForeignKey(
        Intake, models.CASCADE, related_name="wachtregistraties", editable=False
    )
    oorzaak = models.CharField("waarom wacht de jeugdige", max_length=12, choices=Wachtoorzaak)
    overbrugging = models.CharField(
        "hoe is het wachten overbrugd", max_length=10, choices=Overbrugging
    )
    toelichting = models.TextField(blank=True, validators=[MaxLengthValidator(2000)])
    vastgelegd_op = models.DateField(editable=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    vervangen = models.BooleanField(default=False, editable=False)

    objects = WachtQuerySet.as_manager()

    class Meta:
        verbose_name = "reden van wachten"
        verbose_name_plural = "redenen van wachten"
        ordering = ["-vastgelegd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["intake"], condition=Q(vervangen=False), name="wachten_een_geldige_reden"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_oorzaak_display())

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder of the intake, or the team, as long as somebody waits."""
        if self.intake.status not in (Intakestatus.WACHT, Intakestatus.GEDAAN):
            return Nee("De jeugdige wacht niet meer op deze aanbieder.")
        return keeps_waiting(self, by)

    def clean(self) -> None:
        """Heavier or longer help than needed, and 'iets anders', ask an explanation."""
        zwaar = self.overbrugging in (Overbrugging.ZWAARDER, Overbrugging.LANGER)
        if (zwaar or self.oorzaak == Wachtoorzaak.ANDERS) and not self.toelichting.strip():
            raise ValidationError({"toelichting": "Leg uit wat er aan de hand is"})


@transaction.atomic
@holding()
def record_waiting(
    intake: Intake, *, by: Any, op: datetime | None = None, **velden: Any
) -> Wachtregistratie:
    """The cause and bridging that hold now; the earlier one stays readable.

    `velden`: oorzaak, overbrugging, toelichting. Raises PermissionDenied or ValidationError.
    """
    op = op or timezone.now()
    Casus.objects.select_for_update(of=("self",)).get(pk=intake.casus_id)
    Wachtregistratie.objects.current().filter(intake=intake).update(vervangen=True)
    stuk = Wachtregistratie(
        casus=intake.casus,
        intake=intake,
        vastgelegd_op=timezone.localdate(op),
        vastgelegd_door=by,
        **velden,
    )
    return register(stuk, by=by, op=op)
