"""De twaalf tabellen van het aanbod."""

from arrangementen.aanbod.models import Product

from . import omzetten, regels
from .kennis import Kennis
from .tabel import Tabel
from .tabellen_contract import CONTRACTEN, ONDERAANNEMERS, TARIEVEN, VOLUMES
from .tabellen_gemeente import INKOOP, VOORZIENINGEN
from .tabellen_keuze import ELEMENTEN, GEBIEDEN, OPDRACHTEN, TERMIJNEN, TREDEN
from .velden import PRODUCTVELDEN

PRODUCTEN = Tabel(
    code="producten",
    naam="Producten",
    enkelvoud="product",
    uitleg="Welke hulp er is, voor welke leeftijd, in welke eenheid en hoe zij is ingekocht.",
    model=Product,
    eigen=PRODUCTVELDEN,
    sleutel=("code",),
    kolommen=("code", "naam", "inkoopniveau", "leeftijd_tot", "eenheden"),
    kennis=Kennis,
    controle=regels.product,
    daarna=omzetten.end_tariffs,
)

TABELLEN: dict[str, Tabel] = {
    tabel.code: tabel
    for tabel in (
        PRODUCTEN,
        TARIEVEN,
        CONTRACTEN,
        VOLUMES,
        ONDERAANNEMERS,
        OPDRACHTEN,
        GEBIEDEN,
        ELEMENTEN,
        TREDEN,
        TERMIJNEN,
        INKOOP,
        VOORZIENINGEN,
    )
}


def tabel_of(code: str) -> Tabel:
    """The table with this code; KeyError when there is none."""
    return TABELLEN[code]
