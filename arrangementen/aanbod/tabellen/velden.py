"""De kolommen van de producten, en de vormen van codes die meer tabellen gebruiken."""

from arrangementen.aanbod.keuzes import (
    CATEGORIEEN,
    EENHEDEN,
    Inkoopniveau,
    Productsoort,
    Verblijfsvorm,
)

from . import keuzelijsten
from .soorten import choice, code, codes, long_text, reference, text, whole, yes_no
from .vorm import Vorm

PRODUCTCODE = Vorm(r"[0-9A-Z]{5}", "een productcode van vijf cijfers of hoofdletters")
AGB = Vorm(r"\d{8}", "een AGB-code van acht cijfers", 8)
CBS = Vorm(r"\d{4}", "een CBS-code van vier cijfers", 4)
KORT = Vorm(r"[0-9A-Za-z-]{1,10}", "een code van hooguit tien letters of cijfers")
CONTRACTNUMMER = Vorm(r"[0-9A-Za-z-]{1,20}", "een contractnummer zonder spaties")
EENHEID = Vorm(r"\d{2}", "een eenheid van twee cijfers (WJ756)", 2)


def unit_choices() -> list[tuple[str, str]]:
    """The units of iJw."""
    return [(c, f"{naam} ({c})") for c, naam in EENHEDEN]


PRODUCTVELDEN = (
    code("code", "Productcode", PRODUCTCODE, uitleg="Bijvoorbeeld 45C09"),
    text("naam", "Naam"),
    choice(
        "categorie",
        "Productcategorie",
        CATEGORIEEN,
        2,
        uitleg="Twee cijfers uit codelijst JZ020, bijvoorbeeld 45",
    ),
    choice("soort", "Soort hulp", Productsoort.choices),
    choice("inkoopniveau", "Hoe ingekocht", Inkoopniveau.choices),
    choice("verblijfsvorm", "Vorm van verblijf", Verblijfsvorm.choices, verplicht=False),
    codes(
        "eenheden",
        "Eenheden",
        EENHEID,
        unit_choices,
        namen=dict(EENHEDEN),
        uitleg="Een of meer, met een spatie ertussen, bijvoorbeeld 04 01",
    ),
    whole("leeftijd_van", "Vanaf leeftijd", 0, 30, verplicht=False, uitleg="In hele jaren"),
    whole(
        "leeftijd_tot",
        "Tot en met leeftijd",
        0,
        30,
        verplicht=False,
        uitleg="17 is tot 18 jaar, 20 tot 21 jaar, 22 tot 23 jaar. Leeg: geen grens",
    ),
    yes_no(
        "forensisch",
        "Ook boven die leeftijd bij een strafrechtelijke maatregel?",
        uitleg="ja of nee",
    ),
    reference(
        "opdracht",
        "Opdracht of perceel",
        KORT,
        keuzelijsten.opdrachten,
        verplicht=False,
        uitleg="Code uit de tabel opdrachten",
    ),
    long_text(
        "omschrijving",
        "Omschrijving",
        verplicht=False,
        uitleg="Voor wie, wat hoort erbij en wat niet",
    ),
    reference(
        "opgevolgd_door",
        "Opgevolgd door",
        PRODUCTCODE,
        keuzelijsten.producten,
        verplicht=False,
        uitleg="Code van het product dat hiervoor in de plaats komt",
    ),
)
