"""De maatregel: wat de rechter oplegde, hoe lang het duurt, de klokken en het einde (CR-C1-02)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld

from . import maatregelcontrole as controle
from .bevoegd import gi_leads
from .maatregelfeiten import facts_of
from .maatregelkeuzes import (
    Eindreden,
    MaatregelQuerySet,
    Pad,
    Rvdkuitkomst,
    comes_near_majority,
    has_end,
    rvdk_tests,
)
from .maatregelstand import Maatregelstand
from .soorten import Maatregelsoort

LANG = [MaxLengthValidator(4000)]


@pghistory.track()
class Maatregel(Maatregelstand, MetTermijnen, Onderwerp):
    """One measure of one kind; every ruling about it is an Uitspraak."""

    class Status(models.TextChoices):
        LOOPT = "loopt", "Loopt"
        BEEINDIGD = "beeindigd", "Beëindigd"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="maatregelen")
    soort = models.CharField(max_length=20, choices=Maatregelsoort)
    status = Statusveld(default=Status.LOOPT, choices=Status, protected=False)
    uitspraak_op = models.DateField("datum van de uitspraak")
    begindatum = models.DateField("begin")
    einddatum = models.DateField("loopt tot", null=True, blank=True)
    dreiging = models.TextField("wat de ontwikkeling bedreigt", blank=True, validators=LANG)
    veiligheid = models.TextField("wat nodig is om veilig te zijn", blank=True, validators=LANG)
    evaluaties = ArrayField(models.DateField(), default=list, blank=True, editable=False)
    rvdk_getoetst_op = models.DateField(null=True, blank=True, editable=False)
    rvdk_uitkomst = models.CharField(max_length=20, choices=Rvdkuitkomst, blank=True)
    pad = models.CharField(max_length=20, choices=Pad, blank=True)
    pad_gekozen_op = models.DateField(null=True, blank=True, editable=False)
    afstemming_18_op = models.DateField(null=True, blank=True, editable=False)
    beeindigd_op = models.DateField(null=True, blank=True)
    eindreden = models.CharField(max_length=20, choices=Eindreden, blank=True)
    toelichting = models.TextField(blank=True, validators=[MaxLengthValidator(2000)])
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = MaatregelQuerySet.as_manager()

    class Meta:
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort"], condition=Q(status="loopt"), name="maatregel_een_lopend"
            ),
            models.CheckConstraint(
                name="maatregel_einde_na_begin",
                condition=Q(einddatum=None) | Q(einddatum__gt=F("begindatum")),
            ),
            models.CheckConstraint(
                name="maatregel_beeindigd_met_reden",
                condition=(
                    Q(status="beeindigd", beeindigd_op__gte=F("begindatum")) & ~Q(eindreden="")
                )
                | (~Q(status="beeindigd") & Q(beeindigd_op=None)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_soort_display())

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return [Casus.objects.filter(pk=self.casus_id)]

    def may_register(self, by: Any) -> Oordeel:
        """The jeugdbeschermer of the GI records the measure (CR-C1-02)."""
        return gi_leads(self, by)

    def clean(self) -> None:
        """One running measure of a kind; the ruling comes before the measure."""
        if self._state.adding:
            controle.check_new(self)

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """With the age, which sets the last possible end."""
        return cls.objects.select_related("casus__jeugdige")

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Evaluation, RvdK, handover and majority (CR-C2-09, -10, CR-C3-04, -11, -12)."""
        return facts_of(self)

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        conditions=[has_end],
        permission=gi_leads,
        custom={"label": "Verlenging vastleggen", "gebeurd": "Maatregel verlengd", "volgorde": 20},
    )
    def extend(self, *, on: date, by: Any, einddatum: date) -> None:
        """A new ruling lets the measure go on; the RvdK tests again before the new end."""
        self.einddatum = einddatum
        self.rvdk_getoetst_op, self.rvdk_uitkomst = None, ""
        self.pad, self.pad_gekozen_op = "", None

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        permission=gi_leads,
        custom={
            "label": "Dreiging en veiligheid beschrijven",
            "gebeurd": "Dreiging en veiligheid beschreven",
            "volgorde": 5,
        },
    )
    def describe(self, *, on: date, by: Any, dreiging: str, veiligheid: str) -> None:
        """What threatens the development, and what is needed to be safe (CR-C1-03)."""
        self.dreiging, self.veiligheid = dreiging.strip(), veiligheid.strip()

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        permission=gi_leads,
        custom={
            "label": "Evaluatie van het gezinsplan vastleggen",
            "gebeurd": "Gezinsplan geëvalueerd",
            "volgorde": 10,
        },
    )
    def record_evaluatie(self, *, on: date, by: Any, geevalueerd_op: date) -> None:
        """The next term runs from this evaluation (CR-C2-09, -10)."""
        controle.check_evaluation(self, geevalueerd_op, on)
        self.evaluaties = [*self.evaluaties, geevalueerd_op]

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        conditions=[rvdk_tests, has_end],
        permission=gi_leads,
        custom={"label": "Toets van de Raad vastleggen", "gebeurd": "Afsluiten getoetst door RvdK"},
    )
    def record_rvdk(self, *, on: date, by: Any, getoetst_op: date, uitkomst: str) -> None:
        """The RvdK judged closing (CR-C3-04)."""
        controle.check_past("getoetst_op", getoetst_op, self.begindatum, on)
        self.rvdk_getoetst_op, self.rvdk_uitkomst = getoetst_op, uitkomst

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        conditions=[comes_near_majority],
        permission=gi_leads,
        custom={
            "label": "Afstemming voor 18 jaar vastleggen",
            "gebeurd": "Afgestemd met het lokale team over 18 jaar en ouder",
        },
    )
    def align_adult(self, *, on: date, by: Any, afgestemd_op: date) -> None:
        """Agreed with the lokaal team what follows after 18 (CR-C3-11)."""
        controle.check_past("afgestemd_op", afgestemd_op, self.begindatum, on)
        self.afstemming_18_op = afgestemd_op

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.LOOPT,
        permission=gi_leads,
        custom={
            "label": "Vervolg na de maatregel kiezen",
            "gebeurd": "Vervolg na de maatregel gekozen",
            "volgorde": 30,
        },
    )
    def choose_path(self, *, on: date, by: Any, pad: str) -> None:
        """What follows is clear, and its preparation has begun (CR-C3-01, -12)."""
        self.pad, self.pad_gekozen_op = pad, self.pad_gekozen_op or on

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.BEEINDIGD,
        permission=gi_leads,
        custom={"label": "Einde vastleggen", "gebeurd": "Maatregel beëindigd", "volgorde": 40},
    )
    def end(
        self, *, on: date, by: Any, beeindigd_op: date, eindreden: str, toelichting: str = ""
    ) -> None:
        """The measure has ended, with the reason."""
        controle.check_end(self, beeindigd_op, eindreden, on)
        self.beeindigd_op, self.eindreden = beeindigd_op, eindreden
        self.toelichting = toelichting.strip()

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.INGETROKKEN,
        permission=gi_leads,
        custom={
            "label": "Intrekken",
            "gebeurd": "Maatregel ingetrokken: verkeerd vastgelegd",
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any, toelichting: str) -> None:
        """It was recorded by mistake; what was recorded stays readable."""
        if not toelichting.strip():
            raise ValidationError({"toelichting": "Schrijf op waarom deze maatregel niet klopt"})
        self.toelichting = toelichting.strip()
