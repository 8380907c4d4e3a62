"""De tabellen van het aanbod: vergelijken, doorvoeren, en wat er mis kan zijn aan een bestand."""

from datetime import date

import pytest

from arrangementen.aanbod.doorvoeren import judge_file, write
from arrangementen.aanbod.tabellen import TABELLEN, tabel_of
from arrangementen.models import Contract, Contractvolume, Product, Raamcontract
from tests.factories.arrangementen import ProductFactory

from .bestanden import (
    CONTRACT,
    PRODUCT,
    TARIEF,
    VOLUME,
    alle_tabellen,
    csv,
    klein_aanbod,
    lees,
    zet,
)

pytestmark = pytest.mark.django_db


def teksten(beoordeling):
    return [(f.regel, f.kolom, f.tekst) for f in beoordeling.fouten]


def soorten(beoordeling):
    return [v.soort for v in beoordeling.plan.veranderingen]


def test_een_nieuwe_rij_een_nieuwe_versie_en_een_laatste_dag():
    klein_aanbod()
    duurder = TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"}
    beoordeling = lees("tarieven", duurder)
    assert soorten(beoordeling) == ["gewijzigd"]
    assert beoordeling.plan.wijzigt[0].verschil == [("Tarief in euro", "52,00", "54,00")]
    write(beoordeling)
    oud, nieuw = Contract.objects.order_by("geldig_van")
    assert (oud.geldig_tot, nieuw.geldig_van) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (oud.tarief_cent, nieuw.tarief_cent) == (5200, 5400)
    einde = lees("tarieven", duurder | {"geldig_tot": "31-12-2027"})
    assert soorten(einde) == ["beeindigd"]


def test_wat_eruit_komt_verandert_niets_als_het_er_weer_in_gaat():
    alle_tabellen()
    zet("tarieven", TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"})
    for soort in TABELLEN.values():
        rijen = [soort.to_cells(soort.to_row(obj)) for obj in soort.rows()]
        assert rijen, soort.code
        beoordeling = judge_file(soort, csv(*rijen))
        assert beoordeling.goed, teksten(beoordeling)
        assert set(soorten(beoordeling)) == {"gelijk"}, soort.code


def test_het_eerste_bestand_nog_eens_inlezen_verandert_niets():
    klein_aanbod()
    zet("tarieven", TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"})
    assert lees("tarieven", TARIEF).leeg


def test_alles_of_niets_met_regelnummers():
    klein_aanbod()
    beoordeling = lees(
        "producten",
        PRODUCT,
        PRODUCT | {"code": "4", "naam": "Kapot"},
        PRODUCT | {"code": "45F98", "eenheden": "04 99", "leeftijd_van": "18"},
        PRODUCT,
        kolommen=[*PRODUCT, "leeftijd_van"],
    )
    assert not beoordeling.goed
    assert [(r, k) for r, k, _ in teksten(beoordeling)] == [
        (3, "code"),
        (4, "eenheden"),
        (4, "leeftijd_tot"),
        (5, ""),
    ]
    assert "op regel 2" in beoordeling.fouten[-1].tekst
    assert not Product.objects.filter(code="45F99").exists()


FOUTEN = [
    ("tarieven", TARIEF | {"product": "99X99"}, "product", "geen product"),
    ("tarieven", TARIEF | {"eenheid": "04"}, "eenheid", "Kies 16"),
    (
        "tarieven",
        TARIEF | {"aanbieder": "98000002"},
        "product",
        "niet in een contract",
    ),
    (
        "tarieven",
        TARIEF | {"tarief": "60", "geldig_van": "01-01-2025"},
        "geldig_van",
        "latere eerste dag",
    ),
    (
        "tarieven",
        TARIEF | {"geldig_van": "01-01-2024"},
        "product",
        "geldt niet op 01-01-2024",
    ),
    (
        "contracten",
        CONTRACT | {"geldig_van": "01-01-2022", "geldig_tot": "31-12-2022"},
        "startjaar",
        "niet voor zijn startjaar",
    ),
    (
        "contracten",
        CONTRACT | {"startjaar": "2024", "geldig_van": "01-01-2026"},
        "startjaar",
        "begon in 2023",
    ),
    (
        "contracten",
        CONTRACT | {"aanbieder": "98000002", "geldig_van": "01-01-2026"},
        "aanbieder",
        "is van De Vlierhof",
    ),
    ("contracten", CONTRACT | {"nummer": "X", "percelen": "A Q"}, "percelen", "geen perceel Q"),
    ("contractproducten", VOLUME | {"contract": "X-1"}, "contract", "geldt niet"),
    ("producten", PRODUCT | {"soort": "verblijf"}, "verblijfsvorm", "Kies de vorm"),
    ("producten", PRODUCT | {"geldig_tot": "01-01-2025"}, "geldig_tot", "op of na de eerste dag"),
    (
        "producten",
        PRODUCT | {"forensisch": "ja", "leeftijd_tot": ""},
        "leeftijd_tot",
        "alleen forensisch",
    ),
]


def test_een_rij_die_niet_kan():
    klein_aanbod()
    for tabel, rij, kolom, tekst in FOUTEN:
        beoordeling = lees(tabel, rij)
        assert not beoordeling.goed, tekst
        assert kolom in [f.kolom for f in beoordeling.fouten], tekst
        assert tekst in " ".join(f.tekst for f in beoordeling.fouten)


def test_een_tijdelijke_versie_laat_daarna_geen_gat():
    klein_aanbod()
    juni = TARIEF | {"tarief": "54,00", "geldig_van": "01-06-2026", "geldig_tot": "30-06-2026"}
    beoordeling = lees("tarieven", juni)
    (fout,) = beoordeling.fouten
    assert fout.kolom == "geldig_tot"
    assert "daarna niets meer" in fout.tekst
    assert "regel vanaf 01-07-2026" in fout.tekst
    juli = TARIEF | {"geldig_van": "01-07-2026"}
    kort = lees("tarieven", juni, juli | {"geldig_tot": "31-07-2026"})
    assert [f.regel for f in kort.fouten] == [3]
    goed = lees("tarieven", juli | {"geldig_tot": ""}, juni)
    assert sorted(soorten(goed)) == ["gewijzigd", "nieuw"]
    write(goed)
    rijen = Contract.objects.order_by("geldig_van")
    assert list(rijen.values_list("geldig_van", "geldig_tot", "tarief_cent")) == [
        (date(2025, 1, 1), date(2026, 5, 31), 5200),
        (date(2026, 6, 1), date(2026, 6, 30), 5400),
        (date(2026, 7, 1), None, 5200),
    ]


def test_een_versie_met_een_eigen_einde_mag_als_er_toch_niets_meer_gold():
    klein_aanbod()
    zet("tarieven", TARIEF | {"geldig_tot": "31-12-2026"})
    duurder = TARIEF | {"tarief": "54,00", "geldig_tot": "31-12-2026"}
    assert lees("tarieven", duurder | {"geldig_van": "01-06-2026"}).goed
    assert lees("tarieven", duurder | {"geldig_van": "01-01-2027", "geldig_tot": ""}).goed
    straks = duurder | {"geldig_van": "01-01-2027", "geldig_tot": "30-06-2027"}
    assert lees("tarieven", straks).goed


def test_een_spreadsheet_die_nullen_weglaat_is_te_lezen():
    klein_aanbod()
    rij = TARIEF | {"eenheid": "16", "geldig_van": "1-1-2027", "tarief": "€ 54"}
    assert lees("tarieven", rij).goed
    inkoop = {
        "gemeente": "599", "domein": "lta", "model": "arrangement", "inkoper": "landelijk",
        "bekostiging": "arrangement", "uitvoeringsvariant": "inspanning",
        "geldig_van": "01-01-2027", "bron": "Proef",
    }  # fmt: skip
    beoordeling = lees("inkoopmodellen", inkoop)
    assert beoordeling.goed
    assert beoordeling.plan.wijzigt[0].gevraagd["gemeente"] == "0599"


def test_een_tarief_eindigt_met_het_product_en_met_het_contract():
    klein_aanbod()
    zet("contractproducten", VOLUME | {"geldig_tot": "30-06-2027"})
    assert Contract.objects.get().geldig_tot == date(2027, 6, 30)
    product = Product.objects.get(code="41C01")
    rij = tabel_of("producten").to_cells(tabel_of("producten").to_row(product))
    zet("producten", rij | {"geldig_tot": "31-03-2027"})
    assert Contract.objects.get().geldig_tot == date(2027, 3, 31)


@pytest.mark.eis("RV-0-08")
def test_een_contract_verandert_tussentijds_op_werkwijze_aanbod_en_volume():
    klein_aanbod()
    zet("contracten", CONTRACT | {"werkwijze": "Met een vast team.", "geldig_van": "01-07-2026"})
    zet(
        "contracten",
        CONTRACT
        | {
            "werkwijze": "Met een vast team.",
            "aanbod": "Groep en gezin.",
            "geldig_van": "01-01-2027",
        },
    )
    zet("contractproducten", VOLUME | {"volume_per_jaar": "1200", "geldig_van": "01-01-2027"})
    versies = Raamcontract.objects.filter(nummer="GRJR-2023-01")
    assert [(v.startjaar, v.geldig_van, v.geldig_tot) for v in versies] == [
        (2023, date(2023, 1, 1), date(2026, 6, 30)),
        (2023, date(2026, 7, 1), date(2026, 12, 31)),
        (2023, date(2027, 1, 1), None),
    ]
    assert [v.werkwijze for v in versies][:2] == [
        "Samen met het lokale team.",
        "Met een vast team.",
    ]
    volumes = Contractvolume.objects.order_by("geldig_van")
    assert [(v.volume_per_jaar, v.geldig_tot) for v in volumes] == [
        (1000, date(2026, 12, 31)),
        (1200, None),
    ]
    assert Contract.objects.get().geldig_tot is None


def test_een_cel_die_een_formule_lijkt_blijft_tekst():
    zet("producten", PRODUCT | {"naam": "'=SOM(A1)"})
    product = Product.objects.get(code="45F99")
    assert product.naam == "=SOM(A1)"
    ProductFactory()
