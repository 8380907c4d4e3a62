"""De toegangsmatrix: elk adres, elke methode, elke speler, eigen, vreemd en onbekend.

`make proef` doet alle cellen; welke `make test` doet staat in `verdeling`. Ook over de andere
methoden, HEAD en vermomde methoden: daar klopt in `make test` op elk adres één speler aan, om
beurten, en een vermomde methode om beurten op een zesde van de adressen.
"""

import pytest

from organisaties.keuring import policy_of

from .adressen import path_for
from .cel import request
from .matrix import ADRESSEN, expected
from .spelers import SPELERS
from .tabel import TABEL
from .verdeling import PROEF, turn

pytestmark = pytest.mark.django_db

METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")
MET_GET = [naam for naam, rij in TABEL.items() if "GET" in rij.methoden]


def some(naam, *codes):
    """One of these, in turn; `make proef` takes them all."""
    return codes if PROEF else [turn(codes, naam, "een")]


def test_elk_adres_staat_in_de_tabel():
    assert set(ADRESSEN) == set(TABEL)


@pytest.mark.parametrize("naam", TABEL)
def test_de_tabel_noemt_de_methoden_van_het_beleid(naam):
    assert set(policy_of(naam, ADRESSEN[naam][1]).methoden) == set(TABEL[naam].methoden)


@pytest.mark.parametrize("naam", TABEL)
def test_wie_wat_krijgt(loper, naam):
    assert loper.wrong(naam) == []


@pytest.mark.parametrize("naam", TABEL)
def test_andere_methoden_bestaan_niet(loper, naam):
    toegestaan = TABEL[naam].methoden
    pad = loper.places(naam)[0].pad
    for code in some(naam, "anoniem", "eigen_procesregisseur"):
        for methode in set(METHODEN) - set(toegestaan):
            cel = request(loper.klanten[code], methode, pad, begin=loper.begin)
            assert cel.antwoord.status_code == 405, methode
            assert cel.wrong() == []
            assert cel.veranderd == []


@pytest.mark.parametrize("naam", MET_GET)
def test_head_zegt_niet_meer_dan_get(loper, naam):
    """The same status as the table says of GET, and no body."""
    plek = loper.places(naam)[0]
    for code in some(naam, "anoniem", "eigen_procesregisseur", "ander_procesregisseur"):
        kop = request(loper.klanten[code], "HEAD", plek.pad)
        assert kop.uitkomst == expected(TABEL[naam], SPELERS[code], "GET", plek)
        assert kop.antwoord.content == b""


@pytest.mark.parametrize("naam", TABEL)
def test_options_noemt_alleen_de_methoden(loper, naam):
    cel = request(loper.klanten["anoniem"], "OPTIONS", loper.places(naam)[0].pad)
    assert (cel.antwoord.status_code, cel.antwoord.content) == (200, b"")
    assert set(cel.antwoord["Allow"].split(", ")) == set(TABEL[naam].methoden)
    assert cel.wrong() == []


@pytest.mark.parametrize("naam", [n for n in MET_GET if PROEF or turn((True, *[False] * 5), n)])
def test_een_vermomde_methode_blijft_wat_hij_is(loper, naam):
    """A header or field that asks for another method is not listened to."""
    cel = request(
        loper.klanten["eigen_procesregisseur"],
        "GET",
        loper.places(naam)[0].pad + "?_method=DELETE",
        begin=loper.begin,
        **{"X-HTTP-Method-Override": "DELETE"},
    )
    zonder = request(loper.klanten["eigen_procesregisseur"], "GET", loper.places(naam)[0].pad)
    assert cel.antwoord.status_code == zonder.antwoord.status_code
    assert cel.geschreven == zonder.geschreven


GENEST = [n for n, (patroon, _) in ADRESSEN.items() if patroon.count("<uuid:") > 1]


@pytest.mark.parametrize("naam", GENEST)
def test_een_kind_hoort_onder_zijn_eigen_dossier(loper, naam):
    """A part of another dossier is not found under the own one, nor the other way round."""
    patroon = ADRESSEN[naam][0]
    (_, eigen), (_, ander) = (loper.wereld.rijen[TABEL[naam].soort][k] for k in ("", "ander_"))
    for gekruist in (ander | {"kenmerk": eigen["kenmerk"]}, eigen | {"kenmerk": ander["kenmerk"]}):
        for methode in TABEL[naam].methoden:
            pad = path_for(naam, patroon, gekruist)
            cel = request(loper.klanten["eigen_procesregisseur"], methode, pad, begin=loper.begin)
            assert (cel.uitkomst, cel.veranderd) == ("404", [])


def test_een_stukje_van_een_pagina_stuurt_naar_het_hele_inlogscherm(loper):
    pad = loper.places("casusregie:werkvoorraad")[0].pad
    cel = request(loper.klanten["uitgezet"], "GET", pad, **{"HX-Request": "true"})
    assert cel.antwoord.status_code == 401
    assert cel.antwoord["HX-Redirect"] == f"/inloggen/?next={pad}"
    assert cel.wrong() == []


def test_de_spelers_zijn_wie_ze_heten(loper):
    assert len(SPELERS) >= 20
    for speler in SPELERS.values():
        if speler.plek:
            plek = loper.wereld.organisaties[speler.plek]
            mens = loper.wereld.mensen[speler.mens]
            assert [(a.organisatie, a.rol) for a in mens.aanstellingen.all()] == [
                (plek, speler.rol)
            ]
