"""Kopregels op elk antwoord, de nette pagina bij een storing en het kenmerk van een verzoek."""

import uuid

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings

from organisaties import views
from tests.factories.organisaties import medewerker
from tests.toegang.kopregels import wrong_headers
from verloop.fouten import Conflict, Geblokkeerd
from verloop.middleware import ConflictMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingelogd(client):
    client.force_login(medewerker("casusregisseur"))
    return client


ANONIEM = {
    "gewone pagina": ("/hulp/", 200),
    "doorverwijzing naar inloggen": ("/", 302),
    "inlogpagina": ("/inloggen/", 200),
    "onbekend adres": ("/bestaat-niet/", 404),
    "adres zonder schuine streep": ("/hulp", 301),
    "verkeerde methode": ("/mijn/thema/", 405),
    "gezondheid": ("/healthz", 200),
    "veiligheidscontact": ("/.well-known/security.txt", 200),
}


@pytest.mark.parametrize(("pad", "status"), ANONIEM.values(), ids=ANONIEM)
def test_kopregels_zonder_inloggen(client, pad, status):
    antwoord = client.get(pad)
    assert antwoord.status_code == status
    assert wrong_headers(antwoord) == []


def test_kopregels_op_een_weigering(ingelogd):
    antwoord = ingelogd.get("/berichten/")
    assert antwoord.status_code == 403
    assert wrong_headers(antwoord) == []


def test_kopregels_bij_een_vreemde_host(client):
    antwoord = client.get("/hulp/", headers={"host": "elders.example"})
    assert antwoord.status_code == 400
    assert wrong_headers(antwoord) == []
    assert "elders.example" not in antwoord.text


def test_kopregels_zonder_csrf_bewijs():
    antwoord = Client(enforce_csrf_checks=True).post("/inloggen/", {"login": "a", "password": "b"})
    assert antwoord.status_code == 403
    assert "Dit formulier is verlopen." in antwoord.text
    assert wrong_headers(antwoord) == []


@override_settings(SECURE_SSL_REDIRECT=True)
def test_kopregels_op_de_doorverwijzing_naar_https(client):
    antwoord = client.get("/hulp/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "https://testserver/hulp/")
    assert wrong_headers(antwoord) == []


@override_settings(WHITENOISE_USE_FINDERS=True)
def test_kopregels_op_statische_bestanden(client):
    antwoord = client.get("/static/css/theme.css")
    assert antwoord.status_code == 200
    assert wrong_headers(antwoord, statisch=True) == []


def test_kopregels_en_geen_techniek_op_een_storing(ingelogd, monkeypatch):
    def breekt(request):
        raise ValueError("geheim van binnen")

    monkeypatch.setattr(views, "entries_for", breekt)
    ingelogd.raise_request_exception = False
    antwoord = ingelogd.get("/")
    assert antwoord.status_code == 500
    assert wrong_headers(antwoord) == []
    assert "geheim van binnen" not in antwoord.text
    assert "Traceback" not in antwoord.text
    assert antwoord["X-Request-Id"] in antwoord.text


def test_elk_verzoek_heeft_zijn_eigen_kenmerk(client):
    kenmerken = {client.get("/healthz")["X-Request-Id"] for _ in range(5)}
    assert len({uuid.UUID(kenmerk) for kenmerk in kenmerken}) == 5


def test_een_meegestuurd_kenmerk_telt_niet(client):
    antwoord = client.get("/healthz", headers={"X-Request-Id": "van buiten"})
    assert uuid.UUID(antwoord["X-Request-Id"])


FOUTEN = {
    "verloren race": (Conflict(), 409, "Dit is intussen door iemand anders gewijzigd."),
    "tegengehouden": (Geblokkeerd("Geen plan.", "Maak een plan."), 409, "Maak een plan."),
    "database weg": (OperationalError("wachtwoord in de melding"), 503, ""),
}


@pytest.mark.parametrize(("fout", "status", "tekst"), FOUTEN.values(), ids=FOUTEN)
def test_een_storing_wordt_een_nette_pagina(fout, status, tekst):
    verzoek = RequestFactory().get("/")
    verzoek.kenmerk = uuid.uuid4()
    antwoord = ConflictMiddleware(lambda request: None).process_exception(verzoek, fout)
    assert antwoord.status_code == status
    assert tekst in antwoord.content.decode()
    assert "wachtwoord in de melding" not in antwoord.content.decode()


def test_een_andere_fout_blijft_een_fout():
    verzoek = RequestFactory().get("/")
    assert ConflictMiddleware(lambda request: None).process_exception(verzoek, KeyError()) is None
