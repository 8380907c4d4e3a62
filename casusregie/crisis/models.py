"""De crisis: van melding tot overdracht, met het CIT als het niet anders kan (CR-X)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.models import Onderwerp
from verloop.redenen import Oordeel

from . import bevoegd, bewakers
from .contact import Crisiscontact
from .feiten import crisis_facts
from .keuzes import LOPEND, Stand
from .regierollen import (
    begin_crisisregie,
    end_crisis,
    fitting_casusregisseur,
    open_cit,
    take_casusregie,
)
from .velden import GRENZEN, CrisisQuerySet, Crisisvelden

__all__ = ["LOPEND", "Crisis", "Crisiscontact", "Stand"]
VERTEL = ("casusregie.tell_crisis",)


def needed(**velden: tuple[str, str]) -> None:
    """Each (text, question) must have text; raises ValidationError at the empty fields."""
    leeg = {naam: vraag for naam, (tekst, vraag) in velden.items() if not tekst.strip()}
    if leeg:
        raise ValidationError(leeg)


def past(veld: str, gekozen: date, on: date) -> date:
    """The chosen day, not in the future; raises ValidationError at the field."""
    if gekozen > on:
        raise ValidationError({veld: "Kies een dag tot en met vandaag"})
    return gekozen


@pghistory.track()
class Crisis(MetTermijnen, Onderwerp, Crisisvelden):
    """One crisis in one casus; at most one at a time."""

    na_registratie = VERTEL
    objects = CrisisQuerySet.as_manager()

    class Meta:
        verbose_name = "crisis"
        verbose_name_plural = "crises"
        ordering = ["-id"]
        constraints = GRENZEN

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The aanbieder, or who works on the casus."""
        return bevoegd.may_report(self, by)

    def clean(self) -> None:
        """It is a crisis only when both are so (CR-X-01)."""
        fouten = {}
        if not self.hulp_ontoereikend:
            fouten["hulp_ontoereikend"] = "Het is alleen een crisis als de hulp niet genoeg is"
        if not self.niet_hanteerbaar:
            fouten["niet_hanteerbaar"] = (
                "Het is alleen een crisis als de jeugdige of de situatie niet meer te hanteren is"
            )
        if fouten:
            raise ValidationError(fouten)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """A casusregisseur at once (CR-X-05), the jeugdbeschermer the next day (CR-X-07)."""
        return crisis_facts(self)

    @property
    def loopt(self) -> bool:
        """Not over."""
        return self.status in LOPEND

    @transition(
        "status",
        source=Stand.GEMELD,
        target=Stand.BINNEN,
        permission=bevoegd.is_involved,
        custom={
            "label": "Binnen het arrangement oplossen",
            "gebeurd": "Aanbieder lost de crisis op binnen het arrangement",
            "volgorde": 10,
        },
    )
    def solve_within(self, *, on: date, by: Any, aanpak: str) -> None:
        """The default: no extra arrangement (CR-X-02)."""
        needed(aanpak=(aanpak, "Schrijf op wat de aanbieder doet"))
        self.aanpak = aanpak.strip()

    @transition(
        "status",
        source=[Stand.GEMELD, Stand.BINNEN],
        target=Stand.REGIE,
        permission=bevoegd.is_involved,
        custom={
            "label": "Casusregisseur betrekken",
            "gebeurd": "Casusregisseur betrokken bij de crisis",
            "volgorde": 20,
            "then": VERTEL,
        },
    )
    def involve_regie(self, *, on: date, by: Any, waarom_niet_binnen: str) -> None:
        """Not responsible or not feasible within the arrangement (CR-X-03)."""
        needed(waarom_niet_binnen=(waarom_niet_binnen, "Schrijf op waarom dit niet kan"))
        self.waarom_niet_binnen, self.regie_op = waarom_niet_binnen.strip(), on

    @transition(
        "status",
        source=[Stand.GEMELD, Stand.BINNEN, Stand.REGIE],
        target=Stand.CIT,
        permission=bevoegd.may_call_cit,
        custom={
            "label": "CIT inzetten",
            "gebeurd": "Crisis Interventie Team (CIT) ingezet",
            "volgorde": 30,
            "direct": (open_cit,),
            "then": VERTEL,
        },
    )
    def deploy_cit(self, *, on: date, by: Any, cit: Organisatie) -> None:
        """The CIT takes part; without a casusregisseur the team must name one at once."""
        if cit.soort != Soort.CIT:
            raise ValidationError({"cit": "Kies een Crisis Interventie Team"})
        self.cit, self.cit_op = cit, on
        if bewakers.no_casusregisseur_yet(self):
            self.casusregisseur_gevraagd_op = on

    @transition(
        "status",
        source=Stand.CIT,
        target=None,
        conditions=[bewakers.no_crisisregisseur_yet],
        permission=bevoegd.is_cit,
        custom={
            "label": "Crisiscasusregie op u nemen",
            "gebeurd": "Crisiscasusregie begonnen",
            "volgorde": 5,
            "direct": (begin_crisisregie,),
            "then": VERTEL,
        },
    )
    def take_crisisregie(self, *, on: date, by: Any) -> None:
        """Beside the ordinary casusregie, for the time of the crisis (CR-X-04)."""

    @transition(
        "status",
        source=list(LOPEND),
        target=None,
        conditions=[bewakers.no_casusregisseur_yet],
        permission=bevoegd.may_appoint,
        custom={
            "label": "Casusregisseur aanwijzen",
            "gebeurd": "Casusregisseur aangewezen tijdens de crisis",
            "volgorde": 15,
            "direct": (take_casusregie,),
            "then": VERTEL,
        },
    )
    def appoint(self, *, on: date, by: Any, casusregisseur: Any) -> None:
        """The team supplies a casusregisseur (CR-X-05)."""
        self.gekozen = fitting_casusregisseur(self, casusregisseur, on)
        self.casusregisseur_op = on

    @transition(
        "status",
        source=Stand.CIT,
        target=None,
        conditions=[bewakers.no_plan_yet],
        permission=bevoegd.is_involved,
        custom={
            "label": "Vervolgplan vastleggen",
            "gebeurd": "Vervolg-hulpverleningsplan klaar",
            "volgorde": 20,
        },
    )
    def record_plan(self, *, on: date, by: Any, vervolgplan: str, vervolgplan_op: date) -> None:
        """Until then the crisishulp answers for the help (CR-X-06)."""
        needed(vervolgplan=(vervolgplan, "Schrijf op wat het vervolgplan inhoudt"))
        self.vervolgplan_op = past("vervolgplan_op", vervolgplan_op, on)
        self.vervolgplan = vervolgplan.strip()

    @transition(
        "status",
        source=[Stand.BINNEN, Stand.REGIE, Stand.CIT],
        target=Stand.AFGEROND,
        conditions=[bewakers.has_plan, bewakers.has_casusregisseur],
        permission=bevoegd.may_finish,
        custom={
            "label": "Crisis afronden",
            "gebeurd": "Crisis afgerond en overgedragen",
            "volgorde": 40,
            "direct": (end_crisis,),
            "then": VERTEL,
        },
    )
    def finish(
        self,
        *,
        on: date,
        by: Any,
        afloop: str,
        overdracht_aan: str = "",
        overdracht_op: date | None = None,
    ) -> None:
        """Handed back: with the CIT to whom and when is written down (CR-X-06)."""
        needed(afloop=(afloop, "Schrijf op hoe de crisis afliep"))
        if self.cit_id:
            needed(overdracht_aan=(overdracht_aan, "Vul in aan wie de hulp is overgedragen"))
            if overdracht_op is None:
                raise ValidationError({"overdracht_op": "Vul in wanneer de overdracht was"})
            self.overdracht_op = past("overdracht_op", overdracht_op, on)
        self.afloop, self.overdracht_aan = afloop.strip(), overdracht_aan.strip()
        self.afgerond_op = on

    @transition(
        "status",
        source=[Stand.GEMELD, Stand.BINNEN, Stand.REGIE],
        target=Stand.GEEN,
        permission=bevoegd.may_finish,
        custom={
            "label": "Toch geen crisis",
            "gebeurd": "Toch geen crisis",
            "volgorde": 90,
            "direct": (end_crisis,),
        },
    )
    def dismiss(self, *, on: date, by: Any, afloop: str) -> None:
        """Looked at again: not a crisis."""
        needed(afloop=(afloop, "Schrijf op waarom het toch geen crisis is"))
        self.afloop, self.afgerond_op = afloop.strip(), on
