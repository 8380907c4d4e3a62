"""De stappen tot en met de agenda: aanvullen, compleet verklaren, agenderen en intrekken."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from .bevoegd import leads, may_bring_in
from .bewakers import is_complete, may_be_shown
from .gevolgen import let_go, see_dossier, tell_bringer, tell_tafel
from .keuzes import Status


def required(tekst: str, veld: str, vraag: str) -> str:
    """The text without spaces around it. Raises ValidationError with the question when empty."""
    if not isinstance(tekst, str) or not tekst.strip():
        raise ValidationError({veld: vraag})
    return tekst.strip()


class Stappen(models.Model):
    """Moves before the case is discussed; the fields stand in `velden`."""

    tafel_id: int

    class Meta:
        abstract = True

    @transition(
        field="status",
        source=Status.AANGEMELD,
        target=Status.COMPLEET,
        conditions=[may_be_shown, is_complete],
        permission=leads,
        custom={
            "label": "Compleet verklaren",
            "gebeurd": "Aanmelding bij de tafel is compleet",
            "direct": (see_dossier,),
            "volgorde": 10,
        },
    )
    def complete(self, *, on: date, by: Any) -> None:
        """Everything is there; the tafel takes the question (CR-Z-01, CR-Z-04)."""
        self.compleet_op = on

    @transition(
        field="status",
        source=Status.AANGEMELD,
        target=Status.TERUGGESTUURD,
        permission=leads,
        custom={
            "label": "Terugsturen: er mist iets",
            "gebeurd": "Aanmelding teruggestuurd: er mist iets",
            "direct": (tell_bringer,),
            "volgorde": 20,
        },
    )
    def send_back(self, *, on: date, by: Any, teruggestuurd_omdat: str) -> None:
        """Who brought it in completes it, with a term."""
        vraag = "Schrijf op wat er mist"
        self.teruggestuurd_omdat = required(teruggestuurd_omdat, "teruggestuurd_omdat", vraag)
        self.teruggestuurd_op = on

    @transition(
        field="status",
        source=Status.TERUGGESTUURD,
        target=Status.AANGEMELD,
        conditions=[may_be_shown, is_complete],
        permission=may_bring_in,
        custom={
            "label": "Opnieuw indienen",
            "gebeurd": "Aanmelding aangevuld en opnieuw ingediend",
            "direct": (tell_tafel,),
            "volgorde": 10,
        },
    )
    def resubmit(self, *, on: date, by: Any) -> None:
        """Completed: the tafel picks it up again."""
        self.ingediend_op = on

    @transition(
        field="status",
        source=Status.COMPLEET,
        target=Status.GEAGENDEERD,
        conditions=[may_be_shown, is_complete],
        permission=leads,
        custom={
            "label": "Op een agenda zetten",
            "gebeurd": "Op de agenda van de tafel gezet",
            "direct": (see_dossier, tell_bringer),
            "volgorde": 10,
        },
    )
    def schedule(self, *, on: date, by: Any, bijeenkomst: Any) -> None:
        """On the agenda of a planned meeting of the same tafel (CR-Z-03)."""
        gepland = getattr(bijeenkomst, "status", "") == "gepland"
        if not gepland or bijeenkomst.tafel_id != self.tafel_id:
            raise ValidationError({"bijeenkomst": "Kies een geplande bijeenkomst van deze tafel"})
        self.bijeenkomst = bijeenkomst

    @transition(
        field="status",
        source=Status.GEAGENDEERD,
        target=Status.COMPLEET,
        permission=leads,
        custom={
            "label": "Van de agenda halen",
            "gebeurd": "Van de agenda van de tafel gehaald",
            "direct": (tell_bringer,),
            "volgorde": 80,
        },
    )
    def unschedule(self, *, on: date, by: Any) -> None:
        """It waits for another meeting."""
        self.bijeenkomst = None

    @transition(
        field="status",
        source=[Status.AANGEMELD, Status.TERUGGESTUURD, Status.COMPLEET, Status.GEAGENDEERD],
        target=Status.INGETROKKEN,
        permission=may_bring_in,
        custom={
            "label": "Aanmelding intrekken",
            "gebeurd": "Aanmelding bij de tafel ingetrokken",
            "direct": (tell_tafel, let_go),
            "volgorde": 95,
        },
    )
    def withdraw(self, *, on: date, by: Any, ingetrokken_omdat: str) -> None:
        """Not needed any more; zorgbemiddeling no longer sees the casus."""
        vraag = "Schrijf op waarom u intrekt"
        self.ingetrokken_omdat = required(ingetrokken_omdat, "ingetrokken_omdat", vraag)
        self.bijeenkomst = None
