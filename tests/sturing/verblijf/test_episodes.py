"""Verblijfsepisodes: samenvoegen, tellen, en wat altijd waar blijft."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sturing.verblijf.episodes import build_episodes, covered, days_outside
from sturing.verblijf.verblijven import Verblijf

from .bouw import GEBOREN, verblijf

EERSTE = date(2019, 1, 1)


def spans(rijen, tussenruimte=0):
    return [
        (e.van.isoformat(), e.tot and e.tot.isoformat())
        for e in build_episodes(rijen, tussenruimte)
    ]


@pytest.mark.eis("GV-A-02")
@pytest.mark.parametrize(
    ("perioden", "tussenruimte", "verwacht"),
    [
        ([("2020-01-01", "2020-01-31")], 0, [("2020-01-01", "2020-01-31")]),
        (
            [("2020-01-01", "2020-01-31"), ("2020-02-01", "2020-02-10")],
            0,
            [("2020-01-01", "2020-02-10")],
        ),
        (
            [("2020-01-01", "2020-01-31"), ("2020-01-31", "2020-02-10")],
            0,
            [("2020-01-01", "2020-02-10")],
        ),
        (
            [("2020-01-01", "2020-01-31"), ("2020-02-02", "2020-02-10")],
            0,
            [("2020-01-01", "2020-01-31"), ("2020-02-02", "2020-02-10")],
        ),
        (
            [("2020-01-01", "2020-01-31"), ("2020-02-02", "2020-02-10")],
            1,
            [("2020-01-01", "2020-02-10")],
        ),
        (
            [("2020-01-01", "2020-12-31"), ("2020-03-01", "2020-03-31"), ("2020-06-01", None)],
            0,
            [("2020-01-01", None)],
        ),
        (
            [("2020-01-01", None), ("2020-03-01", "2020-03-31"), ("2021-06-01", "2021-06-02")],
            0,
            [("2020-01-01", None)],
        ),
        (
            [("2020-02-29", "2020-02-29"), ("2020-03-01", "2020-03-01")],
            0,
            [("2020-02-29", "2020-03-01")],
        ),
        (
            [("2019-12-01", "2019-12-31"), ("2020-01-01", "2020-01-05")],
            0,
            [("2019-12-01", "2020-01-05")],
        ),
    ],
    ids=[
        "één verblijf",
        "dag erna",
        "zelfde dag",
        "nacht ertussen",
        "nacht mag",
        "binnen ander",
        "loopt nog",
        "schrikkeldag",
        "over het jaar",
    ],
)
def test_aansluitende_verblijven_worden_een_episode(perioden, tussenruimte, verwacht):
    rijen = [verblijf(van=van, tot=tot, aanbieder=f"A{i}") for i, (van, tot) in enumerate(perioden)]
    assert spans(rijen, tussenruimte) == verwacht


def test_verschillende_clienten_worden_nooit_samengevoegd():
    rijen = [verblijf("A1"), verblijf("B1", van="2020-04-01", tot=None)]
    assert [e.client for e in build_episodes(rijen)] == ["A1", "B1"]


def test_negatieve_tussenruimte_wordt_geweigerd():
    with pytest.raises(ValueError, match="0 dagen of meer"):
        build_episodes([verblijf()], -1)


def test_eerste_en_laatste_dag_tellen_allebei():
    episode = build_episodes([verblijf(van="2020-01-01", tot="2020-12-31")])[0]
    assert episode.days(date(2021, 1, 1)) == 366
    assert episode.days(date(2020, 1, 31)) == 31
    assert episode.days(date(2019, 12, 31)) == 0


def test_dag_bij_twee_verblijven_van_een_aanbieder_telt_een_keer():
    rijen = [
        verblijf(van="2020-01-01", tot="2020-01-20"),
        verblijf(van="2020-01-11", tot="2020-01-30"),
        verblijf(van="2020-01-25", tot="2020-02-04", aanbieder="De Duinen", type="GGZ"),
    ]
    episode = build_episodes(rijen)[0]
    assert episode.involvement(date(2021, 1, 1)) == {
        ("De Linde", "JO"): 30,
        ("De Duinen", "GGZ"): 11,
    }
    assert episode.involvement(date(2020, 1, 27)) == {
        ("De Linde", "JO"): 27,
        ("De Duinen", "GGZ"): 3,
    }


VERBLIJVEN = st.lists(
    st.builds(
        lambda client, begin, lengte, aanbieder: Verblijf(
            client,
            aanbieder,
            "JO",
            "residentieel",
            EERSTE + timedelta(days=begin),
            None if lengte is None else EERSTE + timedelta(days=begin + lengte),
            GEBOREN,
        ),
        st.sampled_from(["A1", "B1", "C1"]),
        st.integers(0, 120),
        st.one_of(st.none(), st.integers(0, 40)),
        st.sampled_from(["De Linde", "De Duinen"]),
    ),
    max_size=12,
)
EIND = EERSTE + timedelta(days=400)


def days_of(rijen, client):
    return {
        rij.van + timedelta(days=n)
        for rij in rijen
        if rij.client == client
        for n in range(((rij.tot or EIND) - rij.van).days + 1)
    }


@settings(max_examples=150, deadline=None)
@given(VERBLIJVEN, st.randoms(use_true_random=False), st.integers(0, 3))
def test_volgorde_van_de_rijen_maakt_niet_uit(rijen, toeval, tussenruimte):
    geschud = list(rijen)
    toeval.shuffle(geschud)
    eerst, dan = build_episodes(rijen, tussenruimte), build_episodes(geschud, tussenruimte)
    kern = [(e.client, e.van, e.tot, len(e.verblijven)) for e in eerst]
    assert kern == [(e.client, e.van, e.tot, len(e.verblijven)) for e in dan]


@settings(max_examples=150, deadline=None)
@given(VERBLIJVEN)
def test_dagen_gaan_niet_verloren_en_komen_er_niet_bij(rijen):
    """A second method: count every single day."""
    episodes = build_episodes(rijen)
    for client in {rij.client for rij in rijen}:
        eigen = [e for e in episodes if e.client == client]
        assert sum(e.days(EIND) for e in eigen) == len(days_of(rijen, client))
        assert all(a.tot < b.van for a, b in pairwise(eigen))
    assert sum(len(e.verblijven) for e in episodes) == len(rijen)


@settings(max_examples=100, deadline=None)
@given(VERBLIJVEN, st.integers(0, 3))
def test_nog_een_keer_samenvoegen_verandert_niets(rijen, tussenruimte):
    eerst = build_episodes(rijen, tussenruimte)
    als_verblijf = [
        Verblijf(e.client, "X", "JO", "residentieel", e.van, e.tot, GEBOREN) for e in eerst
    ]
    opnieuw = build_episodes(als_verblijf, tussenruimte)
    assert [(e.client, e.van, e.tot) for e in opnieuw] == [(e.client, e.van, e.tot) for e in eerst]


@settings(max_examples=100, deadline=None)
@given(VERBLIJVEN, st.integers(0, 150), st.integers(0, 60))
def test_dagen_buiten_de_episodes_zijn_de_rest(rijen, begin, lengte):
    van = EERSTE + timedelta(days=begin)
    tot = van + timedelta(days=lengte)
    alle = {van + timedelta(days=n) for n in range(lengte + 1)}
    binnen = [e for e in build_episodes(rijen) if e.client == "A1"]
    assert days_outside(van, tot, binnen) == len(alle - days_of(rijen, "A1"))


def test_bedekte_dagen_van_niets_zijn_nul():
    assert covered([]) == 0
    assert days_outside(date(2020, 1, 1), date(2020, 1, 1), []) == 1
