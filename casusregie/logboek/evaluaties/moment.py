"""Het evaluatiemoment: één keer terugkijken, met verslag, oordeel en voorstel."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, is_system, works_on_casus
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.logboek.bevoegd import works_or_takes_part
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .keuzes import Effect, Status, Voorstel, Vorm
from .termijnfeiten import facts_of
from .volgers import tell_followers

LANG = [MaxLengthValidator(4000)]
#: What a judgement cannot do without (CR-A2-15).
NODIG = {
    "beoordeling": "Schrijf op hoe u de voortgang beoordeelt",
    "effect": "Kies of de hulp werkt",
    "voorstel": "Kies wat u voorstelt",
    "met": "Schrijf op wie er meededen",
}


class EvaluatiemomentQuerySet(OnderCasusQuerySet):
    """Sentences about evaluatiemomenten."""

    def open(self) -> Self:
        """Still to be discussed."""
        return self.filter(status__in=[Status.GEPLAND, Status.VERSLAG])

    def overdue(self, on: date) -> Self:
        """The day passed without a report or a talk (CR-A2-09)."""
        return self.open().filter(op__lt=on)

    def for_list(self) -> Self:
        """With what a row shows, first the day that comes first."""
        return self.select_related("casus__jeugdige", "aanbieder").order_by("op", "pk")


@pghistory.track()
class Evaluatiemoment(MetTermijnen, Onderwerp):
    """One moment to look back: report of the aanbieder, judgement and proposal (CR-A2-15)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="evaluatiemomenten")
    plan = models.ForeignKey(
        Ondersteuningsplan, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    arrangement_kenmerk = models.UUIDField(null=True, blank=True)
    op = models.DateField("op")
    vorm = models.CharField(max_length=20, choices=Vorm, default=Vorm.GESPREK)
    tussentijds = models.BooleanField(default=False)
    status = Statusveld(default=Status.GEPLAND, choices=Status, protected=False)
    verslag_op = models.DateField("verslag gedeeld op", null=True, blank=True)
    verslag_kenmerk = models.UUIDField(null=True, blank=True)
    verslag_in_het_kort = models.TextField("het verslag in het kort", blank=True, validators=LANG)
    gesprek_op = models.DateField("besproken op", null=True, blank=True)
    met = models.CharField("wie deden mee", max_length=300, blank=True)
    zonder_verslag_omdat = models.CharField("waarom zonder verslag", max_length=300, blank=True)
    effect = models.CharField(max_length=10, choices=Effect, blank=True)
    beoordeling = models.TextField(
        "beoordeling in het licht van alle hulp", blank=True, validators=LANG
    )
    voorstel = models.CharField(max_length=20, choices=Voorstel, blank=True)
    voorstel_toelichting = models.TextField("waarom dit voorstel", blank=True, validators=LANG)
    reden = models.CharField("waarom een andere dag of vervallen", max_length=300, blank=True)

    objects = EvaluatiemomentQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatiemoment"
        verbose_name_plural = "evaluatiemomenten"
        indexes = [models.Index(fields=["casus", "op"], name="evaluatie_casus")]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "aanbieder", "op"],
                condition=Q(status__in=["gepland", "verslag"]),
                nulls_distinct=False,
                name="evaluatie_een_keer_per_dag",
            ),
            models.CheckConstraint(
                name="evaluatie_besproken_met_oordeel",
                condition=~Q(status="besproken")
                | (Q(gesprek_op__isnull=False) & ~Q(beoordeling="") & ~Q(voorstel="")),
            ),
        ]

    def __str__(self) -> str:
        return f"evaluatiemoment in {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """From high to low: the casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Planned by itself, or in between by any party that takes part (CR-A2-09)."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.")
        return works_or_takes_part(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The report of the aanbieder, and the talk of the casusregisseur, both by that day."""
        return facts_of(self)

    def sync_termijnen(self) -> None:
        """Of itself, and of what waited for an evaluation."""
        super().sync_termijnen()
        tell_followers(self)

    def clean(self) -> None:
        """The report comes before the talk; who talks without one says why (CR-A2-11)."""
        fouten: dict[str, str] = {}
        if self.status == Status.BESPROKEN:
            fouten |= self._missing_judgement()
        for veld in ("verslag_op", "gesprek_op"):
            waarde = getattr(self, veld)
            if waarde is not None and waarde > self.vandaag:
                fouten[veld] = "Kies een dag die niet na vandaag ligt"
        if fouten:
            raise ValidationError(fouten)

    def _missing_judgement(self) -> dict[str, str]:
        fouten = {veld: zin for veld, zin in NODIG.items() if not getattr(self, veld)}
        if self.voorstel != Voorstel.VOORTZETTEN and not self.voorstel_toelichting:
            fouten["voorstel_toelichting"] = "Schrijf op waarom de hulp verandert"
        if self.aanbieder_id and not (self.shared_before or self.zonder_verslag_omdat):
            fouten["zonder_verslag_omdat"] = "Er was geen verslag voor het gesprek. Zeg waarom"
        return fouten

    @property
    def shared_before(self) -> bool:
        """Was the report shared on or before the day of the talk?"""
        return bool(self.verslag_op and self.gesprek_op and self.verslag_op <= self.gesprek_op)

    @transition(
        status,
        source=Status.GEPLAND,
        target=Status.VERSLAG,
        permission=works_or_takes_part,
        custom={
            "label": "Voortgangsverslag delen",
            "gebeurd": "Voortgangsverslag gedeeld",
            "volgorde": 10,
            "then": ("casusregie.tell_report",),
        },
    )
    def receive_report(
        self,
        *,
        on: date,
        by: Any,
        verslag_op: date | None = None,
        verslag_in_het_kort: str = "",
        verslag_kenmerk: Any = None,
    ) -> None:
        """The report is there; the procesregisseur hears it (CR-A2-11, CR-A2-12)."""
        self.verslag_op, self.verslag_kenmerk = verslag_op or on, verslag_kenmerk
        self.verslag_in_het_kort = verslag_in_het_kort.strip()

    @transition(
        status,
        source=[Status.GEPLAND, Status.VERSLAG],
        target=Status.BESPROKEN,
        permission=works_on_casus,
        custom={
            "label": "Voortgang beoordelen",
            "gebeurd": "Voortgang besproken en beoordeeld",
            "volgorde": 20,
            "then": ("casusregie.follow_evaluation",),
        },
    )
    def discuss(self, *, on: date, by: Any, gesprek_op: date | None = None, **velden: Any) -> None:
        """Judgement and proposal; the procesregisseur hears it, the next moment is planned."""
        self.gesprek_op = gesprek_op or on
        for naam in (
            *("met", "effect", "beoordeling", "voorstel", "voorstel_toelichting"),
            "zonder_verslag_omdat",
        ):
            setattr(self, naam, str(velden.get(naam, "")).strip())

    @transition(
        status,
        source=Status.GEPLAND,
        target=Status.GEPLAND,
        permission=works_on_casus,
        custom={"label": "Verplaatsen", "gebeurd": "Evaluatiemoment verplaatst", "volgorde": 30},
    )
    def move(self, *, on: date, by: Any, naar: date, reden: str) -> None:
        """Another day, with the reason."""
        if not reden.strip():
            raise ValidationError({"reden": "Schrijf op waarom het een andere dag wordt"})
        if naar < on:
            raise ValidationError({"naar": "Kies een dag vanaf vandaag"})
        self.op, self.reden = naar, reden.strip()

    @transition(
        status,
        source=[Status.GEPLAND, Status.VERSLAG],
        target=Status.VERVALLEN,
        permission=any_of(is_system, works_on_casus),
        custom={"label": "Vervallen", "gebeurd": "Evaluatiemoment vervallen", "volgorde": 40},
    )
    def lapse(self, *, on: date, by: Any, reden: str) -> None:
        """No longer needed, with the reason."""
        if not reden.strip():
            raise ValidationError({"reden": "Schrijf op waarom"})
        self.reden = reden.strip()
