"""Alle cijfers met een lijst erachter: elk één keer bepaald, met naam, definitie en bron."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from . import cijfers, einden, meldingen, onenigheid, rijen, wachttijd
from .cijfer import Cijfer, Vraag
from .keuze import Keuze
from .normgebruik.definities import HERSTEL

INZET, TOEWIJZING = ("inzet", "inzetten"), ("toewijzing", "toewijzingen")
JEUGDIGE, MELDING = ("jeugdige", "jeugdigen"), ("melding", "meldingen")
VAN_INZET = "1-op-1-inzetten in dit product"
VAN_TERMIJN = "iJw-termijnen OP271 (start) en OP090 (retour)"
VAN_NORM = "Toewijzingen met hun oordeel naast de norm, vastgelegd bij het besluit"


def _still(vraag: Callable[[Keuze], QuerySet[Any]]) -> Vraag:
    """A question that looks at the period only."""
    return lambda keuze, on: vraag(keuze)


ALLE = (
    Cijfer(
        "voorbij",
        "1-op-1 voorbij dag 28",
        "1-op-1 die nog loopt na de laatste dag. De laatste dag is de startdag plus 27 dagen.",
        VAN_INZET,
        cijfers.past_last_day,
        rijen.INZET,
        INZET,
        eisen=("RV-B15-01",),
    ),
    Cijfer(
        "bijna",
        "1-op-1 op dag 21 tot en met 28",
        "1-op-1 die loopt en op of na dag 21 is, tot en met de laatste dag.",
        VAN_INZET,
        cijfers.near_last_day,
        rijen.INZET,
        INZET,
    ),
    Cijfer(
        "lopend",
        "Lopende 1-op-1",
        "1-op-1 die is gestart en niet is beëindigd.",
        VAN_INZET,
        cijfers.running,
        rijen.INZET,
        INZET,
    ),
    Cijfer(
        "beeindigd",
        "Beëindigde 1-op-1",
        "1-op-1 die in de periode is beëindigd.",
        VAN_INZET,
        _still(cijfers.ended),
        rijen.INZET,
        INZET,
        dag="beeindigd_op",
    ),
    Cijfer(
        "te-lang",
        "1-op-1 langer dan 28 dagen",
        "1-op-1 die in de periode is beëindigd, na meer dagen dan het kader toestaat (28).",
        VAN_INZET,
        _still(cijfers.ended_too_late),
        rijen.INZET,
        INZET,
        dag="beeindigd_op",
    ),
    Cijfer(
        "getoetst",
        "Toewijzingen met een norm",
        "Toewijzingen waarover in de periode is besloten en waarvoor een norm geldt.",
        VAN_NORM,
        _still(cijfers.judged),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "boven-de-norm",
        "Toewijzingen boven de norm",
        "Toewijzingen waarover in de periode is besloten, met meer volume of duur dan de norm.",
        VAN_NORM,
        _still(cijfers.above_norm),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "zonder-grond",
        "Boven de norm zonder grond",
        "Toewijzingen boven de norm zonder uitzonderingsgrond en zonder hardheidsclausule.",
        VAN_NORM,
        _still(cijfers.without_ground),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "wacht-te-lang",
        "Wacht langer dan de Treeknorm",
        "Jeugdigen die nu wachten, en bij wie het eerste gesprek langer dan 4 weken duurt of"
        " duurde, of de hulp daarna langer dan 10 weken. De weken zijn een instelling.",
        "Triage en intake, vastgelegd door de aanbieder",
        wachttijd.waiting_too_long,
        rijen.INTAKE,
        JEUGDIGE,
        eisen=("RV-0-04",),
        aanbieder="organisatie_id",
    ),
    Cijfer(
        "wacht",
        "Wacht op hulp",
        "Jeugdigen die nu wachten op een eerste gesprek, of daarna op de start van de hulp.",
        "Triage en intake, vastgelegd door de aanbieder",
        wachttijd.waiting,
        rijen.INTAKE,
        JEUGDIGE,
        aanbieder="organisatie_id",
    ),
    Cijfer(
        "geen-overeenstemming",
        "Geen overeenstemming, vanaf stap 5",
        "Verschillen van mening waarvan het overzicht met de regio is gedeeld en die nog lopen.",
        "Ladder overeenstemming, stap 5 en 6",
        onenigheid.at_region,
        onenigheid.VERSCHIL,
        ("verschil", "verschillen"),
        aanbieder="verschil__aanbieder_id",
        eisen=("CR-Z-12",),
    ),
    Cijfer(
        "aanbieder-stopt",
        "Aanbieder stopt",
        "Meldingen in de periode dat een aanbieder de hulp eenzijdig wil stoppen, wat er ook van"
        " kwam.",
        "Stoppen door de aanbieder, stap 4: melding gedaan",
        einden.unilateral,
        rijen.BEEINDIGING,
        MELDING,
        dag="gemeld_op",
    ),
    Cijfer(
        "meldingen",
        "Meldingen van aanbieders",
        "Wat een aanbieder in de periode moest melden: de start van hulp en de retour op een"
        " bericht. Een start die nog niet is gemeld, telt pas als hulp met terugwerkende kracht"
        " is toegewezen.",
        VAN_TERMIJN,
        meldingen.due,
        rijen.MELDING,
        MELDING,
        dag="uiterlijk",
        aanbieder="aan_zet_organisatie_id",
    ),
    Cijfer(
        "te-laat-gemeld",
        "Te laat gemeld",
        "Daarvan: gemeld na de laatste dag, of nog niet gemeld.",
        VAN_TERMIJN,
        meldingen.late,
        rijen.MELDING,
        MELDING,
        dag="uiterlijk",
        aanbieder="aan_zet_organisatie_id",
    ),
    *(
        Cijfer(
            sleutel,
            naam,
            definitie,
            VAN_TERMIJN,
            vraag,
            rijen.MELDING,
            MELDING,
            dag="uiterlijk",
            aanbieder="aan_zet_organisatie_id",
        )
        for sleutel, naam, definitie, vraag in (
            (
                "starts",
                "Start van de hulp gemeld",
                "Starts die gemeld moesten zijn.",
                meldingen.starts,
            ),
            (
                "start-te-laat",
                "Start te laat gemeld",
                "Daarvan: later gemeld dan 5 werkdagen na de start, of nog niet.",
                meldingen.late_starts,
            ),
            ("retouren", "Berichten beantwoord", "Berichten met een retour.", meldingen.retours),
            (
                "retour-te-laat",
                "Bericht te laat beantwoord",
                "Daarvan: later beantwoord dan na 3 werkdagen, of nog niet.",
                meldingen.late_retours,
            ),
        )
    ),
    Cijfer(
        "beoordelingen",
        "Eindbeoordelingen",
        "Vastgestelde eindbeoordelingen van hulp die in de periode eindigde.",
        "Eindbeoordeling (landelijke KPI's, Handreiking Casusregie)",
        einden.judgements,
        rijen.OORDEEL,
        ("beoordeling", "beoordelingen"),
        eisen=("CR-K-01",),
        dag="geeindigd_op",
    ),
    *HERSTEL,
)
