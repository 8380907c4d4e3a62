"""Verblijven uit start en stop: wat op een dag bekend is, per vorm, met de opname apart."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from arrangementen.models import Product, Zorgstart, Zorgstop
from arrangementen.verblijf import stays
from tests.factories.arrangementen import ProductFactory, VlierhofFactory
from tests.factories.casusregie import casus_a

pytestmark = pytest.mark.django_db

BEGIN, EINDE = date(2026, 3, 9), date(2026, 6, 30)


def start(casus, code="44F05", begin=BEGIN, **velden):
    return Zorgstart.objects.create(
        casus=casus,
        jeugdige=casus.jeugdige,
        gemeente=casus.gemeente,
        aanbieder=VlierhofFactory(),
        categorie=code[:2],
        code=code,
        begindatum=begin,
        gemeld_op=begin,
        **velden,
    )


def stop(begonnen, dag, reden="31", **velden):
    return Zorgstop.objects.create(
        start=begonnen, reden=reden, einddatum=dag, gemeld_op=dag, **velden
    )


@pytest.fixture
def casus():
    for code, vorm in (("44F05", "residentieel"), ("44F02", "pleegzorg")):
        ProductFactory(code=code, naam=vorm, soort="verblijf", verblijfsvorm=vorm)
    ProductFactory(code="54F03", naam="Opname", soort="ggz", verblijfsvorm="klinisch")
    ProductFactory()
    return casus_a()


def test_alleen_hulp_met_verblijf_telt(casus):
    start(casus, "41C01")
    assert stays(EINDE) == []
    start(casus)
    (verblijf,) = stays(EINDE)
    assert (verblijf.vorm, verblijf.van, verblijf.tot) == ("residentieel", BEGIN, None)
    assert verblijf.jeugdige_id == casus.jeugdige_id


@pytest.mark.eis("GV-V-05")
def test_een_klinische_opname_is_een_eigen_categorie(casus):
    start(casus, "54F03")
    start(casus, "44F02")
    soorten = {(rij.vorm, rij.klinisch) for rij in stays(EINDE)}
    assert soorten == {("klinisch", True), ("pleegzorg", False)}
    opname, pleegzorg = (Product.objects.get(code=code) for code in ("54F03", "44F02"))
    assert (opname.is_verblijf, pleegzorg.is_verblijf) == (False, True)


@pytest.mark.parametrize(
    ("dag", "tot"),
    [
        pytest.param(date(2026, 3, 8), "geen", id="nog niet begonnen"),
        pytest.param(BEGIN, None, id="eerste dag"),
        pytest.param(date(2026, 6, 29), None, id="einde nog niet bekend"),
        pytest.param(EINDE, EINDE, id="laatste dag"),
    ],
)
def test_wat_op_een_dag_bekend_is(casus, dag, tot):
    stop(start(casus), EINDE)
    gevonden = stays(dag)
    assert [rij.tot for rij in gevonden] == ([] if tot == "geen" else [tot])


def test_verwijderde_meldingen_tellen_niet(casus):
    start(casus, begin=date(2026, 3, 2), verwijderd_op=date(2026, 3, 10))
    stop(start(casus), EINDE, verwijderd_op=date(2026, 7, 1))
    assert [(rij.van, rij.tot) for rij in stays(date(2026, 8, 1))] == [(BEGIN, None)]


def test_een_tijdelijke_stop_is_gemerkt(casus):
    stop(start(casus), EINDE, reden="20")
    assert [rij.tijdelijk for rij in stays(EINDE)] == [True]


def test_twee_vragen_ook_bij_veel_verblijven(casus, django_assert_num_queries):
    for maand in range(1, 10):
        stop(start(casus, begin=date(2025, maand, 1)), date(2025, maand, 20))
    with django_assert_num_queries(2):
        assert len(stays(EINDE, jeugdigen=[casus.jeugdige_id])) == 9
    assert stays(EINDE, jeugdigen=[]) == []


def test_een_product_met_verblijf_noemt_zijn_vorm(casus):
    product = Product(
        code="44F06", naam="Groep", categorie="44", soort="verblijf", eenheden=["14"], bron="x",
        geldig_van=BEGIN,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Kies de vorm van het verblijf"):
        product.full_clean()
