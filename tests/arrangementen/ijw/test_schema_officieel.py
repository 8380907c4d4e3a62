"""Our own schema and code lists against the official ones: equal, element by element."""

import json

import pytest

from arrangementen.ijw.codelijsten import LIJSTEN, codes, list_number
from arrangementen.ijw.datatypen import DATATYPEN, WITRUIMTE
from arrangementen.ijw.schema import BERICHTEN, SOORTEN, Klasse, Veld
from tests.arrangementen.ijw.xsd import BASIS, XS, official_tree, official_value
from tests.oracle import shared_path

DATUMS = ["2026-01-31", " 2026-01-31\n", "0000-01-01", "0001-01-01", "9999-12-31", "2027-02-29"]
DATUMS += ["2028-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "2026-01-31Z", "2026-04-31"]
DATUMS += ["2026-01-31+01:00", "20260131", "2026-00-10", "+2026-01-01", "2026-01-31T00:00:00"]
TIJDEN = ["14:05:00", "24:00:00", "24:00:01", "24:00:00.000", "23:59:60", "23:59:59.999999999"]
TIJDEN += ["14:05", "14:05:00.", "14:05:00Z", "14:05:00+01:00", "25:00:00", "1:00:00", "14:60:00"]
GETALLEN = ["0", "-0", "+5", "-1", "007", "1.0", "1e3", " 5 ", "5 5", "+", "- 0", "٣", "0x1"]
GETALLEN += [str(10**n + d) for n in (1, 2, 3, 5, 8, 9, 10, 12) for d in (-1, 0)]
GETALLEN += ["0" * 40 + "1", "9" * 40]
TEKSTEN = ["", " ", "\t", "\n", "\n\n.\n", "a\nb", "a\r", "\xa0", " \u2003 ", "\u2028", "a\x85b"]
TEKSTEN += ["😀" * 5, "😀" * 6, "e\u0301", "É", "Ж", "Ỵ", "×", "A.", ".", " a ", "1.0.0", "01.0.0"]
TEKSTEN += ["1.0", "1.0.0\n", "10.20.30", "ZZ", " 01", "01 ", "nl", "1 ", "<&>", "12345678"]
LENGTES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 21, 24, 25, 26, 35, 36, 37)
LANG = [teken * n for n in (*LENGTES, 64, 65, 80, 81, 200, 201) for teken in ("0", "x")]
WAARDEN = [*DATUMS, *TIJDEN, *GETALLEN, *TEKSTEN, *LANG]


def _own(naam: str, waarde: str) -> bool:
    datatype = DATATYPEN[naam]
    return datatype.fault(waarde.strip(WITRUIMTE) if datatype.trimt else waarde) is None


@pytest.mark.parametrize("naam", [naam for naam in DATATYPEN if naam != "Declaratienummer"])
def test_waarde_krijgt_het_oordeel_van_het_officiele_type(naam):
    alle_codes = [code for lijst in LIJSTEN for code in codes(lijst)]
    anders = [
        waarde
        for waarde in [*WAARDEN, *alle_codes]
        if _own(naam, waarde) != official_value(f"LDT_{naam}", waarde)
    ]
    assert anders == []


@pytest.mark.parametrize("jaar", ["-0001", "10000"])
def test_jaar_buiten_de_kalender_is_bewust_strenger(jaar):
    assert official_value("LDT_Datum", f"{jaar}-01-01")
    assert not _own("Datum", f"{jaar}-01-01")


def test_tijdzone_met_min_is_bewust_strenger():
    assert not _own("Tijd", "14:05:00-01:00")


def test_declaratienummer_is_korter_en_zonder_leestekens():
    assert [_own("Declaratienummer", w) for w in ("D1", "D-1", "", "x" * 12, "x" * 13)] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_codelijsten_zijn_gelijk_aan_het_officiele_schema():
    officieel = {}
    for soort in official_tree("basisschema").iterfind(f"{XS}simpleType"):
        gevonden = [e.get("value") for e in soort.iter(f"{XS}enumeration")]
        if gevonden:
            officieel[soort.get("name").removeprefix("LDT_")] = gevonden
    assert {naam: list(codes(naam)) for naam in LIJSTEN} == officieel
    assert (len(codes("RetourCode")), len(codes("LandCode"))) == (59, 249)


def test_codelijsten_hebben_tekst_en_nummer_van_de_bron():
    bron = json.loads(shared_path("ijw", "codelijsten.json").read_text("utf-8"))["datatypes"]
    eigen = {f"LDT_{naam}": (list_number(naam), dict(codes(naam))) for naam in LIJSTEN}
    assert eigen == {naam: (lijst["codelijst"], lijst["codes"]) for naam, lijst in bron.items()}


def test_alle_berichtsoorten_staan_in_het_schema():
    folder = shared_path("ijw")
    assert sorted(SOORTEN) == sorted(path.stem[2:] for path in folder.glob("jw3*.xsd"))


@pytest.mark.parametrize("soort", SOORTEN)
def test_structuur_is_gelijk_aan_het_officiele_schema(soort):
    schema, officieel = BERICHTEN[soort], official_tree(f"jw{soort}")
    assert schema.ruimte == officieel.get("targetNamespace")
    _compare(schema.wortel, officieel, "Root", schema.ruimte)


def _compare(klasse: Klasse, schema, typenaam: str, ruimte: str) -> None:
    """Order, names, occurrence, namespace and type of every element, down to the leaves."""
    officieel = schema.find(f"{XS}complexType[@name='{typenaam}']/{XS}sequence")
    elementen = officieel.findall(f"{XS}element")
    assert [veld.naam for veld in klasse.velden] == [e.get("name") for e in elementen]
    for veld, element in zip(klasse.velden, elementen, strict=True):
        assert veld.ruimte == ruimte
        assert veld.verplicht == (element.get("minOccurs", "1") == "1")
        assert veld.herhaald == (element.get("maxOccurs", "1") == "unbounded")
        _compare_type(veld, element, schema, ruimte)


def _compare_type(veld: Veld, element, schema, ruimte: str) -> None:
    prefix, _, typenaam = (element.get("type") or "").partition(":")
    if not typenaam:
        patroon = element.find(f".//{XS}pattern").get("value")
        assert veld.datatype.naam in (f"Vast {patroon}", "Declaratienummer")
    elif typenaam.startswith("LDT_"):
        assert f"LDT_{veld.datatype.naam}" == typenaam
    elif prefix == "ijw":
        _compare(veld.klasse, official_tree("basisschema"), typenaam, BASIS)
    else:
        _compare(veld.klasse, schema, typenaam, ruimte)
