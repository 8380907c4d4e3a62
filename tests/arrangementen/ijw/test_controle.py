"""`ijw_check`: a file judged without a dossier, as JSON and in words, whatever is in it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangementen.ijw.bouwen import write
from arrangementen.ijw.controle import ZONDER_DOSSIER, check_file
from arrangementen.ijw.lezen import MAX_BYTES
from arrangementen.ijw.regels import REGELS
from arrangementen.ijw.verslag import MAX_GETOOND, in_words, spot, summary
from tests.arrangementen.ijw.plaatsen import P21, TP1
from tests.arrangementen.ijw.regelproef import changed
from tests.arrangementen.ijw.voorbeelden import SOORTEN, voorbeeld

VANDAAG = date(2026, 2, 2)
DUBBEL = {f"{P21}/ProductReferentie/ReferentieNummer": "P-2026-01-0001"}


def report(soort: str, wijzigingen: dict[str, Any]) -> dict[str, Any]:
    data = write(changed(soort, wijzigingen))
    return check_file("a.xml", data, VANDAAG).to_dict()


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_kind_passes(soort: str) -> None:
    rapport = check_file("a.xml", write(voorbeeld(soort)), VANDAAG)
    assert rapport.to_dict() == {
        "bestand": "a.xml",
        "bericht": f"JW{soort}",
        "goed": True,
        "niveau": None,
        "bevindingen": [],
    }
    assert in_words(rapport) == f"a.xml: JW{soort}, goed"


def test_level_that_refused_it() -> None:
    schema = write(voorbeeld("301")).replace(b"Versie>3<", b"Versie>2<", 1)
    een = check_file("a.xml", schema, VANDAAG)
    assert (een.niveau, een.to_dict()["bericht"]) == (1, "JW301")
    twee = report("301", {f"{TP1}/Omvang": None})
    assert twee["niveau"] == 2
    assert twee["bevindingen"][0]["regel"] == "CD041"
    assert twee["bevindingen"][0]["code"] == "0001"
    assert twee["bevindingen"][0]["plaats"] == f"{TP1}/Omvang"
    drie = report("323", DUBBEL)
    assert (drie["niveau"], drie["bevindingen"][0]["regel"]) == (3, "TR314")
    vier = check_file("a.xml", write(voorbeeld("301")), date(2020, 1, 1))
    assert (vier.niveau, {b.regel for b in vier.bevindingen}) == (4, {"TR135"})


def test_rules_without_dossier_exist_on_the_upper_levels() -> None:
    assert {REGELS[regel].niveau for regel in ZONDER_DOSSIER} == {3, 4}


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_bytes_raise(data: bytes) -> None:
    rapport = check_file("x", data, VANDAAG)
    assert not rapport.goed
    assert rapport.niveau == 1


def test_command_on_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xml").write_bytes(write(voorbeeld("305")))
    (tmp_path / "b.xml").write_bytes(write(changed("323", DUBBEL)))
    (tmp_path / "c.txt").write_bytes(b"geen bericht")
    (tmp_path / "oud").mkdir()
    call_command("ijw_check", str(tmp_path), "--json")
    lijst = json.loads(capsys.readouterr().out)
    assert [Path(rij["bestand"]).name for rij in lijst] == ["a.xml", "b.xml", "c.txt"]
    assert [(rij["bericht"], rij["goed"], rij["niveau"]) for rij in lijst] == [
        ("JW305", True, None),
        ("JW323", False, 3),
        ("", False, 1),
    ]
    assert set(lijst[1]["bevindingen"][0]) == {"regel", "code", "plaats", "tekst"}
    call_command("ijw_check", str(tmp_path))
    tekst = capsys.readouterr().out
    assert "  - Declaratie, Client 2, Prestatie 1, ProductReferentie: Dit kenmerk" in tekst
    assert "(code 8021, regel TR314)" in tekst
    begin = tekst.splitlines()
    assert begin[:2] == [
        "NIET GOED (2)",
        "b.xml: JW323, afgekeurd op niveau 3 (naast andere berichten)",
    ]
    assert "\n\nGOED (1)\na.xml: JW305\n\n" in tekst
    assert f"Niet gecontroleerd, want een map in een map: {tmp_path / 'oud'}." in tekst
    assert "Samenvatting: 1 van 3 bestanden zijn goed." in tekst
    assert "- 1 afgekeurd op niveau 1 (opbouw van het bestand). Hierop hoort geen" in tekst
    assert "- 1 afgekeurd op niveau 3 (naast andere berichten). Het retourbericht of" in tekst


def test_an_empty_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ijw_check", str(tmp_path))
    assert capsys.readouterr().out == "Er staat geen bestand in deze map.\n"


def test_too_large_and_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    groot = tmp_path / "groot.xml"
    groot.write_bytes(b"<a>" + b" " * MAX_BYTES)
    call_command("ijw_check", str(groot), "--json")
    (rij,) = json.loads(capsys.readouterr().out)
    assert rij["bevindingen"][0]["code"] == "IJW-101"
    assert "25 MB" in rij["bevindingen"][0]["tekst"]
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("ijw_check", str(tmp_path / "weg"))


@pytest.mark.parametrize(
    ("plaats", "woorden"),
    [
        ("", ""),
        ("Header/BerichtVersie", "Header, BerichtVersie"),
        (f"{TP1}/Product/Code", "Client, ToegewezenProduct 1, Product, Code"),
        (f"{P21}/Eenheid", "Declaratie, Client 2, Prestatie 1, Eenheid"),
        ("Client/Relaties/Relatie[3]/Contact/Adres", "Client, Relatie 3, Contact, Adres"),
    ],
)
def test_place_in_words(plaats: str, woorden: str) -> None:
    assert spot(plaats) == woorden


def test_report_of_a_rule_of_the_schema_and_of_many_faults() -> None:
    oud = write(voorbeeld("305")).replace(b"Versie>3<", b"Versie>2<", 1)
    tekst = in_words(check_file("oud.xml", oud, VANDAAG))
    assert tekst.splitlines()[0] == "oud.xml: JW305, afgekeurd op niveau 1 (opbouw van het bestand)"
    assert "(IJW-605, regel CS025)" in tekst
    vol = write(voorbeeld("305")).replace(b"</jw305:Client>", b"<x/>" * 90 + b"</jw305:Client>")
    regels = in_words(check_file("vol.xml", vol, VANDAAG)).splitlines()
    assert len(regels) == MAX_GETOOND + 2
    assert regels[-1] == "  En nog 70 bevindingen. Vraag ze op met --json."


def test_summary_names_what_strikes_often() -> None:
    fout = write(changed("301", {f"{TP1}/Omvang": None}))
    rapporten = [check_file(f"{n}.xml", fout, VANDAAG) for n in range(3)]
    tekst = summary(rapporten)
    assert "Samenvatting: 0 van 3 bestanden zijn goed." in tekst
    assert "- Vaak: code 0001, regel CD041 (3 bestanden)." in tekst
    goed = summary([check_file("a.xml", write(voorbeeld("301")), VANDAAG)])
    assert goed.startswith("Samenvatting: 1 van 1 bestand is goed.")
    assert "Vaak" not in goed and "afgekeurd" not in goed
