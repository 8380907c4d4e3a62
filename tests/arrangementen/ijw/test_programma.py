"""The library as a program: check, read, write and rules, each with its exit code."""

import json
from pathlib import Path

import pytest

from arrangementen.ijw import regellijst
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.commands import main
from arrangementen.ijw.regels import REGELS
from tests.arrangementen.ijw.plaatsen import TP1
from tests.arrangementen.ijw.regelproef import changed
from tests.arrangementen.ijw.voorbeelden import SOORTEN, voorbeeld

ROOT = Path(__file__).resolve().parents[3]
DAG = "2026-02-02"


def put(folder: Path, naam: str, data: bytes) -> str:
    bestand = folder / naam
    bestand.write_bytes(data)
    return str(bestand)


def test_check_in_words_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "a.xml", write(voorbeeld("305")))
    assert main(["check", str(tmp_path), "--dag", DAG]) == 0
    assert "1 van 1 bestand is goed" in capsys.readouterr().out
    put(tmp_path, "b.xml", write(changed("301", {f"{TP1}/Omvang": None})))
    assert main(["check", str(tmp_path), "--dag", DAG, "--json"]) == 1
    lijst = json.loads(capsys.readouterr().out)
    assert [(rij["bericht"], rij["goed"], rij["niveau"]) for rij in lijst] == [
        ("JW305", True, None),
        ("JW301", False, 2),
    ]


@pytest.mark.parametrize("soort", SOORTEN)
def test_read_and_write_give_the_same_file(
    soort: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = write(voorbeeld(soort))
    assert main(["read", put(tmp_path, "a.xml", data)]) == 0
    als_json = capsysbinary.readouterr().out
    assert json.loads(als_json)["soort"] == soort
    assert main(["write", put(tmp_path, "a.json", als_json)]) == 0
    assert capsysbinary.readouterr().out == data


def test_what_is_no_message_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", put(tmp_path, "a.xml", b"<a/>")]) == 1
    assert "IJW-501: Het bestand is geen iJw-bericht." in capsys.readouterr().err
    leeg = put(tmp_path, "a.json", b'{"soort": "305", "inhoud": {}}')
    assert main(["write", leeg]) == 1
    assert "Header: Header ontbreekt." in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"x", b'"x"', b"\xff", b"[" * 99_999])
def test_no_json_is_told(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", put(tmp_path, "a.json", data)]) == 2
    assert "is geen JSON met een soort en een inhoud" in capsys.readouterr().err


def test_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "weg")]) == 2
    assert "bestaat niet" in capsys.readouterr().err
    assert main(["read", str(tmp_path / "weg")]) == 2
    assert "is niet te lezen" in capsys.readouterr().err


def test_table_of_rules_has_every_rule_and_says_what_it_needs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules", "--json"]) == 0
    rijen = json.loads(capsys.readouterr().out)
    assert [rij["regel"] for rij in rijen] == sorted(REGELS)
    assert len([rij for rij in rijen if rij["regel"] != "IV028"]) == 121
    boven = {rij["regel"] for rij in rijen if rij["niveau"] > 2}
    assert set(regellijst.BRON) == boven
    for rij in rijen:
        assert rij["getoetst"] in ("ja", "bij inlezen") or rij["getoetst"].startswith("nee: ")
        assert (rij["getoetst"] == "ja") or rij["niveau"] > 2


def test_table_in_the_documentation_is_current(tmp_path: Path) -> None:
    """Else: python -m arrangementen.ijw rules --into docs/ijw.md."""
    tekst = (ROOT / "docs" / "ijw.md").read_text(encoding="utf-8")
    kopie = tmp_path / "ijw.md"
    kopie.write_text(tekst, encoding="utf-8")
    assert main(["rules", "--into", str(kopie)]) == 0
    assert kopie.read_text(encoding="utf-8") == tekst
    assert tekst.count(regellijst.BEGIN) == tekst.count(regellijst.EINDE) == 1
