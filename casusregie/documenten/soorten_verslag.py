"""Documentsoorten die verslag doen: voortgang, gesprek, afsluiting en overdracht."""

from .bouwstenen import DOELEN, WIE_DOET_WAT
from .onderdeel import Documentsoort, Kolom, Onderdeel, Schrijver, Tekenaar, Vorm

ALLEN = (Schrijver.TEAM, Schrijver.AANBIEDER, Schrijver.GI)

VOORTGANGSVERSLAG = Documentsoort(
    "voortgangsverslag",
    "voortgangsverslag",
    "Hoe het gaat. U deelt het met de casusregisseur, ruim voor het overleg.",
    (Schrijver.AANBIEDER,),
    ("A", "B", "C"),
    (
        Onderdeel(
            "overlegdatum",
            "Datum van het overleg",
            "Wanneer is het overleg waarvoor dit verslag is?",
            Vorm.DATUM,
            hint="Deel het verslag voor die dag.",
        ),
        Onderdeel("verloop", "Hoe het gaat", "Hoe verliep de hulp sinds het vorige verslag?"),
        Onderdeel(
            "doelen",
            "Stand van de doelen",
            "Hoe staat het met elk doel?",
            Vorm.LIJST,
            kolommen=(Kolom("doel", "Doel"), Kolom("stand", "Hoe staat het?")),
            vooraf="doelen_kort",
        ),
        Onderdeel("mening", "Wat het gezin vindt", "Wat vinden de jeugdige en de ouders?"),
        Onderdeel("vervolg", "Hoe het verder gaat", "Wat blijft zo, en wat verandert er?"),
    ),
    meermalig=True,
    eisen=("CR-A2-11",),
)

AFSLUITRAPPORTAGE = Documentsoort(
    "afsluitrapportage",
    "afsluitrapportage",
    "Wat er is gedaan, wat er is bereikt en wat er hierna is afgesproken.",
    (Schrijver.AANBIEDER, Schrijver.GI),
    ("A", "B", "C"),
    (
        Onderdeel("inzet", "Inzet", "Welke hulp was er de afgelopen tijd?"),
        Onderdeel(
            "resultaten",
            "Doelen en resultaten",
            "Wat is er bereikt, per doel?",
            Vorm.LIJST,
            kolommen=(Kolom("doel", "Doel"), Kolom("resultaat", "Wat is er bereikt?")),
            vooraf="doelen_resultaat",
        ),
        Onderdeel("afspraken", "Afspraken", "Welke afspraken zijn er gemaakt?"),
        Onderdeel("afschaling", "Afschalen", "Hoe bouwt u de hulp af?"),
        Onderdeel("nazorg", "Nazorg", "Welke nazorg is er, en tot wanneer?"),
        WIE_DOET_WAT,
        Onderdeel("mening", "Wat het gezin vindt", "Wat vinden de jeugdige en de ouders?"),
    ),
    lidwoord="de",
    eisen=("CR-C3-08", "CR-B3-06", "CR-A3-03"),
)

GESPREKSVERSLAG = Documentsoort(
    "gespreksverslag",
    "gespreksverslag",
    "Wat er in een gesprek is gezegd en afgesproken.",
    ALLEN,
    ("A", "B", "C"),
    (
        Onderdeel("gesproken_op", "Datum van het gesprek", "Wanneer was het gesprek?", Vorm.DATUM),
        Onderdeel("aanwezig", "Aanwezig", "Wie waren erbij?"),
        Onderdeel("besproken", "Besproken", "Waarover ging het gesprek?"),
        Onderdeel(
            "eigen_woorden",
            "In de woorden van de jeugdige",
            "Wat zei de jeugdige er zelf over?",
            verplicht=False,
        ),
        Onderdeel(
            "afspraken",
            "Afspraken",
            "Wat is er afgesproken?",
            Vorm.LIJST,
            verplicht=False,
            kolommen=(
                Kolom("wat", "Wat?"),
                Kolom("wie", "Wie?"),
                Kolom("wanneer", "Wanneer klaar?", verplicht=False, datum=True),
            ),
        ),
    ),
    meermalig=True,
)

OVERDRACHTSPAKKET = Documentsoort(
    "overdrachtspakket",
    "overdrachtspakket",
    "Wat de nieuwe regisseur moet weten om verder te gaan.",
    ALLEN,
    ("A", "B", "C"),
    (
        Onderdeel("aanleiding", "Aanleiding", "Waarom draagt u over?"),
        Onderdeel("stand", "Stand van de hulp", "Hoe staat de hulp ervoor?"),
        Onderdeel(
            "doelen",
            "Doelen",
            DOELEN.vraag,
            Vorm.LIJST,
            verplicht=False,
            kolommen=DOELEN.kolommen,
            vooraf="doelen",
        ),
        Onderdeel("betrokkenen", "Betrokkenen", "Wie helpt er nu, en waarmee?"),
        Onderdeel("veiligheid", "Veiligheid", "Hoe veilig is het?", vooraf="risicotaxatie"),
        Onderdeel("afspraken", "Lopende afspraken", "Welke afspraken lopen door?"),
        Onderdeel("aandacht", "Aandachtspunten", "Waar moet de ander op letten?", verplicht=False),
    ),
    tekenaars=(Tekenaar.OPSTELLER,),
    meermalig=True,
)

SOORTEN_VERSLAG = (VOORTGANGSVERSLAG, AFSLUITRAPPORTAGE, GESPREKSVERSLAG, OVERDRACHTSPAKKET)
