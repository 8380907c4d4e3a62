"""De StUF-GGk-envelop: heen en terug, de juiste afzender, en vijandige invoer."""

import random
import resource
from contextlib import suppress
from datetime import timedelta
from xml.sax.saxutils import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.ontvangst import receive
from arrangementen.berichten.stuf.envelop import (
    Envelop,
    GeenEnvelop,
    is_envelope,
    read_envelope,
    write_envelope,
)
from arrangementen.berichten.stuf.uit import enveloped, fault_of
from arrangementen.models import Bericht, Zorgstart
from organisaties.models import Medewerker
from tests.factories.arrangementen import OP, bericht_van, bevestigd, toewijzing_van, verstuurd

WEEK = OP + timedelta(days=7)
AGB, CBS = "98000001", "0599"


def envelop(data, van=AGB, aan=CBS, **velden):
    basis = {
        "soort": "Di01",
        "zender": van,
        "ontvanger": aan,
        "referentie": "11111111-1111-1111-1111-111111111111",
        "moment": "20260309090000",
        "functie": "JW305",
        "data": data,
    }
    return write_envelope(Envelop(**basis | velden))


def ontvang(data, **meer):
    return receive(data, by=Medewerker.objects.systeem(), op=WEEK, **meer)


# --- zonder database ------------------------------------------------------------------------------
@pytest.mark.parametrize("soort", ["Di01", "Du01"])
def test_schrijven_en_lezen_geeft_hetzelfde(soort):
    van = Envelop(soort, AGB, CBS, "ref-1", "20260309090000", "JW305", "ref-0", b"<a>\xc3\xa9</a>")
    data = write_envelope(van)
    assert is_envelope(data)
    assert read_envelope(data) == van
    assert b"\r\n" in data and not data.startswith(b"\xef\xbb\xbf")


def test_foutbericht_verwijst_naar_de_envelop_en_wisselt_van_kant():
    heen = Envelop("Di01", AGB, CBS, "ref-1", "20260309090000", "JW305", data=b"<a/>")
    fout = read_envelope(fault_of(heen, "StUF055", "Fout in <Header> & meer"))
    assert (fout.soort, fout.zender, fout.ontvanger, fout.cross) == ("Fo01", CBS, AGB, "ref-1")
    assert fout.fout == ("StUF055", "Fout in <Header> & meer")


GOED = envelop(b"<a/>")
TWEEDE = b"<ggk:xmlBestand>YQ==</ggk:xmlBestand></ggk:bericht>"
ZENDER = b"<StUF:organisatie>98000001</StUF:organisatie>"
VEEL = b"".join(b"<a%d/>" % n for n in range(80)) + b"<ggk:stuurg"
KAPOT = {
    "leeg": (b"", "IJW-102"),
    "doctype": (GOED.replace(b"<ggk:env", b"<!DOCTYPE a []><ggk:env", 1), "IJW-301"),
    "entiteit": (GOED.replace(b"JW305", b"&x;"), "STUF-101"),
    "geen base64": (GOED.replace(b"PGEvPg==", b"PGEvPg=*"), "STUF-105"),
    "halve base64": (GOED.replace(b"PGEvPg==", b"PGEvP"), "STUF-105"),
    "geen bericht": (GOED.replace(b"PGEvPg==", b""), "STUF-104"),
    "twee berichten": (GOED.replace(b"</ggk:bericht>", TWEEDE), "STUF-104"),
    "andere versie": (GOED.replace(b"ggk0210", b"ggk0200"), "STUF-102"),
    "andere code": (GOED.replace(b">Di01<", b">Du01<"), "STUF-102"),
    "geen zender": (GOED.replace(ZENDER, b""), "STUF-103"),
    "zender met letters": (GOED.replace(b">98000001<", b">9800000x<"), "STUF-103"),
    "twee zenders": (GOED.replace(b"</StUF:zender>", b"</StUF:zender><StUF:zender/>"), "STUF-101"),
    "afgekapt": (GOED[:-20], "STUF-101"),
    "verwerkingsopdracht": (GOED.replace(b"<ggk:stuurg", b"<?php x?><ggk:stuurg"), "STUF-101"),
    "diep": (GOED.replace(b"<ggk:stuurg", b"<a>" * 40 + b"</a>" * 40 + b"<ggk:stuurg"), "STUF-101"),
    "veel": (GOED.replace(b"<ggk:stuurg", VEEL), "STUF-101"),
    "lang": (GOED.replace(b"<ggk:stuurg", b"<a>" + b"x" * 70_000 + b"</a><ggk:stuurg"), "STUF-101"),
    "utf-16": (GOED.decode().encode("utf-16"), "IJW-203"),
}  # fmt: skip


@pytest.mark.parametrize("naam", KAPOT)
def test_kapotte_envelop_wordt_met_een_code_geweigerd(naam):
    data, code = KAPOT[naam]
    with pytest.raises(GeenEnvelop) as fout:
        read_envelope(data)
    assert fout.value.code == code
    assert fout.value.tekst.endswith(".")


def test_verminkte_enveloppen_geven_nooit_een_andere_fout():
    kans = random.Random(5)
    for _ in range(400):
        data = bytearray(GOED)
        for _ in range(kans.randint(1, 6)):
            plek = kans.randrange(len(data))
            data[plek : plek + kans.randint(0, 3)] = bytes([kans.randrange(256)])
        try:
            read_envelope(bytes(data))
        except GeenEnvelop as fout:
            assert fout.code


# --- met het dossier ------------------------------------------------------------------------------
@pytest.fixture
def toewijzing(db):
    return toewijzing_van(bevestigd())


@pytest.fixture
def start(toewijzing):
    return aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1")


def test_bericht_in_een_envelop_wordt_verwerkt_en_met_verwijzing_beantwoord(start):
    uitkomst = ontvang(envelop(start))
    assert uitkomst.goed, uitkomst.bevindingen
    assert uitkomst.rij.data == start
    retour = Bericht.objects.select_related("retour_op").get(soort="306")
    terug = read_envelope(enveloped(retour))
    assert (terug.soort, terug.zender, terug.ontvanger) == ("Du01", CBS, AGB)
    assert terug.cross == "11111111-1111-1111-1111-111111111111"
    assert terug.data == retour.data
    assert enveloped(retour) == enveloped(retour)


def test_los_en_in_een_envelop_is_hetzelfde_bericht(start):
    assert ontvang(start).goed
    assert ontvang(envelop(start)).goed
    assert Bericht.objects.filter(soort="305").count() == 1


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        pytest.param({"van": "98000002"}, "IJW-707", id="andere zender"),
        pytest.param({"aan": "0502"}, "IJW-709", id="andere ontvanger"),
        pytest.param({"functie": "JW307"}, "IJW-709", id="andere soort"),
        pytest.param({"soort": "Du01", "cross": "x1"}, "IJW-709", id="terug in plaats van heen"),
    ],
)
def test_envelop_die_niet_bij_het_bericht_hoort_wordt_geweigerd(start, velden, code):
    uitkomst = ontvang(envelop(start, **velden))
    assert [b["code"] for b in uitkomst.bevindingen] == [code]
    assert not Zorgstart.objects.exists()
    assert ontvang(envelop(start)).goed  # de echte afzender komt er daarna gewoon in


def test_bericht_langs_andermans_kanaal_wordt_geweigerd_en_staat_niets_in_de_weg(start):
    vreemd = ontvang(envelop(start), kanaal=frozenset({"98000002"}))
    assert [b["code"] for b in vreemd.bevindingen] == ["IJW-708"]
    assert not Zorgstart.objects.exists()
    assert ontvang(envelop(start, referentie="r2"), kanaal=frozenset({AGB})).goed


def test_foutbericht_van_het_knooppunt_wordt_bewaard_met_zijn_tekst(start):
    heen = read_envelope(envelop(start))
    uitkomst = ontvang(fault_of(heen, "StUF055", "Schemafout"))
    assert uitkomst.bevindingen[0]["code"] == "StUF055"
    assert "Schemafout" in uitkomst.bevindingen[0]["tekst"]


def test_antwoord_heeft_de_ontvanger_van_het_heenbericht_als_afzender(db):
    bericht = bericht_van(verstuurd())
    data = aanbiederzijde.answer_of(bericht, op=OP)
    goed = envelop(data, soort="Du01", functie="JW302", cross=str(bericht.kenmerk))
    vals = envelop(data, van=CBS, aan=AGB, soort="Du01", functie="JW302", cross="x")
    assert [b["code"] for b in ontvang(vals).bevindingen] == ["IJW-707"]
    assert ontvang(goed).goed
    bericht.refresh_from_db()
    assert bericht.status == "bevestigd"


def test_bericht_van_een_gemeente_wordt_niet_ingelezen(db):
    bericht = bericht_van(verstuurd())
    andere = bericht.data.replace(bericht.identificatie.encode(), b"301999999999")
    uitkomst = ontvang(andere)
    assert [b["code"] for b in uitkomst.bevindingen] == ["IJW-710"]


def bestand(data):
    return {"bestand": SimpleUploadedFile("x.xml", data)}


@pytest.mark.parametrize(
    ("maak", "status"),
    [
        pytest.param(lambda start: envelop(start), 200, id="eigen envelop"),
        pytest.param(lambda start: envelop(start, van="98000002"), 422, id="andere zender"),
        pytest.param(lambda start: envelop(start)[:-9], 422, id="kapot"),
    ],
)
def test_envelop_inlezen_op_het_scherm(als, zorgadministratie, start, maak, status):
    with travel(WEEK, tick=False):
        antwoord = als(zorgadministratie).post(
            reverse("arrangementen:bericht_inlezen"), bestand(maak(start))
        )
    assert antwoord.status_code == status
    assert Zorgstart.objects.exists() is (status == 200)


def test_aanbieder_levert_geen_bericht_van_de_gemeente_aan(als, zorgadministratie):
    bericht = bericht_van(verstuurd())
    andere = bericht.data.replace(bericht.identificatie.encode(), b"301999999999")
    with travel(WEEK, tick=False):
        antwoord = als(zorgadministratie).post(
            reverse("arrangementen:bericht_inlezen"), bestand(andere)
        )
    assert antwoord.status_code == 422
    assert "niet van of voor uw organisatie" in antwoord.content.decode()


def test_envelop_ophalen(als, backoffice):
    bericht = bericht_van(verstuurd())
    with travel(WEEK, tick=False):
        antwoord = als(backoffice).get(
            reverse("arrangementen:bericht_envelop", args=[bericht.kenmerk])
        )
    gelezen = read_envelope(antwoord.content)
    assert (gelezen.zender, gelezen.ontvanger, gelezen.data) == (CBS, AGB, bericht.data)
    assert "StUF-JW301" in antwoord["Content-Disposition"]
    assert escape(bericht.identificatie) in antwoord["Content-Disposition"]


@pytest.mark.parametrize(
    "stuk", [b"QU ", b"</ggk:xmlBestand><ggk:xmlBestand>"], ids=["los", "leeg"]
)
def test_een_grote_envelop_kost_geen_bergen_geheugen(stuk):
    kop, staart = envelop(b"PLAATS").split(b"UExBQVRT")
    vol = kop + stuk * ((20 * 2**20) // len(stuk)) + staart
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with suppress(GeenEnvelop):
        read_envelope(vol)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor) / 1024 < 150
