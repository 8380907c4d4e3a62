"""Een bijeenkomst van een tafel: wanneer, wie voorzit, wie er zijn en wat op de agenda staat."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import LEIDERS, leads
from .inrichting import Tafel
from .keuzes import VERPLICHT_BIJ_EXPERTTAFEL, Discipline, Tafelsoort
from .querysets import BijeenkomstQuerySet


def day_has_come(bijeenkomst: Any) -> Oordeel:
    """A meeting is not held before its day."""
    if bijeenkomst.datum <= bijeenkomst.vandaag:
        return True
    return Nee("De tafel is nog niet geweest.", "Dit kan vanaf de dag van de bijeenkomst.")


def has_agenda(bijeenkomst: Any) -> Oordeel:
    """There is something to discuss."""
    if bijeenkomst.agendapunten.exists():
        return True
    return Nee("Er staat geen casus op de agenda.", "Zet een casus op de agenda of zeg hem af.")


@pghistory.track()
class Tafelbijeenkomst(Onderwerp):
    """One meeting of a tafel, chaired by zorgbemiddeling (CR-Z-03)."""

    class Status(models.TextChoices):
        GEPLAND = "gepland", "Gepland"
        GEHOUDEN = "gehouden", "Gehouden"
        AFGEZEGD = "afgezegd", "Afgezegd"

    tafel = models.ForeignKey(Tafel, models.PROTECT, related_name="bijeenkomsten")
    status = Statusveld(default=Status.GEPLAND, choices=Status, protected=False)
    datum = models.DateField()
    begintijd = models.TimeField("begint om", null=True, blank=True)
    plaats = models.CharField("waar", max_length=120, blank=True)
    voorzitter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gehouden_op = models.DateField(null=True, blank=True, editable=False)
    reden_afgezegd = models.CharField("waarom", max_length=400, blank=True)

    objects = BijeenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "bijeenkomst van een tafel"
        verbose_name_plural = "bijeenkomsten van tafels"
        indexes = [models.Index(fields=["tafel", "status", "datum"], name="bijeenkomst_tafel")]
        constraints = [
            models.CheckConstraint(
                name="bijeenkomst_gehouden_met_dag",
                condition=Q(status="gehouden", gehouden_op__isnull=False)
                | (~Q(status="gehouden") & Q(gehouden_op=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tafel} van {self.datum:%d-%m-%Y}"

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The tafel first."""
        return (Tafel.objects.filter(pk=self.tafel_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Who leads the tafel plans it."""
        return leads(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """As long as it is planned."""
        if self.status != self.Status.GEPLAND:
            return Nee("Deze bijeenkomst is al geweest of afgezegd.")
        return leads(self, by)

    def clean(self) -> None:
        """The chair leads this tafel; a new meeting lies not in the past."""
        fouten = {}
        rollen = LEIDERS.get(self.tafel.organisatie.soort, ())
        if not self.voorzitter.has_role(
            *rollen, on=self.vandaag, organisatie_id=self.tafel.organisatie_id
        ):
            fouten["voorzitter"] = f"Kies een voorzitter van {self.tafel.organisatie}"
        if self._state.adding and self.datum < self.vandaag:
            fouten["datum"] = "Kies vandaag of een dag die nog komt"
        if fouten:
            raise ValidationError(fouten)

    def missing_disciplines(self, aanwezig: bool = False) -> list[str]:
        """Which disciplines an experttafel still lacks: of the invited, or of who was there."""
        if self.tafel.soort != Tafelsoort.EXPERT:
            return []
        rijen = self.deelnemers.all()  # type: ignore[attr-defined]
        zijn_er = {d.discipline for d in rijen if not aanwezig or d.aanwezig}
        return [str(d.label) for d in VERPLICHT_BIJ_EXPERTTAFEL if d.value not in zijn_er]

    @transition(
        field=status,
        source=Status.GEPLAND,
        target=Status.GEHOUDEN,
        conditions=[day_has_come, has_agenda],
        permission=leads,
        custom={"label": "Tafel is gehouden", "gebeurd": "Tafel gehouden", "volgorde": 10},
    )
    def hold(self, *, on: date, by: Any) -> None:
        """It took place; who was there is known, and at an experttafel all five disciplines."""
        if self.deelnemers.filter(aanwezig=True).count() < 2:  # type: ignore[attr-defined]
            raise ValidationError({"aanwezig": "Kies ten minste twee mensen die er waren"})
        if mist := self.missing_disciplines(aanwezig=True):
            raise ValidationError(
                {"aanwezig": f"Bij een experttafel is ook nodig: {', '.join(mist)}"}
            )
        self.gehouden_op = self.datum

    @transition(
        field=status,
        source=Status.GEPLAND,
        target=Status.AFGEZEGD,
        permission=leads,
        custom={"label": "Afzeggen", "gebeurd": "Tafel afgezegd", "volgorde": 90},
    )
    def cancel(self, *, on: date, by: Any, reden: str) -> None:
        """It does not take place; what was on the agenda waits for another one."""
        if not reden.strip():
            raise ValidationError({"reden": "Schrijf op waarom de tafel niet doorgaat"})
        if self.agendapunten.exists():  # type: ignore[attr-defined]
            raise ValidationError("Haal eerst alle casussen van de agenda.")
        self.reden_afgezegd = reden.strip()


@pghistory.track()
class Tafeldeelnemer(models.Model):
    """Somebody at a meeting and for which discipline; `aanwezig` is known once it was held."""

    bijeenkomst = models.ForeignKey(Tafelbijeenkomst, models.CASCADE, related_name="deelnemers")
    naam = models.CharField(max_length=120)
    discipline = models.CharField(max_length=20, choices=Discipline)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    namens = models.CharField("namens", max_length=120, blank=True)
    aanwezig = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "deelnemer aan een tafel"
        verbose_name_plural = "deelnemers aan tafels"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.naam}, {self.get_discipline_display()}"
