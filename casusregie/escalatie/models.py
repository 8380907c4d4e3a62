"""De escalatie: wie moet antwoorden op een gemiste termijn, sinds wanneer, en het antwoord."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijn, Termijnfeit
from casusregie.termijnen.paginas import page_url
from casusregie.termijnen.plekken import place
from normenkader.models import KaderVersie
from normenkader.termijnen.regels import Ladder
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegdheden import is_addressee
from .keuzes import Status, Uitkomst
from .ladders import Trede
from .querysets import EscalatieQuerySet
from .trede import OpLadder

__all__ = ["Escalatie", "Status", "Uitkomst"]


def answer_term_has_passed(escalatie: "Escalatie") -> Oordeel:
    """The ladder only goes on when its day has come."""
    if escalatie.klimt_op is not None and escalatie.klimt_op <= escalatie.vandaag:
        return True
    return Nee("Het antwoord mag nog komen.")


def is_answered_here(escalatie: "Escalatie") -> Oordeel:
    """A step of the ladder of agreement is taken on its own page."""
    if escalatie.ladder == Ladder.TERMIJN:
        return True
    return Nee("Deze stap zet u op de pagina van het verschil van mening.")


@pghistory.track()
class Escalatie(OpLadder, MetTermijnen, Onderwerp):
    """One trede of a ladder, with addressee and answer (domein.md §0 l).

    On the ladder termijn it is about a missed termijn and climbs by itself when unanswered; on the
    ladder overeenstemming people go on to the next trede after this one was dated.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="escalaties")
    termijn = models.ForeignKey(
        Termijn, models.PROTECT, null=True, blank=True, related_name="escalaties"
    )
    model = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    onderwerp_kenmerk = models.UUIDField()
    ladder = models.CharField(max_length=20, choices=[(x.value, x.value) for x in Ladder])
    #: whose treden it climbs; empty on the ladder of agreement, and before versions had treden
    kader = models.ForeignKey(
        KaderVersie, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    code = models.CharField(max_length=60)
    aanleiding = models.CharField(max_length=140, help_text="code, sleutel en gemiste dag")
    titel = models.CharField(max_length=120)
    trede = models.PositiveSmallIntegerField()
    aan_rol = models.CharField(max_length=30, choices=Rol)
    aan_organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", db_index=False
    )
    aan_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sinds = models.DateField()
    ontdekt_op = models.DateField()
    antwoord_uiterlijk = models.DateField()
    klimt_op = models.DateField(null=True, blank=True)
    status = Statusveld(default=Status.OPEN, choices=Status, protected=False)
    antwoord = models.TextField(blank=True, validators=[MaxLengthValidator(4000)])
    uitkomst = models.CharField(max_length=20, blank=True, choices=Uitkomst)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateField(null=True, blank=True)

    objects = EscalatieQuerySet.as_manager()

    class Meta:
        verbose_name = "escalatie"
        verbose_name_plural = "escalaties"
        indexes = [
            models.Index(
                fields=["klimt_op", "id"],
                condition=Q(status="open", klimt_op__isnull=False),
                name="escalatie_klimt",
            ),
            models.Index(
                fields=["aan_organisatie", "aan_rol", "status", "sinds"], name="escalatie_aan"
            ),
            models.Index(fields=["code", "status", "sinds"], name="escalatie_code"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "ladder", "aanleiding", "trede"],
                name="escalatie_eenmaal",
            ),
            models.CheckConstraint(
                name="beantwoord_heeft_antwoord",
                condition=(
                    Q(status="beantwoord", beantwoord_op__isnull=False)
                    & Q(beantwoord_door__isnull=False)
                    & ~Q(antwoord="")
                    & ~Q(uitkomst="")
                )
                | (~Q(status="beantwoord") & Q(beantwoord_op=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Trede {self.trede}: {self.titel}"

    @transition(
        field=status,
        source=Status.OPEN,
        target=Status.BEANTWOORD,
        conditions=[is_answered_here],
        permission=is_addressee,
        custom={
            "label": "Beantwoorden",
            "gebeurd": "Escalatie beantwoord",
            "then": ("casusregie.tell_answer",),
            "volgorde": 10,
        },
    )
    def answer(self, *, on: date, by: Any, antwoord: str, uitkomst: str) -> None:
        """The addressee answers; the ladder stops here."""
        self.antwoord, self.uitkomst = antwoord.strip(), uitkomst
        self.beantwoord_door, self.beantwoord_op = by, on

    @transition(
        field=status,
        source=Status.OPEN,
        target=Status.BEANTWOORD,
        permission=is_system,
        custom={"label": "Stap zetten", "gebeurd": "Stap van de ladder gezet", "systeem": True},
    )
    def date_step(self, *, on: date, by: Any, antwoord: str, uitkomst: str, door: Any) -> None:
        """The ladder of agreement goes on: this trede is dated, with who took it."""
        self.antwoord, self.uitkomst = antwoord.strip(), uitkomst
        self.beantwoord_door, self.beantwoord_op = door, on

    @transition(
        field=status,
        source=Status.OPEN,
        target=Status.DOORGEZET,
        conditions=[answer_term_has_passed],
        permission=is_system,
        custom={
            "label": "Doorzetten",
            "gebeurd": "Geen antwoord: escalatie doorgezet",
            "systeem": True,
        },
    )
    def climb(self, *, on: date, by: Any) -> None:
        """Unanswered in time: the next trede takes over."""

    @transition(
        field=status,
        source=Status.OPEN,
        target=Status.VERVALLEN,
        permission=is_system,
        custom={
            "label": "Vervallen",
            "gebeurd": "Escalatie vervallen: de aanleiding is er niet meer",
            "systeem": True,
        },
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """The termijn was met after all, or got another last day."""

    def clean(self) -> None:
        """An answer has words and an outcome."""
        fouten = {}
        if self.status == Status.BEANTWOORD and not self.antwoord:
            fouten["antwoord"] = "Schrijf wat er is afgesproken of besloten."
        if self.status == Status.BEANTWOORD and not self.uitkomst:
            fouten["uitkomst"] = "Kies wat het antwoord is."
        if fouten:
            raise ValidationError(fouten)

    def get_constraints(self) -> Any:
        """The clock opens it and nobody types it: the database guards that there is one."""
        return [] if self.in_de_deur else super().get_constraints()

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """From high to low: the casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Only the clock opens an escalatie on the ladder termijn."""
        return is_system(self, by)

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """Many at once: their answer terms stand on the ladder of their kader."""
        return cls.objects.select_related("casus", "kader")

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The term for the answer, on the worklist of the addressee."""
        trede = None if self.status in (Status.DOORGEZET, Status.VERVALLEN) else self.stap
        if trede is None:
            return []
        eigen = trede.code == "escalatie.antwoord"
        return [
            Termijnfeit(
                trede.code,
                self.sinds,
                voldaan_op=self.beantwoord_op,
                lengte=trede.antwoord_werkdagen(self.sinds),
                aan_zet=(self._addressee(trede),),
                titel=f"Escalatie beantwoorden: {self.titel}"[:120] if eigen else "",
                escaleert=False,
            )
        ]

    def _addressee(self, trede: Trede) -> str:
        """On the ladder of agreement the step follows the casus, to another team or an opt-out."""
        volgt = None if trede.vanzelf else trede.aan(self.casus, self.sinds)
        return place(*(volgt or (self.aan_rol, self.aan_organisatie_id)))

    @property
    def onderwerp_url(self) -> str:
        """The page of what this is about; empty when it has none."""
        return page_url(self.model, self.onderwerp_kenmerk)
