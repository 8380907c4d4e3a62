"""De eindbeoordeling van een traject: resultaat per doel, waardering en de landelijke KPI's."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.plannen.triggers import frozen_unless_concept, frozen_with
from normenkader.instellingen import instelling
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import oordeelbewakers
from .beeindigingsvelden import LANG, VanAanbiederQuerySet, dag
from .keuzes import Behaald, Effect, Informant, Vervolg, Waarde
from .partijen import has_regie, holds_process, is_behandelregisseur

_STAND = "SELECT status FROM casusregie_eindbeoordeling WHERE id = rij.beoordeling_id"


class Oordeelstand(models.TextChoices):
    """An eindbeoordeling is filled in and then adopted."""

    CONCEPT = "concept", "Wordt ingevuld"
    VASTGESTELD = "vastgesteld", "Vastgesteld"


class BeoordelingQuerySet(VanAanbiederQuerySet):
    """Sentences about eindbeoordelingen."""

    def adopted(self) -> "BeoordelingQuerySet":
        """Vastgesteld: these count in the figures."""
        return self.filter(status=Oordeelstand.VASTGESTELD)


def may_fill(beoordeling: Any, medewerker: Any) -> Oordeel:
    """The regie; without a team (route B, opt-out) the aanbieder itself (CR-B3-06)."""
    if beoordeling.zonder_team:
        return is_behandelregisseur(beoordeling, medewerker)
    return has_regie(beoordeling, medewerker)


def may_adopt(beoordeling: Any, medewerker: Any) -> Oordeel:
    """The procesregisseur formally ends the service (CR-M-06); without a team the aanbieder."""
    if beoordeling.zonder_team:
        return is_behandelregisseur(beoordeling, medewerker)
    return holds_process(beoordeling, medewerker)


@pghistory.track()
class Eindbeoordeling(Onderwerp):
    """The judgement at the end of one traject at one aanbieder (CR-A3-02, CR-B3-02, CR-K-01).

    `wachtdagen` and the reason of the end are derived; `uitval` follows from the reason.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="eindbeoordelingen")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    hulp_kenmerk = models.UUIDField(unique=True)
    hulp_naam = models.CharField(max_length=200)
    status = Statusveld(default=Oordeelstand.CONCEPT, choices=Oordeelstand, protected=False)
    gestart_op = models.DateField(editable=False)
    geeindigd_op = models.DateField(editable=False)
    reden_einde = models.CharField(max_length=2, blank=True, editable=False)
    wachtdagen = models.PositiveIntegerField(null=True, editable=False)
    uitval = models.BooleanField(default=False, editable=False)
    effect = models.CharField("effect van de hulp", max_length=10, choices=Effect, blank=True)
    effect_toelichting = models.TextField("wat de hulp deed", blank=True, validators=LANG)
    tevredenheid = models.PositiveSmallIntegerField(
        "cijfer voor tevredenheid",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    informant = models.CharField("wie gaf het cijfer", max_length=10, choices=Informant, blank=True)
    waardering_toelichting = models.TextField(
        "toelichting op de waardering", blank=True, validators=LANG
    )
    vervolg = models.CharField("wat komt hierna", max_length=10, choices=Vervolg, blank=True)
    vervolgvragen = models.TextField("vragen die open blijven", blank=True, validators=LANG)
    nazorg = models.TextField("afspraken over nazorg", blank=True, validators=LANG)
    afschaling = models.TextField("afspraken over afschaling", blank=True, validators=LANG)
    vastgesteld_op = dag("vastgesteld op")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    objects = BeoordelingQuerySet.as_manager()

    class Meta:
        verbose_name = "eindbeoordeling"
        verbose_name_plural = "eindbeoordelingen"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["aanbieder", "status", "geeindigd_op"], name="beoordeling_aanb")
        ]
        constraints = [
            models.CheckConstraint(
                name="beoordeling_vastgesteld",
                condition=Q(status="concept")
                | Q(vastgesteld_op__isnull=False, vastgesteld_door__isnull=False)
                & Q(tevredenheid__isnull=False)
                & ~Q(effect="")
                & ~Q(vervolg=""),
            ),
            models.CheckConstraint(
                name="beoordeling_tevredenheid_1_10",
                condition=Q(tevredenheid=None) | Q(tevredenheid__range=(1, 10)),
            ),
        ]
        triggers: list[pgtrigger.Trigger] = [frozen_unless_concept("eindbeoordeling_bevroren")]

    def __str__(self) -> str:
        return f"eindbeoordeling van {self.aanbieder} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    @property
    def zonder_team(self) -> bool:
        """Nobody of a team looks along: no team, or an opt-out."""
        return self.casus.opt_out or self.casus.team_id is None

    def may_register(self, by: Any) -> Oordeel:
        """Who fills it in begins it."""
        return may_fill(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Until it is adopted."""
        if self.status != Oordeelstand.CONCEPT:
            return Nee("De eindbeoordeling is vastgesteld en wijzigt niet meer.")
        return may_fill(self, by)

    @transition(
        status,
        source=Oordeelstand.CONCEPT,
        target=Oordeelstand.VASTGESTELD,
        conditions=[oordeelbewakers.is_complete, oordeelbewakers.has_final_report],
        permission=may_adopt,
        custom={
            "label": "Eindbeoordeling vaststellen",
            "gebeurd": "Eindbeoordeling vastgesteld, hulp formeel beëindigd",
            "volgorde": 10,
            "then": ("casusregie.tell_eindbeoordeling",),
        },
    )
    def adopt(self, *, on: date, by: Any) -> None:
        """The results are judged and the service is formally ended (CR-M-06)."""
        self.vastgesteld_op, self.vastgesteld_door = on, by
        self.uitval = self.reden_einde in instelling("kpi.uitval_redenen", on)


@pghistory.track()
class Doeloordeel(models.Model):
    """Was one doel of the plan reached? In route B the doel is written here."""

    beoordeling = models.ForeignKey(Eindbeoordeling, models.CASCADE, related_name="doelen")
    doel = models.ForeignKey("casusregie.Doel", models.PROTECT, null=True, related_name="+")
    tekst = models.CharField("doel", max_length=200)
    uitkomst = models.CharField(max_length=10, choices=Behaald, blank=True)
    toelichting = models.TextField(blank=True, validators=LANG)

    class Meta:
        verbose_name = "oordeel over een doel"
        verbose_name_plural = "oordelen over doelen"
        ordering = ["beoordeling", "id"]
        triggers: list[pgtrigger.Trigger] = [frozen_with("doeloordeel_bevroren", _STAND)]

    def __str__(self) -> str:
        return self.tekst


@pghistory.track()
class Waardering(models.Model):
    """One of the seven local scores of an aanbieder, 1 (slecht) to 5 (goed) (CR-K-02)."""

    beoordeling = models.ForeignKey(Eindbeoordeling, models.CASCADE, related_name="waarderingen")
    onderdeel = models.CharField(max_length=20, choices=Waarde)
    score = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        verbose_name = "waardering"
        verbose_name_plural = "waarderingen"
        ordering = ["beoordeling", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling", "onderdeel"], name="waardering_een_keer"
            ),
            models.CheckConstraint(name="waardering_1_5", condition=Q(score__range=(1, 5))),
        ]
        triggers: list[pgtrigger.Trigger] = [frozen_with("waardering_bevroren", _STAND)]

    def __str__(self) -> str:
        return f"{self.get_onderdeel_display()}: {self.score}"
