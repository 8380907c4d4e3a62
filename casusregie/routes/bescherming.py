"""Route C: bescherming of reclassering, met de regie bij de gecertificeerde instelling (GI)."""

from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.bevoegdheden import has_role_at, is_procesregisseur, is_system, works_on_casus
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from . import bewaking
from .route import Route, closed_has_day, one_active

is_jeugdbeschermer = has_role_at(lambda route: route.casus.team_id, Rol.JEUGDBESCHERMER)


class Maatregel(models.TextChoices):
    """The measure that the court imposed."""

    OTS = "ots", "Ondertoezichtstelling (OTS)"
    VOOGDIJ = "voogdij", "Voogdij"
    JEUGDRECLASSERING = "jeugdreclassering", "Jeugdreclassering"


LOPEND = ("aangemeld", "hulp_toewijzen", "hulp_loopt", "evalueren")


def has_gezinsplan(route: Any) -> Oordeel:
    """A casus in route C does not close without a gezinsplan."""
    if route.gezinsplan_vastgesteld_op:
        return True
    return Nee("Het gezinsplan is nog niet vastgesteld.", "Stel eerst het gezinsplan vast.")


@pghistory.track()
class BeschermingsRoute(MetTermijnen, Route):
    """The protection route (C) of one casus; `casus.team` is the GI."""

    class Status(models.TextChoices):
        AANGEMELD = "aangemeld", "Aanmelden"
        HULP_TOEWIJZEN = "hulp_toewijzen", "Hulp toewijzen"
        HULP_LOOPT = "hulp_loopt", "Hulp loopt"
        EVALUEREN = "evalueren", "Evalueren"
        AFGESLOTEN = "afgesloten", "Afgesloten"

    STAPPEN = (
        (
            "Registreren en toewijzen",
            ((("aangemeld",), "Aanmelden"), (("hulp_toewijzen",), "Hulp toewijzen")),
        ),
        (
            "Behandelen en monitoren",
            ((("hulp_loopt",), "Hulp loopt"), (("evalueren",), "Evalueren")),
        ),
        ("Beëindigen", ((("afgesloten",), "Afsluiten"),)),
    )

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="beschermingsroutes")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    maatregel = models.CharField(max_length=20, choices=Maatregel)
    opdracht_rechtbank_op = models.DateField("opdracht van de rechtbank")
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    aanmelding_op = models.DateField(
        "aanmelding bij de aanbieder", null=True, blank=True, editable=False
    )
    gezinsplan_vastgesteld_op = models.DateField(null=True, blank=True, editable=False)

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
        """Six weeks for the gezinsplan (CR-C2-06); 5 werkdagen for the start (CR-C1-08)."""
        if self.afgesloten_op:
            return []
        feiten = [
            Termijnfeit(
                "routec.gezinsplan",
                self.opdracht_rechtbank_op,
                voldaan_op=self.gezinsplan_vastgesteld_op,
                aan_zet=(Rol.JEUGDBESCHERMER,),
                organisatie_id=self.casus.team_id,
            )
        ]
        if self.aanmelding_op and self.aanbieder_id:
            feiten.append(
                Termijnfeit(
                    "routec.startbericht",
                    self.aanmelding_op,
                    voldaan_op=self.hulp_gestart_op,
                    aan_zet=(Rol.ZORGADMINISTRATIE,),
                    organisatie_id=self.aanbieder_id,
                )
            )
        return feiten

    def sync_termijnen(self) -> None:
        """Termijnen first, then the casus."""
        super().sync_termijnen()
        self.close_casus()

    @transition(
        status,
        source=Status.AANGEMELD,
        target=Status.HULP_TOEWIJZEN,
        conditions=[bewaking.has_casusregisseur],
        permission=works_on_casus,
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
        permission=works_on_casus,
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
        permission=works_on_casus,
        custom={"label": "Evaluatie starten", "gebeurd": "Evaluatie begonnen", "volgorde": 10},
    )
    def start_evaluation(self, *, on: date, by: Any) -> None:
        """Look back on the gezinsplan."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.HULP_LOOPT,
        permission=works_on_casus,
        custom={"label": "Hulp voortzetten", "gebeurd": "Hulp gaat door", "volgorde": 10},
    )
    def resume(self, *, on: date, by: Any) -> None:
        """The evaluation says: go on."""

    @transition(
        status,
        source=Status.EVALUEREN,
        target=Status.AFGESLOTEN,
        conditions=[has_gezinsplan, bewaking.nothing_open],
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
