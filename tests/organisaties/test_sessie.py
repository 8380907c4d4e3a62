"""Wie mag blijven: uitgezet, aanstelling voorbij, te lang stil en het einde van de dag."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from organisaties.sessie import BEGIN, LAATST

PAD = "/werkvoorraad/"


def is_in(antwoord):
    return antwoord.status_code == 200


def is_out(antwoord):
    return antwoord.status_code == 302 and antwoord["Location"] == f"/inloggen/?next={PAD}"


@pytest.fixture
def sessie(ingelogd, time_machine_now):
    """Somebody at work at a known moment; `na(minuten)` is the next request."""
    assert is_in(ingelogd.client.get(PAD))

    def na(minuten, **kop):
        time_machine_now.shift(timedelta(minutes=minuten))
        return ingelogd.client.get(PAD, headers=kop)

    return na


def test_uitgezet_is_er_meteen_uit(ingelogd):
    assert is_in(ingelogd.client.get(PAD))
    ingelogd.mens.is_active = False
    ingelogd.mens.save()
    assert is_out(ingelogd.client.get(PAD))
    assert "_auth_user_id" not in ingelogd.client.session


def test_weer_aangezet_vraagt_opnieuw_inloggen(ingelogd):
    type(ingelogd.mens).objects.update(is_active=False)
    ingelogd.client.get(PAD)
    type(ingelogd.mens).objects.update(is_active=True)
    assert is_out(ingelogd.client.get(PAD))


@pytest.mark.parametrize(("dagen", "blijft"), [(1, True), (0, True), (-1, False)])
def test_de_laatste_dag_van_een_aanstelling_telt_mee(ingelogd, dagen, blijft):
    ingelogd.mens.aanstellingen.update(einddatum=timezone.localdate() + timedelta(days=dagen))
    assert is_in(ingelogd.client.get(PAD)) is blijft


def test_een_aanstelling_die_nog_moet_beginnen_telt_niet(ingelogd):
    ingelogd.mens.aanstellingen.update(begindatum=timezone.localdate() + timedelta(days=1))
    assert is_out(ingelogd.client.get(PAD))


def test_een_andere_rol_geldt_bij_het_volgende_verzoek(ingelogd):
    assert ingelogd.client.get("/jeugdigen/zoeken/").status_code == 200
    ingelogd.mens.aanstellingen.update(rol="teamleider")
    assert ingelogd.client.get("/jeugdigen/zoeken/").status_code == 403


@pytest.mark.parametrize(("minuten", "blijft"), [(29, True), (31, False)])
def test_een_half_uur_stil(sessie, minuten, blijft):
    assert is_in(sessie(minuten)) is blijft


def test_wie_bezig_is_blijft(sessie):
    assert all(is_in(sessie(20)) for _ in range(6))


def test_na_tien_uur_is_het_klaar_ook_voor_wie_bezig_is(sessie):
    antwoorden = [is_in(sessie(25)) for _ in range(26)]
    assert antwoorden[:24] == [True] * 24  # tien uur is 24 keer 25 minuten
    assert antwoorden[24:] == [False, False]


def test_vanzelf_bewaren_is_geen_bezig_zijn(sessie):
    assert is_in(sessie(20, **{"X-Vanzelf": "1"}))
    assert is_out(sessie(11, **{"X-Vanzelf": "1"}))


def test_ook_wie_alleen_vanzelf_bewaart_heeft_een_einde(ingelogd, time_machine_now):
    ingelogd.client.get(PAD, headers={"X-Vanzelf": "1"})
    assert {BEGIN, LAATST} <= set(ingelogd.client.session.keys())
    time_machine_now.shift(timedelta(minutes=31))
    assert is_out(ingelogd.client.get(PAD, headers={"X-Vanzelf": "1"}))


def test_ingelogd_blijven_is_bezig_zijn(sessie, ingelogd, time_machine_now):
    time_machine_now.shift(timedelta(minutes=25))
    assert ingelogd.client.post("/inloggen/actief/").status_code == 204
    assert is_in(sessie(25))


@override_settings(SESSIE_INACTIEF_MINUTEN=5, SESSIE_MAXIMAAL_UREN=1)
def test_de_grenzen_zijn_instellingen(sessie):
    assert is_out(sessie(6))


def test_een_stukje_pagina_stuurt_naar_inloggen(ingelogd):
    type(ingelogd.mens).objects.update(is_active=False)
    antwoord = ingelogd.client.get(PAD, headers={"HX-Request": "true"})
    assert antwoord.status_code == 401
    assert antwoord["HX-Redirect"] == f"/inloggen/?next={PAD}"


def test_een_formulier_van_wie_weg_is_wordt_niet_verwerkt(ingelogd):
    type(ingelogd.mens).objects.update(is_active=False)
    ingelogd.client.post("/mijn/thema/", {"thema": "donker"})
    ingelogd.mens.refresh_from_db()
    assert ingelogd.mens.thema == ""
