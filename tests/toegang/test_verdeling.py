"""De verdeling over `make test` en `make proef`: vast, en op elk adres elke soort verhouding."""

from collections import Counter

import pytest

from organisaties.keuring import policy_of
from tests.metingen import meting

from . import verdeling
from .matrix import ADRESSEN
from .spelers import BUITEN, SPELERS
from .tabel import TABEL
from .verdeling import ALTIJD, DUBBEL, actors, asks, at_unknown, group_of

pytestmark = pytest.mark.django_db
DOSSIERS = [naam for naam, rij in TABEL.items() if rij.soort]


@pytest.fixture
def kort(monkeypatch):
    """As `make test` divides, also while `make proef` runs."""
    monkeypatch.setattr(verdeling, "PROEF", False)


def cells(loper, naam):
    """Who asks what where at this address."""
    methoden = policy_of(naam, ADRESSEN[naam][1]).methoden
    *plekken, _ = loper.places(naam)
    dossiers = [plek.dossier for plek in plekken]
    return {
        code: asks(naam, SPELERS[code], methoden, plekken)
        for code in actors(naam, TABEL[naam], dossiers)
    }


def test_op_elk_adres_komt_elke_verhouding_langs(loper, kort):
    for naam in DOSSIERS:
        rij, dossiers = TABEL[naam], [p.dossier for p in loper.places(naam) if p.dossier]
        wie = actors(naam, rij, dossiers)
        assert set(ALTIJD) <= set(wie), naam
        alle = {group_of(speler, rij, dossiers) for speler in SPELERS.values()}
        assert {group_of(SPELERS[code], rij, dossiers) for code in wie} == alle, naam
        assert len(at_unknown(naam, rij, dossiers, wie)) == 2, naam


def test_van_elke_soort_die_erbij_hoort_komen_er_twee_langs(loper, kort):
    for naam in DOSSIERS:
        rij, dossiers = TABEL[naam], [p.dossier for p in loper.places(naam) if p.dossier]
        alle = Counter(group_of(speler, rij, dossiers) for speler in SPELERS.values())
        wie = Counter(
            group_of(SPELERS[code], rij, dossiers) for code in actors(naam, rij, dossiers)
        )
        for groep in (g for g in alle if g[0] in DUBBEL):
            assert wie[groep] == min(2, alle[groep]), (naam, groep)


def test_op_elk_adres_klopt_met_elke_methode_een_vreemde_aan(loper, kort):
    for naam in DOSSIERS:
        vreemd = Counter(
            methode
            for code, vragen in cells(loper, naam).items()
            for methode, plek in vragen
            if code not in BUITEN and SPELERS[code].label_for(plek.dossier) == "vreemd"
        )
        assert min(vreemd[methode] for methode in TABEL[naam].methoden) >= 2, naam


def test_wie_erbij_hoort_krijgt_elke_methode_en_een_vreemde_rij(loper, kort):
    for naam in DOSSIERS:
        *plekken, _ = loper.places(naam)
        for code, vragen in cells(loper, naam).items():
            eigen = [m for m, p in vragen if SPELERS[code].label_for(p.dossier) != "vreemd"]
            if eigen:
                assert set(eigen) == set(TABEL[naam].methoden), (naam, code)
                van_ander = len(eigen) < len(plekken) * len(TABEL[naam].methoden)
                assert len(vragen) == len(eigen) + van_ander, (naam, code)


def test_iedereen_komt_vaak_aan_de_beurt(loper, kort):
    beurten = Counter()
    for naam, rij in TABEL.items():
        beurten.update(actors(naam, rij, [p.dossier for p in loper.places(naam) if p.dossier]))
    assert set(beurten) == set(SPELERS)
    assert min(beurten.values()) >= 20


def test_een_lijst_krijgt_er_drie_die_hem_mogen_openen(loper, kort):
    for naam, rij in TABEL.items():
        if not rij.soort and len(rij.poort) < 15:
            mag = {s.code for s in SPELERS.values() if s.label in rij.poort}
            assert len(mag & set(actors(naam, rij, []))) >= min(3, len(mag)), naam


def test_make_proef_doet_elke_cel(loper, monkeypatch):
    monkeypatch.setattr(verdeling, "PROEF", True)
    aantal_cellen = 0
    for naam in DOSSIERS:
        aantal = len(loper.places(naam)) - 1
        aantal_cellen += len(SPELERS) * (aantal * len(TABEL[naam].methoden) + 1)
        for vragen in cells(loper, naam).values():
            assert len(vragen) == aantal * len(TABEL[naam].methoden)
        assert set(cells(loper, naam)) == set(SPELERS)
    naam = f"cellen van de toegangsmatrix op {len(DOSSIERS)} adressen van een dossier"
    meting(naam, aantal_cellen, "verzoeken", "make proef (tests/toegang)")
