"""Het ondersteuningsplan: zeven onderdelen, versies, vaststellen en ondertekenen (CR-A1-27)."""

from datetime import date
from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_procesregisseur, is_system, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bewaking import has_all_parts, has_all_signatures, has_signers, newer_version_signed
from .mandaat import has_mandate
from .risicotaxatie import Risicotaxatie
from .triggers import frozen_unless_concept
from .vraaganalyse import Vraaganalyse


class PlanQuerySet(OnderCasusQuerySet):
    """Sentences about plans."""

    def latest_of(self, casus: Casus) -> "Ondersteuningsplan | None":
        """The newest version, whatever its status."""
        return self.filter(casus=casus).order_by("-versienummer").first()

    def current_of(self, casus: Casus) -> "Ondersteuningsplan | None":
        """The signed version that holds now."""
        return self.signed().filter(casus=casus).order_by("-versienummer").first()

    def signed(self) -> Self:
        """Signed and not replaced."""
        return self.filter(status=Ondersteuningsplan.Status.ONDERTEKEND)

    def for_step(self) -> Self:
        """With the pieces it rests on, for a page that shows no contents."""
        return self.select_related("vraaganalyse", "risicotaxatie")

    def with_contents(self) -> Self:
        """With everything a page of the plan shows, in a fixed number of queries (5)."""
        onderdelen = self.model._meta.get_field("onderdelen").related_model.objects
        handtekeningen = self.model._meta.get_field("handtekeningen").related_model.objects
        return self.select_related(
            "casus__jeugdige", "vraaganalyse__uitvoerder", "risicotaxatie__uitvoerder"
        ).prefetch_related(
            models.Prefetch(
                "onderdelen", onderdelen.select_related("resultaatgebied", "trede", "aanbieder")
            ),
            "onderdelen__elementen",
            "onderdelen__doelen",
            models.Prefetch("handtekeningen", handtekeningen.select_related("gezinslid__jeugdige")),
        )


@pghistory.track()
class Ondersteuningsplan(Onderwerp):
    """One version of the plan; frozen once vastgesteld, by guard and by trigger."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        ONDERTEKEND = "ondertekend", "Ondertekend"
        VERVALLEN = "vervallen", "Vervallen"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="plannen")
    versienummer = models.PositiveSmallIntegerField(default=1)
    status = Statusveld(default=Status.CONCEPT, choices=Status, protected=False)
    vraaganalyse = models.ForeignKey(Vraaganalyse, models.PROTECT, related_name="plannen")
    risicotaxatie = models.ForeignKey(Risicotaxatie, models.PROTECT, related_name="plannen")
    samen_gemaakt = models.TextField("hoe de jeugdige meedeed", blank=True)
    afstemming_onderwijs = models.TextField("afstemming met onderwijs", blank=True)
    samenwerking = models.TextField("samenwerkingsafspraken", blank=True)
    rolverdeling = models.TextField("wie wat doet", blank=True)
    monitoring = models.TextField("monitoringsafspraken", blank=True)
    evaluatie_uiterlijk = models.DateField("eerste evaluatie uiterlijk", null=True, blank=True)
    vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    ondertekend_op = models.DateField(null=True, blank=True, editable=False)

    objects = PlanQuerySet.as_manager()
    lock_with = ("casus__team",)

    class Meta:
        verbose_name = "ondersteuningsplan"
        verbose_name_plural = "ondersteuningsplannen"
        constraints = [
            models.UniqueConstraint(fields=["casus", "versienummer"], name="plan_een_versie"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status__in=["concept", "vastgesteld"]),
                name="een_plan_in_de_maak",
            ),
            models.CheckConstraint(
                name="plan_vastgesteld_op_een_dag",
                condition=~Q(status__in=["vastgesteld", "ondertekend"])
                | Q(vastgesteld_op__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_ondertekend_op_een_dag",
                condition=~Q(status="ondertekend") | Q(ondertekend_op__isnull=False),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [
            frozen_unless_concept("plan_bevroren", "ondertekend_op")
        ]

    def __str__(self) -> str:
        return f"plan van {self.casus}, versie {self.versienummer}"

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus makes the plan, together with the jeugdige."""
        return works_on_casus(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes; afterwards a new version does."""
        if self.status != self.Status.CONCEPT:
            return Nee("Dit plan is vastgesteld.", "Maak een nieuwe versie van het plan.")
        return works_on_casus(self, by)

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGESTELD,
        conditions=[has_all_parts, has_signers],
        permission=any_of(has_mandate, is_procesregisseur),
        custom={"label": "Plan vaststellen", "gebeurd": "Plan vastgesteld", "volgorde": 10},
    )
    def adopt(self, *, on: date, by: Any) -> None:
        """The procesregisseur adopts the plan, or who has the mandate; then it is frozen."""
        self.vastgesteld_op, self.vastgesteld_door = on, by

    @transition(
        status,
        source=Status.VASTGESTELD,
        target=Status.ONDERTEKEND,
        conditions=[has_all_signatures],
        permission=any_of(is_system, works_on_casus),
        custom={
            "label": "Ondertekening afronden",
            "gebeurd": "Plan ondertekend",
            "volgorde": 20,
            "then": (
                "casusregie.follow_signed_plan",
                "arrangementen.derive_arrangement",
                "casusregie.plan_evaluations",
            ),
        },
    )
    def sign(self, *, on: date, by: Any) -> None:
        """Everybody who must sign has signed; the arrangement follows from this version."""
        self.ondertekend_op = on

    @transition(
        status,
        source=Status.VASTGESTELD,
        target=Status.VERVALLEN,
        permission=works_on_casus,
        custom={"label": "Plan intrekken", "gebeurd": "Plan ingetrokken", "volgorde": 90},
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not signed after all: a new version follows."""

    @transition(
        status,
        source=Status.ONDERTEKEND,
        target=Status.VERVALLEN,
        conditions=[newer_version_signed],
        permission=is_system,
        custom={"label": "Plan vervangen", "gebeurd": "Plan vervangen", "systeem": True},
    )
    def supersede(self, *, on: date, by: Any) -> None:
        """A later version was signed."""
