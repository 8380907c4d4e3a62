"""Contact, consultatie en advies, en de vaste contactpersoon van een aanbieder."""

from casusregie.logboek.velden import (
    Als,
    Soort,
    Veld,
    Volgtermijn,
    datum,
    ja_nee,
    keuze,
    keuzes,
    kort,
    tekst,
)

from .groepen import ALLEN, CONTACT, TEAM_EN_AANBIEDER, VAN_AANBIEDER, VAN_TEAM

CONTACTMOMENT, CONTACTPERSOON = "contactmoment", "contactpersoon"
GEZIN = ("jeugdige", "ouders", "gezin")
ANTWOORD = Volgtermijn("consultatie.antwoord", voldaan="advies_op")


def advice() -> tuple[Veld, ...]:
    """The answer to a consultation: may follow later, and then has a day."""
    return (
        tekst("advies", "Wat is het advies?", later=True),
        datum("advies_op", "Wanneer kwam het advies?", later=True),
        tekst("vervolg", "Wat doet het lokale team met het advies?", later=True),
    )


SOORTEN = (
    Soort(
        CONTACTMOMENT,
        "Contactmoment",
        CONTACT,
        (
            keuzes(
                "met",
                "Met wie had u contact?",
                ("jeugdige", "Jeugdige"),
                ("ouders", "Ouders of verzorgers"),
                ("gezin", "Het hele gezin"),
                ("netwerk", "Familie, vrienden of buren"),
                ("school", "School"),
                ("aanbieder", "Aanbieder"),
                ("ander", "Iemand anders"),
                leeg="Kies met wie u contact had",
            ),
            keuze(
                "hoe",
                "Hoe?",
                ("thuis", "Bij het gezin thuis"),
                ("gesprek", "Gesprek op een andere plek"),
                ("telefoon", "Telefoon"),
                ("beeldbellen", "Beeldbellen"),
                ("bericht", "Bericht"),
                leeg="Kies hoe u contact had",
            ),
            tekst("verslag", "Waar ging het over?", leeg="Schrijf kort op waar het over ging"),
        ),
        ALLEN,
        "Elk contact met het gezin of het netwerk. Zo is te zien wanneer er voor het laatst "
        "contact was.",
        over_persoon=True,
        eisen=("CR-M-14", "RV-B05-02"),
    ),
    Soort(
        CONTACTPERSOON,
        "Contactpersoon van de aanbieder",
        CONTACT,
        (
            kort("naam", "Naam"),
            kort("functie", "Functie", verplicht=False),
            kort("telefoon", "Telefoonnummer"),
            kort("email", "E-mailadres", verplicht=False),
        ),
        VAN_AANBIEDER,
        "Eén vaste contactpersoon per casus. De nieuwste naam geldt.",
        eisen=("CR-A2-10",),
    ),
    Soort(
        "consultatie",
        "Consultatie of meelopen door een specialist",
        CONTACT,
        (
            keuze(
                "vorm",
                "Welke vorm?",
                ("consultatie", "Consultatie en advies"),
                ("meelopen", "Tijdelijk meelopen"),
            ),
            kort("specialist", "Wie is de specialist?"),
            tekst("vraag", "Wat is de vraag?"),
            datum(
                "meelopen_tot",
                "Tot wanneer loopt de specialist mee?",
                als=Als("vorm", ("meelopen",)),
                toekomst=True,
            ),
            *advice(),
        ),
        TEAM_EN_AANBIEDER,
        "Het lokale team houdt de regie: een advies is geen overdracht.",
        aanvullers=TEAM_EN_AANBIEDER,
        termijnen=(ANTWOORD,),
        eisen=("RV-B04-02", "CR-A1-14"),
    ),
    Soort(
        "consultatie_school",
        "Consultatie aan school of voorschool",
        CONTACT,
        (
            kort("school", "Welke school of voorziening?"),
            kort("vraagsteller", "Wie stelde de vraag?", verplicht=False),
            tekst("vraag", "Wat was de vraag?"),
            tekst("advies", "Wat was uw advies?", later=True),
            datum("advies_op", "Wanneer gaf u het advies?", later=True),
        ),
        VAN_TEAM,
        aanvullers=VAN_TEAM,
        termijnen=(ANTWOORD,),
        eisen=("RV-B06-03",),
    ),
    Soort(
        "consultatie_veiligheid",
        "Consultatie over veiligheid",
        CONTACT,
        (
            keuze(
                "expertise",
                "Welke expertise?",
                ("strafrecht", "Strafrecht"),
                ("politie", "Politie"),
                ("ggz", "Geestelijke gezondheidszorg"),
                ("veilig_thuis", "Veilig Thuis"),
                ("gi", "Gecertificeerde instelling"),
                ("anders", "Anders"),
            ),
            kort("specialist", "Met wie?"),
            tekst("vraag", "Wat is de vraag?"),
            *advice(),
        ),
        VAN_TEAM,
        "De verantwoordelijkheid voor de veiligheid blijft bij het lokale team.",
        aanvullers=VAN_TEAM,
        termijnen=(ANTWOORD,),
        eisen=("RV-B08-03",),
    ),
    Soort(
        "expertise",
        "Vraag aan expertisefunctie of zorgbemiddeling",
        CONTACT,
        (
            keuze(
                "aan",
                "Aan wie?",
                ("expertisefunctie", "Expertisefunctie"),
                ("zorgbemiddeling", "Team zorgbemiddeling"),
            ),
            keuzes(
                "aanleiding",
                "Waarom?",
                ("geen_aanbod", "Er is geen passend aanbod en de vraag is complex"),
                ("arrangement_onduidelijk", "Het is niet duidelijk welk arrangement past"),
            ),
            tekst("vraag", "Wat is de vraag?"),
            ja_nee("toestemming", "Geeft het gezin toestemming voor deze vraag?"),
            datum("toestemming_op", "Wanneer gaf het gezin toestemming?"),
            *advice(),
        ),
        VAN_TEAM,
        aanvullers=VAN_TEAM,
        termijnen=(ANTWOORD,),
        regels=(
            lambda inhoud, _: (
                {}
                if inhoud["toestemming"] == "ja"
                else {"toestemming": "Vraag eerst toestemming aan de jeugdige en het gezin"}
            ),
        ),
        eisen=("CR-A1-31",),
    ),
)
