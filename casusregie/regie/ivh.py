"""Intensieve Vrijwillige Hulp (IVH): loopt van begin tot einde en dwingt regie buiten het gezin."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .gezin import family_locks
from .keuzes import Ivhaanleiding


@pghistory.track()
class Ivh(Onderwerp):
    """One period of IVH in the lokaal team; voluntary, with begin and end (CR-D-15)."""

    class Status(models.TextChoices):
        LOOPT = "loopt", "Loopt"
        BEEINDIGD = "beeindigd", "Beëindigd"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="ivh_perioden")
    status = Statusveld(default=Status.LOOPT, choices=Status, protected=False)
    aanleiding = models.CharField(max_length=20, choices=Ivhaanleiding)
    toelichting = models.TextField(max_length=2000)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    einde_reden = models.TextField(max_length=2000, blank=True)
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "intensieve vrijwillige hulp"
        verbose_name_plural = "intensieve vrijwillige hulp"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(status="loopt"), name="ivh_een_lopend"
            ),
            models.CheckConstraint(
                name="ivh_einde_hoort_bij_stand",
                condition=Q(status="loopt", einddatum=None)
                | (Q(status="beeindigd", einddatum__gte=F("begindatum")) & ~Q(einde_reden="")),
            ),
        ]

    def __str__(self) -> str:
        return f"IVH van {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The gezin and the casus first."""
        return family_locks(self.casus_id)

    def may_register(self, by: Any) -> Oordeel:
        """The lokaal team, in route A: IVH is voluntary and has no measure (CR-D-15, -17)."""
        if self.casus.route != "A":
            return Nee("Intensieve Vrijwillige Hulp is er alleen in route A, zonder maatregel.")
        return works_on_casus(self, by)

    def clean(self) -> None:
        """Begins not in the future; one at a time."""
        if self._state.adding and self.begindatum > self.vandaag:
            raise ValidationError({"begindatum": "Kies vandaag of een eerdere dag"})
        if self._state.adding and self.casus.ivh_perioden.filter(einddatum=None).exists():
            raise ValidationError("Er loopt al Intensieve Vrijwillige Hulp bij deze casus.")

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.BEEINDIGD,
        permission=works_on_casus,
        custom={"label": "IVH beëindigen", "gebeurd": "Intensieve Vrijwillige Hulp beëindigd"},
    )
    def end(self, *, on: date, by: Any, einddatum: date, reden: str) -> None:
        """The intensive help stops; where the casusregie lies can be decided anew."""
        if not self.begindatum <= einddatum <= on:
            raise ValidationError(
                {"einddatum": "Kies een dag vanaf het begin van de IVH, tot en met vandaag"}
            )
        if not reden.strip():
            raise ValidationError({"reden": "Schrijf op waarom de IVH stopt"})
        self.einddatum, self.einde_reden = einddatum, reden.strip()
