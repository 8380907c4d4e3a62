"""Route A: van aanmelding bij het lokale team tot afsluiting."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.bevoegdheden import (
    any_of,
    is_casusregisseur,
    is_procesregisseur,
    is_system,
    works_on_casus,
)
from casusregie.casus.models import Casus
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewaking
from .redenen import Eindreden, ZonderHulp, is_team_member
from .route import Route, closed_has_day, one_active

OPEN = (
    *("aangemeld", "vraag_verhelderen", "plan_maken", "hulp_toewijzen"),
    *("hulp_loopt", "evalueren", "afsluiten"),
)


@pghistory.track()
class LokaleRoute(Route):
    """The local route (A) of one casus."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aanmelden"
        VRAAG_VERHELDEREN = "vraag_verhelderen", "Vraag verhelderen"
        PLAN_MAKEN = "plan_maken", "Plan maken"
        HULP_TOEWIJZEN = "hulp_toewijzen", "Hulp toewijzen"
        HULP_LOOPT = "hulp_loopt", "Hulp loopt"
        EVALUEREN = "evalueren", "Evalueren"
        AFSLUITEN = "afsluiten", "Afsluiten"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        OVERGEDRAGEN = "overgedragen", "Overgedragen aan een instelling"

    STAPPEN = (
        (
            "Registreren en toewijzen",
            (
                (("aangemeld",), "Aanmelden"),
                (("vraag_verhelderen",), "Vraag verhelderen"),
                (("plan_maken",), "Plan maken"),
                (("hulp_toewijzen",), "Hulp toewijzen"),
            ),
        ),
        (
            "Behandelen en monitoren",
            ((("hulp_loopt",), "Hulp loopt"), (("evalueren",), "Evalueren")),
        ),
        ("Beëindigen", ((("afsluiten", "afgesloten", "overgedragen"), "Afsluiten"),)),
    )

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="lokale_routes")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    zonder_hulp_reden = models.CharField(max_length=20, choices=ZonderHulp, blank=True)
    eindreden = models.CharField(max_length=20, choices=Eindreden, blank=True)

    class Meta:
        verbose_name = "lokale route"
        verbose_name_plural = "lokale routes"
        constraints = [one_active("lokale_route_actief"), closed_has_day("lokale_route_gesloten")]

    def may_register(self, by: Any) -> Oordeel:
        """A casusregisseur or procesregisseur of the team; the clock when B hands over."""
        if by.is_systeem or is_team_member(self, by):
            return True
        return Nee("Alleen een casusregisseur of procesregisseur van het team opent een casus.")

    @transition(
        status,
        source=Status.AANGEMELD,
        target=Status.VRAAG_VERHELDEREN,
        permission=works_on_casus,
        custom={"label": "Vraag verhelderen", "gebeurd": "Begonnen met vraag verhelderen"},
    )
    def start_analysis(self, *, on: date, by: Any) -> None:
        """The conversation about the question begins."""

    @transition(
        status,
        source=Status.VRAAG_VERHELDEREN,
        target=Status.PLAN_MAKEN,
        conditions=[
            bewaking.has_recorded_analysis,
            bewaking.has_recorded_risk,
            bewaking.needs_help,
            bewaking.has_regie_decision,
            bewaking.has_casusregisseur,
        ],
        permission=works_on_casus,
        custom={"label": "Plan maken", "gebeurd": "Begonnen met het plan", "volgorde": 10},
    )
    def start_plan(self, *, on: date, by: Any) -> None:
        """What is going on is clear, and who holds the regie: make the plan."""

    @transition(
        status,
        source=Status.VRAAG_VERHELDEREN,
        target=Status.AFGESLOTEN,
        conditions=[
            bewaking.has_recorded_analysis,
            bewaking.has_recorded_risk,
            bewaking.needs_no_help,
        ],
        permission=is_procesregisseur,
        custom={
            "label": "Afsluiten zonder hulp",
            "gebeurd": "Afgesloten, geen jeugdhulp nodig",
            "volgorde": 80,
            "then": ("casusregie.end_regie",),
        },
    )
    def end_without_help(self, *, on: date, by: Any, reden: str) -> None:
        """'Geen jeugdhulp nodig' is a full outcome with a reason (RV-B02-03)."""
        self.zonder_hulp_reden = reden
        self.finish(on)

    @transition(
        status,
        source=Status.PLAN_MAKEN,
        target=Status.VRAAG_VERHELDEREN,
        permission=works_on_casus,
        custom={
            "label": "Terug naar vraag verhelderen",
            "gebeurd": "Terug naar vraag verhelderen",
            "volgorde": 90,
        },
    )
    def reopen_question(self, *, on: date, by: Any) -> None:
        """A step back is an event, not a fault."""

    @transition(
        status,
        source=Status.PLAN_MAKEN,
        target=Status.HULP_TOEWIJZEN,
        conditions=[bewaking.has_signed_plan],
        permission=any_of(is_system, works_on_casus),
        custom={
            "label": "Hulp toewijzen",
            "gebeurd": "Begonnen met hulp toewijzen",
            "volgorde": 10,
        },
    )
    def start_assignment(self, *, on: date, by: Any) -> None:
        """The signed plan becomes an arrangement and an opdracht."""

    @transition(
        status,
        source=[Status.HULP_TOEWIJZEN, Status.HULP_LOOPT, Status.EVALUEREN],
        target=None,
        permission=is_system,
        custom={"label": "Opdracht noteren", "gebeurd": "Opdracht gegeven", "systeem": True},
    )
    def note_opdracht(self, *, on: date, by: Any) -> None:
        """An upper app gave an opdracht; the first day is kept."""
        self.opdracht_op = self.opdracht_op or on

    @transition(
        status,
        source=Status.HULP_TOEWIJZEN,
        target=Status.HULP_LOOPT,
        conditions=[bewaking.has_opdracht],
        permission=is_system,
        custom={"label": "Start noteren", "gebeurd": "Hulp begonnen", "systeem": True},
    )
    def note_start(self, *, on: date, by: Any, gestart_op: date | None = None) -> None:
        """The first help really started (message JW305)."""
        self.hulp_gestart_op = self.hulp_gestart_op or gestart_op or on

    @transition(
        status,
        source=Status.HULP_LOOPT,
        target=Status.EVALUEREN,
        permission=any_of(is_casusregisseur, works_on_casus),
        custom={"label": "Evaluatie starten", "gebeurd": "Evaluatie begonnen", "volgorde": 10},
    )
    def start_evaluation(self, *, on: date, by: Any) -> None:
        """Look back on the doelen with everybody involved."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.HULP_LOOPT,
        permission=any_of(is_casusregisseur, works_on_casus),
        custom={"label": "Hulp voortzetten", "gebeurd": "Hulp gaat door", "volgorde": 10},
    )
    def resume(self, *, on: date, by: Any) -> None:
        """The evaluation says: go on."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.AFSLUITEN,
        permission=any_of(is_casusregisseur, works_on_casus),
        custom={
            "label": "Afsluiting voorbereiden",
            "gebeurd": "Afsluiten begonnen",
            "volgorde": 20,
        },
    )
    def start_closing(self, *, on: date, by: Any, eindreden: str) -> None:
        """The help is about to end, with its reason."""
        if eindreden not in Eindreden.values:
            raise ValidationError({"eindreden": "Kies waarom de hulp eindigt"})
        self.eindreden = eindreden

    @transition(
        status,
        source=Status.AFSLUITEN,
        target=Status.AFGESLOTEN,
        conditions=[bewaking.nothing_open],
        permission=is_procesregisseur,
        custom={
            "label": "Casus afsluiten",
            "gebeurd": "Casus afgesloten",
            "volgorde": 10,
            "then": ("casusregie.end_regie",),
        },
    )
    def close(self, *, on: date, by: Any) -> None:
        """The procesregisseur formally ends the service (CR-M-06)."""
        self.finish(on)

    @transition(
        status,
        source=list(OPEN),
        target=Status.OVERGEDRAGEN,
        permission=is_system,
        custom={
            "label": "Overdragen aan een instelling",
            "gebeurd": "Overgedragen aan een gecertificeerde instelling",
            "systeem": True,
        },
    )
    def hand_over(self, *, on: date, by: Any) -> None:
        """There is a measure: the GI accepted the casus and goes on in route C (CR-C1-16)."""
        self.finish(on)
