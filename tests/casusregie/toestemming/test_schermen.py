"""De schermen van toestemming: lege stand, vragen, antwoorden, intrekken en wie erbij mag."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Bronraadpleging, Terugkoppeling, Toestemming
from casusregie.toestemming.geven import withdraw
from organisaties.rollen import Rol
from tests.factories.casusregie import DAG, OP, procesregisseur_van
from tests.factories.organisaties import medewerker
from verloop.overgangen import register

from .hulp import SCHOOL, antwoord, casus_van, persoon, vraag

pytestmark = pytest.mark.django_db


MORGEN = (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")


def adres(naam, onderwerp):
    return reverse(f"casusregie:{naam}", args=[onderwerp.kenmerk])


def test_de_lege_stand_zegt_wat_u_kunt_doen(client):
    casus = casus_van(14)
    client.force_login(procesregisseur_van(casus))
    pagina = client.get(adres("toestemming_list", casus))
    tekst = pagina.content.decode()
    assert pagina.status_code == 200
    assert "Er is nog geen toestemming gevraagd" in tekst
    assert "beslissen de jeugdige en iedereen met gezag samen" in tekst
    assert adres("toestemming_new", casus) in tekst


def test_van_vraag_tot_intrekking_op_de_schermen(client):
    casus = casus_van(16)
    client.force_login(procesregisseur_van(casus))
    nieuw = {
        "organisatie": casus.team_id,
        "partijsoort": "school",
        "partij_naam": "De Regenboog",
        "wat": "gegevens",
        "doel": "samenwerking",
        "gevraagd_op": "1-3-2026",
    }
    assert client.post(adres("toestemming_new", casus), nieuw).status_code == 302
    toestemming = Toestemming.objects.get()
    detail = adres("toestemming_detail", toestemming)
    zegt = {"akkoord": "ja", "gegeven_op": "1-3-2026", "wijze": "mondeling"}
    verkeerd = client.post(detail, {**zegt, "persoon": "1"})
    assert verkeerd.status_code == 422
    assert "Vanaf 16 jaar beslist de jeugdige zelf" in verkeerd.content.decode()
    assert client.post(detail, {**zegt, "persoon": "0"}).status_code == 302
    toestemming.refresh_from_db()
    assert toestemming.status == "gegeven"
    gedeeld = {"gedeeld_op": "1-3-2026", "samenvatting": "De mentor gebeld."}
    assert client.post(adres("terugkoppeling_new", toestemming), gedeeld).status_code == 302
    assert "De mentor gebeld." in client.get(detail).content.decode()
    weg = adres("toestemming_withdraw", toestemming)
    assert client.post(weg, {"persoon": "0"}).status_code == 302
    nogmaals = client.post(adres("terugkoppeling_new", toestemming), gedeeld)
    assert nogmaals.status_code == 422
    assert "ingetrokken" in nogmaals.content.decode()
    assert client.post(weg, {"persoon": "0"}).status_code == 409
    te_laat = client.post(detail, {**zegt, "persoon": "0"})
    assert te_laat.status_code == 409
    assert "veranderd in ‘Ingetrokken’ door uzelf." in te_laat.content.decode()


def test_intrekken_terwijl_een_ander_de_pagina_open_heeft(client):
    """The second finds a conflict page; nothing is shared any more."""
    casus = casus_van(16)
    gegeven = antwoord(vraag(casus), "jeugdige")
    client.force_login(procesregisseur_van(casus))
    assert client.get(adres("terugkoppeling_new", gegeven)).status_code == 200
    withdraw(gegeven, persoon(casus, "jeugdige"), by=procesregisseur_van(casus), op=OP)
    poging = client.post(
        adres("terugkoppeling_new", gegeven),
        {"gedeeld_op": "2-3-2026", "samenvatting": "Mijn lange tekst blijft staan."},
    )
    assert poging.status_code == 422
    assert "Mijn lange tekst blijft staan." in poging.content.decode()
    assert not Terugkoppeling.objects.exists()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({"partijsoort": ""}, "Kies met wie u wilt delen", id="geen-partij"),
        pytest.param({"partij_naam": ""}, "Vul in om wie het gaat", id="geen-naam"),
        pytest.param(
            {"partijsoort": "organisatie"}, "Kies met welke organisatie", id="organisatie"
        ),
        pytest.param({"wat": "alles"}, "Kies een antwoord uit de lijst", id="onbekend-stuk"),
        pytest.param({"doel": ""}, "Kies waarvoor", id="geen-doel"),
        pytest.param({"gevraagd_op": "31-2-2026"}, "Deze datum bestaat niet", id="geen-datum"),
        pytest.param({"gevraagd_op": MORGEN}, "niet in de toekomst", id="toekomst"),
        pytest.param({"organisatie": "999999"}, "Kies een antwoord uit de lijst", id="vreemd"),
        pytest.param({"uitzondering": "ernstig_nadeel"}, "Schrijf op waarom", id="geen-grond"),
    ],
)
def test_een_half_formulier_zegt_wat_er_mist(client, velden, zin):
    casus = casus_van(14)
    client.force_login(procesregisseur_van(casus))
    goed = {**SCHOOL, "organisatie": casus.team_id, "wat": "gegevens", "doel": "samenwerking"}
    pagina = client.post(
        adres("toestemming_new", casus), {**goed, "gevraagd_op": "1-3-2026", **velden}
    )
    assert pagina.status_code == 422
    assert zin in pagina.content.decode()
    assert not Toestemming.objects.exists()


@pytest.mark.parametrize("naam", ["toestemming_list", "toestemming_new", "bron_new"])
def test_een_ander_team_vindt_niets(client, naam):
    casus = casus_van(14)
    client.force_login(medewerker(Rol.PROCESREGISSEUR))
    assert client.get(adres(naam, casus)).status_code == 404
    toestemming = vraag(casus)
    assert client.get(adres("toestemming_detail", toestemming)).status_code == 404


def test_de_teamleider_leest_mee_maar_legt_niets_vast(client):
    casus = casus_van(14)
    client.force_login(medewerker(Rol.TEAMLEIDER, organisatie=casus.team))
    assert client.get(adres("toestemming_list", casus)).status_code == 200
    assert client.get(adres("toestemming_new", casus)).status_code == 403


@pytest.mark.eis("CR-A1-23")
@pytest.mark.parametrize("bron", ["registratie", "sisa"])
def test_eigen_bronnen_zonder_toestemming(bron):
    casus = casus_van(14)
    rij = Bronraadpleging(
        casus=casus, organisatie=casus.team, bron=bron, geraadpleegd_op=DAG, bevinding="Niets."
    )
    assert register(rij, by=procesregisseur_van(casus), op=OP).toestemming is None


@pytest.mark.eis("CR-A1-23")
def test_derden_alleen_met_toestemming_per_bron(client):
    casus = casus_van(16)
    client.force_login(procesregisseur_van(casus))
    invoer = {
        "organisatie": casus.team_id,
        "bron": "huisarts",
        "naam": "Dr. Voorbeeld",
        "geraadpleegd_op": "2-3-2026",
        "bevinding": "Geen bijzonderheden.",
    }
    geweigerd = client.post(adres("bron_new", casus), invoer)
    assert geweigerd.status_code == 422
    assert "Er is geen toestemming" in geweigerd.content.decode()
    gevraagd = vraag(casus, partijsoort="huisarts", partij_naam="dr. voorbeeld", doel="informatie")
    antwoord(gevraagd, "jeugdige")
    assert client.post(adres("bron_new", casus), invoer).status_code == 302
    rij = Bronraadpleging.objects.get()
    assert rij.toestemming == gevraagd
    ander = client.post(adres("bron_new", casus), {**invoer, "naam": "Dr. Ander"})
    assert ander.status_code == 422


@pytest.mark.eis("RV-B07-03")
def test_terugkoppeling_aan_de_huisarts_alleen_met_toestemming(client):
    casus = casus_van(16)
    gevraagd = vraag(
        casus, partijsoort="huisarts", partij_naam="Dr. Voorbeeld", doel="terugkoppeling"
    )
    client.force_login(procesregisseur_van(casus))
    invoer = {"gedeeld_op": "2-3-2026", "samenvatting": "De hulp is begonnen."}
    assert client.post(adres("terugkoppeling_new", gevraagd), invoer).status_code == 422
    antwoord(gevraagd, "jeugdige")
    assert client.post(adres("terugkoppeling_new", gevraagd), invoer).status_code == 302
    assert Terugkoppeling.objects.get().toestemming == gevraagd


@pytest.mark.parametrize("aantal", [2, 12])
def test_het_overzicht_kost_een_vast_aantal_vragen(client, tel_queries, aantal):
    casus = casus_van(14)
    for n in range(aantal):
        antwoord(vraag(casus, partijsoort="school", partij_naam=f"School {n}"), "jeugdige")
    client.force_login(procesregisseur_van(casus))
    client.get(adres("toestemming_list", casus))
    with tel_queries() as vragen:
        client.get(adres("toestemming_list", casus))
    assert len(vragen) <= 26, len(vragen)


def test_morgen_gezegd_kan_niet(client):
    casus = casus_van(16)
    gevraagd = vraag(casus)
    client.force_login(procesregisseur_van(casus))
    pagina = client.post(
        adres("toestemming_detail", gevraagd),
        {"persoon": "0", "akkoord": "ja", "gegeven_op": MORGEN, "wijze": "mondeling"},
    )
    assert pagina.status_code == 422
    assert "niet in de toekomst" in pagina.content.decode()
