"""Regie: besluiten, verschil van mening en het verzoek om een arrangement te wijzigen."""

from casusregie.logboek.velden import (
    Als,
    Bericht,
    Soort,
    datum,
    ja_nee,
    keuze,
    kort,
    tekst,
)

from .groepen import ALLEN, BACKOFFICE, CASUS, PROCES, REGIE, VAN_TEAM

WIJZIGING = "wijziging_arrangement"

SOORTEN = (
    Soort(
        "verschil",
        "Verschil van mening",
        REGIE,
        (
            kort("onderwerp", "Waar gaat het over?"),
            tekst("standpunt_een", "Wat vindt de ene partij?"),
            tekst("standpunt_ander", "Wat vindt de andere partij?"),
            keuze(
                "uitkomst",
                "Hoe is het afgelopen?",
                ("eens", "We zijn het eens geworden"),
                ("niet_eens", "We zijn het niet eens"),
            ),
            tekst("argumenten", "Op welke argumenten?"),
        ),
        ALLEN,
        "Bespreek het eerst samen. Lukt dat niet, dan krijgt de procesregisseur bericht om op te "
        "schalen.",
        berichten=(
            Bericht(
                (PROCES,),
                "Er is een verschil van mening: schaal op",
                als=Als("uitkomst", ("niet_eens",)),
            ),
        ),
        eisen=("CR-A2-20",),
    ),
    Soort(
        "besluit",
        "Besluit",
        REGIE,
        (
            kort("besluit", "Wat is besloten?"),
            tekst("motivering", "Waarom?"),
            kort("met", "Wie besloot mee?", verplicht=False),
        ),
        VAN_TEAM,
        eisen=("CR-A2-02",),
    ),
    Soort(
        WIJZIGING,
        "Verzoek om een arrangement te wijzigen",
        REGIE,
        (
            kort("arrangement", "Welk arrangement?"),
            tekst("wijziging", "Wat moet er anders?"),
            ja_nee("akkoord", "Is de casusregisseur akkoord?"),
            kort("akkoord_van", "Wie gaf akkoord?"),
            datum("ingang", "Vanaf wanneer?", toekomst=True),
            datum("uitgevoerd_op", "Wanneer is het gewijzigd?", later=True),
            kort("bericht", "Welk bericht ging naar de aanbieder?", later=True),
        ),
        (PROCES, "jeugdbeschermer"),
        "De backoffice wijzigt de toewijzing. De casusregisseur is akkoord.",
        aanvullers=(PROCES, BACKOFFICE),
        berichten=(Bericht((BACKOFFICE,), "Verzoek om een arrangement te wijzigen"),),
        regels=(
            lambda inhoud, _: (
                {}
                if inhoud["akkoord"] == "ja"
                else {"akkoord": "Overleg eerst met de casusregisseur"}
            ),
        ),
        eisen=("CR-A2-06", "CR-B2-04"),
    ),
    Soort(
        "verzoek_aanbieder",
        "Vraag om een wijzigingsverzoek van de aanbieder",
        REGIE,
        (
            kort("aanbieder", "Welke aanbieder?"),
            tekst("waarom", "Waarom past de hulp niet meer?"),
            tekst("gewenst", "Wat moet de aanbieder aanvragen?"),
            datum("ingediend_op", "Wanneer kwam het verzoek (JW317)?", later=True),
        ),
        VAN_TEAM,
        "In route B vraagt de aanbieder de wijziging aan bij de procesregisseur (JW317).",
        aanvullers=ALLEN,
        berichten=(Bericht((PROCES, CASUS), "Er komt een verzoek om wijziging (JW317)"),),
        eisen=("CR-B2-08",),
    ),
)
