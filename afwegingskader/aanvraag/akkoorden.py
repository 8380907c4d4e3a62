"""De twee akkoorden van een aanvraag: geven, en tot het besluit weer intrekken (OO-04)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import RETURN_VALUE, transition

from afwegingskader.bevoegdheden import (
    gezin_has_regie,
    may_agree_for_aanbieder,
    may_agree_for_regie,
)

from . import bewakers
from .inhoud import Partij, Stand

GEGEVEN = (Stand.INGEDIEND, Stand.AKKOORD, Stand.GEANALYSEERD)
NA_AKKOORD = RETURN_VALUE(*GEGEVEN)
ZONDER_REDEN = "Schrijf op waarom u het akkoord intrekt"


class Akkoordovergangen(models.Model):
    """Each party agrees by itself, with person and date; withdrawing takes it back a step."""

    akkoord_aanbieder_op: Any
    akkoord_regie_op: Any
    akkoord_ingetrokken_op: Any

    class Meta:
        abstract = True

    @transition(
        field="status",
        source=Stand.INGEDIEND,
        target=NA_AKKOORD,
        conditions=[bewakers.aanbieder_has_not_agreed],
        permission=may_agree_for_aanbieder,
        custom={
            "label": "Akkoord geven namens de aanbieder",
            "gebeurd": "Akkoord van de aanbieder",
            "then": ("afwegingskader.tell_turn",),
            "volgorde": 20,
        },
    )
    def agree_aanbieder(self: Any, *, on: date, by: Any) -> str:
        """One of two akkoorden; person and date are kept (OO-04)."""
        self.akkoord_aanbieder_op, self.akkoord_aanbieder_door = on, by
        return self.state_after_akkoord()

    @transition(
        field="status",
        source=Stand.INGEDIEND,
        target=NA_AKKOORD,
        conditions=[bewakers.regie_has_not_agreed],
        permission=may_agree_for_regie,
        custom={
            "label": "Akkoord geven namens de casusregie",
            "gebeurd": "Akkoord van de casusregie",
            "then": ("afwegingskader.tell_turn",),
            "volgorde": 21,
        },
    )
    def agree_regie(self: Any, *, on: date, by: Any, akkoord_gezin_toelichting: str = "") -> str:
        """The other akkoord; the gezin's own consent when the gezin holds casusregie."""
        self.akkoord_van_gezin = gezin_has_regie(self.casus)
        self.akkoord_gezin_toelichting = akkoord_gezin_toelichting
        if self.akkoord_van_gezin and not akkoord_gezin_toelichting.strip():
            raise ValidationError(
                {"akkoord_gezin_toelichting": "Schrijf op wie van het gezin akkoord gaf, en hoe"}
            )
        self.akkoord_regie_op, self.akkoord_regie_door = on, by
        return self.state_after_akkoord()

    @transition(
        field="status",
        source=list(GEGEVEN),
        target=Stand.INGEDIEND,
        conditions=[bewakers.aanbieder_has_agreed],
        permission=may_agree_for_aanbieder,
        custom={
            "label": "Akkoord van de aanbieder intrekken",
            "gebeurd": "Akkoord van de aanbieder ingetrokken",
            "then": ("afwegingskader.tell_withdrawal",),
            "volgorde": 80,
        },
    )
    def withdraw_akkoord_aanbieder(self: Any, *, on: date, by: Any, reden: str = "") -> None:
        """Until the decision the aanbieder may take its akkoord back."""
        self.akkoord_aanbieder_op = self.akkoord_aanbieder_door = None
        self.note_withdrawal(Partij.AANBIEDER, on, by, reden)

    @transition(
        field="status",
        source=list(GEGEVEN),
        target=Stand.INGEDIEND,
        conditions=[bewakers.regie_has_agreed],
        permission=may_agree_for_regie,
        custom={
            "label": "Akkoord van de casusregie intrekken",
            "gebeurd": "Akkoord van de casusregie ingetrokken",
            "then": ("afwegingskader.tell_withdrawal",),
            "volgorde": 81,
        },
    )
    def withdraw_akkoord_regie(self: Any, *, on: date, by: Any, reden: str = "") -> None:
        """Until the decision the casusregie (or the gezin) may take its akkoord back."""
        self.akkoord_regie_op = self.akkoord_regie_door = None
        self.akkoord_van_gezin, self.akkoord_gezin_toelichting = False, ""
        self.note_withdrawal(Partij.REGIE, on, by, reden)

    def note_withdrawal(self: Any, partij: str, on: date, by: Any, reden: str) -> None:
        """Who took which akkoord back and why; stays to be read, also after a new akkoord."""
        if not reden.strip():
            raise ValidationError({"reden": ZONDER_REDEN})
        self.akkoord_ingetrokken_partij = partij
        self.akkoord_ingetrokken_op, self.akkoord_ingetrokken_door = on, by
        self.akkoord_ingetrokken_reden = reden

    def state_after_akkoord(self: Any) -> str:
        """Both agreed: on to the analysis, or past it when it was adopted before."""
        if not (self.akkoord_aanbieder_op and self.akkoord_regie_op):
            return Stand.INGEDIEND
        return Stand.GEANALYSEERD if self.adopted_analyse() else Stand.AKKOORD
