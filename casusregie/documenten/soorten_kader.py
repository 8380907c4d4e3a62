"""Plannen met een eigen kader: gezinsplan, veiligheidsplan en toekomstplan."""

from .bouwstenen import DOELEN, JA_NEE_ONBEKEND, RISICO, TERUGKIJKEN, WIE_DOET_WAT
from .onderdeel import Documentsoort, Kolom, Onderdeel, Schrijver, Tekenaar, Vorm

BRONNEN = (
    ("client", "Wat de jeugdige, de ouders en andere betrokkenen zeggen"),
    ("rvdk", "Rapport van de Raad voor de Kinderbescherming"),
    ("beschikking", "Beschikking of vonnis van de rechtbank"),
    ("ondersteuningsplan", "Ondersteuningsplan van het lokale team"),
    ("teamtafel", "Afspraken van de eerste teamtafel"),
)

GEZINSPLAN = Documentsoort(
    "gezinsplan",
    "gezinsplan",
    "Wat er aan de hand is en waaraan iedereen werkt. Kader voor het gezin en de hulp.",
    (Schrijver.GI,),
    ("C",),
    (
        Onderdeel(
            "bronnen",
            "Gebruikte bronnen",
            "Welke bronnen heeft u gebruikt?",
            Vorm.MEERKEUZE,
            keuzes=BRONNEN,
            eisen=("CR-C2-07",),
        ),
        Onderdeel(
            "bronnen_niet",
            "Bronnen die er niet waren",
            "Welke bron was er niet, en waarom?",
            verplicht=False,
            hint="Bijvoorbeeld: er was geen ondersteuningsplan, of het gezin stemde niet in.",
        ),
        Onderdeel(
            "actueel_beeld",
            "Actueel beeld",
            "Wat zijn de zorgen, en wat zijn de krachten?",
            vooraf="gezin_en_omgeving",
        ),
        RISICO,
        Onderdeel(
            "opvoedsituatie",
            "Methodische analyse van de opvoedsituatie",
            "Wat laat uw analyse van de opvoeding zien?",
            vooraf="opvoeding",
        ),
        Onderdeel(
            "aanleiding",
            "Aanleiding van de maatregel",
            "Waarom legde de rechtbank deze maatregel op, en wat is de opdracht?",
            vooraf="maatregel",
        ),
        DOELEN,
        WIE_DOET_WAT,
        Onderdeel(
            "mening",
            "Mening van de jeugdige en de ouders",
            "Wat vinden de jeugdige en de ouders van de problemen en van deze manier van werken?",
            vooraf="eigen_woorden",
        ),
        Onderdeel(
            "afspraken",
            "Afspraken met anderen",
            "Welke afspraken maakte u tussendoor met het lokale team of de aanbieder?",
            verplicht=False,
        ),
        TERUGKIJKEN,
    ),
    tekenaars=(Tekenaar.OPSTELLER, Tekenaar.GEZIN),
    terugkijken="terugkijken_op",
    verwacht_in=("C",),
    eisen=("CR-D-10", "CR-C2-06", "CR-C2-07", "CR-C2-08"),
)

VEILIGHEIDSPLAN = Documentsoort(
    "veiligheidsplan",
    "veiligheidsplan",
    "Afspraken waardoor het thuis veilig is en blijft.",
    (Schrijver.TEAM, Schrijver.GI, Schrijver.AANBIEDER),
    ("A", "B", "C"),
    (
        RISICO,
        Onderdeel("onveilig", "Wat onveilig is", "Wat is er onveilig, en voor wie?"),
        Onderdeel("krachten", "Wat helpt", "Wat helpt om het veilig te houden?"),
        Onderdeel(
            "afspraken",
            "Veiligheidsafspraken",
            "Welke afspraken zijn er, en wie let daarop?",
            Vorm.LIJST,
            kolommen=(Kolom("afspraak", "Afspraak"), Kolom("wie", "Wie let erop?")),
        ),
        Onderdeel("signalen", "Signalen", "Waaraan merkt u dat het misgaat?"),
        Onderdeel("bij_nood", "Als het misgaat", "Wat doet iedereen dan, en wie belt wie?"),
        Onderdeel(
            "meldcode",
            "Stap van de Meldcode",
            "Bij welke stap van de Meldcode bent u?",
            Vorm.KEUZE,
            keuzes=(
                ("0", "Meldcode niet nodig"),
                ("1", "Stap 1: signalen in kaart"),
                ("2", "Stap 2: overleg met een collega"),
                ("3", "Stap 3: gesprek met het gezin"),
                ("4", "Stap 4: wegen"),
                ("5", "Stap 5: beslissen over melden"),
            ),
            vooraf="meldcode",
        ),
        Onderdeel(
            "gestopt",
            "Is het geweld echt gestopt?",
            "Is het geweld echt gestopt?",
            Vorm.KEUZE,
            keuzes=(("nvt", "Er was geen geweld"), *JA_NEE_ONBEKEND),
        ),
        Onderdeel("gestopt_blijkt", "Waaruit dat blijkt", "Waaruit blijkt dat?"),
        TERUGKIJKEN,
    ),
    tekenaars=(Tekenaar.GEZIN,),
    terugkijken="terugkijken_op",
    eisen=("RV-B08-01",),
)


def _toekomst(code: str, titel: str, vraag: str) -> Onderdeel:
    return Onderdeel(code, titel, vraag, eisen=("CR-D-20", "RV-B01-04"))


TOEKOMSTPLAN = Documentsoort(
    "toekomstplan",
    "toekomstplan",
    "Het hulpverleningsplan, aangevuld met alles wat geregeld is voor de jongere 18 wordt.",
    (Schrijver.TEAM, Schrijver.AANBIEDER, Schrijver.GI),
    ("A", "B", "C"),
    (
        DOELEN,
        _toekomst("wonen", "Wonen na 18", "Waar woont de jongere na zijn of haar 18e?"),
        _toekomst(
            "zorg_en_hulp",
            "Zorg en hulp",
            "Welke zorg, hulp en steun is er straks, en uit welke wet?",
        ),
        _toekomst("mentorschap", "Mentorschap", "Is een mentor nodig, en wie wordt dat?"),
        _toekomst("geld", "Geld", "Hoe regelt de jongere zijn of haar geld?"),
        _toekomst("onderwijs_werk", "Onderwijs en werk", "Welke school of welk werk past?"),
        _toekomst("netwerk", "Netwerk en relaties", "Wie staat er om de jongere heen?"),
        _toekomst("wensen", "Wensen en talenten", "Wat wil en kan de jongere?"),
        _toekomst(
            "regelzaken",
            "Regelzaken voor 18",
            "Wat moet er voor de 18e verjaardag geregeld zijn?",
        ),
        _toekomst(
            "veiligheid",
            "Veiligheid",
            "Wat is nodig voor een veilig leven, ook zonder politie of justitie?",
        ),
        Onderdeel(
            "acties",
            "Wat er nog moet gebeuren",
            "Wie doet wat, op welk leefgebied en wanneer?",
            Vorm.LIJST,
            kolommen=(
                Kolom("leefgebied", "Leefgebied"),
                Kolom("actie", "Wat?"),
                Kolom("wie", "Wie?"),
                Kolom("uiterlijk", "Klaar op", datum=True),
            ),
        ),
        TERUGKIJKEN,
    ),
    tekenaars=(Tekenaar.GEZIN,),
    terugkijken="terugkijken_op",
    eisen=("CR-D-19", "CR-D-20", "RV-B01-04"),
)

#: The nine parts of the toekomstplan that the Handreiking names (CR-D-20).
TOEKOMST_NEGEN = (
    "wonen",
    "zorg_en_hulp",
    "mentorschap",
    "geld",
    "onderwijs_werk",
    "netwerk",
    "wensen",
    "regelzaken",
    "veiligheid",
)

SOORTEN_KADER = (GEZINSPLAN, VEILIGHEIDSPLAN, TOEKOMSTPLAN)
