"""De tabellen van contracten: versies, producten met volume, onderaannemers en tarieven."""

from arrangementen.aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from arrangementen.aanbod.keuzes import EENHEDEN, Contractsoort, Inkoopvorm
from arrangementen.aanbod.models import Contract

from . import keuzelijsten, omzetten, regels
from .kennis import Kennis
from .soorten import cents, choice, code, codes, long_text, reference, whole, yes_no
from .tabel import Tabel
from .velden import AGB, CONTRACTNUMMER, KORT, PRODUCTCODE
from .vorm import Vorm

INKOPER = Vorm(r"GRJR|\d{4}", "GRJR of een CBS-code van vier cijfers")
EENHEID_UITLEG = "Code uit WJ756, bijvoorbeeld 04 (uur), 16 (dagdeel) of 14 (etmaal)"
ZELF = [keuze for keuze in Inkoopvorm.choices if keuze[0] != Inkoopvorm.ONDERAANNEMER]

CONTRACTEN = Tabel(
    code="contracten",
    naam="Contracten",
    enkelvoud="contract",
    uitleg="Met wie is afgesproken hoe er wordt gewerkt en wat er wordt geboden. Een contract kan "
    "tussentijds veranderen: dat is een nieuwe versie van hetzelfde nummer.",
    model=Raamcontract,
    eigen=(
        code("nummer", "Contractnummer", CONTRACTNUMMER),
        reference(
            "aanbieder",
            "Aanbieder",
            AGB,
            keuzelijsten.aanbieders,
            pad="aanbieder__agb_code",
            uitleg="AGB-code",
        ),
        reference(
            "inkoper",
            "Wie koopt in",
            INKOPER,
            keuzelijsten.inkopers,
            pad="inkoper_code",
            uitleg="GRJR, of de CBS-code van een gemeente",
        ),
        whole("startjaar", "Startjaar", 2015, 2100),
        choice("inkoopvorm", "Op welke grond", ZELF),
        choice("contractsoort", "Soort contract", Contractsoort.choices),
        codes(
            "percelen",
            "Percelen",
            KORT,
            keuzelijsten.opdrachten,
            verplicht=False,
            uitleg="Codes uit de tabel opdrachten, met een spatie ertussen",
        ),
        long_text("werkwijze", "Werkwijze", uitleg="Hoe de aanbieder werkt"),
        long_text("aanbod", "Aanbod", uitleg="Wat de aanbieder biedt, en voor wie"),
        yes_no(
            "koppelbaar", "Is bij verblijf andere ondersteuning te koppelen?", uitleg="ja of nee"
        ),
        yes_no(
            "terugvalsteun", "Is er na langdurig verblijf steun tegen terugval?", uitleg="ja of nee"
        ),
    ),
    sleutel=("nummer",),
    kolommen=("nummer", "aanbieder", "startjaar", "inkoopvorm", "contractsoort"),
    kennis=Kennis,
    controle=regels.contract,
    velden_van=omzetten.contract,
    daarna=omzetten.end_tariffs,
    bij=("aanbieder", "inkoper"),
)

VOLUMES = Tabel(
    code="contractproducten",
    naam="Producten en volume per contract",
    enkelvoud="product van een contract",
    uitleg="Welke producten in een contract zitten en hoeveel er per kalenderjaar is afgesproken.",
    model=Contractvolume,
    eigen=(
        reference(
            "contract",
            "Contract",
            CONTRACTNUMMER,
            keuzelijsten.contracten,
            pad="nummer",
            uitleg="Contractnummer",
        ),
        reference(
            "product",
            "Product",
            PRODUCTCODE,
            keuzelijsten.producten,
            pad="product_code",
            uitleg="Productcode",
        ),
        choice("eenheid", "Eenheid", EENHEDEN, 2, uitleg=EENHEID_UITLEG),
        whole(
            "volume_per_jaar",
            "Afgesproken per jaar",
            0,
            99_999_999,
            verplicht=False,
            uitleg="In deze eenheid. Leeg: er is geen volume afgesproken",
        ),
    ),
    sleutel=("contract", "product"),
    kolommen=("contract", "product", "eenheid", "volume_per_jaar"),
    kennis=Kennis,
    controle=regels.volume,
    velden_van=omzetten.volume,
    daarna=omzetten.end_tariffs,
)

ONDERAANNEMERS = Tabel(
    code="onderaannemers",
    naam="Onderaannemers",
    enkelvoud="onderaannemer",
    uitleg="Wie een deel van het werk van een contract mag doen.",
    model=Onderaannemer,
    eigen=(
        reference(
            "contract",
            "Contract",
            CONTRACTNUMMER,
            keuzelijsten.contracten,
            pad="nummer",
            uitleg="Contractnummer",
        ),
        reference(
            "onderaannemer",
            "Onderaannemer",
            AGB,
            keuzelijsten.aanbieders,
            pad="organisatie__agb_code",
            uitleg="AGB-code",
        ),
        codes(
            "producten",
            "Voor welke producten",
            PRODUCTCODE,
            keuzelijsten.producten,
            verplicht=False,
            pad="product_codes",
            uitleg="Productcodes met een spatie ertussen. Leeg: alle producten van het contract",
        ),
    ),
    sleutel=("contract", "onderaannemer"),
    kolommen=("contract", "onderaannemer", "producten"),
    kennis=Kennis,
    controle=regels.onderaannemer,
    velden_van=omzetten.onderaannemer,
    daarna=omzetten.end_tariffs,
    bij=("organisatie",),
)

TARIEVEN = Tabel(
    code="tarieven",
    naam="Tarieven",
    enkelvoud="tarief",
    uitleg="Wat een product bij een aanbieder per eenheid kost. Zonder tarief kan een aanbieder "
    "het product niet geven.",
    model=Contract,
    eigen=(
        reference(
            "aanbieder",
            "Aanbieder",
            AGB,
            keuzelijsten.aanbieders,
            pad="aanbieder__agb_code",
            uitleg="AGB-code",
        ),
        reference(
            "product",
            "Product",
            PRODUCTCODE,
            keuzelijsten.producten,
            pad="product__code",
            uitleg="Productcode",
        ),
        choice("eenheid", "Eenheid", EENHEDEN, 2, uitleg=EENHEID_UITLEG),
        cents("tarief", "Tarief in euro", pad="tarief_cent", uitleg="Per eenheid, zoals 96,60"),
        choice("contractsoort", "Soort contract", Contractsoort.choices),
        choice("inkoopvorm", "Op welke grond", Inkoopvorm.choices),
        reference(
            "hoofdaannemer",
            "Hoofdaannemer",
            AGB,
            keuzelijsten.aanbieders,
            verplicht=False,
            pad="hoofdaannemer__agb_code",
            uitleg="AGB-code, alleen bij een onderaannemer",
        ),
    ),
    sleutel=("aanbieder", "product"),
    kolommen=("product", "aanbieder", "eenheid", "tarief", "inkoopvorm"),
    kennis=Kennis,
    controle=regels.tarief,
    velden_van=omzetten.tarief,
    bij=("aanbieder", "product", "hoofdaannemer"),
    volgorde=("product__code", "aanbieder__naam", "geldig_van"),
)
