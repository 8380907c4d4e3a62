"""Wie naar leeftijd beslist: de zuivere tabel, met verjaardagen en uitzonderingen."""

from datetime import date

import pytest

from casusregie.toestemming.leeftijd import (
    Gever,
    Omstandigheid,
    check_exception,
    explain,
    may_give,
    next_birthday,
    required_givers,
)
from normenkader.termijnen.kalender import age_on

J, G, V = Gever.JEUGDIGE, Gever.GEZAG, Gever.VERTEGENWOORDIGER
NADEEL = Omstandigheid("ernstig_nadeel")
WENS = Omstandigheid("blijvende_wens")
ONBEKWAAM = Omstandigheid(wilsonbekwaam=True)

TABEL = [
    pytest.param(0, Omstandigheid(), {G}, id="baby"),
    pytest.param(11, Omstandigheid(), {G}, id="elf"),
    pytest.param(12, Omstandigheid(), {J, G}, id="twaalf"),
    pytest.param(15, Omstandigheid(), {J, G}, id="vijftien"),
    pytest.param(16, Omstandigheid(), {J}, id="zestien"),
    pytest.param(19, Omstandigheid(), {J}, id="negentien"),
    pytest.param(11, NADEEL, {G}, id="uitzondering-telt-niet-onder-twaalf"),
    pytest.param(12, NADEEL, {J}, id="ernstig-nadeel-twaalf"),
    pytest.param(15, WENS, {J}, id="blijvende-wens-vijftien"),
    pytest.param(16, WENS, {J}, id="uitzondering-niet-nodig-zestien"),
    pytest.param(11, ONBEKWAAM, {G}, id="onder-twaalf-gewoon-gezag"),
    pytest.param(12, ONBEKWAAM, {G}, id="wilsonbekwaam-twaalf"),
    pytest.param(17, ONBEKWAAM, {G}, id="wilsonbekwaam-zeventien"),
    pytest.param(18, ONBEKWAAM, {V}, id="wilsonbekwaam-achttien"),
]


@pytest.mark.parametrize(("leeftijd", "geval", "wie"), TABEL)
def test_wie_beslist(leeftijd, geval, wie):
    assert required_givers(leeftijd, geval) == wie
    assert explain(leeftijd, geval).endswith(".")


@pytest.mark.parametrize(
    ("gever", "leeftijd", "deel"),
    [
        pytest.param(J, 11, "Tot 12 jaar beslist iedereen met gezag", id="kind-van-elf"),
        pytest.param(G, 16, "Vanaf 16 jaar beslist de jeugdige zelf", id="ouder-van-zestien"),
        pytest.param("", 14, "heeft geen gezag", id="oma"),
        pytest.param(V, 14, "De jeugdige is 14 jaar", id="mentor-van-kind"),
    ],
)
def test_wie_niet_beslist_krijgt_uitleg(gever, leeftijd, deel):
    nee = may_give(gever, leeftijd, "M. Veldwijk")
    assert not nee
    assert deel in f"{nee.reden} {nee.weg}"


@pytest.mark.parametrize(
    ("leeftijd", "geval", "mag"),
    [
        pytest.param(11, NADEEL, False, id="te-jong"),
        pytest.param(12, NADEEL, True, id="twaalf"),
        pytest.param(16, WENS, False, id="te-oud"),
        pytest.param(11, ONBEKWAAM, False, id="onbekwaam-hoeft-niet"),
        pytest.param(16, ONBEKWAAM, True, id="onbekwaam-zestien"),
    ],
)
def test_uitzondering_alleen_waar_de_wet_haar_kent(leeftijd, geval, mag):
    assert bool(check_exception(leeftijd, geval)) is mag


@pytest.mark.parametrize(
    ("geboren", "dag", "grens"),
    [
        pytest.param(date(2014, 3, 3), date(2026, 3, 2), 12, id="dag-voor-twaalf"),
        pytest.param(date(2014, 3, 2), date(2026, 3, 2), 16, id="op-de-verjaardag"),
        pytest.param(date(2009, 3, 2), date(2026, 3, 2), None, id="voorbij-zestien"),
        pytest.param(date(2012, 2, 29), date(2024, 2, 28), 12, id="schrikkeljaar-dag-ervoor"),
        pytest.param(date(2010, 2, 29 - 1), date(2026, 2, 28), None, id="28-februari"),
    ],
)
def test_volgende_verjaardag_waarop_opnieuw_wordt_gevraagd(geboren, dag, grens):
    assert next_birthday(geboren, dag) == grens


def test_geboren_op_29_februari_is_in_een_gewoon_jaar_jarig_op_1_maart():
    geboren = date(2008, 2, 29)
    assert required_givers(age_on(geboren, date(2020, 2, 28))) == {G}
    assert required_givers(age_on(geboren, date(2020, 2, 29))) == {J, G}
    geboren = date(2016, 2, 29)  # wordt 12 in 2028, een schrikkeljaar; 11 in 2027 op 1 maart
    assert age_on(geboren, date(2027, 2, 28)) == 10
    assert age_on(geboren, date(2027, 3, 1)) == 11
