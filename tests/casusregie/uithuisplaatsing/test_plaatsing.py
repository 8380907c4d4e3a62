"""De plaatsing: wat er altijd bij hoort voordat een verblijf is op te slaan; zonder database."""

from datetime import date

import pytest

from casusregie.logboek.controle import check
from casusregie.logboek.soorten.tabel import SOORTEN
from casusregie.logboek.soorten.verblijf import VOORKEUR, better_forms
from casusregie.logboek.velden import Omstandigheid
from tests.factories.logboek import INHOUD

VANDAAG = date(2026, 3, 2)
BIJ = Omstandigheid(VANDAAG, 14)


def fouten(soort="verblijf", zonder=(), **anders):
    inhoud = {**INHOUD[soort], **anders}
    return check(SOORTEN[soort], {k: v for k, v in inhoud.items() if k not in zonder}, VANDAAG, BIJ)


NODIG = [
    pytest.param("gezinsbegeleiding", marks=pytest.mark.eis("GV-V-03")),
    pytest.param("gezinsbegeleiding_door", marks=pytest.mark.eis("GV-V-03")),
    pytest.param("vervolg", marks=pytest.mark.eis("GV-M3-03")),
    pytest.param("contact_ouders", marks=pytest.mark.eis("GV-M2-06")),
    pytest.param("categorie", marks=pytest.mark.eis("GV-V-05")),
    pytest.param("doelgroep", marks=pytest.mark.eis("GV-V-06")),
    pytest.param("iag", marks=pytest.mark.eis("GV-M3-05")),
    pytest.param("alternatieven", marks=pytest.mark.eis("RV-B10-02")),
    pytest.param("alternatieven_met", marks=pytest.mark.eis("RV-B10-02")),
]


@pytest.mark.parametrize("veld", NODIG)
def test_zonder_dit_antwoord_is_een_plaatsing_niet_op_te_slaan(veld):
    assert fouten() == {}
    assert list(fouten(zonder=[veld])) == [veld]


@pytest.mark.parametrize("veld", ["gezinsbegeleiding", "vervolg", "contact_ouders", "categorie"])
def test_hulp_thuis_vraagt_dit_niet(veld):
    velden = {k: v for k, v in INHOUD["verblijf"].items() if k in ("vorm", "overwogen")}
    thuis = {**velden, "vorm": "thuis", "overwogen": []}
    assert veld not in check(SOORTEN["verblijf"], thuis, VANDAAG, BIJ)


@pytest.mark.eis("GV-V-03")
def test_uithuisplaatsing_altijd_met_begeleiding_van_het_gezin():
    fout = fouten(gezinsbegeleiding="nee", zonder=["gezinsbegeleiding_door"])
    assert fout == {"gezinsbegeleiding": "Regel eerst begeleiding van het gezin en het netwerk"}


@pytest.mark.eis("GV-V-06")
def test_een_andere_reden_waarom_kort_niet_past_is_uitgelegd():
    assert fouten(doelgroep="autisme") == {}
    fout = fouten(doelgroep="anders")
    assert fout == {"doelgroep_waarom": "Schrijf op waarom kort verblijf hier niet past"}
    assert fouten(doelgroep="anders", doelgroep_waarom="Blijvend onveilig thuis.") == {}


@pytest.mark.eis("GV-V-05")
def test_verblijf_en_klinische_opname_zijn_twee_categorieen():
    assert fouten(categorie="klinisch") == {}
    assert "categorie" in fouten(categorie="verblijf_of_opname")


@pytest.mark.eis("GV-V-02")
def test_een_instelling_is_het_laatste_redmiddel():
    assert [code for code, _ in VOORKEUR][-3:] == ["pleegzorg", "gezinshuis", "residentieel"]
    assert better_forms("residentieel") == ["thuis", "netwerk", "pleegzorg", "gezinshuis"]
    fout = fouten(overwogen=["thuis", "netwerk"])
    assert fout == {"overwogen": "Overweeg ook de vormen die eerder in de volgorde staan"}
    assert "afwijking" in fouten(zonder=["afwijking"])


@pytest.mark.eis("GV-A-16")
@pytest.mark.parametrize("veld", ["wacht", "onderwijs", "contact"])
def test_tijdens_het_verblijf_wachten_op_hulp_school_en_contact(veld):
    assert list(fouten("in_verblijf", zonder=[veld])) == [veld]


@pytest.mark.eis("GV-A-16", "GV-M2-06")
def test_wat_erbij_hoort_als_het_niet_lukt():
    assert set(fouten("in_verblijf", wacht="ja")) == {"wacht_op", "wacht_sinds"}
    assert list(fouten("in_verblijf", contact="nee")) == ["contact_waarom"]
    volledig = {"wacht": "ja", "wacht_op": "Traumabehandeling", "wacht_sinds": "2026-02-01"}
    assert fouten("in_verblijf", **volledig) == {}
