"""Wie meetelt in een jaar, en hoe de keuzes van de analist doorwerken."""

from datetime import date

import pytest

from sturing.verblijf.maten import compute
from sturing.verblijf.populatie import Populatie, whole_years

from .bouw import ambulant, gegevens, keuze, verblijf


def clients(rijen, **velden):
    return [p.episode.client for p in Populatie(gegevens(*rijen), keuze(**velden)).personen]


def values(rijen, *codes, **velden):
    cijfers = compute(Populatie(gegevens(*rijen), keuze(**velden)))
    return [cijfers[code].waarde for code in codes]


@pytest.mark.eis("GV-A-01")
@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        ("2019-06-01", "2019-12-31", False),
        ("2019-06-01", "2020-01-01", True),
        ("2020-12-31", None, True),
        ("2021-01-01", None, False),
        ("2018-01-01", None, True),
    ],
    ids=["tot oudjaar ervoor", "één dag in het jaar", "laatste dag", "erna", "het hele jaar"],
)
def test_telt_wie_op_een_dag_in_het_jaar_in_verblijf_was(van, tot, telt):
    assert bool(clients([verblijf(van=van, tot=tot)])) is telt


@pytest.mark.eis("GV-A-01")
def test_uitsluitingen_zijn_te_kiezen():
    rijen = [
        verblijf("A1"),
        verblijf("B1", vorm="pleegzorg"),
        verblijf("C1", vorm="kortdurend"),
        verblijf("D1", vorm="klinisch"),
        verblijf("E1", regionaal=False),
        verblijf("F1", gemeente="Veenoord", doelgroep="ernstig autisme"),
    ]
    assert clients(rijen) == ["A1", "F1"]
    assert clients(rijen, zonder=frozenset()) == ["A1", "B1", "C1", "D1", "F1"]
    assert clients(rijen, zonder=frozenset({"pleegzorg"})) == ["A1", "C1", "D1", "F1"]
    assert clients(rijen, alleen_regionaal=False) == ["A1", "E1", "F1"]
    assert clients(rijen, gemeente="Veenoord") == ["F1"]
    assert clients(rijen, zonder_doelgroep="ernstig autisme") == ["A1"]


@pytest.mark.eis("GV-A-01", "GV-A-02")
def test_wat_niet_meetelt_houdt_een_episode_niet_bij_elkaar():
    rijen = [
        verblijf(van="2020-01-01", tot="2020-01-31"),
        verblijf(van="2020-02-01", tot="2020-02-29", vorm="pleegzorg"),
        verblijf(van="2020-03-01", tot="2020-03-31"),
    ]
    assert values(rijen, "clienten", "duur") == [1, 31]
    assert values(rijen, "clienten", "duur", zonder=frozenset()) == [1, 91]


@pytest.mark.eis("GV-A-03")
@pytest.mark.parametrize(
    ("tot", "peildatum", "verwacht"),
    [
        ("2020-06-30", date(2021, 9, 1), [1, 0, 0]),
        ("2021-03-01", date(2021, 9, 1), [0, 1, 0]),
        ("2021-09-01", date(2021, 9, 1), [0, 0, 1]),
        (None, date(2021, 9, 1), [0, 0, 1]),
        ("2020-06-30", date(2020, 6, 29), [0, 0, 1]),
        ("2020-06-30", date(2020, 7, 1), [1, 0, 0]),
    ],
    ids=["in het jaar", "erna", "op de peildatum", "loopt", "peildatum eerder", "dag erna"],
)
def test_uitgestroomd_erna_of_nog_in_verblijf(tot, peildatum, verwacht):
    rijen = [verblijf(tot=tot)]
    assert values(rijen, "uitgestroomd", "later_uit", "verblijft", peildatum=peildatum) == verwacht


@pytest.mark.eis("GV-A-03", "GV-A-04")
def test_twee_verblijven_in_het_jaar_zijn_een_jeugdige_met_het_laatste():
    rijen = [
        verblijf(van="2020-01-01", tot="2020-01-10"),
        verblijf(van="2020-05-01", tot="2020-05-20"),
    ]
    assert values(rijen, "clienten", "uitgestroomd", "duur") == [1, 1, 20]


@pytest.mark.eis("GV-A-03")
@pytest.mark.parametrize(
    ("geboren", "jong"), [(date(2007, 1, 2), 1), (date(2007, 1, 1), 0)], ids=["12", "13"]
)
def test_leeftijd_geldt_op_de_eerste_dag_in_het_jaar(geboren, jong):
    assert values([verblijf(van="2019-03-01", geboren=geboren)], "jong") == [jong]


def test_leeftijd_op_een_schrikkeldag():
    assert whole_years(date(2008, 2, 29), date(2020, 2, 28)) == 11
    assert whole_years(date(2008, 2, 29), date(2021, 2, 28)) == 12
    assert whole_years(date(2008, 2, 29), date(2021, 3, 1)) == 13


@pytest.mark.eis("GV-A-06")
def test_korter_dan_een_maand_is_klaar_en_minder_dan_dertig_dagen():
    rijen = [
        verblijf("A1", van="2020-01-01", tot="2020-01-29"),
        verblijf("B1", van="2020-01-01", tot="2020-01-30"),
        verblijf("C1", van="2020-12-20", tot=None),
    ]
    assert values(rijen, "kort", "kort_duur", "lang_duur", peildatum=date(2020, 12, 31)) == [
        *(1, 29, 30)
    ]


@pytest.mark.eis("GV-A-10", "GV-A-11")
def test_kosten_lopen_gelijk_over_de_dagen_en_tot_de_peildatum():
    rijen = [
        verblijf(
            van="2020-01-01",
            tot=None,
            kosten_cent=366_00,
            kosten_tot=date(2020, 12, 31),
        ),
        verblijf(van="2016-01-01", tot="2016-01-10", kosten_cent=100_00),
        verblijf(van="2014-12-27", tot="2015-01-05", kosten_cent=100_00),
    ]
    half = {"peildatum": date(2020, 6, 30)}
    assert values(rijen, "kosten", **half) == [pytest.approx(182)]
    assert values(rijen, "kosten", "kosten_nog") == [pytest.approx(366)] * 2
    assert values(rijen, "kosten_sinds") == [pytest.approx(366 + 100 + 50)]
    assert values(rijen, "kosten_sinds", sinds=2017) == [pytest.approx(366)]


@pytest.mark.eis("GV-A-12")
def test_ambulant_telt_alleen_buiten_elke_episode():
    rijen = [
        verblijf(van="2020-01-01", tot="2020-01-10"),
        verblijf(van="2018-01-01", tot="2018-01-31"),
        ambulant(van="2018-01-22", tot="2018-02-10", euro=200),
        ambulant(van="2021-08-31", tot="2021-09-03", euro=40),
        ambulant("B1", euro=9999),
    ]
    assert values(rijen, "ambulant", "ambulant_nog") == [pytest.approx(100 + 20), None]


@pytest.mark.eis("GV-A-07")
def test_langste_verblijven_in_vaste_volgorde():
    rijen = [verblijf(f"A{n}", van="2020-01-01", tot=f"2020-03-{1 + n % 9:02d}") for n in range(40)]
    top = Populatie(gegevens(*rijen), keuze()).top
    assert len(top) == 25
    assert [p.dagen for p in top] == sorted((p.dagen for p in top), reverse=True)
    assert top[0].episode.client == "A17"


@pytest.mark.eis("GV-A-16")
def test_wachten_en_school_komen_uit_het_nieuwste_verblijf_dat_er_iets_over_zegt():
    rijen = [
        verblijf("A1", tot="2020-02-01", wacht_op_hulp=True, onderwijs="thuis"),
        verblijf("A1", van="2020-02-02", tot=None, wacht_op_hulp=False),
        verblijf("B1", tot=None, wacht_op_hulp=True, onderwijs="volledig"),
        verblijf("C1", wacht_op_hulp=True, onderwijs="thuis"),
    ]
    assert values(rijen, "wacht", "zonder_school") == [1, 1]


def test_zonder_jeugdigen_is_er_geen_gemiddelde():
    cijfers = compute(Populatie(gegevens(), keuze()))
    assert cijfers["clienten"].waarde == 0
    assert cijfers["duur"].waarde is None
    assert cijfers["besparing"].waarde is None
