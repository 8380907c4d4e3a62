"""Hostile files are refused in the right phase, in Dutch, fast, and never with a crash."""

import time
import tracemalloc

import pytest

from arrangementen.ijw.lezen import Geweigerd, read, read_findings
from arrangementen.ijw.weigering import FASEN, TEKSTEN
from tests.arrangementen.ijw.vijandig import BSN, GEVALLEN, GOED

ENGELS = {"error", "expected", "invalid", "document", "line", "parser", "none"}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_vijandig_bestand_wordt_netjes_geweigerd(naam):
    fase, code, data = GEVALLEN[naam]
    begin = time.perf_counter()
    with pytest.raises(Geweigerd) as weigering:
        read(data)
    assert time.perf_counter() - begin < 5
    fout = weigering.value
    assert (fout.fase, fout.code) == (fase, code)
    assert fout.tekst[0].isupper() and fout.tekst.endswith(".")
    assert "{" not in fout.tekst and len(fout.tekst) < 400
    woorden = fout.tekst.lower().replace("documenttype", "")
    assert not [woord for woord in ENGELS if woord in woorden]


@pytest.mark.parametrize("naam", GEVALLEN)
def test_vijandig_bestand_geeft_een_bevinding_en_geen_fout(naam):
    _, code, data = GEVALLEN[naam]
    bericht, bevindingen = read_findings(data)
    assert bericht is None
    assert bevindingen[0].code == code
    assert {fout.niveau for fout in bevindingen} == {1}
    assert len(bevindingen) <= 200


def test_elke_fase_en_elke_weigering_komt_voor():
    assert len(GEVALLEN) >= 60
    assert {fase for fase, _, _ in GEVALLEN.values()} == set(FASEN)
    assert {code for _, code, _ in GEVALLEN.values()} >= set(TEKSTEN)


@pytest.mark.parametrize("naam", ["miljoenen opmerkingen", "een miljoen fouten", "200.000 diep"])
def test_vijandig_bestand_blijft_klein_in_het_geheugen(naam):
    _, _, data = GEVALLEN[naam]
    tracemalloc.start()
    try:
        read_findings(data)
        _, piek = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert piek < 100 * 1024 * 1024


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
