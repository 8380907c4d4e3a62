"""Merktekens van eisen: elk nummer bestaat, en een bijnaam van het merkteken telt niet."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sturing import eisen
from sturing.management.commands import show_eisen
from sturing.merktekens import ALLEEN_ZO, LETTERLIJK

KOP = "import pytest\n\n"
TEST = "def test_iets():\n    assert True\n"


@pytest.fixture
def tests(tmp_path):
    """An empty folder of tests; gives a way to write one file in it."""
    (tmp_path / "tests").mkdir()

    def write(tekst, naam="test_een.py"):
        (tmp_path / "tests" / naam).write_text(tekst, encoding="utf-8")
        return tmp_path / "tests"

    return write


def test_elk_merkteken_in_de_tests_is_te_lezen_en_bestaat():
    assert eisen.problems() == []


def test_een_goed_merkteken_telt(tests):
    map_ = tests(f'{KOP}@pytest.mark.eis("OO-01", *("OO-02", "TR346"))\n{TEST}')
    assert eisen.problems(map_) == []
    gedekt = eisen.coverage(map_)
    plaats = ["tests/test_een.py::test_iets"]
    assert [gedekt[eis] for eis in ("OO-01", "OO-02", "TR346", "OO-03")] == [plaats] * 3 + [[]]


def test_een_merkteken_in_een_tabel_telt_voor_het_bestand(tests):
    map_ = tests(f'{KOP}TABEL: list = [pytest.param(1, marks=pytest.mark.eis("OO-01"))]\n')
    assert eisen.problems(map_) == []
    assert eisen.coverage(map_)["OO-01"] == ["tests/test_een.py"]


def test_een_onbekend_nummer_wordt_genoemd_met_zijn_test(tests):
    map_ = tests(f'{KOP}@pytest.mark.eis("OO-01", "OO-999")\n{TEST}')
    (fout,) = eisen.problems(map_)
    assert fout.startswith("tests/test_een.py::test_iets noemt OO-999: ")
    assert "OO-999" not in eisen.coverage(map_)


@pytest.mark.parametrize(
    ("tekst", "regel", "zin"),
    [
        pytest.param(f"{KOP}eis = pytest.mark.eis\n", 3, ALLEEN_ZO, id="bijnaam van het merkteken"),
        pytest.param(f"{KOP}m = pytest.mark\n", 3, ALLEEN_ZO, id="bijnaam van de merktekens"),
        pytest.param("from pytest import mark\n", 1, ALLEEN_ZO, id="los binnengehaald"),
        pytest.param("import pytest as p\n", 1, ALLEEN_ZO, id="bijnaam van pytest"),
        pytest.param(f'{KOP}getattr(pytest.mark, "eis")\n', 3, ALLEEN_ZO, id="opgezocht"),
        pytest.param(
            f'{KOP}def maak():\n    return pytest.mark.eis("OO-01")\n',
            4,
            ALLEEN_ZO,
            id="in een functie",
        ),
        pytest.param(f"{KOP}@pytest.mark.eis(NUMMER)\n{TEST}", 3, LETTERLIJK, id="niet letterlijk"),
        pytest.param(f"{KOP}@pytest.mark.eis()\n{TEST}", 3, LETTERLIJK, id="leeg"),
    ],
)
def test_een_merkteken_dat_niet_telt_wordt_aangewezen(tests, tekst, regel, zin):
    assert eisen.problems(tests(tekst)) == [f"tests/test_een.py, regel {regel}: {zin}"]


def test_een_merkteken_buiten_een_testbestand_telt_niet(tests):
    map_ = tests(f'{KOP}MERK = pytest.mark.eis("OO-01")\n', "hulp.py")
    assert eisen.problems(map_) == [f"tests/hulp.py, regel 3: {ALLEEN_ZO}"]


def test_de_opdracht_noemt_elke_eis():
    uit = StringIO()
    call_command("show_eisen", json=True, stdout=uit)
    gedekt = json.loads(uit.getvalue())
    assert len(eisen.requirement_ids()) == 424
    assert set(eisen.requirement_ids()) <= set(gedekt)


def test_de_opdracht_zegt_wat_er_niet_klopt(monkeypatch):
    monkeypatch.setattr(show_eisen, "problems", lambda: ["tests/test_een.py noemt XX-1: nee"])
    with pytest.raises(CommandError, match=r"die niet kloppen:\ntests/test_een\.py noemt XX-1"):
        call_command("show_eisen", stdout=StringIO())
