"""Het programma en zijn tabellen: acties, begroting en besluitvorming."""

from datetime import date
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import keeps_programme
from .keuzes import LOPEND, MAATREGELKEUZES, Actiestand, Overlegdoel
from .kwartaal import PER_JAAR, Kwartaal, in_words, quarter_of

LANG = [MaxLengthValidator(2000)]
KWARTAAL = [MinValueValidator(1), MaxValueValidator(PER_JAAR)]
JAAR = [MinValueValidator(2015), MaxValueValidator(2100)]


class Programmaonderwerp(Onderwerp):
    """What the region keeps of its programme: no dossier, no jeugdige."""

    class Meta:
        abstract = True

    def may_register(self, by: Any) -> Oordeel:
        """The regional organisation."""
        return keeps_programme(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The same people; what happened before stays in the history."""
        return keeps_programme(self, by)


@pghistory.track()
class Programma(Programmaonderwerp):
    """One programme of measures; `voorbeeld` marks that of another region."""

    naam = models.CharField("naam", max_length=160)
    bron = models.CharField("bron", max_length=300)
    voorbeeld = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = "programma"
        verbose_name_plural = "programma's"
        ordering = ["voorbeeld", "-pk"]
        constraints = [models.UniqueConstraint(fields=["naam"], name="programma_naam")]

    def __str__(self) -> str:
        return self.naam


class ActieQuerySet(models.QuerySet):
    """Sentences about actions."""

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(status__in=LOPEND)

    def late(self, on: date) -> Self:
        """To be done while the quarter in which it should be ready has passed (GV-M3-09)."""
        nu = quarter_of(on)
        eerder = Q(tot_jaar__lt=nu.jaar) | Q(tot_jaar=nu.jaar, tot_kwartaal__lt=nu.nummer)
        return self.open().filter(eerder)


@pghistory.track()
class Actie(Programmaonderwerp):
    """One row of the programme: maatregel, what, when (quarters), by whom, and how it stands."""

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="acties")
    maatregel = models.PositiveSmallIntegerField(choices=MAATREGELKEUZES)
    onderdeel = models.CharField("onderdeel", max_length=160)
    volgorde = models.PositiveSmallIntegerField(default=1, editable=False)
    wat = models.CharField("wat", max_length=400)
    van_jaar = models.PositiveSmallIntegerField(null=True, blank=True, validators=JAAR)
    van_kwartaal = models.PositiveSmallIntegerField(null=True, blank=True, validators=KWARTAAL)
    tot_jaar = models.PositiveSmallIntegerField(null=True, blank=True, validators=JAAR)
    tot_kwartaal = models.PositiveSmallIntegerField(null=True, blank=True, validators=KWARTAAL)
    door_wie = models.CharField("door wie", max_length=300)
    status = Statusveld(default=Actiestand.OPEN, choices=Actiestand, protected=False)
    gereed_op = models.DateField(null=True, blank=True, editable=False)
    toelichting = models.TextField("toelichting", blank=True, validators=LANG)

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["maatregel", "volgorde", "pk"]
        constraints = [
            models.CheckConstraint(
                name="actie_kwartaal_met_jaar",
                condition=Q(tot_jaar=None, tot_kwartaal=None)
                | Q(tot_jaar__isnull=False, tot_kwartaal__isnull=False),
            ),
            models.CheckConstraint(
                name="actie_gereed_op_een_dag",
                condition=~Q(status=Actiestand.GEREED) | Q(gereed_op__isnull=False),
            ),
            models.CheckConstraint(
                name="actie_van_voor_tot",
                condition=Q(van_jaar=None)
                | Q(tot_jaar=None)
                | Q(van_jaar__lt=F("tot_jaar"))
                | Q(van_jaar=F("tot_jaar"), van_kwartaal__lte=F("tot_kwartaal")),
            ),
        ]

    def __str__(self) -> str:
        return self.wat

    def clean(self) -> None:
        """A quarter has a year, and the end does not lie before the begin."""
        fouten = {}
        for begin in ("van", "tot"):
            if bool(getattr(self, f"{begin}_jaar")) != bool(getattr(self, f"{begin}_kwartaal")):
                fouten[f"{begin}_kwartaal"] = "Kies een kwartaal en een jaar, of geen van beide"
        if not fouten and self.van and self.tot and self.tot < self.van:
            fouten["tot_kwartaal"] = "Kies een einde dat niet voor het begin ligt"
        if fouten:
            raise ValidationError(fouten)

    @property
    def van(self) -> Kwartaal | None:
        """The first quarter."""
        return Kwartaal(self.van_jaar, self.van_kwartaal or 1) if self.van_jaar else None

    @property
    def tot(self) -> Kwartaal | None:
        """The quarter in which it should be ready; None: goes on."""
        return Kwartaal(self.tot_jaar, self.tot_kwartaal or PER_JAAR) if self.tot_jaar else None

    @property
    def wanneer(self) -> str:
        """When, in words."""
        return in_words(self.van, self.tot)

    def is_late(self, on: date) -> bool:
        """Should it be ready by now?"""
        return self.status in LOPEND and self.tot is not None and self.tot.einde < on

    def may_amend(self, by: Any) -> Oordeel:
        """What is ready or dropped does not change any more."""
        if self.status not in LOPEND:
            return Nee("Deze actie is afgerond.", "Maak een nieuwe actie.")
        return keeps_programme(self, by)

    @transition(
        status,
        source=Actiestand.OPEN,
        target=Actiestand.BEZIG,
        permission=keeps_programme,
        custom={"label": "Beginnen", "gebeurd": "Actie begonnen", "volgorde": 10},
    )
    def begin(self, *, on: date, by: Any) -> None:
        """People work on it."""

    @transition(
        status,
        source=[Actiestand.OPEN, Actiestand.BEZIG],
        target=Actiestand.GEREED,
        permission=keeps_programme,
        custom={"label": "Gereed melden", "gebeurd": "Actie gereed", "volgorde": 20},
    )
    def finish(self, *, on: date, by: Any, gereed_op: date, toelichting: str = "") -> None:
        """Done on that day."""
        if gereed_op > on:
            raise ValidationError({"gereed_op": "Kies een dag tot en met vandaag"})
        self.gereed_op, self.toelichting = gereed_op, toelichting.strip()

    @transition(
        status,
        source=[Actiestand.OPEN, Actiestand.BEZIG],
        target=Actiestand.VERVALLEN,
        permission=keeps_programme,
        custom={"label": "Laten vervallen", "gebeurd": "Actie vervallen", "volgorde": 90},
    )
    def drop(self, *, on: date, by: Any, toelichting: str) -> None:
        """Not needed any more, with the reason."""
        if not toelichting.strip():
            raise ValidationError({"toelichting": "Schrijf op waarom deze actie vervalt"})
        self.toelichting = toelichting.strip()


@pghistory.track()
class Begrotingsregel(Programmaonderwerp):
    """What a measure costs on top of the ordinary work; an amount nobody knows stays empty."""

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="begroting")
    maatregel = models.PositiveSmallIntegerField(choices=MAATREGELKEUZES)
    onderdeel = models.CharField("onderdeel", max_length=160)
    volgorde = models.PositiveSmallIntegerField(default=1, editable=False)
    extra_cent = models.PositiveBigIntegerField("extra nodig in eurocenten", null=True, blank=True)
    extra_voor = models.CharField("waarvoor", max_length=200, blank=True)
    dekking = models.CharField("mogelijke dekking", max_length=200, blank=True)
    regulier = models.TextField("regulier (uren)", blank=True, validators=LANG)

    class Meta:
        verbose_name = "regel van de begroting"
        verbose_name_plural = "begroting"
        ordering = ["maatregel", "volgorde", "pk"]

    def __str__(self) -> str:
        return self.onderdeel


@pghistory.track()
class Besluitstap(Programmaonderwerp):
    """One stop of a proposal on its way: day, overleg, for what, and the conclusion."""

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="besluitvorming")
    voorstel = models.CharField("voorstel", max_length=200)
    datum = models.DateField("datum")
    overleg = models.CharField("overleg", max_length=160)
    doel = models.CharField("doel", max_length=20, choices=Overlegdoel)
    conclusie = models.TextField("conclusie", blank=True, validators=LANG)

    class Meta:
        verbose_name = "stap in de besluitvorming"
        verbose_name_plural = "besluitvorming"
        ordering = ["datum", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "voorstel", "datum", "overleg"],
                name="besluitstap_een_keer",
                violation_error_message="Dit overleg staat er al op deze dag",
            )
        ]

    def __str__(self) -> str:
        return f"{self.overleg}, {self.datum:%d-%m-%Y}"
