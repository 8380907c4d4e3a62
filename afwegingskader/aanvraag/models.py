"""De 1-op-1-aanvraag: van concept, via twee akkoorden en een analyse, naar een besluit."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from afwegingskader.bevoegdheden import may_analyse, may_ask, may_decide
from arrangementen.models import Arrangement
from casusregie.models import Casus, Jeugdige
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.models import MetTermijnen
from normenkader.models import KaderVersie
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewakers, planning
from .akkoorden import Akkoordovergangen
from .feiten import request_facts
from .inhoud import REGELS, VOOR_BESLUIT, Aanvraaginhoud, Aanvraagverloop, Stand
from .vragen import AanvraagQuerySet, Aanvraagvragen

__all__ = ["VOOR_BESLUIT", "EenOpEenAanvraag", "Stand"]


@pghistory.track()
class EenOpEenAanvraag(
    Akkoordovergangen, Aanvraagvragen, Aanvraaginhoud, Aanvraagverloop, MetTermijnen, Onderwerp
):
    """A request for 1-op-1 on a running arrangement, by aanbieder and casusregisseur together."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="aanvragen")
    arrangement = models.ForeignKey(Arrangement, models.PROTECT, related_name="aanvragen")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    kaderversie = models.ForeignKey(KaderVersie, models.PROTECT, related_name="+")
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    status = Statusveld(default=Stand.CONCEPT, choices=Stand)

    objects = AanvraagQuerySet.as_manager()

    lock_with = ("aanbieder", "casus", "arrangement", "kaderversie")

    class Meta:
        verbose_name = "1-op-1-aanvraag"
        verbose_name_plural = "1-op-1-aanvragen"
        indexes = [
            models.Index(fields=["casus", "-id"], name="aanvraag_casus"),
            models.Index(fields=["status", "begindatum"], name="aanvraag_stand"),
        ]
        constraints = REGELS

    def __str__(self) -> str:
        return f"1-op-1-aanvraag bij {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Part of the casus."""
        return self.casus.kenmerk

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """Many at once: what the termijnen are counted from, in a fixed number of queries."""
        return cls.objects.select_related("casus").prefetch_related("casus__regierollen")

    def termijn_feiten(self) -> list[Termijnfeit]:
        """That it is decided about on the first day, and whose turn it is."""
        return request_facts(self)

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """All 1-op-1 of a jeugdige is counted under one lock."""
        return [Jeugdige.objects.filter(casussen=self.casus_id)]

    def may_register(self, by: Any) -> Oordeel:
        """Aanbieder or casusregisseur, on an arrangement whose help runs."""
        return bewakers.help_runs(self) and may_ask(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """Only a concept changes."""
        if self.status != Stand.CONCEPT:
            return Nee("De aanvraag is ingediend en verandert niet meer.")
        return may_ask(self, by)

    def clean(self) -> None:
        """Dates and hours that can be judged before everything is filled in."""
        fouten = planning.contents_errors(self)
        if fouten:
            raise ValidationError(fouten)

    @transition(
        field=status,
        source=Stand.CONCEPT,
        target=Stand.INGEDIEND,
        conditions=[
            bewakers.help_runs,
            bewakers.is_complete,
            bewakers.goal_is_about_care,
            bewakers.starts_today_or_later,
            bewakers.fits_in_the_chain,
        ],
        permission=may_ask,
        custom={
            "label": "Aanvraag indienen",
            "gebeurd": "1-op-1-aanvraag ingediend",
            "then": ("afwegingskader.involve", "afwegingskader.tell_turn"),
            "volgorde": 10,
        },
    )
    def submit(self, *, on: date, by: Any) -> None:
        """Fix the kader and tarief of the start day and whether this is a vervolg."""
        self.is_vervolg = self.reeks().is_vervolg
        begin = self.begindatum or on
        self.kaderversie = KaderVersie.objects.version_on(begin) or self.kaderversie
        self.ingediend_op, self.ingediend_door = on, by
        planning.fix_tarief(self)

    @transition(
        field=status,
        source=Stand.AKKOORD,
        target=Stand.GEANALYSEERD,
        conditions=[bewakers.has_verklarende_analyse],
        permission=may_analyse,
        custom={
            "label": "Verklarende analyse vaststellen",
            "gebeurd": "Verklarende analyse klaar",
            "then": ("afwegingskader.tell_turn",),
            "systeem": True,
        },
    )
    def record_analyse(self, *, on: date, by: Any) -> None:
        """Follows when the analysis is adopted (analyse.models); then a decision can be taken."""

    @transition(
        field=status,
        source=Stand.GEANALYSEERD,
        target=Stand.TOEGEKEND,
        conditions=[
            bewakers.help_runs,
            bewakers.has_verklarende_analyse,
            bewakers.is_still_the_same_kind,
            bewakers.fits_in_the_chain,
        ],
        permission=may_decide,
        custom={
            "label": "Toekennen",
            "gebeurd": "1-op-1 toegekend",
            "volgorde": 40,
            "direct": (planning.plan_inzet,),
        },
    )
    def grant(
        self,
        *,
        on: date,
        by: Any,
        motivering: str,
        rer_grond: str = "",
        rer_laatste_dag: date | None = None,
    ) -> None:
        """Grant; without days left only the RER may, with a ground and a last day."""
        planning.check_room(self, rer_grond, rer_laatste_dag)
        self.besloten_met_analyse = self.adopted_analyse()
        self.besloten_op, self.besloten_door, self.motivering = on, by, motivering
        self.rer_grond, self.rer_laatste_dag = rer_grond, rer_laatste_dag

    @transition(
        field=status,
        source=Stand.GEANALYSEERD,
        target=Stand.AFGEWEZEN,
        permission=may_decide,
        custom={
            "label": "Afwijzen",
            "gebeurd": "1-op-1 afgewezen",
            "then": ("afwegingskader.end_involvement",),
            "volgorde": 41,
        },
    )
    def reject(self, *, on: date, by: Any, reden_afwijzing: str, motivering: str) -> None:
        """Reject with a reason from the code list and a motivation."""
        if not reden_afwijzing:
            raise ValidationError({"reden_afwijzing": "Kies waarom u de aanvraag afwijst"})
        self.besloten_met_analyse = self.adopted_analyse()
        self.besloten_op, self.besloten_door, self.motivering = on, by, motivering
        self.reden_afwijzing = reden_afwijzing

    @transition(
        field=status,
        source=list(VOOR_BESLUIT),
        target=Stand.INGETROKKEN,
        permission=may_ask,
        custom={
            "label": "Aanvraag intrekken",
            "gebeurd": "1-op-1-aanvraag ingetrokken",
            "then": ("afwegingskader.end_involvement",),
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any, reden_intrekken: str = "") -> None:
        """Before the decision either party may withdraw."""
        self.ingetrokken_op, self.reden_intrekken = on, reden_intrekken
