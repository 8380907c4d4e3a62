"""Rare waarden in adressen en formulieren zonder bewijs: een nette weigering, nooit een storing.

`make proef` probeert op elk adres alles. `make test` probeert op elk adres, om beurten, twee van de
ergste waarden en één andere voor alle namen tegelijk, en bij drie namen nog één van de ergste;
samen komt zo elke waarde bij tientallen adressen langs. Van de andere soorten inhoud krijgt elk
adres er één.
"""

from urllib.parse import quote
from zlib import crc32

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils.datastructures import MultiValueDict

from .cel import request
from .matrix import ADRESSEN, insider
from .tabel import TABEL
from .verdeling import PROEF, turn

pytestmark = pytest.mark.django_db

WAARDEN = {
    "leeg": "",
    "nul": "%00",
    "lang": "a" * 4000,
    "lang getal": "9" * 400,
    "te lang voor een getal": "9" * 5000,
    "rechts naar links": quote("\u202eabc"),
    "sql": quote("' or 1=1 --"),
    "opmaak": quote("<script>alert(1)</script>{{ 7*7 }}"),
    "geen utf-8": "%ff%fe",
    "halve surrogaat": "%ed%a0%80",
    "superscript": quote("²"),
    "arabisch cijfer": quote("٣"),
    "negatief": "-1",
    "nan": "NaN",
    "datum die niet bestaat": "30-02-2026",
    "jaar nul": "01-01-0000",
    "tijdstip": "2026-13-45T99:99:99%2B99:99",
    "kenmerk": "00000000-0000-4000-8000-000000000000",
    "regeleinde": "%0d%0aSet-Cookie:%20a=b",
    "emoji": quote("👩‍👧"),
}
MET_GET = [naam for naam, rij in TABEL.items() if "GET" in rij.methoden and not rij.openbaar]
MET_POST = [naam for naam, rij in TABEL.items() if "POST" in rij.methoden]


ONBEKEND = "&".join(f"onbekend{n}={waarde}" for n, waarde in enumerate(WAARDEN.values()))


def asked_for(loper, naam, monkeypatch):
    """The answer to names nobody knows, and the names of the parameters that this page reads."""
    namen = set()
    heel = MultiValueDict.__getitem__, MultiValueDict.getlist, MultiValueDict.__contains__

    def note(functie):
        def noted(self, sleutel, *args):
            if isinstance(self, QueryDict):
                namen.add(sleutel)
            return functie(self, sleutel, *args)

        return noted

    with monkeypatch.context() as tijdelijk:
        for naam_, functie in zip(("__getitem__", "getlist", "__contains__"), heel, strict=False):
            tijdelijk.setattr(MultiValueDict, naam_, note(functie), raising=False)
        pad = f"{loper.places(naam)[0].pad}?{ONBEKEND}&=&&&=%&%zz&a"
        cel = request(loper.klanten[insider(naam)], "GET", pad)
    return cel, sorted(naam for naam in map(str, namen) if not naam.startswith("onbekend"))


#: what trips a page that trusts one parameter
FELST = ("nul", "te lang voor een getal", "superscript", "geen utf-8", "tijdstip")
DRIE = 3
ANDERE = [soort for soort in WAARDEN if soort not in FELST]


def hostile(adres, namen):
    """Query strings for all names at once, for each name by itself, and for a name twice."""
    for soort in kinds(adres) if namen else ():
        yield "&".join(f"{naam}={WAARDEN[soort]}" for naam in namen)
    for naam in namen if PROEF else in_turn(adres, namen):
        for soort in WAARDEN if PROEF else [turn(FELST, adres, naam)]:
            yield f"{naam}={WAARDEN[soort]}"
    for naam in namen if PROEF else namen[:1]:
        yield f"{naam}=1&{naam}=2&{naam}[]=3"


def in_turn(adres, namen):
    """Three of the names of this address."""
    return sorted(namen, key=lambda naam: crc32(f"{adres}|{naam}".encode()))[:DRIE]


def kinds(adres):
    """The kinds of values for all names of this address at once."""
    if PROEF:
        return list(WAARDEN)
    begin = FELST.index(turn(FELST, adres))
    return [*(FELST + FELST)[begin : begin + 2], turn(ANDERE, adres, "ander")]


def test_elke_rare_waarde_komt_langs():
    """The turns leave no value out."""
    gezien = [soort for adres in MET_GET for soort in kinds(adres)]
    assert min(gezien.count(soort) for soort in WAARDEN) >= 10


@pytest.mark.parametrize("naam", MET_GET)
def test_geen_waarde_in_het_adres_geeft_een_storing(loper, monkeypatch, naam):
    pad, klant = loper.places(naam)[0].pad, loper.klanten[insider(naam)]
    cel, namen = asked_for(loper, naam, monkeypatch)
    _stands(cel, ONBEKEND)
    for vraag in hostile(naam, namen):
        _stands(request(klant, "GET", f"{pad}?{vraag}"), vraag)


def _stands(cel, vraag):
    """Refused or answered, never broken, and nothing of the question runs."""
    assert cel.antwoord.status_code < 500, vraag[:80]
    assert cel.antwoord.headers.get("Set-Cookie") is None
    assert "<script>alert(1)" not in cel.antwoord.content.decode(errors="replace")
    assert cel.wrong() == [], vraag[:80]


KENMERKEN = ("0", "%00", "' or 1=1", "../../etc/passwd", "00000000-0000-0000-0000-00000000000g")


@pytest.mark.parametrize("kenmerk", KENMERKEN)
def test_een_kenmerk_dat_er_geen_is_bestaat_niet(loper, kenmerk):
    klant = loper.klanten["eigen_procesregisseur"]
    for begin in ("casussen", "arrangementen", "toewijzingen", "verzoeken", "escalaties"):
        cel = request(klant, "GET", f"/{begin}/{quote(kenmerk, safe='%')}/")
        assert cel.antwoord.status_code == 404
        assert cel.wrong() == []


@pytest.mark.parametrize("naam", MET_POST)
def test_zonder_bewijs_van_het_formulier_gebeurt_er_niets(loper, naam):
    """Every POST asks the token, also of who may do this."""
    klant = Client(enforce_csrf_checks=True)
    klant.cookies.load(loper.klanten[insider(naam, "POST")].cookies.output(header=""))
    cel = request(klant, "POST", loper.places(naam)[0].pad, begin=loper.begin)
    assert cel.antwoord.status_code == 403
    assert "Dit formulier is verlopen." in cel.antwoord.text
    assert cel.veranderd == []
    assert cel.wrong() == []


def test_geen_enkele_view_is_vrij_van_bewijs():
    assert [n for n, (_, view) in ADRESSEN.items() if getattr(view, "csrf_exempt", False)] == []


SOORTEN = ("application/json", "text/plain", "multipart/form-data; x")


@pytest.mark.parametrize("naam", MET_POST)
def test_een_andere_soort_inhoud_is_geen_storing(loper, naam):
    klant = loper.klanten[insider(naam, "POST")]
    pad = loper.places(naam)[0].pad
    for soort in SOORTEN if PROEF else [turn(SOORTEN, naam)]:
        cel = request(klant, "POST", pad, data=b'\xff{"a": ', **{"Content-Type": soort})
        assert cel.antwoord.status_code < 500, soort
        assert cel.wrong() == [], soort
