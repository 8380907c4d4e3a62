"""Inloggen en uitloggen: één antwoord op elke fout, een slot op raden, en de rolkiezer."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.urls import clear_url_caches, reverse
from django.utils import timezone

from organisaties.demo import DOMEIN
from tests.factories.organisaties import WACHTWOORD, medewerker

FOUT = "niet-het-goede-wachtwoord"


def log_in(client, email, wachtwoord=WACHTWOORD, **meer):
    return client.post("/inloggen/", {"login": email, "password": wachtwoord, **meer})


def test_met_het_goede_wachtwoord(client, mens):
    antwoord = log_in(client, mens.email)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(mens.pk)


def test_hoofdletters_in_het_adres_maken_niet_uit(client, mens):
    assert log_in(client, mens.email.upper()).status_code == 302


def test_daarna_gaat_u_naar_waar_u_heen_wilde(client, mens):
    antwoord = log_in(client, mens.email, next="/werkvoorraad/")
    assert antwoord["Location"] == "/werkvoorraad/"


@pytest.mark.parametrize("elders", ["https://elders.example/", "//elders.example", "javascript:1"])
def test_nooit_naar_een_ander_adres(client, mens, elders):
    antwoord = log_in(client, mens.email, next=elders)
    assert antwoord["Location"] == "/"


def text_of(antwoord, *weg):
    """The page without token and what was typed."""
    tekst = antwoord.text
    for deel in weg:
        tekst = tekst.replace(deel, "")
    return [regel for regel in tekst.splitlines() if "csrf" not in regel]


def test_onbekend_uitgezet_en_fout_wachtwoord_zijn_niet_te_onderscheiden(mens, team):
    uit = medewerker("teamleider", organisatie=team, email="uit@voorbeeld.example", is_active=False)
    pogingen = ("bestaat.niet@voorbeeld.example", mens.email, uit.email)
    bladen = [(email, log_in(Client(), email, FOUT)) for email in pogingen]
    bladen.append((uit.email, log_in(Client(), uit.email)))
    assert {antwoord.status_code for _, antwoord in bladen} == {200}
    teksten = [text_of(antwoord, email) for email, antwoord in bladen]
    assert all(tekst == teksten[0] for tekst in teksten)


def test_de_fout_is_nederlands_en_noemt_het_wachtwoord_niet(client, mens):
    antwoord = log_in(client, mens.email, FOUT)
    assert "wachtwoord" in antwoord.text
    assert "Dit e-mailadres of wachtwoord klopt niet." in antwoord.text
    assert FOUT not in antwoord.text
    assert "The " not in antwoord.text


@pytest.mark.parametrize("data", [{}, {"login": "geen-adres"}, {"login": "a@b.nl"}])
def test_een_half_formulier_zegt_wat_er_mist(client, db, data):
    antwoord = client.post("/inloggen/", data)
    assert antwoord.status_code == 200
    assert "Fout: " in antwoord.text
    assert "required" not in antwoord.text.replace("aria-required", "").replace(" required", "")


def test_na_vijf_keer_raden_gaat_het_slot_erop(client, mens):
    antwoorden = [log_in(client, mens.email, FOUT) for _ in range(5)]
    assert antwoorden[-1].status_code in (403, 429)
    assert "Even wachten" in antwoorden[-1].text
    ook_goed = log_in(client, mens.email)
    assert ook_goed.status_code in (200, 403, 429)
    assert "Even wachten" in ook_goed.text or "Er is te vaak geprobeerd." in ook_goed.text
    assert "_auth_user_id" not in client.session


def test_het_slot_is_van_een_mens_en_gaat_weer_open(client, mens, team, time_machine_now):
    for _ in range(6):
        log_in(client, mens.email, FOUT)
    ander = medewerker("teamleider", organisatie=team)
    assert log_in(Client(), ander.email).status_code == 302
    time_machine_now.shift(timedelta(minutes=16))
    assert log_in(client, mens.email).status_code == 302


def test_de_klok_kan_niet_inloggen(client, db):
    from organisaties.models import Medewerker

    klok = Medewerker.objects.systeem()
    assert not klok.has_usable_password()
    assert log_in(client, klok.email, "").status_code == 200


def test_niemand_meldt_zichzelf_aan(client, db):
    for pad in ("/inloggen/signup/", "/account/signup/", "/inloggen/aanmelden/"):
        assert client.get(pad).status_code == 404


def test_uitloggen_vraagt_een_knop_en_ruimt_de_sessie_op(ingelogd):
    sleutel = ingelogd.client.session.session_key
    assert ingelogd.client.get("/inloggen/uitloggen/").status_code == 200
    antwoord = ingelogd.client.post("/inloggen/uitloggen/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/inloggen/")
    assert not ingelogd.client.session.exists(sleutel)
    assert ingelogd.client.get("/werkvoorraad/")["Location"].startswith("/inloggen/")


def test_in_de_sessie_staat_geen_wachtwoord(client, mens):
    log_in(client, mens.email)
    assert WACHTWOORD not in str(dict(client.session))


def test_een_nieuwe_sessie_na_inloggen(client, mens):
    client.get("/inloggen/")
    voor = client.session.session_key
    log_in(client, mens.email)
    assert client.session.session_key != voor


# --- de rolkiezer -------------------------------------------------------------------------------
@pytest.fixture
def demo(team):
    return medewerker("procesregisseur", organisatie=team, email=f"proef{DOMEIN}", naam="P. Roef")


def test_een_klik_is_genoeg(client, demo):
    assert "P. Roef" in client.get("/inloggen/").text
    antwoord = client.post(reverse("rol_kiezen"), {"wie": demo.kenmerk})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(demo.pk)


def test_alleen_verzonnen_mensen(client, demo, mens):
    demo.is_active = False
    demo.save()
    for wie in (mens.kenmerk, demo.kenmerk, "geen-kenmerk", "", demo.pk):
        assert client.post(reverse("rol_kiezen"), {"wie": wie}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert mens.naam not in client.get("/inloggen/").text


def test_een_adres_dat_op_het_domein_lijkt_is_niet_genoeg(client, team):
    vals = medewerker("beheerder", email=f"x{DOMEIN}.elders.example")
    assert client.post(reverse("rol_kiezen"), {"wie": vals.kenmerk}).status_code == 404


@override_settings(ROLKIEZER=False)
def test_zonder_rolkiezer_is_er_niets(client, demo):
    clear_url_caches()
    assert demo.naam not in client.get("/inloggen/").text
    assert client.post("/inloggen/rol/", {"wie": demo.kenmerk}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_de_rolkiezer_vraagt_ook_het_bewijs_van_het_formulier(demo):
    klant = Client(enforce_csrf_checks=True)
    assert klant.post(reverse("rol_kiezen"), {"wie": demo.kenmerk}).status_code == 403


def test_iemand_zonder_aanstelling_staat_niet_in_de_lijst(client, demo):
    demo.aanstellingen.update(einddatum=timezone.localdate() - timedelta(days=1))
    assert demo.naam not in client.get("/inloggen/").text


def test_zonder_wachtwoord_is_er_niets_te_wijzigen(client, mens):
    """A new account gets a link; the page that changes a password says so."""
    mens.set_unusable_password()
    mens.save(update_fields=["password"])
    client.force_login(mens)
    adres = reverse("account_change_password")
    antwoord = client.get(adres)
    assert antwoord.status_code == 403
    assert "U hebt nog geen wachtwoord." in antwoord.content.decode()
    assert adres not in client.get(reverse("mfa_index")).content.decode()
    mens.set_password(WACHTWOORD)
    mens.save(update_fields=["password"])
    client.force_login(mens)
    assert client.get(adres).status_code == 200
    assert adres in client.get(reverse("mfa_index")).content.decode()
