"""De warme overdracht: aangeboden met een pakket, aangenomen of teruggegeven met een reden."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld

from . import overdrachtregels as regels
from .gezin import family_locks
from .keuzes import Aanwezig, Overdrachtsoort, Rolkeuze
from .overdragen import carry_out, offer_sight, take_back_sight


@pghistory.track()
class Overdracht(MetTermijnen, Onderwerp):
    """One hand-over; the sender keeps sight and responsibility until it is accepted."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        AANGEBODEN = "aangeboden", "Wacht op antwoord"
        GEACCEPTEERD = "geaccepteerd", "Aangenomen"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="overdrachten")
    status = Statusveld(default=Status.CONCEPT, choices=Status, protected=False)
    soort = models.CharField(max_length=20, choices=Overdrachtsoort)
    rollen = ArrayField(models.CharField(max_length=30, choices=Rolkeuze), default=list, blank=True)
    van = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    van_medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    naar_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden = models.TextField("waarom dit nu echt nodig is", max_length=2000)
    punten = models.TextField("wat u overdraagt", max_length=4000, blank=True)
    gezin_stemt_in_op = models.DateField(null=True, blank=True)
    gesprek_op = models.DateField(null=True, blank=True)
    aanwezigen = ArrayField(
        models.CharField(max_length=30, choices=Aanwezig), default=list, blank=True
    )
    aanwezigen_namen = models.CharField(max_length=400, blank=True)
    pakket = models.JSONField(default=list, blank=True, editable=False)
    betrokkenheden = models.JSONField(default=list, blank=True, editable=False)
    aangeboden_op = models.DateField(null=True, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    antwoord = models.TextField(max_length=2000, blank=True)
    casusregisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    maatregel = models.CharField(max_length=20, blank=True)
    opdracht_rechtbank_op = models.DateField(null=True, blank=True)

    objects = OnderCasusQuerySet.as_manager()
    lock_with = ("naar", "van_medewerker", "naar_medewerker")

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        indexes = [
            models.Index(fields=["naar", "status", "aangeboden_op"], name="overdracht_naar"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status__in=["concept", "aangeboden"]) & ~Q(soort="aanbieder"),
                name="overdracht_een_open_per_casus",
            ),
            models.CheckConstraint(name="overdracht_heeft_reden", condition=~Q(reden="")),
            models.CheckConstraint(
                name="overdracht_antwoord_hoort_bij_stand",
                condition=Q(
                    status__in=["geaccepteerd", "teruggegeven"],
                    beantwoord_op__isnull=False,
                    beantwoord_door__isnull=False,
                )
                | (~Q(status__in=["geaccepteerd", "teruggegeven"]) & Q(beantwoord_op=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"overdracht van {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The gezin and the casus first."""
        return family_locks(self.casus_id)

    def may_register(self, by: Any) -> Oordeel:
        """Who holds the casus, or the aanbieder of route B."""
        return regels.may_send(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """As long as it is a concept."""
        return regels.may_change(self, by)

    def clean(self) -> None:
        """A reason, a receiver that fits the kind and a person who works there."""
        if self.status == self.Status.CONCEPT and (fouten := regels.mistakes(self)):
            raise ValidationError(fouten)

    @property
    def ontvangerrol(self) -> str:
        """The role at the receiving organisation that answers."""
        return regels.receiving_role(self)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Five werkdagen for the answer, on the worklist of the receiver."""
        if self.aangeboden_op is None or self.status == self.Status.INGETROKKEN:
            return []
        return [
            Termijnfeit(
                "overdracht.antwoord",
                self.aangeboden_op,
                voldaan_op=self.beantwoord_op,
                aan_zet=(place(self.ontvangerrol, self.naar_id),),
                medewerker_id=self.naar_medewerker_id,
            )
        ]

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.AANGEBODEN,
        conditions=[regels.receiver_may_see, regels.family_agrees, regels.no_rer],
        permission=regels.may_send,
        custom={
            "label": "Overdracht aanbieden",
            "gebeurd": "Overdracht aangeboden",
            "direct": (offer_sight,),
            "volgorde": 10,
        },
    )
    def offer(self, *, on: date, by: Any) -> None:
        """The receiver gets the package; nothing else changes yet."""
        self.aangeboden_op = on

    @transition(
        status,
        source=[Status.CONCEPT, Status.AANGEBODEN],
        target=None,
        permission=regels.sends_or_receives,
        custom={
            "label": "Gesprek vastleggen",
            "gebeurd": "Gesprek van de warme overdracht vastgelegd",
            "volgorde": 20,
        },
    )
    def note_talk(
        self,
        *,
        on: date,
        by: Any,
        gesprek_op: date,
        aanwezigen: list[str],
        aanwezigen_namen: str = "",
        punten: str = "",
    ) -> None:
        """Who was there, when, and what was handed over (CR-A1-13, CR-C3-07)."""
        regels.check_talk(gesprek_op, aanwezigen, on)
        self.gesprek_op, self.aanwezigen = gesprek_op, aanwezigen
        self.aanwezigen_namen = aanwezigen_namen.strip()
        self.punten = punten.strip() or self.punten

    @transition(
        status,
        source=Status.AANGEBODEN,
        target=Status.GEACCEPTEERD,
        conditions=[regels.had_talk, regels.no_rer],
        permission=regels.receives,
        custom={
            "label": "Overdracht aannemen",
            "gebeurd": "Overdracht aangenomen",
            "direct": (carry_out,),
            "volgorde": 30,
        },
    )
    def accept(self, *, on: date, by: Any, antwoord: str = "", **gegevens: Any) -> None:
        """The receiver takes over: roles, sight and route change in the same transaction."""
        regels.take_answer(self, by, on, gegevens)
        self._answered(by, on, antwoord)

    @transition(
        status,
        source=Status.AANGEBODEN,
        target=Status.TERUGGEGEVEN,
        permission=regels.receives,
        custom={
            "label": "Overdracht teruggeven",
            "gebeurd": "Overdracht teruggegeven",
            "direct": (take_back_sight,),
            "volgorde": 40,
        },
    )
    def return_(self, *, on: date, by: Any, antwoord: str) -> None:
        """Not (yet) taken over, with a reason; everything stays with the sender."""
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Schrijf op waarom u de overdracht teruggeeft"})
        self._answered(by, on, antwoord)

    @transition(
        status,
        source=[Status.CONCEPT, Status.AANGEBODEN],
        target=Status.INGETROKKEN,
        permission=regels.may_send,
        custom={
            "label": "Overdracht intrekken",
            "gebeurd": "Overdracht ingetrokken",
            "direct": (take_back_sight,),
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """The sender changes its mind."""

    def _answered(self, by: Any, on: date, antwoord: str) -> None:
        self.antwoord = antwoord.strip()
        self.beantwoord_door, self.beantwoord_op = by, on
