"""De laatste stap: de jeugdige weet het, en er is zo nodig hulp ter overbrugging."""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from casusregie.afronding.hulp import help_of

from . import bevoegd
from .bewakers import past, required
from .keuzes import Geinformeerd, Stand
from .stappen_team import EINDE, chosen


class Slotstap(models.Model):
    """Step 7 (CR-Z-14)."""

    stap_tekst = ""

    class Meta:
        abstract = True

    @transition(
        "status",
        source=Stand.JEUGDIGE,
        target=Stand.AFGEROND,
        permission=bevoegd.is_team,
        custom={
            "label": "Jeugdige geïnformeerd",
            "gebeurd": "Jeugdige geïnformeerd en overbrugging vastgelegd",
            "volgorde": 10,
            **EINDE,
        },
    )
    def inform(
        self,
        *,
        on: date,
        by: Any,
        geinformeerd: list[str],
        geinformeerd_op: date,
        wat_verteld: str,
        overbrugging: bool,
        overbrugging_tekst: str,
        overbrugging_kenmerk: uuid.UUID | None = None,
    ) -> None:
        """Step 7: who was told, when and what; and other help for the time being if needed."""
        wie = chosen("geinformeerd", geinformeerd, Geinformeerd, "Kies wie u heeft gesproken")
        past("geinformeerd_op", geinformeerd_op, on, self.geopend_op)  # type: ignore[attr-defined]
        vraag = "Schrijf op welke hulp er nu is" if overbrugging else "Schrijf op waarom niet"
        required(
            wat_verteld=(wat_verteld, "Schrijf op wat u heeft verteld"),
            overbrugging_tekst=(overbrugging_tekst, vraag),
        )
        self._bridge(bool(overbrugging), overbrugging_tekst.strip(), overbrugging_kenmerk)
        self.geinformeerd, self.geinformeerd_op = wie, geinformeerd_op
        self.stap_tekst = wat_verteld
        self.afgerond_op, self.afgerond_door = on, by

    def _bridge(self, ja: bool, tekst: str, hulp: uuid.UUID | None) -> None:
        """The help that bridges is help of this casus."""
        if hulp is not None and not (ja and self._is_ours(hulp)):
            raise ValidationError({"overbrugging_kenmerk": "Kies hulp van deze casus"})
        self.overbrugging, self.overbrugging_tekst = ja, tekst
        self.overbrugging_kenmerk = hulp

    def _is_ours(self, hulp: uuid.UUID) -> bool:
        return any(rij.kenmerk == hulp for rij in help_of(self.casus))  # type: ignore[attr-defined]
