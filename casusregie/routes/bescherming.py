"""Route C: bescherming of reclassering, met de regie bij de gecertificeerde instelling (GI)."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.bescherming import bewakers
from casusregie.bescherming.maatregel import Maatregel
from casusregie.bescherming.soorten import Maatregelsoort
from casusregie.bevoegdheden import any_of, has_role_at, is_procesregisseur, is_system
from casusregie.bevoegdheden import works_on_casus as works
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewaking
from .beschermingsfeiten import facts_of
from .route import Route, closed_has_day, one_active

is_jeugdbeschermer = has_role_at(lambda route: route.casus.team_id, Rol.JEUGDBESCHERMER)


is_aanbieder = has_role_at(
    lambda route: route.aanbieder_id, Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE
)
LOPEND = ("aangemeld", "hulp_toewijzen", "hulp_loopt", "evalueren")


@pghistory.track()
class BeschermingsRoute(MetTermijnen, Route):
    """The protection route (C) of one casus; `casus.team` is the GI."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aanmelden"
        HULP_TOEWIJZEN = "hulp_toewijzen", "Hulp toewijzen"
        HULP_LOOPT = "hulp_loopt", "Hulp loopt"
        EVALUEREN = "evalueren", "Evalueren"
        AFGESLOTEN = "afgesloten", "Afgesloten"
        OVERGEDRAGEN = "overgedragen", "Overgedragen aan het lokale team"

    STAPPEN = (
        (
            "Registreren en toewijzen",
            ((("aangemeld",), "Aanmelden"), (("hulp_toewijzen",), "Hulp toewijzen")),
        ),
        (
            "Behandelen en monitoren",
            ((("hulp_loopt",), "Hulp loopt"), (("evalueren",), "Evalueren")),
        ),
        ("Beëindigen", ((("afgesloten", "overgedragen"), "Afsluiten"),)),
    )

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="beschermingsroutes")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    maatregel = models.CharField(max_length=20, choices=Maatregelsoort)
    opdracht_rechtbank_op = models.DateField("opdracht van de rechtbank")
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    aanmelding_op = models.DateField(
        "aanmelding bij de aanbieder", null=True, blank=True, editable=False
    )
    gezinsplan_vastgesteld_op = models.DateField(null=True, blank=True, editable=False)
    eerste_hulp_op = models.DateField(null=True, blank=True, editable=False)
    veiligheid_geborgd = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = "beschermingsroute"
        verbose_name_plural = "beschermingsroutes"
        constraints = [
            one_active("beschermingsroute_actief"),
            closed_has_day("beschermingsroute_gesloten"),
        ]

    def may_register(self, by: Any) -> Oordeel:
        """The jeugdbeschermer opens route C (domein.md §0 j)."""
        if is_jeugdbeschermer(self, by):
            return True
        return Nee("Alleen een jeugdbeschermer opent een casus op route C.")

    def clean(self) -> None:
        """The measure precedes the beginning of the route."""
        if self.opdracht_rechtbank_op and self.opdracht_rechtbank_op > self.begonnen_op:
            raise ValidationError(
                {"opdracht_rechtbank_op": "Kies een datum op of voor de dag van aanmelding"}
            )

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The gezinsplan (CR-C2-06), and the aanbieder's two terms (CR-C1-08, -09)."""
        return [] if self.afgesloten_op else facts_of(self)

    def sync_termijnen(self) -> None:
        """Termijnen first, those of the measures too, then the casus."""
        super().sync_termijnen()
        for maatregel in self.casus.maatregelen.running():
            maatregel.sync_termijnen()
        self.close_casus()

    @transition(
        status,
        source=Status.AANGEMELD,
        target=Status.HULP_TOEWIJZEN,
        conditions=[bewaking.has_casusregisseur],
        permission=works,
        custom={
            "label": "Hulp toewijzen",
            "gebeurd": "Begonnen met hulp toewijzen",
            "volgorde": 10,
        },
    )
    def start_assignment(self, *, on: date, by: Any) -> None:
        """Help is looked for, with a named casusregisseur (CR-M-11)."""

    @transition(
        status,
        source=list(LOPEND),
        target=None,
        conditions=[bewakers.after_first_table],
        permission=any_of(is_system, works),
        custom={
            "label": "Gezinsplan vaststellen",
            "gebeurd": "Gezinsplan vastgesteld",
            "volgorde": 20,
        },
    )
    def adopt_gezinsplan(self, *, on: date, by: Any) -> None:
        """The first gezinsplan is there; a later one keeps the first day."""
        self.gezinsplan_vastgesteld_op = self.gezinsplan_vastgesteld_op or on

    @transition(
        status,
        source=list(LOPEND),
        target=None,
        permission=is_system,
        custom={"label": "Opdracht noteren", "gebeurd": "Opdracht ontvangen", "systeem": True},
    )
    def note_opdracht(self, *, on: date, by: Any, aanbieder: Organisatie | None = None) -> None:
        """The aanbieder received the opdracht: that is its aanmelding (domein.md §0 g)."""
        if self.opdracht_op is None:
            self.opdracht_op = self.aanmelding_op = on
            self.aanbieder = aanbieder

    @transition(
        status,
        source=list(LOPEND),
        target=None,
        permission=is_system,
        custom={"label": "Maatregel noteren", "gebeurd": "Maatregel vastgelegd", "systeem": True},
    )
    def note_maatregel(self, *, on: date, by: Any, maatregel: Maatregel) -> None:
        """The route names the first measure of the casus, as recorded (CR-C1-02)."""
        self.maatregel = maatregel.soort
        self.opdracht_rechtbank_op = min(maatregel.uitspraak_op, self.begonnen_op)

    @transition(
        status,
        source=list(LOPEND),
        target=None,
        conditions=[bewaking.has_opdracht],
        permission=any_of(is_aanbieder, works),
        custom={
            "label": "Eerste hulp vastleggen",
            "gebeurd": "Eerste hulp gegeven en veiligheid geborgd",
            "volgorde": 15,
        },
    )
    def record_first_help(
        self, *, on: date, by: Any, eerste_hulp_op: date, veiligheid: str
    ) -> None:
        """The aanbieder gave help and made sure that the jeugdige is safe (CR-C1-09)."""
        if eerste_hulp_op > on:
            raise ValidationError({"eerste_hulp_op": "Kies een datum die niet in de toekomst ligt"})
        if self.aanmelding_op and eerste_hulp_op < self.aanmelding_op:
            raise ValidationError({"eerste_hulp_op": "Kies een datum vanaf de aanmelding"})
        self.eerste_hulp_op, self.veiligheid_geborgd = eerste_hulp_op, veiligheid.strip()

    @transition(
        status,
        source=[Status.AANGEMELD, Status.HULP_TOEWIJZEN],
        target=Status.HULP_LOOPT,
        conditions=[bewaking.has_opdracht, bewaking.has_casusregisseur],
        permission=is_system,
        custom={"label": "Start noteren", "gebeurd": "Hulp begonnen", "systeem": True},
    )
    def note_start(self, *, on: date, by: Any, gestart_op: date | None = None) -> None:
        """The start message arrived."""
        self.hulp_gestart_op = self.hulp_gestart_op or gestart_op or on

    @transition(
        status,
        source=Status.HULP_LOOPT,
        target=Status.EVALUEREN,
        permission=works,
        custom={"label": "Evaluatie starten", "gebeurd": "Evaluatie begonnen", "volgorde": 10},
    )
    def start_evaluation(self, *, on: date, by: Any) -> None:
        """Look back on the gezinsplan."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.HULP_LOOPT,
        permission=works,
        custom={"label": "Hulp voortzetten", "gebeurd": "Hulp gaat door", "volgorde": 10},
    )
    def resume(self, *, on: date, by: Any) -> None:
        """The evaluation says: go on."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.AFGESLOTEN,
        conditions=[*bewakers.BIJ_AFSLUITEN, bewaking.nothing_open],
        permission=is_procesregisseur,
        custom={
            "label": "Casus afsluiten",
            "gebeurd": "Casus afgesloten",
            "volgorde": 30,
            "then": ("casusregie.end_regie",),
        },
    )
    def close(self, *, on: date, by: Any) -> None:
        """The measure and the help have ended."""
        self.finish(on)

    @transition(
        status,
        source=list(LOPEND),
        target=Status.OVERGEDRAGEN,
        conditions=list(bewakers.BIJ_OVERDRACHT),
        permission=is_system,
        custom={
            "label": "Overdragen aan het lokale team",
            "gebeurd": "Overgedragen aan het lokale team",
            "systeem": True,
        },
    )
    def hand_over(self, *, on: date, by: Any) -> None:
        """Help goes on with the lokaal team (CR-C3-01)."""
        self.finish(on)
