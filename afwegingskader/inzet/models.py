"""De 1-op-1-inzet zelf: gepland, loopt, beëindigd; de dagteller staat nooit stil."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from afwegingskader.bevoegdheden import is_behandelregisseur
from casusregie.models import Casus, Jeugdige
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from normenkader.models import KaderVersie
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewakers
from .dagen import moved_end
from .feiten import inzet_facts
from .lopend import SAMEN, LopendeOvergangen
from .querysets import (
    Doelbereikt,
    InzetQuerySet,
    Inzetstand,
    RedenAfgezien,
    RedenLater,
    Tussenbesluit,
    Vervolg,
)
from .regels import REGELS, contents_errors

__all__ = ["Doelbereikt", "EenOpEenInzet", "Inzetstand", "RedenAfgezien", "RedenLater"]


@pghistory.track()
class EenOpEenInzet(LopendeOvergangen, MetTermijnen, Onderwerp):
    """One 1-op-1 at one aanbieder; keeps the kader under which it was granted."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="inzetten")
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="inzetten")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aanvraag = models.OneToOneField(
        "afwegingskader.EenOpEenAanvraag", models.PROTECT, related_name="inzet"
    )
    kaderversie = models.ForeignKey(KaderVersie, models.PROTECT, related_name="+")
    begindatum = models.DateField()
    einddatum = models.DateField(help_text="De laatste dag, inbegrepen")
    rer_laatste_dag = models.DateField(null=True, blank=True)
    gestart_op = models.DateField(null=True, blank=True)
    tussenevaluatie_op = models.DateField(null=True, blank=True)
    tussenevaluatie = models.TextField(blank=True)
    tussenbesluit = models.CharField(max_length=20, choices=Tussenbesluit, blank=True)
    afbouw_vastgelegd_op = models.DateField(null=True, blank=True)
    afbouw = models.TextField(blank=True)
    vervolg = models.TextField(blank=True)
    reden_later = models.CharField(max_length=20, choices=RedenLater, blank=True)
    beeindigd_op = models.DateField(null=True, blank=True)
    doel_bereikt = models.CharField(max_length=10, choices=Doelbereikt, blank=True)
    evaluatie = models.TextField(blank=True)
    vervolg_soort = models.CharField(max_length=20, choices=Vervolg, blank=True)
    uren_gemaakt = models.JSONField(default=dict, blank=True)
    uren_totaal = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    rer_stop_op = models.DateField(null=True, blank=True)
    afgezien_op = models.DateField(null=True, blank=True)
    reden_afgezien = models.CharField(max_length=20, choices=RedenAfgezien, blank=True)
    status = Statusveld(default=Inzetstand.GEPLAND, choices=Inzetstand)

    objects = InzetQuerySet.as_manager()

    class Meta:
        verbose_name = "1-op-1-inzet"
        verbose_name_plural = "1-op-1-inzetten"
        indexes = [
            models.Index(
                fields=["einddatum"], condition=models.Q(status="loopt"), name="inzet_lopend"
            ),
            models.Index(fields=["jeugdige", "begindatum"], name="inzet_jeugdige"),
            models.Index(fields=["casus", "-begindatum"], name="inzet_casus"),
        ]
        constraints = REGELS

    def __str__(self) -> str:
        return f"1-op-1 vanaf {self.begindatum:%d-%m-%Y}"

    def dossier_kenmerk(self) -> Any:
        """Part of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> list[models.QuerySet[Any]]:
        """All 1-op-1 of a jeugdige is counted under one lock."""
        return [Jeugdige.objects.filter(pk=self.jeugdige_id)]

    def may_register(self, by: Any) -> Oordeel:
        """An inzet comes only from a granted aanvraag."""
        return True if self.aanvraag.status == "toegekend" else Nee("Er is nog geen besluit.")

    def may_amend(self, by: Any) -> Oordeel:
        """Only to tell why it goes on past its last day, by either party."""
        return bewakers.reason_is_asked(self) and SAMEN(self, by)

    def clean(self) -> None:
        """What is recorded has words."""
        fouten = contents_errors(self)
        if fouten:
            raise ValidationError(fouten)

    @property
    def dagen(self) -> int:
        """Granted length in days, first and last included."""
        return (self.einddatum - self.begindatum).days + 1

    def day_on(self, on: date) -> int:
        """Day number on a date; the start day is 1."""
        return (on - self.begindatum).days + 1

    def another_runs(self) -> bool:
        """Does another 1-op-1 of this jeugdige run? Asked once per instance."""
        if "_andere" not in self.__dict__:
            anderen = EenOpEenInzet.objects.counting_for(self.jeugdige_id).running()
            self.__dict__["_andere"] = anderen.exclude(pk=self.pk).exists()
        return bool(self.__dict__["_andere"])

    @transition(
        field=status,
        source=Inzetstand.GEPLAND,
        target=Inzetstand.LOOPT,
        conditions=[bewakers.start_day_has_come, bewakers.no_other_runs],
        permission=is_behandelregisseur,
        custom={"label": "Start melden", "gebeurd": "1-op-1 gestart, dag 1", "volgorde": 10},
    )
    def start(self, *, on: date, by: Any, gestart_op: date | None = None) -> None:
        """The real start day is day 1; the granted number of days stays at most the same."""
        gestart = gestart_op or on
        if not self.begindatum <= gestart <= on:
            raise ValidationError(
                {"gestart_op": "Kies een dag vanaf de toegekende begindatum, niet in de toekomst"}
            )
        self.einddatum = moved_end(self, gestart, "gestart_op")
        self.begindatum = self.gestart_op = gestart

    @transition(
        field=status,
        source=Inzetstand.GEPLAND,
        target=Inzetstand.GEPLAND,
        permission=is_behandelregisseur,
        custom={
            "label": "Begindatum verzetten",
            "gebeurd": "Begindatum van de 1-op-1 verzet",
            "volgorde": 15,
        },
    )
    def postpone(self, *, on: date, by: Any, begindatum: date) -> None:
        """A later first day; the granted number of days stays at most the same."""
        if begindatum <= self.begindatum or begindatum < on:
            raise ValidationError(
                {"begindatum": "Kies een dag na de toegekende begindatum, niet in het verleden"}
            )
        self.einddatum = moved_end(self, begindatum, "begindatum")
        self.begindatum = begindatum

    @transition(
        field=status,
        source=Inzetstand.GEPLAND,
        target=Inzetstand.BEEINDIGD,
        permission=SAMEN,
        custom={
            "label": "Inzet niet door laten gaan",
            "gebeurd": "1-op-1 gaat niet door",
            "then": ("afwegingskader.end_involvement",),
            "volgorde": 90,
        },
    )
    def cancel(self, *, on: date, by: Any, reden_afgezien: str) -> None:
        """Granted but never started: its days do not count."""
        self.afgezien_op, self.reden_afgezien = on, reden_afgezien

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """Many at once: what the termijnen are counted from, in a fixed number of queries."""
        rijen = cls.objects.select_related("casus", "kaderversie")
        return rijen.prefetch_related("casus__regierollen")

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Milestones and the last day; nothing before the start."""
        return inzet_facts(self)
