"""Het verschil van mening: zeven stappen op volgorde, tot overeenstemming (CR-Z-16)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.afronding.hulp import help_of
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.models import Onderwerp
from verloop.redenen import Oordeel

from . import bevoegd, gevolgen
from .feiten import difference_facts
from .keuzes import BIJ_REGIO, LOPEND, STAPPEN, Stand, Waarover
from .querysets import VerschilQuerySet
from .stappen_regio import Regiostappen
from .stappen_slot import Slotstap
from .stappen_team import EINDE, VERTEL, Teamstappen
from .velden import GRENZEN, Verschilvelden


@pghistory.track()
class Meningsverschil(MetTermijnen, Teamstappen, Regiostappen, Slotstap, Onderwerp, Verschilvelden):
    """One difference between team and aanbieder; each step is an Escalatie of its own."""

    na_registratie = VERTEL
    objects = VerschilQuerySet.as_manager()

    class Meta:
        verbose_name = "verschil van mening"
        verbose_name_plural = "verschillen van mening"
        indexes = [models.Index(fields=["casus", "status"], name="verschil_casus")]
        constraints = GRENZEN

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The team or the aanbieder; about a broken afspraak the procesregisseur."""
        return bevoegd.may_open(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """What is asked beside the trede that is open."""
        return difference_facts(self)

    def clean(self) -> None:
        """About what, and with an aanbieder that takes part in this casus."""
        fouten = {}
        if not self.toelichting.strip():
            fouten["toelichting"] = "Schrijf op waar het verschil over gaat"
        if self._state.adding and not self._takes_part():
            fouten["aanbieder"] = "Kies een aanbieder die bij deze casus hoort"
        if self._state.adding and self._runs_already():
            fouten["waarover"] = "Hierover loopt al een verschil van mening in deze casus"
        elif self.waarover == Waarover.CASUSREGISSEUR and self.casus.route != "B":
            fouten["waarover"] = "Een verschil over de casusregisseur hoort bij route B"
        if fouten:
            raise ValidationError(fouten)

    def _runs_already(self) -> bool:
        gelijk = {"casus": self.casus_id, "waarover": self.waarover}
        rijen = Meningsverschil.objects.running().filter(bron_kenmerk=self.bron_kenmerk, **gelijk)
        return rijen.exists()

    def _takes_part(self) -> bool:
        if self.aanbieder_id in {hulp.aanbieder_id for hulp in help_of(self.casus)}:
            return True
        lopend = Betrokkenheid.objects.running(self.vandaag).filter(
            Q(casus=self.casus_id) | Q(casus=None), jeugdige=self.casus.jeugdige_id
        )
        return lopend.filter(organisatie=self.aanbieder_id).exists()

    @property
    def loopt(self) -> bool:
        """No agreement yet and not ended."""
        return self.status in LOPEND

    @property
    def stap(self) -> int:
        """The number of the step now; 0 when it ended."""
        return STAPPEN.get(self.status, 0)

    @property
    def bij_regio(self) -> bool:
        """Is it now with the contractmanager or the secretaris?"""
        return self.status in BIJ_REGIO

    @transition(
        "status",
        source=[stand for stand in LOPEND if stand != Stand.JEUGDIGE],
        target=Stand.OVEREENSTEMMING,
        permission=bevoegd.is_team_or_leader,
        custom={
            "label": "Overeenstemming vastleggen",
            "gebeurd": "Overeenstemming vastgelegd",
            "volgorde": 60,
            **EINDE,
        },
    )
    def agree(self, *, on: date, by: Any, uitkomst: str) -> None:
        """The parties agree: that ends the ladder at any step."""
        self._finish(on, by, uitkomst)

    @transition(
        "status",
        source=[stand for stand in LOPEND if stand != Stand.JEUGDIGE],
        target=Stand.INGETROKKEN,
        permission=bevoegd.opened_it,
        custom={
            "label": "Intrekken",
            "gebeurd": "Verschil van mening ingetrokken",
            "volgorde": 90,
            "direct": (gevolgen.drop_ladder,),
            "then": VERTEL,
        },
    )
    def withdraw(self, *, on: date, by: Any, uitkomst: str) -> None:
        """Whoever opened it sees no difference any more, and says why."""
        self._finish(on, by, uitkomst)
