"""Hulp en effect: de afweging vooraf, de plek, de uitvoering, bijsturen en bevindingen."""

from collections.abc import Mapping
from typing import Any

from casusregie.logboek.velden import (
    Als,
    Bericht,
    Omstandigheid,
    Soort,
    datum,
    getal,
    ja_nee,
    keuze,
    keuzes,
    kort,
    tekst,
)

from .groepen import CASUS, HULP, PROCES, TEAM_EN_AANBIEDER, VAN_AANBIEDER, VAN_TEAM

INZET = "inzet"


def _reported_in_time(inhoud: Mapping[str, Any], bij: Omstandigheid) -> dict[str, str]:
    """Another onderaannemer is reported before the care starts (CR-A2-13)."""
    if inhoud["begint_op"] > bij.dag.isoformat() or inhoud.get("te_laat_omdat"):
        return {}
    return {"te_laat_omdat": "De zorg is al begonnen. Schrijf op waarom u dit niet eerder meldde"}


def _ends_after_begin(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    einde = inhoud.get("eindigt_op")
    if einde and einde < inhoud["begint_op"]:
        return {"eindigt_op": "Kies een einddatum die na de startdatum ligt"}
    return {}


SOORTEN = (
    Soort(
        "afweging_hulp",
        "Afweging: lokaal of specialistisch",
        HULP,
        (
            tekst("ernst", "Hoe ernstig is het?"),
            tekst("aard", "Wat voor problemen zijn het?"),
            tekst("context", "Hoe is de situatie thuis en eromheen?"),
            tekst("voorliggend", "Wat is geprobeerd met advies of het voorliggend veld?"),
            keuze(
                "besluit",
                "Welke hulp past?",
                ("voorliggend", "Voorliggend veld"),
                ("lokaal", "Hulp van het lokale team"),
                ("specialistisch", "Specialistische hulp"),
            ),
            tekst("motivering", "Waarom?"),
        ),
        VAN_TEAM,
        eisen=("RV-B04-01", "RV-B01-01"),
    ),
    Soort(
        INZET,
        "Hulp uit het voorliggend veld of lokaal",
        HULP,
        (
            keuze(
                "laag",
                "Welk soort hulp?",
                ("voorliggend", "Voorliggend veld, zonder toewijzing"),
                ("lokaal", "Hulp van het lokale team"),
            ),
            kort("voorziening", "Welke voorziening of organisatie?"),
            kort("doel", "Wat is het doel?"),
            datum("begint_op", "Wanneer begint de hulp?", toekomst=True),
            datum("eindigt_op", "Wanneer stopt de hulp?", verplicht=False, toekomst=True),
            tekst("uitkomst", "Wat leverde het op?", later=True),
            datum("gestopt_op", "Wanneer is de hulp gestopt?", later=True),
        ),
        VAN_TEAM,
        "Lokale voorzieningen voor iedereen, meestal met subsidie. Er is geen toewijzing nodig.",
        aanvullers=VAN_TEAM,
        regels=(_ends_after_begin,),
        eisen=("CR-D-23", "RV-B03-03"),
    ),
    Soort(
        "leefomgeving",
        "Hulp in de eigen leefomgeving",
        HULP,
        (
            kort("hulp", "Om welke hulp gaat het?"),
            ja_nee("eigen", "Kan de hulp thuis, op school of in de buurt?"),
            keuzes(
                "omdat",
                "Waarom niet?",
                ("context", "Door de situatie thuis of eromheen"),
                ("aard", "Door de aard van het probleem"),
                ("ernst", "Door de ernst"),
                als=Als("eigen", ("nee",)),
                leeg="Kies waarom het niet in de eigen leefomgeving kan",
            ),
            tekst(
                "motivering",
                "Leg dat uit",
                als=Als("eigen", ("nee",)),
                leeg="Schrijf op waarom de hulp ergens anders is",
            ),
            kort("locatie", "Waar is de hulp?"),
        ),
        TEAM_EN_AANBIEDER,
        eisen=("RV-B05-01",),
    ),
    Soort(
        "onderaannemer",
        "Andere onderaannemer",
        HULP,
        (
            kort("naam", "Welke onderaannemer?"),
            datum("begint_op", "Wanneer begint deze onderaannemer?", toekomst=True),
            tekst("reden", "Waarom deze onderaannemer?"),
            tekst(
                "te_laat_omdat",
                "Waarom heeft u dit niet eerder gemeld?",
                verplicht=False,
                soms=True,
                hulp="Nodig als de zorg al is begonnen",
            ),
        ),
        VAN_AANBIEDER,
        "Meld een onderaannemer die niet bij de inschrijving stond voordat de zorg begint.",
        berichten=(Bericht((CASUS, PROCES), "De aanbieder meldt een andere onderaannemer"),),
        regels=(_reported_in_time,),
        eisen=("CR-A2-13",),
    ),
    Soort(
        "bijsturing",
        "Bijsturen",
        HULP,
        (
            keuze(
                "aanleiding",
                "Waarom bijsturen?",
                ("past_niet", "Het aanbod past niet"),
                ("vraag_anders", "De vraag is veranderd"),
                ("twijfel", "Twijfel of de hulp werkt"),
                ("omstandigheden", "De omstandigheden zijn veranderd"),
            ),
            tekst("toelichting", "Wat is er aan de hand?"),
            tekst("voorstel", "Wat stelt u voor?"),
            datum("contact_op", "Wanneer sprak u hierover met het lokale team?", later=True),
            tekst("uitkomst", "Wat is er afgesproken?", later=True),
        ),
        TEAM_EN_AANBIEDER,
        "Neem zo snel mogelijk contact op als de hulp niet past of niet werkt.",
        aanvullers=TEAM_EN_AANBIEDER,
        berichten=(Bericht((CASUS, PROCES), "Er is een voorstel om bij te sturen"),),
        eisen=("CR-A2-18", "CR-A2-19"),
    ),
    Soort(
        "bevinding",
        "Bevinding over de hulp",
        HULP,
        (
            keuze(
                "effect",
                "Werkt de hulp?",
                ("ja", "Ja"),
                ("deels", "Voor een deel"),
                ("nee", "Nee"),
            ),
            ja_nee("past", "Past de hulp nog bij wat nodig is?"),
            tekst("toelichting", "Waaruit blijkt dat?"),
            tekst(
                "bijstelling",
                "Wat stelt u bij?",
                als=Als("effect", ("deels", "nee")),
                leeg="Schrijf op wat u bijstelt",
            ),
            getal(
                "budget_gebruikt",
                "Hoeveel procent van het budget is gebruikt?",
                200,
                verplicht=False,
            ),
        ),
        TEAM_EN_AANBIEDER,
        "Wat u ziet van het effect van de hulp. De casusregisseur en procesregisseur krijgen "
        "bericht.",
        berichten=(Bericht((CASUS, PROCES), "Er is een bevinding over de hulp"),),
        eisen=("CR-B2-03", "CR-B2-06", "CR-M-18", "CR-A1-33"),
    ),
)
