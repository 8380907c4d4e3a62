"""The table of rules: complete, equal to the official index, and each rule tried both ways."""

import json
from typing import Any

import pytest

from arrangementen.ijw.codelijsten import is_code
from arrangementen.ijw.regels import LOGISCHE_SLEUTELS, REGELS
from arrangementen.ijw.regels_basis import DECLARATIES, GEHEEL, HEENBERICHTEN, KLASSEN
from tests.arrangementen.ijw import (
    test_regels_binnen,
    test_regels_over,
    test_regels_schema,
)
from tests.oracle import shared_path

NIVEAUS = {
    "berichtformaat (xsd)": 1,
    "bericht inhoud (xslt)": 2,
    "berichtoverstijgend": 3,
    "externe bron": 4,
}
FOUT = test_regels_binnen.FOUT + test_regels_over.FOUT + test_regels_schema.FOUT
GOED = test_regels_binnen.GOED + test_regels_over.GOED + test_regels_schema.GOED
EIGEN = {"IV028"}  # a rule on the process, which the index does not list
OFFICIEEL = sorted(REGELS.keys() - EIGEN)


def _index() -> dict[str, Any]:
    return json.loads(shared_path("ijw", "regels-index.json").read_text("utf-8"))


def _in_scope(locaties: dict[str, list[str]]) -> dict[str, set[str]]:
    """The places in the messages of this library, without those that name only the class above."""
    eigen = {soort[2:]: set(plaatsen) for soort, plaatsen in locaties.items()}
    return {
        soort: {p for p in plaatsen if not any(q.startswith(f"{p}.") for q in plaatsen)}
        for soort, plaatsen in eigen.items()
        if soort in (*HEENBERICHTEN, *DECLARATIES)
    }


def _as_index(soort: str, patroon: str) -> str:
    laatste = patroon.rpartition(".")[2]
    return laatste if laatste in KLASSEN[soort] else patroon


@pytest.mark.parametrize("regel", OFFICIEEL)
def test_rule_is_that_of_the_index(regel: str) -> None:
    officieel = _index()["regels"][regel]
    eigen = REGELS[regel]
    assert eigen.niveau == NIVEAUS[officieel["controleniveau"]]
    assert eigen.code == (officieel["retourcode"] or "")
    assert _in_scope(officieel["locaties"]) == {
        soort: {_as_index(soort, patroon) for patroon in patronen}
        for soort, patronen in eigen.plaatsen.items()
    }


def test_no_rule_of_the_index_is_missing() -> None:
    verwacht = {
        regel
        for regel, gegevens in _index()["regels"].items()
        if gegevens["controleniveau"] in NIVEAUS and _in_scope(gegevens["locaties"])
    }
    assert verwacht == set(OFFICIEEL)


def test_logical_keys_are_those_of_the_index() -> None:
    sleutels = {klasse: list(sleutel) for klasse, sleutel in LOGISCHE_SLEUTELS.items()}
    assert sleutels == _index()["logische_sleutels"]


@pytest.mark.parametrize("regel", sorted(REGELS))
def test_rule_is_tried_both_ways_or_says_why_not(regel: str) -> None:
    tried = any(p.regel == regel for p in FOUT), any(p.regel == regel for p in GOED)
    if REGELS[regel].niet_toetsbaar:
        assert tried == (False, False)
    else:
        assert tried == (True, True)


@pytest.mark.parametrize("regel", sorted(REGELS))
def test_every_place_can_be_reached(regel: str) -> None:
    for soort, patronen in REGELS[regel].plaatsen.items():
        klassen = {patroon.partition(".")[0] for patroon in patronen}
        assert klassen <= {*KLASSEN.get(soort, {}), "Header", GEHEEL}


@pytest.mark.parametrize("regel", sorted(REGELS))
def test_code_and_text_serve_the_reader(regel: str) -> None:
    eigen = REGELS[regel]
    assert not eigen.code or is_code("RetourCode", eigen.code)
    zinnen = [zin for zin in eigen.tekst.split(". ") if zin]
    assert len(zinnen) >= 2, "zegt wat er mis is en wat te doen"
    assert eigen.tekst.endswith(".")
    assert "!" not in eigen.tekst
    assert all(len(zin.split()) <= 20 for zin in zinnen)


def test_every_rule_is_named_by_its_test() -> None:
    """The marks are what the list of requirements shows; they must be the rules that are tried."""
    proeven = (
        test_regels_binnen.test_breaks_exactly_this_rule,
        test_regels_over.test_breaks_exactly_this_rule,
        test_regels_schema.test_schema_refuses_what_breaks_the_rule,
    )
    merken = [merk for proef in proeven for merk in proef.pytestmark if merk.name == "eis"]
    assert {regel for merk in merken for regel in merk.args} == set(REGELS)
