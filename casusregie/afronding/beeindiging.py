"""De aanbieder wil stoppen: zes gedateerde stappen, elk pas na de vorige (CR-A3-06, CR-B3-05)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel

from . import bewakers
from .beeindigingsvelden import (
    GRENZEN,
    OPEN,
    VOOR_BESLUIT,
    BeeindigingQuerySet,
    Beeindigingsvelden,
    Stand,
)
from .besluit import checked_decision, copy_for, required
from .partijen import deciding_place, has_regie, holds_process, is_behandelregisseur, may_decide

__all__ = ["OPEN", "Beeindiging", "Stand"]
VERTEL = ("casusregie.tell_beeindiging",)


@pghistory.track()
class Beeindiging(MetTermijnen, Onderwerp, Beeindigingsvelden):
    """The wish of one aanbieder to stop its help, until it may and the help is handed over."""

    na_registratie = VERTEL
    objects = BeeindigingQuerySet.as_manager()

    class Meta:
        verbose_name = "stoppen door de aanbieder"
        verbose_name_plural = "stoppen door de aanbieder"
        ordering = ["-id"]
        indexes = [models.Index(fields=["kopie_aan", "-gemeld_op"], name="beeindiging_kopie")]
        constraints = GRENZEN

    def __str__(self) -> str:
        return f"stoppen door {self.aanbieder} in {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The behandelregisseur of the aanbieder tells it as soon as it comes up (CR-A3-07)."""
        if self.casus.gesloten_op:
            return Nee("Deze casus is gesloten.")
        return is_behandelregisseur(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The decision, on the worklist of who decides."""
        if self.gemeld_op is None or self.ingetrokken_op:
            return []
        plek = deciding_place(self.casus, self.aanbieder_id, self.gemeld_op)
        return [
            Termijnfeit(
                "beeindiging.besluit",
                self.gemeld_op,
                voldaan_op=self.besloten_op,
                aan_zet=(plek,),
            )
        ]

    @property
    def gaat_door(self) -> bool:
        """Must the aanbieder still give the help?"""
        return not (self.oplossing_op or self.onredelijk_op)

    @transition(
        "status",
        source=Stand.VOORNEMEN,
        target=Stand.GESPROKEN,
        conditions=[bewakers.has_talked],
        permission=is_behandelregisseur,
        custom={
            "label": "Gesprekken afronden",
            "gebeurd": "Gesprekken over stoppen gevoerd",
            "volgorde": 10,
        },
    )
    def close_talks(self, *, on: date, by: Any) -> None:
        """Step 2: talked with jeugdige and ouders or voogd."""
        self.gesproken_op = on

    @transition(
        "status",
        source=Stand.GESPROKEN,
        target=Stand.VASTGELEGD,
        conditions=[bewakers.has_reports],
        permission=is_behandelregisseur,
        custom={
            "label": "Verslagen vastleggen",
            "gebeurd": "Verslagen en afspraken vastgelegd",
            "volgorde": 10,
        },
    )
    def file_reports(self, *, on: date, by: Any) -> None:
        """Step 3: reports and afspraken are in the dossier."""
        self.vastgelegd_op = on

    @transition(
        "status",
        source=Stand.VASTGELEGD,
        target=Stand.GEMELD,
        permission=is_behandelregisseur,
        custom={
            "label": "Melding doen",
            "gebeurd": "Gemeld dat stoppen onvermijdelijk is",
            "volgorde": 10,
            "then": VERTEL,
        },
    )
    def announce(
        self, *, on: date, by: Any, redenen: str, voorstel_vervolg: str, overzicht_afspraken: str
    ) -> None:
        """Step 4: all four parts (the reports are there); a copy goes to the contractmanager."""
        required(
            redenen=redenen,
            voorstel_vervolg=voorstel_vervolg,
            overzicht_afspraken=overzicht_afspraken,
        )
        self.redenen, self.voorstel_vervolg = redenen.strip(), voorstel_vervolg.strip()
        self.overzicht_afspraken, self.gemeld_op = overzicht_afspraken.strip(), on
        self.kopie_aan = copy_for(self, on)

    @transition(
        "status",
        source=Stand.GEMELD,
        target=Stand.TOEGESTAAN,
        permission=may_decide,
        custom={
            "label": "Toestemming geven",
            "gebeurd": "Toestemming gegeven om te stoppen",
            "volgorde": 10,
            "then": VERTEL,
        },
    )
    def consent(self, *, on: date, by: Any, **besluit: Any) -> None:
        """Step 5: four answers, why, and whose consent it is."""
        self._decide(on, by, besluit)

    @transition(
        "status",
        source=Stand.GEMELD,
        target=Stand.GEWEIGERD,
        permission=may_decide,
        custom={
            "label": "Geen toestemming geven",
            "gebeurd": "Geen toestemming gegeven om te stoppen",
            "volgorde": 20,
            "then": VERTEL,
        },
    )
    def refuse(self, *, on: date, by: Any, **besluit: Any) -> None:
        """Step 5: the help goes on."""
        self._decide(on, by, besluit)

    def _decide(self, on: date, by: Any, besluit: dict[str, Any]) -> None:
        for naam, waarde in checked_decision(self, on, besluit).items():
            setattr(self, naam, waarde)
        self.besloten_op, self.besloten_door = on, by

    @transition(
        "status",
        source=Stand.TOEGESTAAN,
        target=None,
        conditions=[bewakers.no_solution_yet],
        permission=holds_process,
        custom={
            "label": "Doorgaan onredelijk vinden",
            "gebeurd": "Geoordeeld dat doorgaan in redelijkheid niet kan",
            "volgorde": 30,
            "then": VERTEL,
        },
    )
    def judge_unreasonable(self, *, on: date, by: Any, grond: str) -> None:
        """Step 6, the exception: going on cannot be asked of the aanbieder (CR-A3-12)."""
        required(grond=grond)
        self.onredelijk_op, self.onredelijk_grond = on, grond.strip()

    @transition(
        "status",
        source=Stand.TOEGESTAAN,
        target=Stand.OPGELOST,
        permission=has_regie,
        custom={
            "label": "Oplossing vastleggen",
            "gebeurd": "Definitieve oplossing gevonden",
            "volgorde": 10,
            "then": VERTEL,
        },
    )
    def solve(self, *, on: date, by: Any, oplossing: str, overname_door: str) -> None:
        """Step 6: who takes the help over; from now on the aanbieder may stop."""
        required(oplossing=oplossing, overname_door=overname_door)
        self.oplossing, self.overname_door = oplossing.strip(), overname_door.strip()
        self.oplossing_op = on

    @transition(
        "status",
        source=[Stand.TOEGESTAAN, Stand.OPGELOST],
        target=Stand.AFGEROND,
        conditions=[bewakers.has_solution],
        permission=has_regie,
        custom={
            "label": "Overdracht afronden",
            "gebeurd": "Warme overdracht gedaan, stoppen afgerond",
            "volgorde": 20,
        },
    )
    def complete(self, *, on: date, by: Any, overdracht_op: date, overdracht: str) -> None:
        """The warme overdracht took place; the day it did is kept."""
        required(overdracht=overdracht)
        if not (self.besloten_op or on) <= overdracht_op <= on:
            raise ValidationError(
                {"overdracht_op": "Kies een dag vanaf het besluit tot en met vandaag"}
            )
        self.overdracht_op, self.overdracht, self.afgerond_op = overdracht_op, overdracht, on

    @transition(
        "status",
        source=list(VOOR_BESLUIT),
        target=Stand.INGETROKKEN,
        permission=is_behandelregisseur,
        custom={
            "label": "Intrekken, de hulp gaat door",
            "gebeurd": "Voornemen om te stoppen ingetrokken",
            "volgorde": 90,
            "then": VERTEL,
        },
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """The aanbieder goes on with the help after all."""
        self.ingetrokken_op = on
