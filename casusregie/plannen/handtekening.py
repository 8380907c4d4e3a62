"""De handtekening onder een plan, vastgelegd per persoon (CR-A1-11)."""

from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid, Gezinsrol
from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.triggers import append_only

from .plan import Ondersteuningsplan


class Hoedanigheid(models.TextChoices):
    """In which quality somebody signs."""

    JEUGDIGE = "jeugdige", "Jeugdige"
    OUDER = "ouder", "Ouder met gezag"
    VOOGD = "voogd", "Voogd"


class HandtekeningQuerySet(OnderJeugdigeQuerySet):
    """Sentences about signatures."""

    pad = "plan__casus"


@pghistory.track()
class Handtekening(Onderwerp):
    """One signature under one version of the plan, recorded by a medewerker; never changed."""

    plan = models.ForeignKey(Ondersteuningsplan, models.CASCADE, related_name="handtekeningen")
    gezinslid = models.ForeignKey(Gezinslid, models.PROTECT, related_name="+")
    hoedanigheid = models.CharField(max_length=10, choices=Hoedanigheid)
    getekend_op = models.DateField("getekend op")

    objects = HandtekeningQuerySet.as_manager()

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        triggers = append_only()
        constraints = [
            models.UniqueConstraint(fields=["plan", "gezinslid"], name="plan_een_keer_getekend")
        ]

    def __str__(self) -> str:
        return f"{self.gezinslid}, {self.get_hoedanigheid_display().lower()}"

    @property
    def casus(self) -> Casus:
        """For the permissions."""
        return self.plan.casus

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.plan.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus records who signed."""
        return works_on_casus(self, by)

    def clean(self) -> None:
        """Only a vastgesteld plan is signed, from its day on, by somebody of the family."""
        if self.plan.status != Ondersteuningsplan.Status.VASTGESTELD:
            raise ValidationError("Alleen een vastgesteld plan kan worden ondertekend.")
        if self.gezinslid.gezin_id != self.plan.casus.gezin_id:
            raise ValidationError({"gezinslid": "Kies iemand uit dit gezin"})
        if self.plan.vastgesteld_op and self.getekend_op < self.plan.vastgesteld_op:
            raise ValidationError(
                {"getekend_op": "Kies een datum op of na de dag waarop het plan is vastgesteld"}
            )


def quality_of(lid: Gezinslid) -> str:
    """In which quality this person signs."""
    if lid.jeugdige_id and lid.rol == Gezinsrol.JEUGDIGE:
        return Hoedanigheid.JEUGDIGE
    if lid.rol in (Gezinsrol.VOOGD, Gezinsrol.VOOGDIJINSTELLING):
        return Hoedanigheid.VOOGD
    return Hoedanigheid.OUDER
