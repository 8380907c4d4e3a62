"""Levels 3 and 4: every rule beside what a receiver knows, broken once and just kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.regels_basis import DECLARATIES, HEENBERICHTEN
from arrangementen.ijw.regels_toestand import Geldigheid
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw import proeven_declaratie_over, proeven_grenzen, proeven_over
from tests.arrangementen.ijw.regelproef import Proef, found
from tests.arrangementen.ijw.toestanden import toestand_of, toewijzing
from tests.arrangementen.ijw.voorbeelden import voorbeeld

FOUT = proeven_over.FOUT + proeven_declaratie_over.FOUT + proeven_grenzen.OVER_FOUT
GOED = proeven_over.GOED + proeven_declaratie_over.GOED + proeven_grenzen.OVER_GOED
DAGEN = st.dates(date(2023, 1, 1), date(2029, 12, 31))


@pytest.mark.eis(
    "TR019", "TR056", "TR063", "TR071", "TR074", "TR135", "TR304", "TR307", "TR308", "TR314",
    "TR318", "TR319", "TR321", "TR322", "TR323", "TR326", "TR332", "TR333", "TR337", "TR338",
    "TR339", "TR340", "TR341", "TR346", "TR347", "TR349", "TR350", "TR351", "TR355", "TR357",
    "TR359", "TR360", "TR361", "TR365", "TR366", "TR367", "TR369", "TR371", "TR373", "TR374",
    "TR375", "TR376", "TR378", "TR379", "TR381", "TR382", "TR384", "TR385", "TR387", "TR388",
    "TR389", "TR390", "TR411", "TR412", "TR413", "TR414", "TR415", "TR418",
)  # fmt: skip
@pytest.mark.parametrize("proef", FOUT, ids=str)
def test_breaks_exactly_this_rule(proef: Proef) -> None:
    bericht = _good_below(proef.bericht)
    bevindingen = check_across(bericht, toestand_of(proef.soort, **proef.toestand))
    assert (proef.regel, proef.plaats) in found(bevindingen)
    assert {bevinding.regel for bevinding in bevindingen} == {proef.regel, *proef.samen}


@pytest.mark.parametrize("proef", GOED, ids=str)
def test_keeps_to_every_rule(proef: Proef) -> None:
    bericht = _good_below(proef.bericht)
    assert check_across(bericht, toestand_of(proef.soort, **proef.toestand)) == []


def _good_below(bericht: Bericht) -> Bericht:
    """The example, after it proved to be good on levels 1 and 2."""
    assert validate(bericht) == []
    assert check_within(bericht) == []
    return bericht


@pytest.mark.parametrize("soort", [*HEENBERICHTEN, *DECLARATIES])
def test_unchanged_example_is_good(soort: str) -> None:
    assert check_across(voorbeeld(soort), toestand_of(soort)) == []


def test_level_3_comes_before_level_4() -> None:
    toestand = toestand_of("301", vandaag=date(2026, 1, 1), verzoeken=(), gemeenten={})
    niveaus = [bevinding.niveau for bevinding in check_across(voorbeeld("301"), toestand)]
    assert niveaus == sorted(niveaus)
    assert set(niveaus) == {3, 4}


@pytest.mark.parametrize(
    ("periode", "dag", "geldt"),
    [
        (Geldigheid(), date(1900, 1, 1), True),
        (Geldigheid(van=date(2023, 1, 1)), date(2022, 12, 31), False),
        (Geldigheid(van=date(2023, 1, 1)), date(2023, 1, 1), True),
        (Geldigheid(tot=date(2024, 2, 29)), date(2024, 2, 29), True),
        (Geldigheid(tot=date(2024, 2, 29)), date(2024, 3, 1), False),
    ],
)
def test_validity_includes_both_days(periode: Geldigheid, dag: date, geldt: bool) -> None:
    assert periode.covers(dag) is geldt


@given(DAGEN, st.integers(0, 800), DAGEN)
def test_current_until_its_last_day(begin: date, duur: int, on: date) -> None:
    einde = begin + timedelta(days=duur)
    loopt = toewijzing("1", ingangsdatum=begin, einddatum=einde)
    assert loopt.is_current(on) is (on <= einde)
    assert toewijzing("1", ingangsdatum=begin, einddatum=None).is_current(on)
    weg = toewijzing("1", ingangsdatum=begin, einddatum=begin, reden_wijziging="13")
    assert not weg.is_current(on)
    vervallen = toewijzing("1", ingangsdatum=begin, einddatum=einde, reden_wijziging="01")
    assert vervallen.is_current(on) is (on <= einde and duur > 0)


def test_large_message_is_judged_without_comparing_all_pairs() -> None:
    """Five thousand stops on one start take a second or so."""
    bericht = voorbeeld("307")
    stop = bericht.inhoud["Client"]["StopProducten"]["StopProduct"][0]
    bericht.inhoud["Client"]["StopProducten"]["StopProduct"] = [
        {**stop, "RedenBeeindiging": "20", "Einddatum": str(date(2026, 1, 12) + timedelta(dag))}
        for dag in range(5_000)
    ]
    regels = [bevinding.regel for bevinding in check_across(bericht, toestand_of("307"))]
    assert regels == ["TR413"] * 4_999
