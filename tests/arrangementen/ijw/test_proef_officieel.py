"""Thousands of messages, whole and damaged: our verdict on level 1 is that of the official schema.

The full number under PROEF=1; in every run a small part of it, always the same.
"""

import os
from collections import Counter
from random import Random

import pytest

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.lezen import parse_stream, read, read_findings
from arrangementen.ijw.schema import SOORTEN, validate
from arrangementen.ijw.vlot import read_plain
from tests.arrangementen.ijw.ingrepen import INGREPEN, damage
from tests.arrangementen.ijw.maken import make
from tests.arrangementen.ijw.voorbeelden import voorbeeld
from tests.arrangementen.ijw.xsd import official_verdict
from tests.metingen import meting

VOL = os.environ.get("PROEF") == "1"
HEEL = 1000 if VOL else 20  # per kind; 14 kinds
KAPOT = 140 if VOL else 7  # per kind and per sort of damage; 14 sorts
OPDRACHT = "make proef (tests/arrangementen/ijw/test_proef_officieel.py)"


@pytest.mark.parametrize("soort", SOORTEN)
def test_geschreven_bericht_is_officieel_geldig_en_komt_gelijk_terug(soort):
    kans = Random(f"heel {soort}")
    for _ in range(HEEL):
        bericht = make(soort, kans)
        data = write(bericht)
        assert official_verdict(soort, data), data.decode()
        assert read(data) == bericht
        assert write(read(data)) == data
    naam = "geschreven berichten, officieel geldig en gelijk teruggelezen, per soort (14 soorten)"
    meting(naam, HEEL, "berichten", OPDRACHT)


@pytest.mark.parametrize("soort", SOORTEN)
def test_beschadigd_bericht_krijgt_het_officiele_oordeel(soort):
    kans, geteld = Random(f"kapot {soort}"), Counter()
    for naam in INGREPEN:
        for nummer in range(KAPOT):
            heel = voorbeeld(soort) if nummer % 2 else make(soort, kans)
            data = damage(write(heel), naam, kans)
            oordeel = _same_verdict(soort, data)
            geteld[naam, oordeel] += 1
    fout = {naam for naam, oordeel in geteld if not oordeel}
    assert fout >= INGREPEN.keys() - {"opmerking", "witruimte"}, geteld
    assert sum(geteld.values()) == KAPOT * len(INGREPEN)
    naam = "beschadigde berichten met het oordeel van de officiele XSD, per soort (14 soorten)"
    meting(naam, sum(geteld.values()), "berichten", OPDRACHT)


def _same_verdict(soort: str, data: bytes) -> bool:
    """Our verdict, after it proved to be the official one, and both roads to be one."""
    bericht, bevindingen = read_findings(data)
    assert (bericht is not None) == official_verdict(soort, data), (
        bevindingen[:3],
        data.decode(),
    )
    assert (bericht is None) == bool(bevindingen)
    if (vlot := read_plain(data)) is not None:
        assert vlot == bericht
        _same_by_stream(data, vlot)
    return bericht is not None


def _same_by_stream(data: bytes, vlot: Bericht) -> None:
    opbouw = parse_stream(data)
    assert not opbouw.fouten.bevindingen
    assert Bericht(opbouw.schema.soort, opbouw.inhoud) == vlot
    assert validate(vlot) == []


@pytest.mark.parametrize("kenmerk", [" \n\n,x", "\t\nx", " \r\nx", "x\n ", " ", "\r", "\n"])
def test_witruimte_in_een_kenmerk_blijft(kenmerk):
    bericht = voorbeeld("323")
    client = bericht.inhoud["Declaratie"]["Clienten"]["Client"][0]
    client["Prestaties"]["Prestatie"][0]["ProductReferentie"]["ReferentieNummer"] = kenmerk
    assert read(write(bericht)) == bericht


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_goed_bericht_gaat_de_vlotte_weg(soort):
    assert read_plain(write(voorbeeld(soort))) == voorbeeld(soort)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (b">Tigrinya<", b"> <![CDATA[Tigrinya]]><"),
        (b">Tigrinya<", b">Tigr<!-- x -->inya<"),
        (b">Tigrinya<", b">&#84;igrinya<"),
        (b">Tigrinya<", b">\r\nTigrinya<"),
        (b">Tigrinya<", b">   <"),
        (b"<jw301:Client>", b"<!-- x --><jw301:Client>"),
        (b"<jw301:Client>", b"<?x?><jw301:Client>"),
        (b"<jw301:Client>", b'<jw301:Client xmlns:p="">'),
        (b"<jw301:Client>", b'<jw301:Client xmlns:xml="urn:x">'),
        (b"<jw301:Client>", b'<jw301:Client xml:lang="nl">'),
        (b"<jw301:Client>", b"<jw301:Client>&#32;&#10;"),
        (b"<jw301:Client>", b"<jw301:Client>&#160;"),
        (b"</jw301:Bericht>", b"</jw301:Bericht><!-- x -->"),
        (b"jw301:", b"a:"),
        (b"\r\n", b""),
        (b"  ", b"\t"),
    ],
)
def test_beide_wegen_zeggen_hetzelfde(oud, nieuw):
    data = write(voorbeeld("301"))
    assert oud in data
    kapot = data.replace(oud, nieuw)
    if nieuw == b"a:":
        kapot = kapot.replace(b"xmlns:jw301", b"xmlns:a")
    bericht, bevindingen = read_findings(kapot)
    vlot = read_plain(kapot)
    assert vlot in (None, bericht)
    assert (bericht is None) == bool(bevindingen)
    if bericht is not None:
        _same_by_stream(kapot, bericht)
