"""Een klein aanbod en de bestanden die het beschrijven, voor tests van de tabellen."""

from datetime import date

from arrangementen.aanbod.doorvoeren import judge_cells, judge_file, write
from arrangementen.aanbod.inkoop_inlezen import load_inkoop
from arrangementen.aanbod.tabellen import tabel_of
from casusregie.plannen.inlezen import load_keuzelijsten
from tests.factories.arrangementen import ProductFactory, VlierhofFactory
from tests.factories.organisaties import (
    AanbiederFactory,
    GemeenteFactory,
    UitvoeringsorganisatieFactory,
)

CONTRACT = {
    "nummer": "GRJR-2023-01",
    "aanbieder": "98000001",
    "inkoper": "GRJR",
    "startjaar": "2023",
    "inkoopvorm": "grjr",
    "contractsoort": "inspanning",
    "werkwijze": "Samen met het lokale team.",
    "aanbod": "Groepsbegeleiding.",
    "geldig_van": "01-01-2023",
    "bron": "Proef",
}
VOLUME = {
    "contract": "GRJR-2023-01",
    "product": "41C01",
    "eenheid": "16",
    "volume_per_jaar": "1000",
    "geldig_van": "01-01-2025",
    "bron": "Proef",
}
TARIEF = {
    "aanbieder": "98000001",
    "product": "41C01",
    "eenheid": "16",
    "tarief": "52,00",
    "contractsoort": "inspanning",
    "inkoopvorm": "grjr",
    "geldig_van": "01-01-2025",
    "bron": "Proef",
}
PRODUCT = {
    "code": "45F99",
    "naam": "Hulp in de wijk",
    "categorie": "45",
    "soort": "ambulant",
    "inkoopniveau": "lokaal",
    "eenheden": "04",
    "leeftijd_tot": "17",
    "geldig_van": "01-01-2026",
    "bron": "Proef",
    "fictief": "ja",
}
ONDERAANNEMER = {
    "contract": "GRJR-2023-01",
    "onderaannemer": "98000002",
    "producten": "41C01",
    "geldig_van": "01-01-2025",
    "bron": "Proef",
}
VOORZIENING = {
    "gemeente": "0599",
    "code": "sport-1",
    "naam": "Sportfonds",
    "soort": "sport",
    "doelgroep": "Gezinnen met weinig geld",
    "contact": "010 - 000 00 00",
    "geldig_van": "01-01-2025",
    "bron": "Proef",
}


def csv(*rijen, kolommen=None):
    """A file with these rows; the headings are those of the first row unless given."""
    koppen = kolommen or list(rijen[0])
    regels = [";".join(koppen)] + [";".join(rij.get(k, "") for k in koppen) for rij in rijen]
    return ("\r\n".join(regels) + "\r\n").encode()


def lees(tabel, *rijen, **opties):
    """What these rows would do."""
    return judge_file(tabel_of(tabel), csv(*rijen, **opties))


def zet(tabel, *rijen):
    """Write these rows, as the product itself loads its first data."""
    beoordeling = judge_cells(tabel_of(tabel), list(enumerate(rijen, start=2)))
    assert beoordeling.goed, beoordeling.fouten
    write(beoordeling)
    return beoordeling


def klein_aanbod():
    """De Vlierhof with a contract since 2023, one product with volume, and its tariff."""
    UitvoeringsorganisatieFactory()
    vlierhof = VlierhofFactory()
    AanbiederFactory(naam="Meerzicht", agb_code="98000002")
    GemeenteFactory(geldig_van=date(2015, 1, 1))
    load_inkoop()
    ProductFactory()
    zet("contracten", CONTRACT)
    zet("contractproducten", VOLUME)
    zet("tarieven", TARIEF)
    return vlierhof


def alle_tabellen():
    """The same, with a row in every table."""
    klein_aanbod()
    load_keuzelijsten()
    zet("onderaannemers", ONDERAANNEMER)
    zet("voorzieningen", VOORZIENING)
    zet("producten", PRODUCT)
