"""De taak die vanzelf ontstaat als een jeugdige 16,5 wordt: het toekomstplan (CR-D-19)."""

import uuid
from datetime import date
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld


@pghistory.track()
class Toekomsttaak(MetTermijnen, Onderwerp):
    """One per casus: make the toekomstplan, at the latest on the day of 16 years and a half."""

    class Status(models.TextChoices):
        OPEN = "open", "Nog te maken"
        GEMAAKT = "gemaakt", "Gemaakt"

    casus = models.OneToOneField(Casus, models.CASCADE, related_name="toekomsttaak")
    status = Statusveld(default=Status.OPEN, choices=Status, protected=False)
    gemaakt_op = models.DateField(null=True, blank=True, editable=False)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "taak voor het toekomstplan"
        verbose_name_plural = "taken voor toekomstplannen"
        constraints = [
            models.CheckConstraint(
                name="toekomsttaak_gemaakt_op_een_dag",
                condition=~Q(status="gemaakt") | Q(gemaakt_op__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"toekomstplan van {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Only the clock."""
        return is_system(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """From the date of birth; whoever holds the regie makes it, else the aanbieder."""
        if self.casus.gesloten_op and not self.gemaakt_op:
            return []
        geboren = self.casus.jeugdige.geboortedatum
        rol = self._whose_task()
        return [Termijnfeit("toekomstplan", geboren, voldaan_op=self.gemaakt_op, aan_zet=(rol,))]

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With the date of birth, for recomputing many."""
        return cls.objects.select_related("casus__jeugdige")

    def _whose_task(self) -> str:
        if self.casus.route == "C":
            return str(Rol.JEUGDBESCHERMER)
        aanbieder = None if self.casus.team_id else _provider_of(self.casus)
        return place(Rol.BEHANDELREGISSEUR, aanbieder) if aanbieder else str(Rol.CASUSREGISSEUR)

    @transition(
        status,
        source=Status.OPEN,
        target=Status.GEMAAKT,
        permission=is_system,
        custom={"label": "Gemaakt", "gebeurd": "Toekomstplan gemaakt", "systeem": True},
    )
    def note_plan(self, *, on: date, by: Any) -> None:
        """The first toekomstplan was vastgesteld."""
        self.gemaakt_op = on


def _provider_of(casus: Casus) -> int | None:
    """The organisation that treats in this casus; None when nobody does yet."""
    rijen = Betrokkenheid.objects.filter(casus=casus, rol=Rol.BEHANDELREGISSEUR, einddatum=None)
    return rijen.order_by("pk").values_list("organisatie_id", flat=True).first()
