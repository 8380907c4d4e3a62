"""Producten en contracten: geldigheid, leeftijd en het inlezen."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.urls import reverse

from arrangementen.aanbod.inlezen import GewijzigdProduct, load_aanbod
from arrangementen.aanbod.toets import may_ask
from arrangementen.ijw import codelijsten
from arrangementen.models import Contract, Product
from organisaties.rollen import Rol
from tests.factories.arrangementen import BEGIN, ContractFactory, ProductFactory, VlierhofFactory
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db


@pytest.mark.eis("NK-26")
def test_inlezen_is_herhaalbaar():
    VlierhofFactory()
    eerste = load_aanbod()
    tweede = load_aanbod()
    assert (eerste.producten, eerste.contracten) == (12, 12)
    assert (tweede.producten, tweede.contracten) == (0, 0)
    assert Contract.objects.filter(fictief=True).count() == 12


def test_wat_geen_bron_heeft_is_fictief_gemerkt():
    load_aanbod()
    echt = set(Product.objects.filter(fictief=False).values_list("code", flat=True))
    assert echt == {"41C01", "45C09", "54002"}


def test_elke_categorie_en_eenheid_staat_in_de_codelijst():
    load_aanbod()
    for product in Product.objects.all():
        assert codelijsten.is_code("ProductCategorie", product.categorie)
        assert all(codelijsten.is_code("Eenheid", eenheid) for eenheid in product.eenheden)


def test_gewijzigd_product_zonder_nieuwe_datum_wordt_geweigerd():
    load_aanbod()
    Product.objects.filter(code="41C01").update(naam="Iets anders")
    with pytest.raises(GewijzigdProduct, match="latere geldig_van"):
        load_aanbod()


def test_opdracht_noemt_de_aantallen(capsys):
    call_command("load_aanbod")
    assert "12 producten nieuw" in capsys.readouterr().out


def test_twee_contracten_op_dezelfde_dag_kan_niet():
    contract = ContractFactory()
    with pytest.raises(IntegrityError):
        ContractFactory(
            aanbieder=contract.aanbieder,
            product=contract.product,
            geldig_van=BEGIN + timedelta(days=30),
        )


@pytest.mark.parametrize(
    ("leeftijd", "past"),
    [
        pytest.param(0, True, id="baby"),
        pytest.param(17, True, id="laatste jaar"),
        pytest.param(18, False, id="te oud"),
    ],
)
def test_leeftijdsgrens(leeftijd, past):
    assert ProductFactory(leeftijd_tot=17).fits_age(leeftijd) is past


@pytest.mark.parametrize(
    ("dag", "aantal"),
    [
        pytest.param(date(2024, 12, 31), 0, id="dag ervoor"),
        pytest.param(date(2025, 1, 1), 1, id="eerste dag"),
        pytest.param(date(2025, 6, 30), 1, id="laatste dag"),
        pytest.param(date(2025, 7, 1), 0, id="dag erna"),
    ],
)
@pytest.mark.eis("NK-20")
def test_product_geldt_van_tot_en_met(dag, aantal):
    ProductFactory(geldig_tot=date(2025, 6, 30))
    assert Product.objects.with_code("41C01", dag).count() == aantal


@pytest.mark.eis("NK-20")
def test_een_niveau_dat_opgaat_in_een_ander_noemt_zijn_opvolger(client):
    dag = date(2025, 7, 1)
    velden = {"soort": "individueel", "categorie": "45", "eenheden": ["04"]}
    licht = ProductFactory(
        code="45C07", naam="Licht", geldig_tot=date(2025, 6, 30), opgevolgd_door="45C08", **velden
    )
    samen = ProductFactory(code="45C08", naam="Licht en middel", geldig_van=dag, **velden)
    ContractFactory(product=licht)
    nu = set(Product.objects.valid_on(dag).values_list("code", flat=True))
    assert "45C08" in nu and "45C07" not in nu
    oordeel = may_ask(VlierhofFactory().pk, "45C07", dag)
    assert oordeel.weg == "Kies 45C08, dat hiervoor in de plaats kwam."
    client.force_login(medewerker(Rol.BEHEERDER))
    pagina = client.get(reverse("arrangementen:product_detail", args=["45C07"])).content.decode()
    assert "Opgevolgd door" in pagina and samen.code in pagina
