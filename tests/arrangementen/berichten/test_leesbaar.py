"""Plaatsen in woorden, de inhoud zonder persoon, de bedekte bron en het zoeken in de box."""

from datetime import timedelta

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten.bron import masked_source
from arrangementen.berichten.leesbaar import content_rows, is_personal, place_in_words
from arrangementen.ijw.lezen import read
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.arrangementen import OP, bericht_van, toewijzing_van, verstuurd
from tests.factories.organisaties import medewerker


@pytest.mark.parametrize(
    ("plaats", "woorden"),
    [
        ("Header", "Kop"),
        ("", "Het hele bestand"),
        ("Client/StartProducten/StartProduct[2]/Begindatum", "Cliënt, start 2, begindatum"),
        ("Client/Bsn", "Cliënt, BSN"),
        ("Client/ToegewezenProducten/ToegewezenProduct[1]", "Cliënt, toegewezen hulp 1"),
    ],
)
def test_plaats_in_woorden(plaats, woorden):
    assert place_in_words(plaats) == woorden


def test_codes_krijgen_hun_betekenis_en_dagen_hun_gewone_vorm():
    start = {"StatusAanlevering": "3", "Begindatum": "2026-03-09", "Volume": "12"}
    ((groep, rijen),) = content_rows({"Client": {"StartProducten": {"StartProduct": [start]}}})
    assert groep == "Cliënt, start 1"
    assert dict(rijen) == {
        "Status van aanlevering": "3, verwijderen aanlevering",
        "Begindatum": "9-3-2026",
        "Volume": "12",
    }


def test_kop_is_nooit_persoonlijk_en_de_client_wel():
    assert not is_personal("Header/BerichtIdentificatie/Identificatie")
    assert is_personal("Client/Naam/Geslachtsnaam/Achternaam")


@pytest.mark.parametrize(
    "data",
    [
        b"geen xml, Jan Jansen",
        b"<!-- Jan --><a>Jan</a>",
        b"<a><Bsn>999900006</Bsn>Jan</a>Jan",
        b"<a naam=\"Jan\"><b x='Jan'/>Jan</a>",
        b"<?xml version='1.0'?>Jan<a><Volume>1</Volume> Jan </a>",
        b"<a:Achternaam>Jan</a:Achternaam><c>Jan<d/>Jan</c>",
    ],
)
def test_bron_toont_geen_naam(data):
    bron = masked_source(data)
    assert "Jan" not in bron
    assert "999900006" not in bron


@pytest.fixture
def bericht(db):
    return bericht_van(verstuurd())


def test_inhoud_en_bron_verbergen_de_client(bericht):
    jeugdige = bericht.casus.jeugdige
    geheim = (jeugdige.bsn, jeugdige.achternaam, jeugdige.postcode)
    rijen = str(content_rows(read(bericht.data).inhoud))
    bron = masked_source(bericht.data)
    for waarde in filter(None, geheim):
        assert waarde in bericht.data.decode()
        assert waarde not in rijen
        assert waarde not in bron
    assert bericht.identificatie in bron


def test_bron_is_voor_beheer_en_wordt_vastgelegd(als, bericht, zorgadministratie):
    url = reverse("arrangementen:bericht_bron", args=[bericht.kenmerk])
    with travel(OP + timedelta(hours=1), tick=False):
        assert als(zorgadministratie).get(url).status_code == 403
        tekst = als(medewerker(Rol.BEHEERDER)).get(url).content.decode()
    assert "Persoonsgegevens bedekt" in tekst
    assert bericht.casus.jeugdige.bsn not in tekst
    assert Leesregel.objects.filter(onderdeel="bron van een bericht").count() == 1


@pytest.mark.parametrize("wat", ["nummer", "aanbieder", "casus", "toewijzing", "kenmerk", "niets"])
def test_zoeken_in_de_box(als, backoffice, bericht, wat):
    zoek = {
        "nummer": bericht.identificatie[-6:],
        "aanbieder": "vlierhof",
        "casus": bericht.casus.nummer,
        "toewijzing": str(toewijzing_van(bericht.casus.arrangementen.get()).nummer),
        "kenmerk": str(bericht.kenmerk),
        "niets": "bestaat niet",
    }[wat]
    with travel(OP + timedelta(hours=1), tick=False):
        vraag = {"map": "wacht", "zoek": zoek, "soort": "301"}
        tekst = als(backoffice).get(reverse("arrangementen:bericht_lijst"), vraag).content.decode()
    assert (f">JW301 {bericht.identificatie}<" in tekst) is (wat != "niets")
