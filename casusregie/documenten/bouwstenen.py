"""Onderdelen die in meer dan één documentsoort staan, één keer beschreven."""

from .onderdeel import Kolom, Onderdeel, Vorm

JA_NEE_ONBEKEND = (("ja", "Ja"), ("nee", "Nee"), ("onbekend", "Dat is niet zeker"))

DOELEN = Onderdeel(
    "doelen",
    "SMART-doelen",
    "Welke doelen spreekt u af?",
    Vorm.LIJST,
    hint="Elk doel heeft een eigen regel. Schrijf zo dat de jeugdige het zelf kan nalezen.",
    kolommen=(
        Kolom("resultaatgebied", "Resultaatgebied", verplicht=False),
        Kolom("doel", "Wat is er straks anders?"),
        Kolom("meetbaar", "Waaraan ziet u dat?"),
        Kolom("wie", "Wie staat erachter?"),
        Kolom("haalbaar", "Waarom is dit haalbaar?"),
        Kolom("uiterlijk", "Gehaald uiterlijk", datum=True),
    ),
    vooraf="doelen",
)
WIE_DOET_WAT = Onderdeel(
    "wie_doet_wat",
    "Wie doet wat",
    "Wie gaat met welk doel aan de slag?",
    Vorm.LIJST,
    hint="Denk ook aan het gezin, familie, school en anderen die meedoen.",
    kolommen=(Kolom("wie", "Wie?"), Kolom("wat", "Doet wat?")),
    vooraf="rolverdeling",
)
MENING_JEUGDIGE = Onderdeel(
    "mening_jeugdige",
    "Mening en keuze van de jeugdige",
    "Wat vindt de jeugdige ervan, en wat kiest hij of zij?",
    hint="Verplicht vanaf 12 jaar. Vraag het een jonger kind ook als dat kan.",
    vooraf="eigen_woorden",
    vanaf_leeftijd=12,
    eisen=("RV-B09-01",),
)
MENING_GEZIN = Onderdeel(
    "mening_gezin",
    "Mening en keuze van het gezin",
    "Wat vinden de ouders of verzorgers ervan, en wat kiezen zij?",
    eisen=("RV-B09-01",),
)
EIGEN_WOORDEN = Onderdeel(
    "eigen_woorden",
    "In de woorden van de jeugdige",
    "Wat zegt de jeugdige er zelf over?",
    hint="Gebruik de eigen woorden. De jeugdige kan dit later lezen.",
    vooraf="eigen_woorden",
    eisen=("RV-0-01",),
)
SCHOOL = Onderdeel(
    "onderwijs",
    "Afstemming met onderwijs",
    "Hoe is dit één plan, thuis en op school?",
    vooraf="onderwijs",
)
RISICO = Onderdeel(
    "risicotaxatie",
    "Uitkomst van de risicotaxatie",
    "Hoe veilig is het, en wat zijn de aandachtspunten?",
    hint="Noem de dag, het instrument en de uitkomst.",
    vooraf="risicotaxatie",
)
TERUGKIJKEN = Onderdeel(
    "terugkijken_op",
    "Terugkijken",
    "Wanneer kijkt u samen terug?",
    Vorm.DATUM,
    vooraf="evaluatie",
)
