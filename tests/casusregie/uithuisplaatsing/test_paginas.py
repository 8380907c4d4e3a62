"""De schermen van een dreigende uithuisplaatsing: vlag, traject, akkoord, besluit en moment."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from casusregie.uithuisplaatsing.tafels import Tafel, _bronnen, add_tafel_source
from tests.factories import uithuisplaatsing as f
from tests.factories.casusregie import DAG, OP

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def op_de_dag():
    with time_machine.travel(OP, tick=False):
        yield


@pytest.fixture
def w(client):
    w = f.wereld_a()
    client.force_login(w.by)
    return w


def adres(naam, ding, *args):
    return reverse(f"casusregie:{naam}", args=[ding.kenmerk, *args])


def dag(waarde):
    return waarde.strftime("%d-%m-%Y")


@pytest.mark.eis("GV-M1-02")
def test_de_vlag_stellen(client, w):
    pad = adres("dreiging_new", w.casus)
    casuspagina = adres("casus_detail", w.casus)
    assert "Uithuisplaatsing dreigt" in client.get(casuspagina).content.decode()
    leeg = client.post(pad, {})
    assert leeg.status_code == 422
    assert "Schrijf op waarom uithuisplaatsing dreigt" in leeg.content.decode()
    antwoord = client.post(pad, {"aanleiding": "Geweld thuis.", "partijen": ["veilig_thuis"]})
    dreiging = w.casus.dreigingen.get()
    assert antwoord["Location"] == adres("dreiging_detail", dreiging)
    assert client.get(pad)["Location"] == adres("dreiging_detail", dreiging)
    assert "Plan verplicht" in client.get(casuspagina).content.decode()
    tekst = client.get(adres("dreiging_detail", dreiging)).content.decode()
    for zin in (
        "Verblijf kan nu niet",
        "1 Analyse van de vraag",
        "4 Afsluiten en nazorg",
        "Veilig Thuis",
        "Er zijn nog geen werkafspraken",
        "Versie 2022-1 (fictief)",
    ):
        assert zin in tekst, zin


@pytest.mark.eis("GV-M1-01")
def test_akkoord_vastleggen(client, w):
    f.met_vlag(w)
    assert client.get(adres("dreiging_akkoord", w.dreiging)).status_code == 409
    f.met_plan(w)
    pad = adres("dreiging_akkoord", w.dreiging)
    velden = {"partij": "gezin", "akkoord": "nee", "namens": "Moeder", "gegeven_op": dag(DAG)}
    fout = client.post(pad, velden)
    assert fout.status_code == 422
    assert "waarmee deze partij het niet eens is" in fout.content.decode()
    assert client.post(pad, {**velden, "toelichting": "Te snel."}).status_code == 302
    tekst = client.get(adres("dreiging_detail", w.dreiging)).content.decode()
    assert "Niet akkoord op 2 maart 2026, Moeder: Te snel." in tekst
    assert "Wacht op Gemeente of lokaal team" in tekst


@pytest.mark.eis("GV-M1-12")
def test_kernbeslissing_vastleggen(client, w):
    f.met_vlag(w)
    pad = adres("dreiging_kern", w.dreiging)
    assert client.post(pad, {}).status_code == 422
    velden = {
        "besluit": "thuis",
        "motivering": "Het kan thuis.",
        "tegenspraak": "Collega vond van niet.",
        "gedragswetenschapper": w.gw.pk,
        "genomen_op": dag(DAG),
    }
    assert client.post(pad, velden).status_code == 302
    tekst = client.get(adres("dreiging_detail", w.dreiging)).content.decode()
    assert f"{w.gw} (gedragswetenschapper)" in tekst


@pytest.mark.eis("GV-M2-02", "GV-M3-01", "GV-M2-07")
def test_een_moment_vastleggen_met_doelen_en_tafel(client, w):
    f.met_plan(w)
    moment = f.moment(w, "3")
    tafel = Tafel(w.casus.kenmerk, "Regionale tafel", DAG)
    add_tafel_source(bron := lambda casus, wie, on: [tafel])
    try:
        pad = adres("monitormoment_hold", moment)
        doel = w.plan.inhoud["doelen"][0]["doel"]
        pagina = client.get(pad).content.decode()
        assert f"Doel: {doel}" in pagina and "Regionale tafel, 02-03-2026" in pagina
        leeg = client.post(pad, {})
        assert leeg.status_code == 422
        assert "Kies hoe het met dit doel staat" in leeg.content.decode()
        velden = {
            "gehouden_op": dag(DAG),
            "deelnemers": ["consulent", "verwijzer", "aanbieder", "gezin"],
            "verloopt_goed": "ja",
            "koers": "gehouden",
            "analyse_klopt": "nee",
            "tafel_kenmerk": str(tafel.kenmerk),
            "volgende_op": dag(DAG + timedelta(weeks=13)),
            "doel_0": "op_weg",
        }
        assert client.post(pad, velden).status_code == 302
        tekst = client.get(adres("monitormoment_detail", moment)).content.decode()
        for zin in ("Op weg", "Regionale tafel", "Maak een nieuwe versie van het plan"):
            assert zin in tekst, zin
    finally:
        _bronnen.remove(bron)


@pytest.mark.eis("GV-M2-01")
def test_stappen_van_het_traject(client, w):
    f.met_vlag(w)
    assert client.get(adres("dreiging_step", w.dreiging, "onzin")).status_code == 404
    spin = {"spin_naam": "H. de Boer", "spin_organisatie": "Wijkteam", "spin_vanaf": dag(DAG)}
    assert client.post(adres("dreiging_step", w.dreiging, "name_spin"), spin).status_code == 302
    tekst = client.get(adres("dreiging_detail", w.dreiging)).content.decode()
    assert "H. de Boer, Wijkteam, vanaf 2 maart 2026" in tekst
    dicht = client.get(adres("dreiging_step", w.dreiging, "close")).content.decode()
    assert "laatste monitoringmoment is nog niet gehouden" in dicht


def test_paginas_kosten_weinig_vragen(client, w, tel_queries):
    f.gereed(w)
    for pad, grens in (
        (adres("dreiging_detail", w.dreiging), 19),
        (adres("monitormoment_detail", f.moment(w, "3")), 15),
        (adres("casus_detail", w.casus), 15),
    ):
        client.get(pad)
        with tel_queries() as vragen:
            assert client.get(pad).status_code == 200
        assert len(vragen) <= grens, (pad, len(vragen))
