"""Documentsoorten bij het verhelderen van de vraag: triage, resultaat, onderbouwing, opt-out."""

from .bouwstenen import EIGEN_WOORDEN, MENING_GEZIN, MENING_JEUGDIGE, RISICO
from .onderdeel import Documentsoort, Onderdeel, Schrijver, Tekenaar, Vorm

ALLEN = (Schrijver.TEAM, Schrijver.AANBIEDER, Schrijver.GI)
GETAXEERD = ("ja",)

DOMEINEN = (
    ("onderwijs", "Onderwijs"),
    ("jgz", "Jeugdgezondheidszorg"),
    ("wmo", "Wmo"),
    ("participatie", "Participatie en werk"),
    ("wonen", "Wonen"),
    ("veiligheid", "Veiligheid"),
    ("trauma", "Trauma"),
    ("medisch", "Medisch"),
    ("schulden", "Armoede en schulden"),
    ("geen", "Geen expertise van buiten nodig"),
)

TRIAGE = Documentsoort(
    "triage",
    "triage",
    "Onderzoek of er één vraag is of meer vragen zijn. De veiligheid hoort er altijd bij.",
    ALLEN,
    ("A", "B", "C"),
    (
        Onderdeel(
            "ontwikkelingsbehoefte",
            "Wat het kind nodig heeft",
            "Wat heeft het kind nodig om zich goed te ontwikkelen?",
            vooraf="functioneren",
        ),
        Onderdeel(
            "opvoedmogelijkheden",
            "Opvoeden door de ouders",
            "Wat kunnen de ouders in de opvoeding, en waar loopt het vast?",
            vooraf="opvoeding",
        ),
        Onderdeel(
            "situatie_ouders",
            "Situatie van de ouders",
            "Hoe gaat het met de ouders zelf, en wat speelt er om hen heen?",
            vooraf="gezin_en_omgeving",
        ),
        Onderdeel(
            "conclusie",
            "Enkelvoudig of meervoudig",
            "Is er één vraag of zijn er meer vragen?",
            Vorm.KEUZE,
            keuzes=(("enkelvoudig", "Enkelvoudig"), ("meervoudig", "Meervoudig")),
            vooraf="enkel_of_meervoudig",
        ),
        Onderdeel("conclusie_waarom", "Waarom", "Waaruit blijkt dat?", vooraf="leefgebieden"),
        Onderdeel(
            "getaxeerd",
            "Risicotaxatie gedaan",
            "Is de veiligheid getaxeerd?",
            Vorm.JA_NEE,
            hint="Altijd. Alleen in route B mag het met een reden achterwege blijven.",
            vooraf="is_getaxeerd",
        ),
        Onderdeel(
            "getaxeerd_op",
            "Datum van de risicotaxatie",
            "Op welke dag is de veiligheid getaxeerd?",
            Vorm.DATUM,
            vooraf="taxatiedatum",
            alleen_bij=("getaxeerd", GETAXEERD),
        ),
        Onderdeel(
            RISICO.code,
            RISICO.titel,
            RISICO.vraag,
            hint=RISICO.hint,
            vooraf=RISICO.vooraf,
            alleen_bij=("getaxeerd", GETAXEERD),
        ),
        Onderdeel(
            "niet_getaxeerd_waarom",
            "Waarom geen risicotaxatie",
            "Waarom is de veiligheid niet getaxeerd, en wie besliste dat?",
            alleen_bij=("getaxeerd", ("nee",)),
        ),
    ),
    lidwoord="de",
    eisen=("CR-D-21",),
)

VRAAGVERHELDERING = Documentsoort(
    "resultaat_vraagverheldering",
    "resultaat van de vraagverheldering",
    "Wat er speelt, wat we inzetten, hoe we afstemmen en hoe het weer zonder hulp kan.",
    (Schrijver.TEAM, Schrijver.GI),
    ("A", "C"),
    (
        Onderdeel(
            "kenmerken",
            "Kind, gezin en eigen kracht",
            "Hoe is het kind, hoe is het gezin, en wat kunnen zij zelf?",
            hint="Noem eigen kracht, gewone zorg en wat er al is.",
            vooraf="eigen_kracht",
            eisen=("RV-B02-01",),
        ),
        Onderdeel(
            "inzet",
            "Inzet en beoogd resultaat",
            "Wat zetten we in, en wat moet dat opleveren?",
            vooraf="beoogd_resultaat",
            eisen=("RV-B02-01",),
        ),
        Onderdeel(
            "afstemming",
            "Afstemming met andere hulp en onderwijs",
            "Hoe stemmen we af met andere hulp en met school?",
            vooraf="afstemming",
            eisen=("RV-B02-01",),
        ),
        Onderdeel(
            "terugkeer",
            "Afronden en weer zonder hulp",
            "Hoe en wanneer kan het gezin weer zonder hulp?",
            vooraf="terugkeer",
            eisen=("RV-B02-01",),
        ),
        EIGEN_WOORDEN,
        Onderdeel(
            "zonder_jeugdhulp",
            "Oplossingen zonder jeugdhulp",
            "Wat helpt nog meer, buiten de jeugdhulp?",
            hint="Denk aan familie, sport, school, geldzaken of hulp voor de ouders zelf.",
            vooraf="voorliggend",
            eisen=("RV-0-01",),
        ),
        MENING_JEUGDIGE,
        MENING_GEZIN,
        Onderdeel(
            "uitvoerder",
            "Wie de vraag verhelderde",
            "Wie deed de vraagverheldering?",
            vooraf="uitvoerder",
            eisen=("RV-B02-04",),
        ),
        Onderdeel(
            "domeinen",
            "Expertise van buiten",
            "Uit welke domeinen dacht iemand mee?",
            Vorm.MEERKEUZE,
            keuzes=DOMEINEN,
            eisen=("RV-B02-04",),
        ),
        Onderdeel(
            "expertise",
            "Wie dacht er mee",
            "Wie dacht er mee, en wat leverde dat op?",
            vooraf="expertise",
            eisen=("RV-B02-04",),
        ),
    ),
    verwacht_in=("A",),
    eisen=("RV-B02-01", "RV-0-01", "RV-B02-04", "RV-B09-01"),
)

ONDERBOUWING = Documentsoort(
    "onderbouwing_arrangement",
    "onderbouwing van het arrangement",
    "Hoe u met het afwegingskader tot dit arrangement kwam. Vier stukken.",
    (Schrijver.AANBIEDER, Schrijver.TEAM),
    ("A", "B"),
    (
        Onderdeel(
            "triage",
            "Triage",
            "Wat was de uitkomst van de triage?",
            vooraf="triage",
            eisen=("CR-B1-20",),
        ),
        Onderdeel(
            "vraaganalyse",
            "Vraaganalyse",
            "Wat was de uitkomst van de vraaganalyse?",
            vooraf="vraaganalyse",
            eisen=("CR-B1-20",),
        ),
        RISICO,
        Onderdeel(
            "motivering",
            "Keuze en omvang",
            "Waarom dit arrangement, en waarom deze omvang?",
            eisen=("CR-B1-20",),
        ),
        Onderdeel(
            "afwegingskader",
            "Weging met het afwegingskader",
            "Welke resultaatgebieden, intensiteit en duur heeft u afgewogen, en wat viel af?",
            vooraf="arrangement",
            eisen=("CR-B1-19",),
        ),
        MENING_JEUGDIGE,
        MENING_GEZIN,
    ),
    lidwoord="de",
    verwacht_in=("B",),
    eisen=("CR-B1-19", "CR-B1-20", "RV-B09-01"),
)

OPT_OUT = Documentsoort(
    "opt_outverklaring",
    "opt-outverklaring",
    "Het gezin wil niet dat het lokale team iets weet. Het tekent daarvoor deze verklaring.",
    (Schrijver.AANBIEDER,),
    ("B",),
    (
        Onderdeel(
            "wat_niet_delen",
            "Wat niet gedeeld wordt",
            "Welke gegevens gaan niet naar het lokale team of de gemeente?",
        ),
        Onderdeel(
            "uitleg_gegeven",
            "Uitleg gegeven",
            "Heeft u uitgelegd wat dit betekent voor de casusregie en de toewijzing?",
            Vorm.KEUZE,
            keuzes=(("ja", "Ja, in een gesprek"), ("schriftelijk", "Ja, op papier")),
        ),
        Onderdeel(
            "casusregie",
            "Casusregie",
            "Waar ligt de casusregie nu?",
            Vorm.KEUZE,
            keuzes=(
                ("gezin", "Bij het gezin"),
                ("aanbieder", "Bij de aanbieder, bij uitzondering"),
            ),
        ),
        Onderdeel(
            "anoniem_overleg",
            "Overleg zonder naam",
            "Mag u het lokale team om raad vragen zonder de naam te noemen?",
            Vorm.JA_NEE,
        ),
        Onderdeel("getekend_op", "Datum van de verklaring", "Op welke dag?", Vorm.DATUM),
    ),
    lidwoord="de",
    tekenaars=(Tekenaar.GEZIN,),
    eisen=("CR-B0-04",),
)

SOORTEN_VRAAG = (TRIAGE, VRAAGVERHELDERING, ONDERBOUWING, OPT_OUT)
