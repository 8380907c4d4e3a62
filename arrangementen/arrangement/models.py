"""Het arrangement en zijn onderdelen: welke hulp, bij wie, hoeveel en hoe lang."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, transition

from arrangementen.aanbod.models import EENHEDEN, FREQUENTIES, Product
from casusregie.bevoegdheden import (
    any_of,
    has_role_at,
    is_procesregisseur,
    is_system,
    works_on_casus,
)
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from . import bewakers
from .termijnfeiten import arrangement_facts


class Arrangementstand(models.TextChoices):
    """From the plan to the end of the help."""

    CONCEPT = "concept", "Concept"
    OPDRACHT_GEGEVEN = "opdracht_gegeven", "Opdracht gegeven"
    LOOPT = "loopt", "Hulp loopt"
    OPGESCHORT = "opgeschort", "Staat stil"
    BEEINDIGD = "beeindigd", "Beëindigd"
    VERVALLEN = "vervallen", "Vervallen"


#: Help was ordered and has not ended.
ACTIEF = (Arrangementstand.OPDRACHT_GEGEVEN, Arrangementstand.LOOPT, Arrangementstand.OPGESCHORT)


class ArrangementQuerySet(OnderCasusQuerySet):
    """Sentences about arrangementen."""

    def active(self) -> Self:
        """Ordered and not ended."""
        return self.filter(status__in=ACTIEF)

    def running(self) -> Self:
        """The help runs now."""
        return self.filter(status=Arrangementstand.LOOPT)

    def of_aanbieder(self, *aanbieder_ids: int) -> Self:
        """At one of these aanbieders."""
        return self.filter(aanbieder_id__in=aanbieder_ids)

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("aanbieder", "casus").prefetch_related("onderdelen__product")


@pghistory.track()
class Arrangement(MetTermijnen, Onderwerp):
    """The help of one jeugdige at one aanbieder: parts 2 to 5 of the plan (CR-A1-27, CR-A1-28).

    In route B it follows from a granted verzoek and has no plan.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="arrangementen")
    plan = models.ForeignKey(
        Ondersteuningsplan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="arrangementen",
    )
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="arrangementen"
    )
    status = FSMField(default=Arrangementstand.CONCEPT, choices=Arrangementstand.choices)
    overbrugging = models.BooleanField(default=False)
    keuze_motivering = models.TextField("waarom dit arrangement en deze aanbieder", blank=True)
    toetsing = models.JSONField(default=list, blank=True, editable=False)
    opdracht_op = models.DateField(null=True, blank=True)
    opdracht_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opdracht_toelichting = models.TextField("wat de aanbieder verder moet weten", blank=True)
    ontvangen_op = models.DateField("opdracht ontvangen op", null=True, blank=True)
    start_op = models.DateField(null=True, blank=True)
    opgeschort_op = models.DateField(null=True, blank=True)
    hervat_op = models.DateField(null=True, blank=True)
    beeindigd_op = models.DateField(null=True, blank=True)
    vervallen_op = models.DateField(null=True, blank=True)
    oneens_op = models.DateField(null=True, blank=True)
    oneens_toelichting = models.TextField(blank=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = "arrangement"
        verbose_name_plural = "arrangementen"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["casus", "status"], name="arrangement_casus"),
            models.Index(fields=["aanbieder", "status"], name="arrangement_aanbieder"),
        ]
        constraints = [
            models.CheckConstraint(
                name="arrangement_opdracht_met_dag",
                condition=~Q(status__in=[*ACTIEF, "beeindigd"])
                | Q(opdracht_op__isnull=False, aanbieder__isnull=False),
            ),
            models.CheckConstraint(
                name="arrangement_loopt_sinds",
                condition=~Q(status__in=["loopt", "opgeschort", "beeindigd"])
                | Q(start_op__isnull=False),
            ),
            models.CheckConstraint(
                name="arrangement_stil_sinds",
                condition=~Q(status="opgeschort") | Q(opgeschort_op__isnull=False),
            ),
            models.CheckConstraint(
                name="arrangement_beeindigd_met_dag",
                condition=~Q(status="beeindigd") | Q(beeindigd_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"arrangement in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first: two arrangementen of one casus are decided one after the other."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Drawn from the plan by itself, or by who works on the casus."""
        if self.status != Arrangementstand.CONCEPT:
            return Nee("Een arrangement begint als concept.")
        return any_of(is_system, works_on_casus)(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """A concept by who works on the casus; later only by itself or with a disagreement."""
        if self.status == Arrangementstand.CONCEPT:
            return any_of(is_system, works_on_casus)(self, by)
        return any_of(is_system, _works_at_aanbieder)(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Disagreement of the aanbieder, standing still, and the terms of route C."""
        return arrangement_facts(self)

    @property
    def is_concept(self) -> bool:
        """Can its contents still change?"""
        return self.status == Arrangementstand.CONCEPT

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        conditions=bewakers.OPDRACHT,
        permission=is_procesregisseur,
        custom={
            "label": "Opdracht geven",
            "gebeurd": "Opdracht gegeven",
            "then": ("arrangementen.open_toewijzing",),
            "volgorde": 10,
        },
    )
    def give_opdracht(self, *, on: date, by: Any, opdracht_toelichting: str = "") -> None:
        self._order(on, by, opdracht_toelichting)

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        conditions=bewakers.BESLUIT,
        permission=is_system,
        custom={
            "label": "Besluit overnemen",
            "gebeurd": "Opdracht gegeven na een besluit",
            "then": ("arrangementen.open_toewijzing",),
            "systeem": True,
        },
    )
    def follow_besluit(self, *, on: date, by: Any, besloten_door: Any) -> None:
        """A granted verzoek (route B) or a decision elsewhere orders this help."""
        self._order(on, besloten_door, self.opdracht_toelichting)

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.VERVALLEN,
        permission=works_on_casus,
        custom={"label": "Concept laten vervallen", "gebeurd": "Concept vervallen", "volgorde": 90},
    )
    def drop(self, *, on: date, by: Any) -> None:
        self.vervallen_op = on

    @transition(
        status,
        source=Arrangementstand.OPDRACHT_GEGEVEN,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom={"label": "Start", "gebeurd": "Hulp gestart", "systeem": True},
    )
    def note_start(self, *, on: date, by: Any, dag: date) -> None:
        self.start_op = dag

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        permission=is_system,
        custom={"label": "Start", "gebeurd": "Melding van de start verwijderd", "systeem": True},
    )
    def revoke_start(self, *, on: date, by: Any, dag: date | None = None) -> None:
        self.start_op = None

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.OPGESCHORT,
        permission=is_system,
        custom={"label": "Stilstand", "gebeurd": "Hulp staat stil", "systeem": True},
    )
    def suspend(self, *, on: date, by: Any, dag: date) -> None:
        self.opgeschort_op, self.hervat_op = dag, None

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom={"label": "Hervatten", "gebeurd": "Hulp hervat", "systeem": True},
    )
    def resume(self, *, on: date, by: Any, dag: date) -> None:
        self.hervat_op = dag

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.BEEINDIGD,
        permission=is_system,
        custom={
            "label": "Einde",
            "gebeurd": "Hulp beëindigd",
            "then": ("arrangementen.close_involvement",),
            "systeem": True,
        },
    )
    def end(self, *, on: date, by: Any, dag: date) -> None:
        self.beeindigd_op = dag

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.BEEINDIGD,
        permission=is_system,
        custom={
            "label": "Einde",
            "gebeurd": "Hulp beëindigd na stilstand",
            "then": ("arrangementen.close_involvement",),
            "systeem": True,
        },
    )
    def end_suspended(self, *, on: date, by: Any, dag: date) -> None:
        self.beeindigd_op = dag

    @transition(
        status,
        source=Arrangementstand.BEEINDIGD,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom={
            "label": "Heropenen",
            "gebeurd": "Hulp loopt weer",
            "then": ("arrangementen.open_involvement",),
            "systeem": True,
        },
    )
    def reopen(self, *, on: date, by: Any, dag: date | None = None) -> None:
        self.beeindigd_op = None

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.VERVALLEN,
        conditions=[bewakers.stood_still_too_long],
        permission=is_system,
        custom={
            "label": "Vervallen",
            "gebeurd": "Arrangement vervallen na 8 weken stilstand",
            "then": ("arrangementen.end_toewijzing", "arrangementen.close_involvement"),
            "systeem": True,
        },
    )
    def lapse(self, *, on: date, by: Any) -> None:
        self.vervallen_op = on

    def _order(self, on: date, door: Any, toelichting: str) -> None:
        self.opdracht_op, self.opdracht_door = on, door
        self.opdracht_toelichting = toelichting
        self.toetsing = bewakers.verdict_of(self).to_json()


def _works_at_aanbieder(onderwerp: Any, medewerker: Any) -> Oordeel:
    rollen = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
    return has_role_at(lambda o: o.aanbieder_id, *rollen)(onderwerp, medewerker)


class OnderdeelQuerySet(OnderCasusQuerySet):
    """Sentences about parts of an arrangement."""

    pad = "arrangement__casus"


@pghistory.track()
class Arrangementonderdeel(Onderwerp):
    """One product within an arrangement, with its size, its span and why it may exceed the norm."""

    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="onderdelen")
    volgorde = models.PositiveSmallIntegerField(default=1)
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    resultaatgebied = models.CharField(max_length=20, blank=True)
    elementen = models.CharField(max_length=60, blank=True, help_text="Codes, met komma's")
    trede = models.CharField(max_length=10, blank=True)
    volume = models.PositiveIntegerField(null=True, blank=True)
    eenheid = models.CharField(max_length=2, choices=EENHEDEN, blank=True)
    frequentie = models.CharField(max_length=1, choices=FREQUENTIES, default="6")
    begindatum = models.DateField()
    einddatum = models.DateField()
    budget_cent = models.PositiveIntegerField("budget in eurocenten", null=True, blank=True)
    referentie_aanbieder = models.CharField(
        max_length=36, blank=True, help_text="Van het verzoek waar dit op antwoordt"
    )
    grond_code = models.CharField(max_length=12, blank=True)
    bewijs = models.JSONField(default=dict, blank=True)
    hardheidsclausule = models.BooleanField(default=False)
    motivering = models.TextField("waarom meer nodig is", blank=True)
    waarom_geen_groep = models.TextField("waarom groepsbegeleiding niet past", blank=True)
    afbouw = models.JSONField(default=list, blank=True)

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel van het arrangement"
        verbose_name_plural = "onderdelen van het arrangement"
        ordering = ["volgorde", "id"]
        constraints = [
            models.CheckConstraint(
                name="onderdeel_einde_na_begin",
                condition=Q(einddatum__gte=F("begindatum")),
                violation_error_message="Kies een einddatum die na de startdatum ligt",
            ),
            models.CheckConstraint(
                name="onderdeel_heeft_volume",
                condition=Q(volume=None) | Q(volume__gt=0),
                violation_error_message="Vul een getal in dat groter is dan 0",
            ),
        ]

    def __str__(self) -> str:
        return str(self.product or self.resultaatgebied)

    def dossier_kenmerk(self) -> Any:
        return self.arrangement.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        return (Arrangement.objects.filter(pk=self.arrangement_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Drawn up with the concept; a later part follows from a decision elsewhere (1-op-1)."""
        return self.may_amend(by)

    def may_amend(self, by: Any) -> Oordeel:
        """As the arrangement itself."""
        arrangement = self.arrangement
        arrangement.on(self.vandaag)
        if by.is_systeem:
            return True
        if not arrangement.is_concept:
            return Nee("De opdracht is al gegeven.", "Maak een nieuw arrangement.")
        return works_on_casus(arrangement, by)
