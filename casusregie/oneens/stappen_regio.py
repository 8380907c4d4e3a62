"""De stappen van de regio: contractmanager met acties en termijn, daarna de secretaris."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from . import bevoegd, bewakers, gevolgen
from .anoniem import refuse_traces
from .bewakers import required
from .keuzes import Stand
from .stappen_team import EINDE, STAP, VERTEL

NAAR_SECRETARIS: dict[str, Any] = {
    "direct": (gevolgen.hand_over_to_secretaris,),
    "then": VERTEL,
}


class Regiostappen(models.Model):
    """Steps 5 and 6 (CR-Z-12, CR-Z-13)."""

    class Meta:
        abstract = True

    @transition(
        "status",
        source=Stand.OVERZICHT,
        target=Stand.CONTRACTMANAGER,
        conditions=[bewakers.there_is_a_contractmanager, bewakers.overview_is_ready],
        permission=bevoegd.is_leader,
        custom={
            "label": "Overzicht delen met de contractmanager",
            "gebeurd": "Contractmanager ingeschakeld met een anoniem overzicht",
            "volgorde": 10,
            "direct": (gevolgen.hand_over_overview,),
            "then": VERTEL,
        },
    )
    def share_overview(self, *, on: date, by: Any) -> None:
        """Step 5: the anonymous overview in its fixed format."""
        self.gedeeld_op = on

    @transition(
        "status",
        source=Stand.CONTRACTMANAGER,
        target=Stand.ACTIES,
        permission=bevoegd.is_contract,
        custom={
            "label": "Acties en termijn afspreken",
            "gebeurd": "Acties en termijn van terugkoppeling afgesproken",
            "volgorde": 10,
            **STAP,
        },
    )
    def agree_actions(self, *, on: date, by: Any, acties: str, bericht_uiterlijk: date) -> None:
        """What is done, and by which day the team hears of it; recorded in the dossier."""
        required(acties=(acties, "Schrijf op welke acties u heeft afgesproken"))
        refuse_traces(self, on, acties=acties)
        if bericht_uiterlijk <= on:
            raise ValidationError({"bericht_uiterlijk": "Kies een dag na vandaag"})
        self.acties = self.stap_tekst = acties.strip()
        self.acties_op, self.bericht_uiterlijk = on, bericht_uiterlijk

    @transition(
        "status",
        source=Stand.ACTIES,
        target=Stand.OVEREENSTEMMING,
        permission=bevoegd.is_contract,
        custom={
            "label": "Terugkoppelen: er is overeenstemming",
            "gebeurd": "Overeenstemming na de contractmanager",
            "volgorde": 10,
            **EINDE,
        },
    )
    def report_agreement(self, *, on: date, by: Any, bericht: str) -> None:
        """The actions worked."""
        self._report(on, bericht)
        self._finish(on, by, bericht)  # type: ignore[attr-defined]

    @transition(
        "status",
        source=Stand.ACTIES,
        target=Stand.SECRETARIS,
        conditions=[bewakers.there_is_a_secretaris],
        permission=bevoegd.is_contract,
        custom={
            "label": "Secretaris inschakelen",
            "gebeurd": "Secretaris ingeschakeld door de contractmanager",
            "volgorde": 20,
            **NAAR_SECRETARIS,
        },
    )
    def engage_secretaris(self, *, on: date, by: Any, bericht: str) -> None:
        """Step 6: the contractmanager did not manage, and reports that back."""
        self._report(on, bericht)

    @transition(
        "status",
        source=[Stand.CONTRACTMANAGER, Stand.ACTIES],
        target=Stand.SECRETARIS,
        conditions=[bewakers.there_is_a_secretaris, bewakers.contractmanager_is_late],
        permission=bevoegd.is_leader,
        custom={
            "label": "Secretaris inschakelen",
            "gebeurd": "Secretaris ingeschakeld: de contractmanager was te laat",
            "volgorde": 30,
            **NAAR_SECRETARIS,
        },
    )
    def pass_contractmanager(self, *, on: date, by: Any, toelichting: str) -> None:
        """Step 6: the contractmanager did not answer or report back in time (CR-Z-13)."""
        required(toelichting=(toelichting, "Schrijf op waarop u wacht"))
        refuse_traces(self, on, toelichting=toelichting)
        self.stap_tekst = toelichting.strip()

    @transition(
        "status",
        source=Stand.SECRETARIS,
        target=Stand.OVEREENSTEMMING,
        permission=bevoegd.is_secretaris,
        custom={
            "label": "Er is overeenstemming",
            "gebeurd": "Overeenstemming na de secretaris",
            "volgorde": 10,
            **EINDE,
        },
    )
    def settle(self, *, on: date, by: Any, besluit: str) -> None:
        """The secretaris brought the parties together."""
        self._decide(on, besluit)
        self._finish(on, by, besluit)  # type: ignore[attr-defined]

    @transition(
        "status",
        source=Stand.SECRETARIS,
        target=Stand.JEUGDIGE,
        permission=bevoegd.is_secretaris,
        custom={
            "label": "Geen overeenstemming",
            "gebeurd": "Geen overeenstemming na de secretaris",
            "volgorde": 20,
            **STAP,
        },
    )
    def conclude(self, *, on: date, by: Any, besluit: str) -> None:
        """The parties do not agree; the team goes on with the jeugdige."""
        self._decide(on, besluit)

    def _report(self, on: date, bericht: str) -> None:
        required(bericht=(bericht, "Schrijf op wat er is gedaan en wat het opleverde"))
        refuse_traces(self, on, bericht=bericht)
        self.bericht = self.stap_tekst = bericht.strip()
        self.bericht_op = on

    def _decide(self, on: date, besluit: str) -> None:
        required(besluit=(besluit, "Schrijf op wat u besluit"))
        refuse_traces(self, on, besluit=besluit)
        self.stap_tekst = besluit.strip()
