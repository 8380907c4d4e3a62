"""Hostile files are refused in the right phase, in Dutch, fast, and never with a crash."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from arrangementen.ijw.lezen import Geweigerd, read, read_findings
from arrangementen.ijw.weigering import FASEN, SCHEMA, TEKSTEN
from tests.arrangementen.ijw.vijandig import BSN, GEVALLEN, GOED
from tests.metingen import meting

ROOT = Path(__file__).resolve().parents[3]
VOL = os.environ.get("PROEF") == "1"
AANTAL = 50_000 if VOL else 1_000
OPDRACHT = "make proef (tests/arrangementen/ijw/test_vijandig.py)"

ENGELS = {"error", "expected", "invalid", "document", "line", "parser", "none"}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_vijandig_bestand_wordt_netjes_geweigerd(naam):
    fase, code, data = GEVALLEN[naam]
    begin = time.process_time()
    bericht, bevindingen = read_findings(data)
    assert time.process_time() - begin < 5
    assert bericht is None
    assert len(bevindingen) <= 200
    assert {fout.niveau for fout in bevindingen} == {1}
    fout = bevindingen[0]
    assert (fout.regel if fase != SCHEMA else SCHEMA, fout.code) == (fase, code)
    assert fout.tekst[0].isupper() and fout.tekst.endswith(".")
    assert "{" not in fout.tekst and len(fout.tekst) < 400
    woorden = fout.tekst.lower().replace("documenttype", "")
    assert not [woord for woord in ENGELS if woord in woorden]


@pytest.mark.parametrize("naam", [n for n, geval in GEVALLEN.items() if len(geval[2]) < 100_000])
def test_lezen_weigert_met_dezelfde_fase_en_code(naam):
    fase, code, data = GEVALLEN[naam]
    with pytest.raises(Geweigerd) as weigering:
        read(data)
    assert (weigering.value.fase, weigering.value.code) == (fase, code)


def test_elke_fase_en_elke_weigering_komt_voor():
    assert len(GEVALLEN) >= 60
    assert {fase for fase, _, _ in GEVALLEN.values()} == set(FASEN)
    assert {code for _, code, _ in GEVALLEN.values()} >= set(TEKSTEN)


@pytest.mark.timeout(900)
def test_zeer_veel_vijandige_bestanden_in_een_eigen_proces():
    """No exception, none slower than 5 seconds, and at most 250 MB for the whole of it."""
    opdracht = [sys.executable, "-m", "tests.arrangementen.ijw.vijandig_veel", str(AANTAL)]
    if VOL:
        opdracht.append("--groot")
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd=ROOT)
    uitkomst = json.loads(uit.stdout)
    assert uitkomst["aantal"] == AANTAL
    assert uitkomst["langzaamst"] < 5
    assert uitkomst["piek"] <= 250
    assert uitkomst["niveau 1"] > AANTAL * 0.8
    assert len([naam for naam in uitkomst if naam.startswith("IJW-")]) >= 20
    meting("vijandige bestanden, elk gelezen of netjes geweigerd", AANTAL, "bestanden", OPDRACHT)
    meting("langzaamste vijandige bestand", float(uitkomst["langzaamst"]), "s", OPDRACHT)
    meting("hoogste geheugen bij de vijandige bestanden", uitkomst["piek"], "MB", OPDRACHT)


def test_fasen_gaan_in_vaste_volgorde():
    """A file with every fault at once is refused for the earliest one; repair brings the next."""
    romp = GOED.split(b"?>", 1)[1].replace(BSN, BSN.replace(b"9", b"x"))
    oud = romp.replace(b"/3_2/", b"/3_1/")
    kop = b'<?xml version="1.0" encoding="%s"?>'
    opdracht = b"<?doe?>"
    stappen = [
        (kop % b"UTF-7" + b"<!DOCTYPE x>" + opdracht + oud, "tekenset"),
        (kop % b"UTF-8" + b"<!DOCTYPE x>" + opdracht + oud, "verboden"),
        (kop % b"UTF-8" + opdracht + oud, "ontleden"),
        (kop % b"UTF-8" + oud, "versie"),
        (kop % b"UTF-8" + romp, "schema"),
    ]
    assert [read_findings(stappen[0][0], max_bytes=100)[1][0].regel] == ["omvang"]
    for data, fase in stappen:
        with pytest.raises(Geweigerd) as weigering:
            read(data)
        assert weigering.value.fase == fase


def test_slechte_xml_na_een_vreemde_ruimte_is_een_ontleedfout():
    with pytest.raises(Geweigerd) as weigering:
        read(b'<Bericht xmlns="urn:vreemd"><a></Bericht>')
    assert weigering.value.code == "IJW-401"


@pytest.mark.parametrize(
    ("versie", "verwacht"), [("3_1", "oudere versie"), ("2_4", "iJw 2.4"), ("4_0", "nieuwere")]
)
def test_andere_versie_wordt_genoemd(versie, verwacht):
    with pytest.raises(Geweigerd, match=verwacht):
        read(GOED.replace(b"/3_2/", f"/{versie}/".encode()))


def test_grens_van_de_omvang_is_precies():
    assert read(GOED, max_bytes=len(GOED)).soort == "305"
    with pytest.raises(Geweigerd, match="te groot"):
        read(GOED, max_bytes=len(GOED) - 1)
