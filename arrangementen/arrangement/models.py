"""Het arrangement en zijn onderdelen: welke hulp, bij wie, hoeveel en hoe lang."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.db import models
from django_fsm import transition

from arrangementen.verzoeken.afweging import checked
from arrangementen.vierogen.grens import drop_proposals
from casusregie.bevoegdheden import (
    any_of,
    is_procesregisseur,
    is_system,
    works_on_casus,
)
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewakers
from .bevoegd import works_at_aanbieder
from .inhoud import Arrangementinhoud
from .onderdeel import Arrangementonderdeel
from .querysets import ACTIEF, STAND_MET_DAG, ArrangementQuerySet, Arrangementstand
from .termijnfeiten import arrangement_facts
from .tweede import check_order
from .vanzelf import by_itself

__all__ = ["ACTIEF", "Arrangement", "Arrangementonderdeel", "Arrangementstand"]


@pghistory.track()
class Arrangement(MetTermijnen, Arrangementinhoud, Onderwerp):
    """The help of one jeugdige at one aanbieder: parts 2 to 5 of the plan (CR-A1-27, CR-A1-28).

    In route B it follows from a granted verzoek and has no plan.
    """

    status = Statusveld(default=Arrangementstand.CONCEPT, choices=Arrangementstand.choices)

    objects = ArrangementQuerySet.as_manager()

    lock_with = ("aanbieder", "plan")

    class Meta:
        verbose_name = "arrangement"
        verbose_name_plural = "arrangementen"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["casus", "status"], name="arrangement_casus"),
            models.Index(fields=["aanbieder", "status"], name="arrangement_aanbieder"),
            # The figures of the region count these without reading the arrangement itself.
            models.Index(
                fields=["casus", "start_op"],
                include=["id", "status", "beeindigd_op", "opdracht_op", "aanbieder"],
                name="arrangement_cijfers",
            ),
        ]
        constraints = STAND_MET_DAG

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
        return any_of(is_system, works_at_aanbieder)(self, by)

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
            "direct": (check_order,),
            "then": ("arrangementen.open_toewijzing",),
            "volgorde": 10,
        },
    )
    def give_opdracht(
        self, *, on: date, by: Any, opdracht_toelichting: str = "", afweging: Any = None
    ) -> None:
        self._order(on, by, opdracht_toelichting, afweging)

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        conditions=bewakers.BESLUIT,
        permission=is_system,
        custom=by_itself("Opdracht gegeven na een besluit", "arrangementen.open_toewijzing"),
    )
    def follow_besluit(self, *, on: date, by: Any, besloten_door: Any) -> None:
        """A granted verzoek (route B) or a decision elsewhere orders this help."""
        self.opdracht_op, self.opdracht_door = on, besloten_door
        self.toetsing = bewakers.verdict_of(self).to_json()

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        conditions=bewakers.OPDRACHT,
        permission=is_system,
        custom=by_itself(
            "Opdracht gegeven, bevestigd door een tweede beslisser", "arrangementen.open_toewijzing"
        ),
    )
    def follow_voorstel(self, *, on: date, by: Any, besloten_door: Any, **voorgesteld: Any) -> None:
        """A second person confirmed what the first proposed, above the amount."""
        self._order(on, besloten_door, **voorgesteld)

    @transition(
        status,
        source=Arrangementstand.CONCEPT,
        target=Arrangementstand.VERVALLEN,
        permission=works_on_casus,
        custom={
            "label": "Concept laten vervallen",
            "gebeurd": "Concept vervallen",
            "direct": (drop_proposals,),
            "volgorde": 90,
        },
    )
    def drop(self, *, on: date, by: Any) -> None:
        self.vervallen_op = on

    @transition(
        status,
        source=Arrangementstand.OPDRACHT_GEGEVEN,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom=by_itself("Hulp gestart"),
    )
    def note_start(self, *, on: date, by: Any, dag: date) -> None:
        self.start_op = dag

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.OPDRACHT_GEGEVEN,
        permission=is_system,
        custom=by_itself("Melding van de start verwijderd"),
    )
    def revoke_start(self, *, on: date, by: Any, dag: date | None = None) -> None:
        self.start_op = None

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.OPGESCHORT,
        permission=is_system,
        custom=by_itself("Hulp staat stil"),
    )
    def suspend(self, *, on: date, by: Any, dag: date) -> None:
        self.opgeschort_op, self.hervat_op = dag, None

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom=by_itself("Hulp hervat"),
    )
    def resume(self, *, on: date, by: Any, dag: date) -> None:
        self.hervat_op = dag

    @transition(
        status,
        source=Arrangementstand.LOOPT,
        target=Arrangementstand.BEEINDIGD,
        permission=is_system,
        custom=by_itself("Hulp beëindigd", "arrangementen.close_involvement"),
    )
    def end(self, *, on: date, by: Any, dag: date) -> None:
        self.beeindigd_op = dag

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.BEEINDIGD,
        permission=is_system,
        custom=by_itself("Hulp beëindigd na stilstand", "arrangementen.close_involvement"),
    )
    def end_suspended(self, *, on: date, by: Any, dag: date) -> None:
        self.beeindigd_op = dag

    @transition(
        status,
        source=Arrangementstand.BEEINDIGD,
        target=Arrangementstand.LOOPT,
        permission=is_system,
        custom=by_itself("Hulp loopt weer", "arrangementen.open_involvement"),
    )
    def reopen(self, *, on: date, by: Any, dag: date | None = None) -> None:
        self.beeindigd_op = None

    @transition(
        status,
        source=Arrangementstand.OPGESCHORT,
        target=Arrangementstand.VERVALLEN,
        conditions=[bewakers.stood_still_too_long],
        permission=is_system,
        custom=by_itself(
            "Arrangement vervallen na 8 weken stilstand",
            "arrangementen.end_toewijzing",
            "arrangementen.tell_lapse",
        ),
    )
    def lapse(self, *, on: date, by: Any) -> None:
        self.vervallen_op = on

    def _order(
        self, on: date, door: Any, opdracht_toelichting: str = "", afweging: Any = None
    ) -> None:
        self.afweging = checked(afweging or {}, on)
        self.opdracht_op, self.opdracht_door = on, door
        self.opdracht_toelichting = opdracht_toelichting.strip() or bewakers.from_gezinsplan(self)
        self.toetsing = bewakers.verdict_of(self).to_json()
