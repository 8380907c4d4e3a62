"""Jeugdhulp na 18 jaar: leeftijd per product, en alleen op een grond (CR-D-16)."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from arrangementen.arrangement.bewakers import fits_age
from arrangementen.arrangement.volwassen import age_ground, ground_after_18, may_have_help
from casusregie.toestemming.personen import people_of
from tests.factories.arrangementen import ArrangementFactory, ProductFactory
from tests.factories.casusregie import DAG, JeugdigeFactory, casus_a, casus_c

pytestmark = [pytest.mark.django_db, pytest.mark.eis("CR-D-16")]
GEBOREN = date(2008, 2, 29)  # 18 op 1 maart 2026, want dat is geen schrikkeljaar
ACHTTIEN = date(2026, 3, 1)


def hulp(casus=None, geboren=GEBOREN, **velden):
    casus = casus or casus_a(jeugdige=JeugdigeFactory(geboortedatum=geboren))
    return ArrangementFactory(casus=casus, **velden)


def deel(begin, **product):
    """A part of help whose product knows no age, unless told."""
    soort = ProductFactory.build(leeftijd_tot=product.get("tot"))
    return SimpleNamespace(begindatum=begin, einddatum=None, product=soort)


@pytest.mark.parametrize(
    ("begin", "mag"),
    [
        pytest.param(date(2026, 2, 28), True, id="dag-voor-achttien"),
        pytest.param(ACHTTIEN, False, id="op-1-maart-achttien"),
        pytest.param(date(2031, 2, 28), False, id="bijna-23"),
        pytest.param(date(2031, 3, 1), False, id="23"),
    ],
)
def test_vanaf_achttien_is_een_grond_nodig(begin, mag):
    oordeel = may_have_help(hulp(), begin)
    assert bool(oordeel) is mag
    if not mag:
        woord = "tot 23 jaar" if begin >= date(2031, 3, 1) else "geen grond"
        assert woord in oordeel.reden
        assert oordeel.weg.endswith(".")


@pytest.mark.parametrize(
    ("beeindigd", "begin", "mag"),
    [
        pytest.param(None, date(2026, 9, 1), True, id="loopt-nog"),
        pytest.param(date(2026, 2, 1), date(2026, 8, 1), True, id="zes-maanden-later"),
        pytest.param(date(2026, 2, 1), date(2026, 8, 2), False, id="een-dag-te-laat"),
    ],
)
def test_hulp_die_voor_achttien_liep_mag_door_of_binnen_zes_maanden_hervat(beeindigd, begin, mag):
    nieuw = hulp()
    hulp(casus=nieuw.casus, start_op=date(2026, 1, 5), beeindigd_op=beeindigd)
    assert bool(may_have_help(nieuw, begin)) is mag


def test_hulp_die_na_achttien_begon_is_geen_grond():
    nieuw = hulp()
    hulp(casus=nieuw.casus, start_op=ACHTTIEN + timedelta(days=1))
    assert ground_after_18(nieuw, DAG) == ""


def test_jeugdreclassering_is_een_grond():
    casus = casus_c(jeugdige=JeugdigeFactory(geboortedatum=GEBOREN), maatregel="jeugdreclassering")
    assert ground_after_18(hulp(casus=casus), DAG) == "Strafrechtelijke maatregel"
    ots = casus_c(jeugdige=JeugdigeFactory(geboortedatum=GEBOREN))
    assert ground_after_18(hulp(casus=ots), DAG) == ""


def test_de_bewaker_noemt_product_en_leeftijd_of_de_ontbrekende_grond():
    arrangement = hulp(geboren=date(2011, 5, 9))
    arrangement.__dict__["_delen"] = [deel(DAG, tot=11)]
    assert "tot 12 jaar. De jeugdige is dan 14 jaar." in fits_age(arrangement).reden
    volwassen = hulp()
    volwassen.__dict__["_delen"] = [deel(DAG)]
    assert "18 jaar of ouder" in fits_age(volwassen).reden


def test_bij_de_jeugdige_horen_gezin_en_wettelijk_vertegenwoordiger():
    casus = casus_a(ouders=2)
    rollen = [persoon.gever for persoon in people_of(casus, DAG)]
    assert rollen == ["jeugdige", "gezag", "gezag"]


PLEEGZORG = SimpleNamespace(verblijfsvorm="pleegzorg", fits_age=lambda leeftijd: True)
EENENTWINTIG, DRIEENTWINTIG = date(2029, 3, 1), date(2031, 3, 1)


@pytest.mark.parametrize(
    ("product", "begin", "einde", "woord"),
    [
        pytest.param(PLEEGZORG, date(2026, 6, 1), date(2029, 2, 28), "", id="pleegzorg-tot-21"),
        pytest.param(PLEEGZORG, date(2026, 6, 1), EENENTWINTIG, "tot 21 jaar", id="op-21"),
        pytest.param(PLEEGZORG, EENENTWINTIG, None, "tot 21 jaar", id="na-21"),
        pytest.param(PLEEGZORG, date(2030, 1, 1), DRIEENTWINTIG, "tot 23 jaar", id="pleegzorg-23"),
        pytest.param(None, date(2026, 6, 1), None, "geen grond", id="andere-hulp"),
        pytest.param(None, date(2026, 1, 5), date(2026, 6, 1), "", id="begint-voor-18"),
        pytest.param(None, date(2026, 1, 5), DRIEENTWINTIG, "tot 23 jaar", id="eindigt-na-23"),
    ],
)
def test_pleegzorg_heeft_een_eigen_grens(product, begin, einde, woord):
    oordeel = may_have_help(hulp(), begin, product, einde)
    assert bool(oordeel) is not bool(woord)
    if woord:
        assert woord in oordeel.reden


def test_verlengde_pleegzorg_tot_23_als_de_hulp_voor_18_liep():
    nieuw = hulp()
    hulp(casus=nieuw.casus, start_op=date(2026, 1, 5))
    assert may_have_help(nieuw, date(2029, 6, 1), PLEEGZORG, date(2031, 2, 28)) is True


def test_forensisch_mag_na_23_met_proeftijd():
    casus = casus_c(jeugdige=JeugdigeFactory(geboortedatum=GEBOREN), maatregel="jeugdreclassering")
    assert may_have_help(hulp(casus=casus), DRIEENTWINTIG) is True


def test_de_grond_is_afgeleid_en_staat_op_het_scherm():
    arrangement = hulp()
    onderdeel = deel(date(2026, 6, 1), **{})
    onderdeel.product, onderdeel.einddatum = PLEEGZORG, date(2028, 1, 1)
    assert age_ground(arrangement, onderdeel) == "Pleegzorg tot 21 jaar"
    kort = SimpleNamespace(begindatum=DAG - timedelta(days=60), einddatum=date(2026, 2, 28))
    assert age_ground(arrangement, kort) == ""
