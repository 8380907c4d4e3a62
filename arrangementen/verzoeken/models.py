"""Het verzoek om toewijzing van een aanbieder aan een gemeente, van concept tot besluit."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import transition

from arrangementen.vierogen.grens import drop_proposals
from casusregie.bevoegdheden import any_of, is_system
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.grenzen import arising, was_empty
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import besluit, bewakers
from .bevoegd import is_aanbieder, may_decide, refuses_by_itself
from .inhoud import Verzoekinhoud
from .keuzes import OPEN, Verzoekstand
from .oordelen import keep_now
from .querysets import VerzoekQuerySet
from .termijnfeiten import verzoek_facts
from .toekennen import open_arrangement
from .vierogen import check_four_eyes
from .waarborgen import MET_DAG_EN_REDEN


@pghistory.track(exclude=["concept_geheim"])
class Verzoek(MetTermijnen, Verzoekinhoud, Onderwerp):
    """One request for one product. While it is a concept all that was typed is in
    `concept_geheim`, encrypted; the columns are filled when it is sent.

    `referentie_aanbieder` is the ReferentieAanbieder of the JW315, unique per aanbieder (TR347).
    `volgnummer` tells the products of one message apart.
    """

    status = Statusveld(default=Verzoekstand.CONCEPT, choices=Verzoekstand.choices)

    objects = VerzoekQuerySet.as_manager()

    lock_with = ("aanbieder", "gemeente", "product", "jeugdige")

    class Meta:
        verbose_name = "verzoek om toewijzing"
        verbose_name_plural = "verzoeken om toewijzing"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["gemeente", "status", "-id"], name="verzoek_gemeente"),
            models.Index(fields=["aanbieder", "status", "-id"], name="verzoek_aanbieder"),
            models.Index(fields=["casus", "-id"], name="verzoek_casus"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "referentie_aanbieder"], name="verzoek_referentie_uniek"
            ),
            models.UniqueConstraint(
                fields=["nummer"], condition=~Q(nummer=""), name="verzoek_nummer_uniek"
            ),
            models.UniqueConstraint(
                fields=["jeugdige", "aanbieder", "gemeente", "volgnummer"],
                condition=Q(status__in=OPEN),
                name="verzoek_een_open",
                violation_error_message="Er loopt al een verzoek van u voor deze jeugdige.",
            ),
            models.CheckConstraint(
                name="verzoek_verstuurd_is_volledig",
                condition=Q(status__in=["concept", "ingetrokken"])
                | Q(
                    casus__isnull=False,
                    jeugdige__isnull=False,
                    gemeente__isnull=False,
                    ingediend_op__isnull=False,
                    dagtekening__isnull=False,
                ),
            ),
            *MET_DAG_EN_REDEN,
        ]

    def __str__(self) -> str:
        return f"verzoek {self.nummer}" if self.nummer else "concept van een verzoek"

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk if self.casus else None

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first, as everywhere."""
        return (Casus.objects.filter(pk=self.casus_id),) if self.casus_id else ()

    def may_register(self, by: Any) -> Oordeel:
        """A concept by the aanbieder; what comes as a message by itself."""
        if self.status == Verzoekstand.CONCEPT:
            return is_aanbieder(self, by)
        return is_system(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """A concept by the aanbieder; what was sent does not change any more."""
        if self.status == Verzoekstand.CONCEPT:
            return is_aanbieder(self, by)
        return True if by.is_systeem else Nee("Een verstuurd verzoek wijzigt niet meer.")

    def validate_constraints(self, exclude: Any = None) -> None:
        """The database guards these itself, and the guards and rules ask for an open one."""

    def sync_termijnen(self) -> None:
        """A concept has no casus and no termijnen; those of a new verzoek begin now."""
        if not self.casus_id:
            return
        with arising(self) if was_empty(self, "casus") else nullcontext():
            super().sync_termijnen()

    def questions(self) -> Iterable[Any]:
        """The questions of the gemeente: while one is open the research stands still."""
        return self.vragen.all()

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The answer and the research of the gemeente (iJw OP274)."""
        return verzoek_facts(self)

    @transition(
        status,
        source=Verzoekstand.CONCEPT,
        target=Verzoekstand.INGEDIEND,
        conditions=[bewakers.is_fresh, bewakers.is_complete, bewakers.has_no_open],
        permission=is_aanbieder,
        custom={"label": "Versturen", "gebeurd": "Verzoek verstuurd", "volgorde": 10},
    )
    def submit(self, *, on: date, by: Any, **velden: Any) -> None:
        """`velden` are the columns, made from the concept (indienen.submit_verzoek)."""
        self.fill(velden)
        self.ingediend_door, self.concept_geheim = by, None

    @transition(
        status,
        source=Verzoekstand.INGEDIEND,
        target=Verzoekstand.IN_ONDERZOEK,
        permission=may_decide,
        custom={
            "label": "In onderzoek nemen",
            "gebeurd": "Verzoek in onderzoek genomen",
            "then": ("arrangementen.answer_verzoek",),
            "volgorde": 20,
        },
    )
    def take_into_research(self, *, on: date, by: Any, toelichting: str = "") -> None:
        """Once, and not as a routine step (iJw TR360)."""
        self.onderzoek_op, self.onderzoek_toelichting = on, toelichting
        keep_now(self, Verzoekstand.IN_ONDERZOEK, on)

    @transition(
        status,
        source=list(OPEN),
        target=Verzoekstand.TOEGEKEND,
        permission=may_decide,
        custom={
            "label": "Toekennen",
            "gebeurd": "Verzoek toegekend",
            "direct": (open_arrangement, check_four_eyes),
            "volgorde": 10,
        },
    )
    def grant(self, *, on: date, by: Any, **velden: Any) -> None:
        """The gemeente may grant other dates, volume or product (iJw IV094)."""
        besluit.decide(self, on, by, velden.pop("besluit_motivering", ""))
        besluit.note_granted(self, on, velden)

    @transition(
        status,
        source=list(OPEN),
        target=Verzoekstand.AFGEWEZEN,
        permission=any_of(refuses_by_itself, may_decide),
        custom={
            "label": "Afwijzen",
            "gebeurd": "Verzoek afgewezen",
            "direct": (drop_proposals,),
            "then": ("arrangementen.answer_verzoek",),
            "volgorde": 30,
        },
    )
    def reject(
        self,
        *,
        on: date,
        by: Any,
        reden_afwijzing: str,
        besluit_motivering: str,
        andere_gemeente: str = "",
    ) -> None:
        besluit.decide(self, on, by, besluit_motivering)
        besluit.note_rejected(self, on, reden_afwijzing, andere_gemeente)
        keep_now(self, Verzoekstand.AFGEWEZEN, on)

    @transition(
        status,
        source=Verzoekstand.CONCEPT,
        target=Verzoekstand.INGETROKKEN,
        permission=is_aanbieder,
        custom={
            "label": "Concept verwijderen",
            "gebeurd": "Concept verwijderd",
            "volgorde": 90,
        },
    )
    def discard(self, *, on: date, by: Any) -> None:
        """What was typed is gone at once."""
        self.ingetrokken_op, self.concept_geheim = on, None

    @transition(
        status,
        source=Verzoekstand.CONCEPT,
        target=Verzoekstand.INGETROKKEN,
        conditions=[bewakers.is_over],
        permission=is_system,
        custom={"label": "Verlopen", "gebeurd": "Concept verlopen", "systeem": True},
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """Nobody touched it for the set number of days: what was typed is gone."""
        self.ingetrokken_op, self.concept_geheim = on, None

    @transition(
        status,
        source=Verzoekstand.INGEDIEND,
        target=Verzoekstand.INGETROKKEN,
        permission=is_aanbieder,
        custom={
            "label": "Verzoek intrekken",
            "gebeurd": "Verzoek ingetrokken",
            "direct": (drop_proposals,),
            "volgorde": 80,
        },
    )
    def withdraw(self, *, on: date, by: Any, intrek_reden: str) -> None:
        """Only before the gemeente took it up; there is no message for it."""
        self.ingetrokken_op = on
        self.intrek_reden = besluit.required(intrek_reden, "intrek_reden", "Schrijf op waarom")
