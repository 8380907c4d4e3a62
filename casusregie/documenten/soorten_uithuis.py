"""Het plan van aanpak bij een dreigende uithuisplaatsing: één format voor alle partijen."""

from .bouwstenen import DOELEN, MENING_GEZIN, MENING_JEUGDIGE, SCHOOL
from .onderdeel import Documentsoort, Kolom, Onderdeel, Schrijver, Vorm

VAKGEBIEDEN = (
    ("jeugdhulp", "Jeugdhulp"),
    ("ggz", "Ggz"),
    ("lvb", "Licht verstandelijke beperking (LVB)"),
    ("sociaal", "Sociaal domein"),
    ("veiligheid", "Veiligheid"),
    ("onderwijs", "Onderwijs"),
    ("volwassenen", "Hulp voor volwassenen"),
)
MAKERS = (
    ("jeugdige", "De jeugdige"),
    ("ouders", "De ouders"),
    ("netwerk", "Familie en netwerk"),
    ("verwijzer", "De verwijzer"),
    ("aanbieder", "De aanbieder"),
    ("onderwijs", "School"),
)
#: The starting points of the region, each a question about this gezin (GV-V-01).
UITGANGSPUNTEN = (
    "Thuis waar het kan",
    "Op tijd hulp voor kind en ouders",
    "Het netwerk doet mee",
    "Een oplossing die blijft, in de eigen leefomgeving",
    "Hulp die past: niet te licht en niet te zwaar",
    "Hulp voor het hele gezin",
    "Voorkomen dat het erger wordt",
    "Dichtbij huis",
)
IAG = (
    ("ingezet", "Is ingezet"),
    ("start", "Begint nu"),
    ("past_niet", "Past hier niet"),
    ("niet_gewild", "Het gezin wil dit nu niet"),
    ("geen_plek", "Is er niet op tijd"),
)

PLAN_UITHUISPLAATSING = Documentsoort(
    "plan_uithuisplaatsing",
    "plan van aanpak uithuisplaatsing",
    "Eén gedragen plan van gemeente, GI, Veilig Thuis, aanbieder en gezin als uithuisplaatsing "
    "dreigt.",
    (Schrijver.TEAM, Schrijver.GI),
    ("A", "B", "C"),
    (
        Onderdeel(
            "aanleiding",
            "Waarom uithuisplaatsing dreigt",
            "Wat maakt dat uithuisplaatsing dreigt?",
            vooraf="dreiging",
        ),
        Onderdeel(
            "sleutelmoment",
            "Sleutelmoment",
            "Op welk moment kunt u eerder ingrijpen? Wat brengt deze crisis in beweging?",
            eisen=("GV-V-04",),
        ),
        Onderdeel(
            "analyse",
            "Verklarende analyse",
            "Wat verklaart de situatie, in samenhang?",
            vooraf="verklarende_analyse",
            eisen=("GV-M1-04",),
        ),
        Onderdeel(
            "analyse_door",
            "Analyse gemaakt door",
            "Welke gedragswetenschapper?",
            vooraf="analyse_door",
        ),
        Onderdeel(
            "analyse_op",
            "Dag van de analyse",
            "Van wanneer is de analyse?",
            Vorm.DATUM,
            vooraf="analyse_op",
        ),
        Onderdeel(
            "analyse_met",
            "Analyse gemaakt met",
            "Met wie is de analyse gemaakt?",
            Vorm.MEERKEUZE,
            keuzes=MAKERS,
            eisen=("GV-M3-01",),
        ),
        Onderdeel(
            "analyse_zonder",
            "Wie er niet bij was",
            "Wie deed niet mee aan de analyse, en waarom?",
            verplicht=False,
            hint="Nodig als het gezin, de verwijzer of de aanbieder niet meedeed.",
        ),
        Onderdeel(
            "veiligheidsplan",
            "Veiligheidsplan",
            "Welke afspraken uit het veiligheidsplan horen bij dit plan?",
            hint="Het veiligheidsplan zelf staat bij de documenten. Het moet zijn vastgesteld.",
            vooraf="veiligheidsplan",
            eisen=("GV-M1-03",),
        ),
        Onderdeel(
            "veilig_genoeg",
            "Veilig genoeg",
            "Wanneer is het thuis veilig genoeg?",
            hint="Schrijf op wat u dan ziet.",
            eisen=("GV-V-04",),
        ),
        Onderdeel(
            "uitgangspunten",
            "Uitgangspunten",
            "Wat betekent elk uitgangspunt voor dit gezin?",
            Vorm.LIJST,
            kolommen=(Kolom("uitgangspunt", "Uitgangspunt"), Kolom("antwoord", "Bij dit gezin")),
            vooraf="uitgangspunten",
            eisen=("GV-V-01",),
        ),
        Onderdeel(
            "perspectief",
            "Hoop en perspectief",
            "Waar werkt het gezin naartoe, en wat geeft hoop?",
            eisen=("GV-V-07",),
        ),
        Onderdeel(
            "alternatieven",
            "Minder ingrijpende hulp",
            "Welke andere oplossingen heeft u bekeken, en met welke aanbieder?",
            Vorm.LIJST,
            kolommen=(
                Kolom("alternatief", "Oplossing"),
                Kolom("met", "Bekeken met"),
                Kolom("uitkomst", "Uitkomst"),
            ),
            eisen=("GV-V-07", "RV-B10-02"),
        ),
        Onderdeel(
            "iag",
            "Intensieve hulp thuis",
            "Is intensieve ambulante hulp thuis overwogen?",
            Vorm.KEUZE,
            keuzes=IAG,
            hint="Een hulpverlener die direct in huis komt, in plaats van een plaatsing.",
            eisen=("GV-M3-05",),
        ),
        Onderdeel(
            "iag_waarom",
            "Waarom geen intensieve hulp thuis",
            "Waarom niet?",
            alleen_bij=("iag", ("past_niet", "niet_gewild", "geen_plek")),
        ),
        Onderdeel(
            "triage_met",
            "Triage samen",
            "Welke vakgebieden dachten mee bij de triage?",
            Vorm.MEERKEUZE,
            keuzes=VAKGEBIEDEN,
            eisen=("GV-M1-06",),
        ),
        Onderdeel("koers", "Koers", "Welke koers spreekt u samen af?"),
        Onderdeel(
            "scenarios",
            "Scenario's",
            "Wat doet u als het anders gaat dan gehoopt?",
            Vorm.LIJST,
            kolommen=(
                Kolom("scenario", "Wat kan er gebeuren?"),
                Kolom("trigger", "Waaraan merkt u dat?"),
                Kolom("actie", "Wat doet wie dan?"),
            ),
            eisen=("GV-M1-06",),
        ),
        DOELEN,
        Onderdeel(
            "hulp_voor",
            "Hulp voor alle betrokkenen",
            "Wie krijgt welke hulp?",
            Vorm.LIJST,
            hint="Denk aan ouders, broers, zussen en anderen: niet alleen de jeugdige.",
            kolommen=(Kolom("wie", "Wie?"), Kolom("hulp", "Welke hulp?")),
            eisen=("GV-V-04",),
        ),
        Onderdeel(
            "rol_ouders",
            "Ouders als expert",
            "Wat weten de ouders over hun kind, en wat doen zij zelf?",
            eisen=("GV-V-08",),
        ),
        Onderdeel(
            "ervaringsdeskundige",
            "Ervaringsdeskundige",
            "Wie met eigen ervaring helpt mee? Of waarom niet?",
            eisen=("GV-V-08",),
        ),
        SCHOOL,
        Onderdeel(
            "clientondersteuning",
            "Ondersteuning voor het gezin",
            "Heeft het gezin cliëntondersteuning, een ervaringsdeskundige of MEE?",
            Vorm.KEUZE,
            keuzes=(
                ("gebruikt", "Aangeboden, het gezin gebruikt dit"),
                ("aangeboden", "Aangeboden, het gezin wil dit nu niet"),
                ("niet", "Nog niet aangeboden"),
            ),
            eisen=("GV-M2-05",),
        ),
        Onderdeel(
            "clientondersteuning_door",
            "Wie het gezin ondersteunt",
            "Wie ondersteunt het gezin?",
            alleen_bij=("clientondersteuning", ("gebruikt",)),
        ),
        MENING_JEUGDIGE,
        MENING_GEZIN,
        Onderdeel(
            "evaluatie_op", "Eerste evaluatie", "Wanneer evalueert u voor het eerst?", Vorm.DATUM
        ),
        Onderdeel(
            "afsluiten_op", "Afsluiten", "Wanneer verwacht u dat het traject klaar is?", Vorm.DATUM
        ),
    ),
    eisen=("GV-M1-01", "GV-M1-03", "GV-M1-05", "GV-M1-10"),
)
SOORTEN_UITHUIS = (PLAN_UITHUISPLAATSING,)
