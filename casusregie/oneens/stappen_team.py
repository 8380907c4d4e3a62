"""De stappen van team en aanbieder: feiten, afstemmen, terugkoppelen en managers."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from . import bevoegd, bewakers, gevolgen
from .bewakers import past, required
from .feitenlijst import chosen_facts
from .keuzes import Overleg, Stand, Wijze

VERTEL = ("casusregie.tell_difference",)
STAP: dict[str, Any] = {"direct": (gevolgen.take_step,), "then": VERTEL}
MET_WIE = "Kies met wie u overlegde"
EINDE: dict[str, Any] = {"direct": (gevolgen.end_ladder,), "then": VERTEL}


def chosen(veld: str, gekozen: list[str], keuzes: Any, vraag: str) -> list[str]:
    """At least one of the list, nothing else; raises ValidationError at the field."""
    if not gekozen or not set(gekozen) <= set(keuzes.values):
        raise ValidationError({veld: vraag})
    return [code for code in keuzes.values if code in gekozen]


class Teamstappen(models.Model):
    """Steps 1 to 4 (CR-Z-08 .. CR-Z-11)."""

    stap_tekst = ""

    class Meta:
        abstract = True

    @transition(
        "status",
        source=Stand.FEITEN,
        target=Stand.AFSTEMMEN,
        permission=bevoegd.is_team,
        custom={
            "label": "Feiten en stappen vastleggen",
            "gebeurd": "Overzicht van feiten en stappen vastgelegd",
            "volgorde": 10,
            **STAP,
        },
    )
    def record_facts(self, *, on: date, by: Any, feiten: list[str], overzicht: str) -> None:
        """Step 1: the facts, and the steps that led to the arrangement and the aanbieder.

        `feiten` holds keys of the lines that the dossier itself gives (`feitenlijst`).
        """
        required(overzicht=(overzicht, "Schrijf op hoe u tot deze keuze kwam"))
        self.feiten, self.stap_tekst = chosen_facts(self, feiten), overzicht

    @transition(
        "status",
        source=Stand.AFSTEMMEN,
        target=None,
        conditions=[bewakers.there_is_a_rer, bewakers.no_advice_asked],
        permission=bevoegd.is_team,
        custom={
            "label": "Advies van het expertteam (RER) vragen",
            "gebeurd": "Advies gevraagd aan het expertteam (RER)",
            "volgorde": 20,
            "direct": (gevolgen.involve_rer,),
            "then": VERTEL,
        },
    )
    def ask_advice(self, *, on: date, by: Any, advies_vraag: str) -> None:
        """Step 2, if needed: expertise of zorgbemiddeling."""
        required(advies_vraag=(advies_vraag, "Schrijf op wat u het expertteam vraagt"))
        self.advies_vraag, self.advies_gevraagd_op = advies_vraag.strip(), on

    @transition(
        "status",
        source=Stand.AFSTEMMEN,
        target=None,
        conditions=[bewakers.advice_is_awaited],
        permission=bevoegd.is_rer,
        custom={
            "label": "Advies geven",
            "gebeurd": "Expertteam (RER) gaf advies",
            "volgorde": 5,
            "then": VERTEL,
        },
    )
    def give_advice(self, *, on: date, by: Any, advies: str) -> None:
        """What the expertteam thinks."""
        required(advies=(advies, "Schrijf uw advies op"))
        self.advies, self.advies_op, self.advies_door = advies.strip(), on, by

    @transition(
        "status",
        source=Stand.AFSTEMMEN,
        target=Stand.TERUGKOPPELEN,
        conditions=[bewakers.advice_came_or_is_late],
        permission=bevoegd.is_team,
        custom={
            "label": "Intern afstemmen afronden",
            "gebeurd": "Intern afgestemd",
            "volgorde": 10,
            **STAP,
        },
    )
    def align(self, *, on: date, by: Any, overlegd_met: list[str], conclusie: str) -> None:
        """Step 2: with colleagues; what the team thinks now."""
        self.overlegd_met = chosen("overlegd_met", overlegd_met, Overleg, MET_WIE)
        required(conclusie=(conclusie, "Schrijf op wat het team nu vindt"))
        self.stap_tekst = conclusie

    @transition(
        "status",
        source=Stand.TERUGKOPPELEN,
        target=Stand.REACTIE,
        permission=bevoegd.is_team,
        custom={
            "label": "Terugkoppelen aan de aanbieder",
            "gebeurd": "Teruggekoppeld aan de aanbieder",
            "volgorde": 10,
            **STAP,
        },
    )
    def give_feedback(self, *, on: date, by: Any, wijze: str, terugkoppeling: str) -> None:
        """Step 3: the findings, which the aanbieder reads."""
        required(terugkoppeling=(terugkoppeling, "Schrijf op wat u de aanbieder vertelt"))
        if wijze not in Wijze.values:
            raise ValidationError({"wijze": "Kies hoe u terugkoppelt"})
        self.wijze, self.teruggekoppeld_op, self.stap_tekst = wijze, on, terugkoppeling

    @transition(
        "status",
        source=Stand.REACTIE,
        target=Stand.OVEREENSTEMMING,
        permission=bevoegd.is_aanbieder,
        custom={
            "label": "Wij zijn het eens",
            "gebeurd": "Aanbieder is het eens na de terugkoppeling",
            "volgorde": 10,
            **EINDE,
        },
    )
    def accept_feedback(self, *, on: date, by: Any, reactie: str) -> None:
        """The aanbieder agrees: the ladder ends."""
        self._react(on, by, reactie)
        self._finish(on, by, reactie)

    @transition(
        "status",
        source=Stand.REACTIE,
        target=Stand.MANAGERS,
        permission=bevoegd.is_aanbieder,
        custom={
            "label": "Wij zijn het nog niet eens",
            "gebeurd": "Aanbieder is het niet eens na de terugkoppeling",
            "volgorde": 20,
            **STAP,
        },
    )
    def reject_feedback(self, *, on: date, by: Any, reactie: str) -> None:
        """The aanbieder still disagrees: the teamleider is told (CR-Z-11)."""
        self._react(on, by, reactie)

    @transition(
        "status",
        source=Stand.REACTIE,
        target=Stand.MANAGERS,
        conditions=[bewakers.reaction_is_late],
        permission=bevoegd.is_team,
        custom={
            "label": "Verder zonder reactie",
            "gebeurd": "De aanbieder reageerde niet op tijd",
            "volgorde": 30,
            **STAP,
        },
    )
    def go_on(self, *, on: date, by: Any) -> None:
        """No reaction in time: the teamleider takes it up."""

    @transition(
        "status",
        source=Stand.MANAGERS,
        target=Stand.OVERZICHT,
        permission=bevoegd.is_leader,
        custom={
            "label": "Geen overeenstemming met de teammanager",
            "gebeurd": "Teamleider en teammanager werden het niet eens",
            "volgorde": 10,
            **STAP,
        },
    )
    def managers_differ(
        self, *, on: date, by: Any, contact_op: date, contact_met: str, verslag: str
    ) -> None:
        """Step 4: the teamleider spoke with the teammanager."""
        past("contact_op", contact_op, on, self.geopend_op)  # type: ignore[attr-defined]
        required(
            contact_met=(contact_met, "Vul in met wie u sprak"),
            verslag=(verslag, "Schrijf op waarover u het niet eens werd"),
        )
        self.contact_op, self.contact_met = contact_op, contact_met.strip()
        self.managers_klaar_op, self.stap_tekst = on, verslag

    def _react(self, on: date, by: Any, reactie: str) -> None:
        required(reactie=(reactie, "Schrijf op wat u ervan vindt"))
        self.reactie, self.reactie_op, self.reactie_door = reactie.strip(), on, by

    def _finish(self, on: date, by: Any, uitkomst: str) -> None:
        """The ladder ended, with what was agreed."""
        required(uitkomst=(uitkomst, "Schrijf op wat er is afgesproken"))
        self.uitkomst = self.stap_tekst = uitkomst.strip()
        self.afgerond_op, self.afgerond_door = on, by
