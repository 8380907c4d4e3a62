"""Het hulpverleningsplan van de aanbieder, in route A en C en na verwijzing (route B)."""

from .bouwstenen import (
    DOELEN,
    MENING_GEZIN,
    MENING_JEUGDIGE,
    SCHOOL,
    TERUGKIJKEN,
    WIE_DOET_WAT,
)
from .onderdeel import Documentsoort, Kolom, Onderdeel, Schrijver, Tekenaar, Vorm

HULP = Onderdeel(
    "hulp",
    "Soort hulp en hoe vaak",
    "Welke hulp krijgt de jeugdige, en hoe vaak?",
    Vorm.LIJST,
    kolommen=(
        Kolom("soort", "Welke hulp?"),
        Kolom("frequentie", "Hoe vaak?"),
        Kolom("door", "Door wie?", verplicht=False),
    ),
    vooraf="hulp",
)

HULPVERLENINGSPLAN_A = Documentsoort(
    "hulpverleningsplan_a",
    "hulpverleningsplan",
    "Hoe de aanbieder de hulp uit het ondersteuningsplan invult.",
    (Schrijver.AANBIEDER,),
    ("A", "C"),
    (
        DOELEN,
        HULP,
        Onderdeel(
            "verwachting",
            "Wat de jeugdige kan verwachten",
            "Wat kan de jeugdige verwachten?",
            hint="Bijvoorbeeld: waar de hulp is, wie er komt en wat er de eerste weken gebeurt.",
        ),
        Onderdeel(
            "samenwerking",
            "Samenwerking",
            "Met wie werkt u samen, en wat wisselt u uit?",
            hint="Houd u aan de afspraken uit het ondersteuningsplan.",
            vooraf="samenwerking",
        ),
        SCHOOL,
        WIE_DOET_WAT,
        Onderdeel(
            "contactpersoon",
            "Contactpersoon",
            "Bij wie kan het gezin terecht met vragen?",
            hint="Naam en telefoonnummer.",
        ),
        TERUGKIJKEN,
    ),
    tekenaars=(Tekenaar.GEZIN,),
    terugkijken="terugkijken_op",
    verwacht_in=("A",),
    eisen=("CR-D-11", "CR-A2-04", "CR-A2-07"),
)

HULPVERLENINGSPLAN_B = Documentsoort(
    "hulpverleningsplan_b",
    "hulpverleningsplan na verwijzing",
    "Zeven onderdelen. De delen twee tot en met vijf zijn samen het arrangement.",
    (Schrijver.AANBIEDER,),
    ("B",),
    (
        Onderdeel(
            "uitkomsten",
            "1. Uitkomsten van vraaganalyse en risicotaxatie",
            "Wat kwam er uit de vraaganalyse en de risicotaxatie?",
            vooraf="uitkomsten",
        ),
        Onderdeel(
            "doelen",
            "2. Doelen per resultaatgebied",
            "Welke doelen spreekt u af?",
            Vorm.LIJST,
            hint=DOELEN.hint,
            kolommen=(Kolom("resultaatgebied", "Resultaatgebied"), *DOELEN.kolommen[1:]),
            vooraf="doelen",
        ),
        Onderdeel(
            "gebieden",
            "3. Resultaatgebieden en elementen",
            "Welke resultaatgebieden zijn er, en wat is er nog bij nodig?",
            Vorm.LIJST,
            kolommen=(
                Kolom("gebied", "Resultaatgebied"),
                Kolom("elementen", "Elementen", verplicht=False),
            ),
            vooraf="gebieden",
        ),
        Onderdeel("treden", "4. Intensiteit", "Hoe intensief is de hulp?", vooraf="treden"),
        Onderdeel(
            "duur", "5. Verwachte duur", "Hoe lang duurt de hulp naar verwachting?", vooraf="duur"
        ),
        Onderdeel(
            "onderwijs",
            "6. Afstemming met onderwijs",
            "Hoe is dit één plan, thuis en op school?",
            vooraf="onderwijs",
        ),
        Onderdeel(
            "samenwerking",
            "7. Samenwerking en rolverdeling",
            "Welke afspraken zijn er met anderen, en wie doet wat?",
            hint="Alleen met wie de jeugdige of de ouders toestemming gaven.",
            vooraf="samenwerking",
        ),
        Onderdeel(
            "voorstel",
            "Voorstel voor het arrangement",
            "Welk arrangement stelt u voor?",
            hint="De delen twee tot en met vijf samen, in een paar zinnen.",
            vooraf="arrangement",
            eisen=("CR-B1-13",),
        ),
        HULP,
        MENING_JEUGDIGE,
        MENING_GEZIN,
        TERUGKIJKEN,
    ),
    tekenaars=(Tekenaar.GEZIN,),
    terugkijken="terugkijken_op",
    verwacht_in=("B",),
    eisen=("CR-B1-18", "CR-B1-13", "CR-D-11", "RV-B09-01"),
)

SOORTEN_PLAN = (HULPVERLENINGSPLAN_A, HULPVERLENINGSPLAN_B)
