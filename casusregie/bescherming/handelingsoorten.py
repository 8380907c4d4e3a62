"""Wat in route C wordt vastgelegd met een datum: per partij en stap, met de vragen erbij."""

from dataclasses import dataclass

from django.db import models

from casusregie.toestemming.lijsten import Doel, Wat

from .bevoegd import Partij


class Uitkomst(models.TextChoices):
    """What an evaluation says about the help or the doelen."""

    GEHAALD = "gehaald", "De doelen zijn gehaald"
    DEELS = "deels", "De doelen zijn voor een deel gehaald"
    NIET = "niet", "De doelen zijn niet gehaald"
    DOORGAAN = "doorgaan", "De hulp werkt en gaat zo door"
    BIJSTELLEN = "bijstellen", "De hulp of het arrangement moet worden aangepast"


EINDUITKOMST = (Uitkomst.GEHAALD, Uitkomst.DEELS, Uitkomst.NIET)
TUSSENUITKOMST = (Uitkomst.DOORGAAN, Uitkomst.BIJSTELLEN)


class Gezinshulp(models.TextChoices):
    """What was arranged for another child in the gezin (CR-C1-04, CR-C2-03)."""

    NIET_NODIG = "niet_nodig", "Hulp is niet nodig"
    AANGEVRAAGD = "aangevraagd", "Hulp is aangevraagd"
    GEREGELD = "geregeld", "Hulp is geregeld"
    GEWEIGERD = "geweigerd", "Het gezin wil geen hulp"


@dataclass(frozen=True)
class Handelingsoort:
    """One kind of act: whose it is, in which step, and what must be told about it.

    `kind`: names a child of the gezin. `organisatie`: kind of organisation to choose, or "".
    `gezin`: when the family was told. `delen`: (what, for what) that needs consent of the client.
    """

    titel: str
    partij: str
    stap: int
    uitleg: str = ""
    kind: bool = False
    organisatie: str = ""
    gezin: bool = False
    toelichting: bool = False
    uitkomsten: tuple[tuple[str, str], ...] = ()
    delen: tuple[str, str] | None = None


def _choices(*keuzes: models.TextChoices) -> tuple[tuple[str, str], ...]:
    return tuple((keuze.value, str(keuze.label)) for keuze in keuzes)


HANDELINGEN: dict[str, Handelingsoort] = {
    # --- stap 1
    "gezinsplan_besproken": Handelingsoort(
        "Gezinsplan bespreken met ouders en kind",
        Partij.GI,
        1,
        "Schrijf kort op wat de ouders en de jeugdige van het plan vinden.",
        toelichting=True,
    ),
    "zorgbemiddelingstafel": Handelingsoort(
        "Deelnemen aan de zorgbemiddelingstafel", Partij.GI, 1, organisatie="rer"
    ),
    "opdracht_zorgbemiddeling": Handelingsoort(
        "Opdracht geven via team zorgbemiddeling",
        Partij.GI,
        1,
        "De opdracht bestaat uit het arrangement, met informatie uit het gezinsplan. "
        "Schrijf op welke informatie u meegaf.",
        organisatie="aanbieder",
        toelichting=True,
    ),
    "uitvoerende_hulp": Handelingsoort(
        "Hulp van het lokale team zelf", Partij.LOKAAL_TEAM, 1, toelichting=True
    ),
    "ondersteuningsplan_gedeeld": Handelingsoort(
        "Ondersteuningsplan delen met de GI",
        Partij.LOKAAL_TEAM,
        1,
        "Dit kan alleen met toestemming van de jeugdige en de ouders.",
        organisatie="gi",
        delen=(Wat.ONDERSTEUNINGSPLAN.value, Doel.SAMENWERKING.value),
    ),
    "sociale_kaart": Handelingsoort(
        "Kennis van de sociale kaart delen", Partij.LOKAAL_TEAM, 1, toelichting=True
    ),
    "bemiddeling_aanbieder": Handelingsoort(
        "Deelnemen aan de zorgbemiddelingstafel", Partij.AANBIEDER, 1, organisatie="aanbieder"
    ),
    "maatwerk": Handelingsoort(
        "Maatwerk aanbieden",
        Partij.AANBIEDER,
        1,
        "Schrijf op welk aanbod op maat er kwam.",
        organisatie="aanbieder",
        toelichting=True,
    ),
    "indicatiebesluit": Handelingsoort("Indicatiebesluit afgeven", Partij.BACKOFFICE, 1),
    # --- stap 2
    "zicht": Handelingsoort(
        "Zicht op veiligheid en ontwikkeling",
        Partij.GI,
        2,
        "Leg per kind vast wat u zag: hoe veilig is het, en hoe gaat het met de ontwikkeling?",
        kind=True,
        toelichting=True,
    ),
    "evaluatie_hulp": Handelingsoort(
        "Hulp tussentijds evalueren",
        Partij.GI,
        2,
        "Kijk met de aanbieder en het gezin terug. Past het arrangement nog?",
        toelichting=True,
        uitkomsten=_choices(*TUSSENUITKOMST),
    ),
    "afstemming": Handelingsoort(
        "Alle hulp op elkaar afstemmen",
        Partij.GI,
        2,
        "Schrijf op welke hulp er is en hoe die op elkaar aansluit.",
        toelichting=True,
    ),
    "gezinshulp": Handelingsoort(
        "Hulp regelen voor een ander kind",
        Partij.LOKAAL_TEAM,
        2,
        "Voor kinderen zonder maatregel spant u zich in dat zij hulp krijgen als dat nodig is.",
        kind=True,
        toelichting=True,
        uitkomsten=_choices(*Gezinshulp),
    ),
    "samenwerking_aanbieder": Handelingsoort(
        "Informatie uitwisselen met de jeugdbeschermer",
        Partij.AANBIEDER,
        2,
        organisatie="aanbieder",
        toelichting=True,
    ),
    "indicatiebesluit_gewijzigd": Handelingsoort(
        "Gewijzigd indicatiebesluit afgeven, met het iJw-bericht",
        Partij.BACKOFFICE,
        2,
        "Noem het kenmerk van het iJw-bericht dat erbij hoort.",
        toelichting=True,
    ),
    "stagnatie": Handelingsoort(
        "Melden dat de hulp stokt",
        Partij.LOKAAL_TEAM,
        2,
        "Vertel het gezin dat de GI het hoort en contact opneemt. De jeugdbeschermer krijgt een "
        "signaal.",
        gezin=True,
        toelichting=True,
        uitkomsten=(
            ("arrangement", "Hulp uit een arrangement: de jeugdbeschermer houdt zicht"),
            ("basishulp", "Basishulp van het lokale team: samen afstemmen"),
        ),
    ),
    "contact_tussendoor": Handelingsoort(
        "Contact tussen twee teamtafels",
        Partij.LOKAAL_TEAM,
        2,
        "Schrijf op wat is afgesproken. Dit hoort ook in het gezinsplan.",
        toelichting=True,
    ),
    "vraag_overleg": Handelingsoort(
        "Overleg over een vraag",
        Partij.LOKAAL_TEAM,
        2,
        "Vertel het gezin dat u contact had. Plan zo nodig een gesprek, het liefst een teamtafel.",
        gezin=True,
        toelichting=True,
        uitkomsten=(
            ("geen_gesprek", "Een gesprek met het gezin is niet nodig"),
            ("teamtafel", "Er komt een teamtafel"),
            ("gesprek", "Er komt een gesprek met het gezin"),
        ),
    ),
    # --- stap 3
    "eindevaluatie": Handelingsoort(
        "Doelen uit het gezinsplan evalueren",
        Partij.GI,
        3,
        "Gebruik de afsluitrapportage van de aanbieder.",
        toelichting=True,
        uitkomsten=_choices(*EINDUITKOMST),
    ),
    "rapportage_besproken": Handelingsoort(
        "Afsluitrapportage bespreken met het gezin", Partij.GI, 3, toelichting=True
    ),
    "rapportage_gedeeld": Handelingsoort(
        "Afsluitrapportage delen met het lokale team",
        Partij.GI,
        3,
        "Dit kan alleen met toestemming van de jeugdige en de ouders.",
        organisatie="lokaal_team",
        delen=(Wat.AFSLUITRAPPORTAGE.value, Doel.AFSLUITING.value),
    ),
    "aanbieder_eindevaluatie": Handelingsoort(
        "Eindevaluatie plannen met de GI en het gezin",
        Partij.AANBIEDER,
        3,
        "Noem de resultaten, de nazorg en hoe de hulp minder wordt.",
        organisatie="aanbieder",
        toelichting=True,
    ),
    "aanbieder_besproken": Handelingsoort(
        "Afsluitrapportage van de aanbieder bespreken met de ouders",
        Partij.AANBIEDER,
        3,
        organisatie="aanbieder",
    ),
    "aanbieder_gedeeld": Handelingsoort(
        "Afsluitrapportage van de aanbieder delen met de GI",
        Partij.AANBIEDER,
        3,
        organisatie="aanbieder",
    ),
    "voortzetting": Handelingsoort(
        "Zorgen dat nodige hulp doorgaat",
        Partij.LOKAAL_TEAM,
        3,
        "Schrijf op welke hulp doorgaat en wie die geeft. Dit kan alleen met toestemming.",
        organisatie="lokaal_team",
        toelichting=True,
        delen=(Wat.GEGEVENS.value, Doel.OVERDRACHT.value),
    ),
}
KEUZES = [(code, soort.titel) for code, soort in HANDELINGEN.items()]
