"""De tabellen van het arrangement: opdrachten, resultaatgebieden, elementen, treden, termijnen."""

from typing import Any

from arrangementen.aanbod.inkoop import Opdracht
from casusregie.models import Ondersteuningselement, Resultaatgebied, Standaardtermijn, Trede

from . import keuzelijsten, omzetten, regels
from .kennis import Kennis
from .soorten import Veld, code, long_text, reference, text, whole, yes_no
from .tabel import Tabel
from .velden import KORT


def _list(sleutel: str, naam: str, enkelvoud: str, uitleg: str, model: Any, *meer: Veld) -> Tabel:
    eigen = (
        code("code", "Code", KORT),
        text("naam", "Naam"),
        long_text("omschrijving", "Omschrijving", verplicht=False),
        *meer,
    )
    kolommen = ("code", "naam", *(veld.naam for veld in meer))
    return Tabel(sleutel, naam, enkelvoud, uitleg, model, eigen, ("code",), kolommen)


MET_VERBLIJF = yes_no("verblijf", "Hoort hier verblijf bij?", uitleg="ja of nee")

OPDRACHTEN = _list(
    "opdrachten",
    "Opdrachten en percelen",
    "opdracht",
    "Waarin de inkoop is verdeeld. Hulp met verblijf is altijd meervoudig.",
    Opdracht,
    MET_VERBLIJF,
)
GEBIEDEN = _list(
    "resultaatgebieden",
    "Resultaatgebieden",
    "resultaatgebied",
    "Waar de hulp toe moet leiden. Elk arrangement heeft er een of meer.",
    Resultaatgebied,
)
ELEMENTEN = _list(
    "ondersteuningselementen",
    "Ondersteuningselementen",
    "ondersteuningselement",
    "Wat bij een resultaatgebied kan komen, zoals vervoer of dagbehandeling.",
    Ondersteuningselement,
    MET_VERBLIJF,
)
TREDEN = _list(
    "treden",
    "Treden",
    "trede",
    "Hoe zwaar de hulp is.",
    Trede,
    whole("zwaarte", "Zwaarte", 1, 99, uitleg="1 is het lichtst"),
)
TERMIJNEN = Tabel(
    code="standaardtermijnen",
    naam="Standaardtermijnen",
    enkelvoud="standaardtermijn",
    uitleg="Hoe lang hulp bij een resultaatgebied gewoonlijk duurt. Wie afwijkt, motiveert dat.",
    model=Standaardtermijn,
    eigen=(
        reference(
            "resultaatgebied",
            "Resultaatgebied",
            KORT,
            keuzelijsten.gebieden,
            pad="resultaatgebied__code",
            uitleg="Code",
        ),
        reference(
            "trede",
            "Trede",
            KORT,
            keuzelijsten.treden,
            verplicht=False,
            pad="trede__code",
            uitleg="Code. Leeg: voor elke trede",
        ),
        whole("weken", "Aantal weken", 1, 520),
    ),
    sleutel=("resultaatgebied", "trede"),
    kolommen=("resultaatgebied", "trede", "weken"),
    kennis=Kennis,
    controle=regels.termijn,
    velden_van=omzetten.termijn,
    bij=("resultaatgebied", "trede"),
)
