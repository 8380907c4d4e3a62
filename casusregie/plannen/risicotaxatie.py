"""De risicotaxatie: hoe veilig is het, waaruit blijkt dat en wat is er gedaan (CR-A1-05)."""

from datetime import date
from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.toestemming.bevoegd import may_assess
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.sloten import changed
from verloop.velden import Statusveld

from .triggers import frozen_unless_concept


class Instrument(models.TextChoices):
    """Instruments for safety and risk (domein.md §4)."""

    LIRIK = "lirik", "LIRIK"
    CFRA = "cfra", "CFRA"
    CARE_NL = "care_nl", "CARE-NL"
    VEILIG_THUIS = "veilig_thuis", "Checklist Veilig Thuis"
    DELTA = "delta", "Delta Veiligheidslijst"
    OORDEEL = "oordeel", "Professioneel oordeel zonder instrument"


class Uitkomst(models.TextChoices):
    """How safe it is."""

    VEILIG = "veilig", "Veilig"
    AANDACHT = "aandacht", "Extra aandacht nodig"
    ONVEILIG = "onveilig", "Onveilig"
    ACUUT = "acuut", "Acuut onveilig"


class Meldcodestap(models.TextChoices):
    """The five steps of the Meldcode."""

    GEEN = "0", "Meldcode niet nodig"
    SIGNALEN = "1", "Stap 1: signalen in kaart"
    OVERLEG = "2", "Stap 2: overleg met een collega"
    GESPREK = "3", "Stap 3: gesprek met het gezin"
    WEGEN = "4", "Stap 4: wegen"
    BESLISSEN = "5", "Stap 5: beslissen over melden"


class Meldpunt(models.TextChoices):
    """Where a worry was reported (CR-A1-24)."""

    JB_PLEIN = "jb_plein", "Jeugdbeschermingsplein"
    SISA = "sisa", "SISA"
    RVDK = "rvdk", "Raad voor de Kinderbescherming"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"


class RisicotaxatieQuerySet(OnderCasusQuerySet):
    """Sentences about risicotaxaties."""

    def latest_of(self, casus: Casus) -> "Risicotaxatie | None":
        """The newest one, also when it is a concept."""
        return self.filter(casus=casus).order_by("-pk").first()

    def recorded(self) -> Self:
        """Only those that were vastgelegd."""
        return self.filter(status=Risicotaxatie.Status.VASTGELEGD)


@pghistory.track()
class Risicotaxatie(Onderwerp):
    """One judgement of the safety; a new one follows when something changes."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        VASTGELEGD = "vastgelegd", "Vastgelegd"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="risicotaxaties")
    status = Statusveld(default=Status.CONCEPT, choices=Status, protected=False)
    getaxeerd_op = models.DateField("datum van de taxatie", null=True, blank=True)
    instrument = models.CharField(max_length=20, choices=Instrument, blank=True)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    aandachtspunten = models.TextField("aandachtspunten", blank=True)
    meldcode = models.CharField(
        "stap van de Meldcode", max_length=1, choices=Meldcodestap, default=Meldcodestap.GEEN
    )
    gemeld_bij = models.CharField("gemeld bij", max_length=20, choices=Meldpunt, blank=True)
    gemeld_op = models.DateField("gemeld op", null=True, blank=True)
    cit_gebeld_op = models.DateTimeField("contact met het CIT", null=True, blank=True)
    vastgelegd_op = models.DateField(null=True, blank=True, editable=False)
    uitvoerder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = RisicotaxatieQuerySet.as_manager()
    lock_with = ("casus__team",)

    class Meta:
        verbose_name = "risicotaxatie"
        verbose_name_plural = "risicotaxaties"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(status="concept"), name="een_concept_risicotaxatie"
            ),
            models.CheckConstraint(
                name="risicotaxatie_vastgelegd_op_een_dag",
                condition=Q(status="concept") | Q(vastgelegd_op__isnull=False),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [frozen_unless_concept("risicotaxatie_bevroren")]

    def __str__(self) -> str:
        return f"risicotaxatie van {self.casus}"

    @property
    def veiligheid_in_geding(self) -> bool:
        """Anything but 'veilig' puts the safety at stake (CR-D-08)."""
        return self.uitkomst not in ("", Uitkomst.VEILIG)

    def dossier_kenmerk(self):
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus; in route B the aanbieder as well."""
        return may_assess(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes."""
        if self.status != self.Status.CONCEPT:
            return Nee("Deze risicotaxatie is vastgelegd en wijzigt niet meer.")
        return may_assess(self, by)

    def clean(self) -> None:
        """A recorded risicotaxatie is complete."""
        fouten = self.missing() if self.status == self.Status.VASTGELEGD else {}
        if fouten:
            raise ValidationError(fouten)

    def missing(self) -> dict[str, str]:
        """What is still to be filled in: field name -> what to do."""
        vragen = {
            "getaxeerd_op": (
                not self.getaxeerd_op,
                "Vul in op welke dag u de veiligheid heeft getaxeerd",
            ),
            "instrument": (not self.instrument, "Kies het instrument dat u heeft gebruikt"),
            "uitkomst": (not self.uitkomst, "Kies de uitkomst"),
            "aandachtspunten": (
                self.veiligheid_in_geding and not self.aandachtspunten,
                "Vul in wat de aandachtspunten zijn",
            ),
            "cit_gebeld_op": (
                self.uitkomst == Uitkomst.ACUUT and not self.cit_gebeld_op,
                "Bel het CIT en leg vast dat u contact had",
            ),
            "gemeld_bij": (
                bool(self.gemeld_op) and not self.gemeld_bij,
                "Kies bij wie u heeft gemeld",
            ),
            "gemeld_op": (
                bool(self.gemeld_bij) and not self.gemeld_op,
                "Vul in op welke dag u heeft gemeld",
            ),
        }
        return {naam: zin for naam, (ontbreekt, zin) in vragen.items() if ontbreekt}

    def sync_termijnen(self) -> None:
        """Projection: the safety flag of the casus follows the newest recorded taxatie."""
        super().sync_termijnen()
        if self.status == self.Status.VASTGELEGD:
            Casus.objects.filter(pk=self.casus_id).update(
                veiligheid_aandacht=self.veiligheid_in_geding
            )
            changed(Casus, self.casus_id)

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGELEGD,
        permission=may_assess,
        custom={"label": "Risicotaxatie vastleggen", "gebeurd": "Risicotaxatie vastgelegd"},
    )
    def complete(self, *, on: date, by: Any) -> None:
        """The safety has been judged and recorded."""
        if self.getaxeerd_op and self.getaxeerd_op > on:
            raise ValidationError({"getaxeerd_op": "Kies een datum die niet in de toekomst ligt"})
        self.vastgelegd_op, self.uitvoerder = on, by
