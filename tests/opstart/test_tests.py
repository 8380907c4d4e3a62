"""De testopdracht zelf: welke afsluitcode en welke slotregel het geheel krijgt, en de browser."""

import subprocess

import pytest

from config import local_sjabloon, local_tests
from tests import metingen


@pytest.mark.parametrize(
    ("codes", "result"),
    [([0, 0], 0), ([0, 5], 0), ([5, 0], 0), ([1, 0], 1), ([0, 1], 1), ([5, 5], 5), ([2, 1], 2)],
    ids=str,
)
def test_afsluitcode_van_het_geheel(codes, result):
    assert local_tests.worst(codes) == result


def test_slotregel_telt_beide_delen_op(tmp_path):
    report = tmp_path / "test-1.xml"
    report.write_text(
        '<testsuites><testsuite tests="10" failures="1" errors="1" skipped="2"/></testsuites>'
    )
    counts = local_tests.read_counts(report)
    line = local_tests.closing_line(counts, 3.21)
    assert line == "== alle delen: 6 passed, 2 failed, 2 skipped in 3.2s =="


def test_afgebroken_deel_telt_als_niets(tmp_path):
    assert set(local_tests.read_counts(tmp_path / "weg.xml").values()) == {0}


@pytest.fixture
def machine(monkeypatch):
    """A machine where this is root: the programs that are there, and what apt-get cannot do."""
    there, fails, ran = {"apt-get"}, set(), []

    def note(words, **options):
        ran.append(words)
        assert options["stdin"] == subprocess.DEVNULL
        wrong = bool(fails & set(words))
        if "install" in words and not wrong:
            there.update(words)
        return subprocess.CompletedProcess(words, int(wrong), "", "geen netwerk" * wrong)

    monkeypatch.setattr(local_tests.os, "geteuid", lambda: 0)
    monkeypatch.setattr(local_tests.shutil, "which", lambda name: name if name in there else None)
    monkeypatch.setattr(local_tests.subprocess, "run", note)
    return there, fails, ran


LICHT, HEEL = "chromium-headless-shell", "chromium"


@pytest.mark.parametrize(
    ("there", "fails", "asked", "browser"),
    [
        ([], [], ["update", LICHT], LICHT),
        ([HEEL], [], ["update", LICHT], LICHT),
        ([HEEL, LICHT], [], [], LICHT),
        ([], [LICHT], ["update", LICHT, HEEL], HEEL),
        ([HEEL], [LICHT], ["update", LICHT], HEEL),
        ([HEEL], ["update"], ["update"], HEEL),
        ([], ["update"], ["update"], None),
    ],
    ids=[
        "niets",
        "hele browser",
        "lichte browser",
        "lichte onbekend, niets",
        "lichte onbekend, hele browser",
        "geen netwerk, hele browser",
        "geen netwerk, niets",
    ],
)
def test_root_installeert_de_lichte_browser_en_anders_de_hele(
    machine, there, fails, asked, browser
):
    machine[0].update(there)
    machine[1].update(fails)
    local_tests.ensure_chromium()
    ran = [set(words) & {"update", LICHT, HEEL} for words in machine[2]]
    assert ran == [{word} for word in asked]
    assert all("--no-remove" in words for words in machine[2] if "install" in words)
    assert local_tests.find_chromium() == browser


def test_gewone_gebruiker_installeert_niets(machine, monkeypatch):
    monkeypatch.setattr(local_tests.os, "geteuid", lambda: 1000)
    local_tests.ensure_chromium()
    assert machine[2] == []


def test_met_argumenten_is_het_een_gewone_aanroep(monkeypatch):
    seen = []
    monkeypatch.setattr(local_tests, "ensure_chromium", lambda: pytest.fail("browser gezocht"))
    monkeypatch.setattr(local_tests, "template", lambda environment: {"TEST_SJABLOON": "kopie"})
    monkeypatch.setattr(local_tests, "call", lambda *words: seen.append(words[:2]) or 0)
    assert local_tests.run(("tests/verloop", "-x"), {}) == 0
    words, environment = seen[0]
    assert words[1:] == ["-m", "pytest", "-q", "tests/verloop", "-x"]
    assert environment == {"TEST_SJABLOON": "kopie"}


def test_elke_test_valt_in_een_deel_en_niet_in_twee():
    """Browser tests stand in one folder; what disturbs processes is marked and in two folders."""
    samen, browser, storing = (flags for _, flags in local_tests.PARTS)
    tests = local_tests.ROOT / "tests"
    storend = {f.parent for f in tests.rglob("test_*.py") if "mark.storing" in f.read_text()}
    storend.discard(tests / "e2e")
    assert {local_tests.ROOT / flag for flag in storing[2:]} == storend
    assert {flag for flag in samen if "=" in flag} == {
        "--ignore=tests/e2e",
        "--ignore=tests/storing",
    }
    assert "not storing" in samen
    assert browser[-1] == "tests/e2e"


REPORT = '<testsuites><testsuite tests="2" failures="{fout}" errors="0" skipped="0"/></testsuites>'
PYTHON = """import sys, pathlib
file = next(w.split("=")[1] for w in sys.argv if w.startswith("--junitxml="))
pathlib.Path(file).write_text({report!r})
print("deel", file[-5])
sys.exit({code})
"""


@pytest.mark.parametrize("proef", ["", "1"], ids=["test", "proef"])
@pytest.mark.parametrize("code", [0, 1], ids=["goed", "fout"])
def test_de_delen_samen_geven_een_regel_en_een_code(monkeypatch, tmp_path, capfd, proef, code):
    """Also the part that runs beside another counts: its exit code, its counts and its words."""
    script = tmp_path / "pytest.py"
    script.write_text(PYTHON.format(report=REPORT.format(fout=code), code=code))
    monkeypatch.setattr(local_tests, "VAR", tmp_path)
    monkeypatch.setattr(local_tests, "ROOT", tmp_path)
    environment = {"PROEF": proef, "PYTHONPATH": str(tmp_path)}
    assert local_tests.run_parts(environment) == code
    said = capfd.readouterr().out
    assert [said.count(f"deel {n}\n") for n in (1, 2, 3)] == [1, 1, 1]
    assert f"== alle delen: {6 - 3 * code} passed, {3 * code} failed, 0 skipped in " in said


@pytest.mark.parametrize(("code", "result"), [(0, {"TEST_SJABLOON": "x_1"}), (1, {})], ids=str)
def test_zonder_sjabloon_gaan_de_tests_door(monkeypatch, capsys, code, result):
    def run(words, **options):
        return subprocess.CompletedProcess(words, code, "x_1\n" if code == 0 else "")

    monkeypatch.setattr(local_tests.subprocess, "run", run)
    assert local_tests.template({}) == result
    assert ("migreert zelf" in capsys.readouterr().out) == (code == 1)


def test_een_nieuwe_migratie_is_een_ander_sjabloon(monkeypatch, tmp_path):
    folder = tmp_path / "app" / "migrations"
    folder.mkdir(parents=True)
    monkeypatch.setattr(local_sjabloon, "ROOT", tmp_path)
    (folder / "0001.py").write_text("a")
    first = local_sjabloon.fingerprint()
    (folder / "0002.py").write_text("b")
    assert first != local_sjabloon.fingerprint() == local_sjabloon.fingerprint()


def test_meting_schrijft_alleen_bij_de_volle_proef(monkeypatch, tmp_path, capsys):
    file = tmp_path / "metingen.md"
    monkeypatch.delenv("PROEF", raising=False)
    metingen.meting("lijst van 50", 12.345, "ms", "make proef", file)
    assert "lijst van 50 = 12,3 ms" in capsys.readouterr().out
    assert not file.exists()


def test_meting_vervangt_de_rij_van_dezelfde_naam(monkeypatch, tmp_path):
    file = tmp_path / "metingen.md"
    monkeypatch.setenv("PROEF", "1")
    for waarde in (1, 1234.5):
        metingen.meting("b | meting", waarde, "s", "make proef", file)
    metingen.meting("a", 3, "stuks", "make proef", file)
    rows = [line for line in file.read_text().splitlines() if line.startswith("|")]
    assert len(rows) == 4
    assert rows[2].startswith("| a | 3 | stuks | make proef |")
    assert rows[3].startswith("| b / meting | 1234 | s | make proef |")
