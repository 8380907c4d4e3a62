"""Een bestand met verblijven: elke fout bij zijn regel, en met één fout helemaal niets."""

from datetime import date

import pytest

from sturing.verblijf.bestand import KOLOMMEN, MAX_RIJEN, read_file

TOT = date(2021, 9, 1)
KOP = ";".join(kolom.naam for kolom in KOLOMMEN)
GOED = {
    "clientcode": "J0001",
    "soort": "verblijf",
    "aanbieder": "De Linde",
    "aanbiedertype": "JO",
    "vorm": "residentieel",
    "van": "01-02-2020",
    "tot": "2020-12-31",
    "kosten": "12345,67",
    "geboortedatum": "01-05-2008",
    "gemeente": "Veenoord",
}


def regel(**velden):
    return ";".join({**GOED, **velden}.get(kolom.naam, "") for kolom in KOLOMMEN)


def read(*regels, kop=KOP):
    tekst = "\n".join([kop, *regels])
    return read_file(tekst.encode().splitlines(keepends=True), TOT)


@pytest.mark.eis("GV-A-01")
def test_goede_rij_komt_er_heel_uit():
    inlezing = read(regel(), regel(soort="AMBULANT", aanbieder="", vorm="", aanbiedertype=""))
    assert inlezing.fouten == []
    assert [rij["soort"] for rij in inlezing.rijen] == ["verblijf", "ambulant"]
    assert inlezing.rijen[0]["van"] == date(2020, 2, 1)
    assert str(inlezing.rijen[0]["kosten"]) == "12345.67"


@pytest.mark.parametrize(
    ("velden", "kolom", "woorden"),
    [
        ({"clientcode": "999900006"}, "clientcode", "BSN hoort hier niet"),
        ({"clientcode": "J999900006"}, "clientcode", "BSN hoort hier niet"),
        ({"clientcode": "Jansen"}, "clientcode", "een code zoals J0001"),
        ({"clientcode": "=A1"}, "clientcode", "een code zoals J0001"),
        ({"aanbieder": "999900006"}, "aanbieder", "BSN hoort hier niet"),
        ({"soort": "crisis"}, "soort", "verblijf, ambulant"),
        ({"vorm": "tent"}, "vorm", "Kies uit"),
        ({"vorm": ""}, "vorm", "Vul vorm in bij verblijf"),
        ({"aanbiedertype": ""}, "aanbiedertype", "Vul aanbiedertype in bij verblijf"),
        ({"van": "31-02-2020"}, "van", "bestaande datum"),
        ({"van": "01-01-1999"}, "van", "01-01-2000"),
        ({"van": "02-09-2021", "tot": ""}, "van", "01-09-2021"),
        ({"tot": "31-01-2020"}, "tot", "voor de eerste dag"),
        ({"tot": "02-09-2021"}, "tot", "Laat deze cel leeg"),
        ({"kosten": "-1"}, "kosten", "0"),
        ({"kosten": "NaN"}, "kosten", "getal"),
        ({"geboortedatum": "01-05-1990"}, "geboortedatum", "0 tot 23 jaar"),
        ({"geboortedatum": "01-05-2020"}, "geboortedatum", "0 tot 23 jaar"),
        ({"onderwijs": "soms"}, "onderwijs", "Kies uit"),
        ({"gemeente": "x" * 61}, "gemeente", "te lang"),
    ],
)
def test_fout_staat_bij_zijn_regel_en_er_komt_niets_uit(velden, kolom, woorden):
    inlezing = read(regel(clientcode="J0002"), regel(**velden))
    assert inlezing.rijen == []
    assert (inlezing.fouten[0].regel, inlezing.fouten[0].kolom) == (3, kolom)
    assert woorden in inlezing.fouten[0].tekst


def test_rijen_moeten_bij_elkaar_passen():
    inlezing = read(regel(), regel(van="03-02-2020", geboortedatum="02-05-2008"), regel())
    assert [(fout.regel, fout.kolom) for fout in inlezing.fouten] == [(3, "geboortedatum"), (4, "")]
    assert "andere geboortedatum" in inlezing.fouten[0].tekst
    assert "gelijk aan regel 2" in inlezing.fouten[1].tekst


def test_te_veel_rijen_en_een_leeg_bestand():
    vol = read(*(regel(clientcode=f"J{n:05d}") for n in range(MAX_RIJEN + 1)))
    assert vol.rijen == []
    assert f"meer dan {MAX_RIJEN} rijen" in vol.fouten[0].tekst
    assert "geen enkel verblijf" in read().fouten[0].tekst
    assert "leeg" in read_file([], TOT).fouten[0].tekst


@pytest.mark.parametrize(
    "inhoud",
    [
        b"\x00\x01\x02",
        b"PK\x03\x04" + b"\x00" * 50,
        "clientcode;soort\nJ1;v\xe9".encode("latin-1"),
        KOP.encode() + b'\n"' + b"a;" * 5000,
        KOP.encode() + b"\n" + b";" * 100_000,
        b"=cmd|' /C calc'!A0;",
        (KOP + "\n" + regel(aanbieder="x" * 90_000)).encode(),
    ],
    ids=["nul", "zip", "latin-1", "open quote", "veel lege cellen", "formule", "lang"],
)
def test_vijandig_bestand_is_een_nette_fout(inhoud):
    inlezing = read_file(inhoud.splitlines(keepends=True), TOT)
    assert inlezing.rijen == []
    assert inlezing.fouten
