"""What we write we read back unchanged, in the one canonical form the standard asks for."""

import os
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import OngeldigBericht, make_header, write
from arrangementen.ijw.lezen import Geweigerd, read, read_findings
from arrangementen.ijw.schema import SOORTEN, validate
from tests.arrangementen.ijw.voorbeelden import (
    INHOUD,
    RETOUREN,
    voorbeeld,
    voorbeeld_retour_goed,
)
from tests.arrangementen.ijw.xsd import official_verdict

VOL = os.environ.get("PROEF") == "1"
HEEN = [soort for soort in SOORTEN if soort not in RETOUREN]


@pytest.mark.parametrize("soort", SOORTEN)
def test_geschreven_bericht_komt_gelijk_terug(soort):
    bericht = voorbeeld(soort)
    data = write(bericht)
    assert read(data) == bericht
    assert write(read(data)) == data


@pytest.mark.parametrize("soort", SOORTEN)
def test_geschreven_bericht_voldoet_aan_het_officiele_schema(soort):
    assert official_verdict(soort, write(voorbeeld(soort)))


@pytest.mark.parametrize("soort", RETOUREN)
def test_goedkeurend_retour_is_alleen_een_kop(soort):
    data = write(voorbeeld_retour_goed(soort))
    assert official_verdict(soort, data)
    assert list(read(data).inhoud) == ["Header"]


@pytest.mark.parametrize("soort", SOORTEN)
def test_vorm_is_canoniek(soort):
    data = write(voorbeeld(soort))
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\r\n')
    assert data.endswith(b"Bericht>\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert not re.search(rb"<([a-z0-9]+:\w+)>\s*</\1>|/>", data), "leeg element"
    namen = {etree.QName(e).namespace for e in etree.fromstring(data).iter()}
    assert namen <= {
        f"http://www.istandaarden.nl/ijw/3_2/jw{soort}/schema",
        "http://www.istandaarden.nl/ijw/3_2/basisschema/schema",
    }


def _reverse(waarde):
    if isinstance(waarde, dict):
        return {naam: _reverse(waarde[naam]) for naam in reversed(waarde)}
    return [_reverse(deel) for deel in waarde] if isinstance(waarde, list) else waarde


@pytest.mark.parametrize("soort", SOORTEN)
def test_volgorde_in_het_geheugen_maakt_niet_uit(soort):
    assert write(Bericht(soort, _reverse(INHOUD[soort]))) == write(voorbeeld(soort))


XML_TEKEN = st.characters(
    exclude_categories=("Cs",), include_characters="\t\n\r<>&\"'", exclude_characters="\ufffe\uffff"
).filter(lambda teken: teken >= " " or teken in "\t\n\r")


@settings(deadline=None, database=None, derandomize=True, max_examples=300 if VOL else 80)
@given(st.text(XML_TEKEN, min_size=1, max_size=60).filter(lambda t: t.strip(" \t\r\n")))
def test_vrije_tekst_komt_teken_voor_teken_terug(tekst):
    bericht = voorbeeld("315")
    bericht.inhoud["Client"]["Commentaar"] = tekst
    data = write(bericht)
    assert read(data).inhoud["Client"]["Commentaar"] == tekst
    assert official_verdict("315", data)


def test_klasse_zonder_inhoud_wordt_weggelaten():
    bericht = voorbeeld("301")
    contact = bericht.inhoud["Client"]["Contactgegevens"]["Contact"][0]
    contact["Periode"], contact["Adres"] = {}, {}
    terug = read(write(bericht)).inhoud["Client"]["Contactgegevens"]["Contact"][0]
    assert "Periode" not in terug and "Adres" not in terug


def test_lijst_blijft_een_lijst_ook_met_een_onderdeel():
    stop = read(write(voorbeeld("307"))).inhoud["Client"]["StopProducten"]["StopProduct"]
    assert isinstance(stop, list) and len(stop) == 1


def test_getal_en_datum_verliezen_witruimte_en_tekst_niet():
    data = write(voorbeeld("301"))
    data = data.replace(b">100000001<", b">\r\n 100000001\t<").replace(
        b">Tigrinya<", b"> Tigrinya<"
    )
    inhoud = read(data).inhoud["Client"]
    assert inhoud["ToegewezenProducten"]["ToegewezenProduct"][0]["ToewijzingNummer"] == "100000001"
    assert inhoud["Communicatie"]["Taal"] == " Tigrinya"


def test_opmerking_en_voorvoegsel_doen_niet_mee():
    data = write(voorbeeld("301")).replace(b"999900006", b"9999<!-- x -->00006")
    data = data.replace(b"jw301:", b"a:").replace(b"xmlns:jw301", b"xmlns:a")
    assert read(data) == voorbeeld("301")


def test_ongeldig_bericht_wordt_niet_geschreven():
    bericht = voorbeeld("305")
    del bericht.inhoud["Client"]["Bsn"]
    with pytest.raises(OngeldigBericht, match="Client/Bsn: Bsn ontbreekt") as fout:
        write(bericht)
    assert isinstance(fout.value, ValueError)
    assert [bevinding.plaats for bevinding in fout.value.bevindingen] == ["Client/Bsn"]


PRODUCT = "Client/ToegewezenProducten/ToegewezenProduct[2]"
FOUTEN = [
    ("301", f"{PRODUCT}/Product/Categorie", "39", "IJW-606", "codelijst JZ020"),
    ("301", f"{PRODUCT}/Budget", "-5", "IJW-608", "tussen 0 en 99999999"),
    ("301", f"{PRODUCT}/Budget", "veel", "IJW-605", "geheel getal"),
    ("301", f"{PRODUCT}/Budget", 12, "IJW-611", "moet tekst zijn"),
    ("301", f"{PRODUCT}/Ingangsdatum", "2027-02-29", "IJW-605", "niet bestaat"),
    ("301", f"{PRODUCT}/Toewijzingstijd", "14:05", "IJW-605", "geen tijd"),
    ("301", "Client/Commentaar", " \n", "IJW-605", "leeg"),
    ("301", "Client/Naam/Voorletters", "A.B.", "IJW-605", "alleen letters"),
    (
        "301",
        "Client/Contactgegevens/Contact[1]/Adres/Straatnaam",
        "x" * 25,
        "IJW-607",
        "Hooguit 24",
    ),
    ("301", "Client/Contactgegevens/Contact[1]/Adres/Plaatsnaam", "a\x00b", "IJW-609", "teken"),
    ("301", "Client/Naam", "Jansen", "IJW-610", "elementen"),
    ("301", "Header/BerichtCode", "437", "IJW-605", "moet in dit bericht 436 zijn"),
    ("301", "Header/Afzender", "98000001", "IJW-605", "precies 4 cijfers"),
    ("302", "Client/RetourCodes/RetourCode[1]", "9999", "IJW-606", "'9999'"),
    ("323", "Declaratie/DeclaratieNummer", "D-1", "IJW-605", "letters en cijfers"),
]


def _put(inhoud, plaats: str, waarde) -> None:
    *stappen, laatste = re.findall(r"\w+", plaats)
    for stap in stappen:
        inhoud = inhoud[int(stap) - 1] if stap.isdigit() else inhoud[stap]
    inhoud[int(laatste) - 1 if laatste.isdigit() else laatste] = waarde


@pytest.mark.parametrize(("soort", "plaats", "waarde", "code", "woorden"), FOUTEN)
def test_bevinding_noemt_plaats_en_oorzaak(soort, plaats, waarde, code, woorden):
    bericht = voorbeeld(soort)
    _put(bericht.inhoud, plaats, waarde)
    (bevinding,) = validate(bericht)
    regel = "CS319" if plaats == "Declaratie/DeclaratieNummer" else "XSD"
    assert (bevinding.niveau, bevinding.regel) == (1, regel)
    assert (bevinding.plaats, bevinding.code) == (plaats, code)
    assert woorden in bevinding.tekst


def test_lijst_en_onbekend_element_worden_gemeld():
    bericht = voorbeeld("305")
    bericht.inhoud["Client"]["StartProducten"] = {"StartProduct": {}, "Start": "1"}
    assert [(b.code, b.plaats) for b in validate(bericht)] == [
        ("IJW-610", "Client/StartProducten/StartProduct"),
        ("IJW-602", "Client/StartProducten"),
    ]
    bericht.inhoud["Client"]["StartProducten"] = {"StartProduct": []}
    assert [b.code for b in validate(bericht)] == ["IJW-601"]


@pytest.mark.parametrize("inhoud", [None, [], "x", {}, {"Header": None, 3: {}}, {"Header": [[]]}])
def test_toets_overleeft_alles(inhoud):
    assert all(bevinding.niveau == 1 for bevinding in validate(Bericht("301", inhoud)))
    assert validate(Bericht("301", inhoud))
    assert validate(Bericht("304", inhoud))[0].code == "IJW-600"


def test_alle_fouten_komen_in_een_keer_en_de_eerste_in_de_tekst():
    data = write(voorbeeld("305")).replace(b">999900006<", b">9<").replace(b">2<", b">7<")
    bericht, bevindingen = read_findings(data)
    assert bericht is None
    assert [bevinding.plaats for bevinding in bevindingen] == [
        "Header/BerichtSubversie",
        "Client/Bsn",
        "Client/Geslacht",
    ]
    with pytest.raises(Geweigerd, match="Er zijn nog 2 andere fouten") as fout:
        read(data)
    assert list(fout.value.bevindingen) == bevindingen


def test_plaats_bij_een_fout_in_de_opbouw_telt_onderdelen():
    data = write(voorbeeld("301")).replace(b">1250000<", b">1<a/><")
    assert read_findings(data)[1][0].plaats == f"{PRODUCT}/Budget"
    data = write(voorbeeld("302")).replace(b">0200<", b">0200<a/><", 1)
    assert read_findings(data)[1][0].plaats == "Header/RetourCodes/RetourCode[1]"


@pytest.mark.parametrize("soort", HEEN)
def test_kop_past_bij_het_bericht(soort):
    bericht = voorbeeld(soort)
    kop = bericht.inhoud["Header"]
    eigen = make_header(
        soort,
        kop["Afzender"],
        kop["Ontvanger"],
        kop["BerichtIdentificatie"]["Identificatie"],
        date(2026, 1, 31),
    )
    assert eigen == {naam: kop[naam] for naam in eigen}
    assert make_header(soort, "1", "2", "A", date(2026, 1, 1), "0.1.0")["XsdVersie"] == {
        "BasisschemaXsdVersie": "0.1.0",
        "BerichtXsdVersie": "0.1.0",
    }


@pytest.mark.parametrize("soort", ["302", "320", "303", ""])
def test_geen_kop_voor_retour_of_onbekend_bericht(soort):
    with pytest.raises(ValueError, match="bestaat geen kop"):
        make_header(soort, "0599", "98000001", "A1", date(2026, 1, 31))
