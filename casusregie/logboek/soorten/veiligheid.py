"""Signalen, meldingen met meldcode, calamiteiten en de vragen over veiligheid."""

from collections.abc import Mapping
from typing import Any

from casusregie.logboek.velden import (
    Als,
    Bericht,
    Omstandigheid,
    Soort,
    Volgtermijn,
    datum,
    ja_nee,
    keuze,
    keuzes,
    kort,
    tekst,
)

from .groepen import ALLEN, CASUS, PROCES, TEAM_EN_AANBIEDER, VAN_TEAM, VEILIGHEID

MELDCODE = (
    ("1", "Stap 1: signalen in kaart"),
    ("2", "Stap 2: overleg met een collega of Veilig Thuis"),
    ("3", "Stap 3: gesprek met het gezin"),
    ("4", "Stap 4: wegen van het geweld"),
    ("5", "Stap 5: beslissen over melden en hulp"),
)
GEMELD = Als("besluit", ("melden", "melden_en_hulp"))


def _steps_before(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Who decides (step 5) has weighed first (step 4)."""
    stappen = inhoud["meldcode"]
    if "5" in stappen and "4" not in stappen:
        return {"meldcode": "Doe eerst stap 4: weeg het geweld of de verwaarlozing"}
    return {}


def _safe_first(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Structural work begins when there is direct safety (RV-B14-01)."""
    if inhoud["fase"] == "structureel" and inhoud["direct_veilig"] == "nee":
        return {"fase": "Zorg eerst voor directe veiligheid. Kies fase 1"}
    return {}


def _contact_in_order(inhoud: Mapping[str, Any], bij: Omstandigheid) -> dict[str, str]:
    if inhoud["contact_op"] < bij.dag.isoformat():
        return {"contact_op": "Het contact kan niet voor de calamiteit zijn"}
    return {}


SOORTEN = (
    Soort(
        "signaal",
        "Signaal",
        VEILIGHEID,
        (
            keuze(
                "wat",
                "Waar gaat het signaal over?",
                ("schulden", "Schulden"),
                ("huiselijk_geweld", "Huiselijk geweld"),
                ("kindermishandeling", "Kindermishandeling"),
                ("jeugdcriminaliteit", "Jeugdcriminaliteit"),
                ("onderwijs", "School of voorschool maakt zich zorgen"),
                ("anders", "Iets anders"),
            ),
            kort("bron", "Van wie kwam het signaal?"),
            kort(
                "protocol",
                "Volgens welk landelijk protocol is gemeld?",
                als=Als("wat", ("onderwijs",)),
                leeg="Vul het landelijke protocol in, of schrijf op dat het niet is gevolgd",
                hulp="Alleen bij een signaal van school",
            ),
            tekst("signaal", "Wat is er gezien of gehoord?"),
            tekst(
                "actie",
                "Wat doet u om criminaliteit te voorkomen?",
                als=Als("wat", ("jeugdcriminaliteit",)),
                leeg="Schrijf op wat u doet: dit hoort bij de veiligheidstaak",
                hulp="Alleen bij jeugdcriminaliteit",
            ),
            tekst("opvolging", "Wat is er met het signaal gedaan?", later=True),
            datum("opgevolgd_op", "Wanneer is het opgevolgd?", later=True),
        ),
        ALLEN,
        aanvullers=VAN_TEAM,
        termijnen=(Volgtermijn("signaal.opvolging", voldaan="opgevolgd_op"),),
        berichten=(Bericht((CASUS,), "Er is een signaal vastgelegd"),),
        over_persoon=True,
        eisen=("RV-B01-03", "RV-B08-05", "RV-B08-06"),
    ),
    Soort(
        "melding",
        "Melding of verzoek om onderzoek",
        VEILIGHEID,
        (
            keuze(
                "bij",
                "Bij wie?",
                ("veilig_thuis", "Veilig Thuis"),
                ("jb_plein", "Jeugdbeschermingsplein"),
                ("sisa", "SISA"),
                ("rvdk", "Raad voor de Kinderbescherming"),
            ),
            keuzes("meldcode", "Welke stappen van de meldcode zijn gedaan?", *MELDCODE),
            tekst("welzijn", "Hoe gaat het met welzijn en gezondheid?"),
            tekst("veiligheid", "Hoe staat het met de veiligheid?"),
            tekst("gevolgen", "Wat betekent een onderzoek of maatregel voor dit gezin?"),
            keuze(
                "besluit",
                "Wat besluit u?",
                ("melden", "Melden"),
                ("melden_en_hulp", "Melden en zelf hulp organiseren"),
                ("hulp", "Niet melden, wel hulp organiseren"),
                ("niet", "Niet melden"),
            ),
            tekst("motivering", "Waarom dit besluit?"),
            datum("gemeld_op", "Wanneer heeft u gemeld?", als=GEMELD),
            kort("contact", "Wie is het contact voor het gezin?", later=True),
            kort("planmaker", "Wie maakt het ene plan voor het hele gezin?", later=True),
            kort("bewaker", "Wie bewaakt dat het plan wordt uitgevoerd?", later=True),
            tekst("afspraken", "Welke afspraken zijn er met Veilig Thuis?", later=True),
            datum("verdeeld_op", "Wanneer zijn de rollen verdeeld?", later=True),
        ),
        TEAM_EN_AANBIEDER,
        "Veiligheid eerst. Weeg daarna welzijn en gezondheid tegen veiligheid, en leg vast wat u "
        "besluit.",
        intern=True,
        aanvullers=VAN_TEAM,
        termijnen=(
            Volgtermijn(
                "signaal.opvolging",
                start="gemeld_op",
                voldaan="verdeeld_op",
                als=Als("bij", ("veilig_thuis",)),
                titel="Rollen verdelen met Veilig Thuis",
            ),
        ),
        regels=(_steps_before,),
        eisen=("RV-B08-04", "RV-B14-03", "RV-B08-01"),
    ),
    Soort(
        "calamiteit",
        "Calamiteit",
        VEILIGHEID,
        (
            keuze(
                "aard",
                "Wat is er aan de hand?",
                ("onveilig", "Het kind is niet veilig"),
                ("ernstig", "Ernstig voorval met de jeugdige"),
                ("overlijden", "Overlijden"),
                ("anders", "Andere calamiteit"),
            ),
            tekst("wat", "Wat is er gebeurd?"),
            kort("contact_met", "Met wie van het lokale team had u contact?"),
            datum("contact_op", "Wanneer was dat contact?"),
            tekst("nu", "Wat is er nu gedaan voor de veiligheid?"),
        ),
        ALLEN,
        "Bel eerst het lokale team. Leg het daarna hier vast.",
        termijnen=(Volgtermijn("calamiteit.melden", voldaan="contact_op"),),
        berichten=(Bericht((CASUS, PROCES), "Er is een calamiteit gemeld"),),
        regels=(_contact_in_order,),
        eisen=("CR-A2-14",),
    ),
    Soort(
        "veiligheidsvraag",
        "Is het geweld echt gestopt?",
        VEILIGHEID,
        (
            keuze(
                "gestopt",
                "Is het geweld echt gestopt?",
                ("ja", "Ja"),
                ("nee", "Nee"),
                ("onzeker", "Dat is niet zeker"),
            ),
            tekst("waaruit", "Waaruit blijkt dat?"),
            ja_nee("afspraken", "Houdt iedereen zich aan de veiligheidsafspraken?"),
            tekst(
                "actie",
                "Wat doet u nu?",
                als=Als("gestopt", ("nee", "onzeker")),
                leeg="Schrijf op wat u nu doet",
            ),
            datum("opnieuw_op", "Wanneer kijkt u opnieuw?", toekomst=True),
        ),
        VAN_TEAM,
        termijnen=(
            Volgtermijn("afspraak", start="opnieuw_op", titel="Veiligheid opnieuw bespreken"),
        ),
        berichten=(
            Bericht(
                (PROCES,),
                "De veiligheid vraagt aandacht",
                als=Als("gestopt", ("nee", "onzeker")),
            ),
            Bericht((PROCES,), "De veiligheid vraagt aandacht", als=Als("afspraken", ("nee",))),
        ),
        over_persoon=True,
        eisen=("RV-B08-01", "CR-M-13"),
    ),
    Soort(
        "ketenzorg",
        "Gefaseerde ketenzorg",
        VEILIGHEID,
        (
            keuze(
                "fase",
                "Welke fase?",
                ("direct", "Fase 1: directe veiligheid"),
                ("structureel", "Fase 2: blijvende veiligheid en herstel"),
            ),
            ja_nee("direct_veilig", "Is er directe veiligheid?"),
            keuzes(
                "maatregelen",
                "Welke maatregelen voor deze persoon?",
                ("bescherming", "Bescherming"),
                ("praktisch", "Praktische hulp"),
                ("opvoeding", "Ondersteuning bij opvoeden"),
                ("risico", "Aanpak van wat het risico in stand houdt"),
                ("behandeling", "Behandeling"),
            ),
            tekst("toelichting", "Wat spreekt u af?"),
        ),
        VAN_TEAM,
        "Leg per gezinslid vast wat er gebeurt. Kies bij 'Over wie' het gezinslid.",
        regels=(_safe_first,),
        over_persoon=True,
        eisen=("RV-B14-01",),
    ),
)
