"""Het verzoek om wijziging aan beide kanten: een vraag, twee beslissers, de lijst en het bewijs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from arrangementen.models import Besluitvoorstel, Toewijzing
from arrangementen.verzoeken.bewijs import request_receipt
from arrangementen.verzoeken.vraag import answer, ask
from arrangementen.vierogen.voorleggen import grant_or_propose
from arrangementen.wijzigen.bewijs import change_receipt
from casusregie.models import Termijn
from casusregie.termijnen.models import Signaal
from normenkader.instellingen import change_instelling
from tests.casusregie.oneens.pdftekst import text_of
from tests.factories.verzoeken import afweging
from verloop import outbox
from verloop.overgangen import perform

from .test_wijziging import DAG, LATER, gebouwd, ingediend, langer, w  # noqa: F401

pytestmark = pytest.mark.django_db
LIJST = reverse("arrangementen:verzoek_lijst")


@pytest.fixture
def als(client):
    def login(medewerker):
        client.force_login(medewerker)
        return client

    return login


@pytest.fixture(autouse=True)
def op_de_dag():
    """The clock stands at the day of the request."""
    import time_machine

    with time_machine.travel(LATER, tick=False):
        yield


def researched(w):  # noqa: F811
    return perform(
        ingediend(w), "take_into_research", by=w.procesregisseur, op=LATER, toelichting="School."
    )


def clock(verzoek):
    return Termijn.objects.of_onderwerp(verzoek).get(code="verzoek.onderzoek")


def test_een_vraag_zet_de_termijn_stil_met_een_reden_tot_het_antwoord(w):  # noqa: F811
    verzoek = researched(w)
    uiterlijk = clock(verzoek).uiterlijk
    vraag = ask(verzoek, "Hoe gaat het?", by=w.procesregisseur, op=LATER, reden="omvang")
    assert clock(verzoek).staat_stil_sinds == DAG + timedelta(days=1)
    assert vraag.get_reden_display() == "De omvang of de periode is niet duidelijk"
    assert Signaal.objects.filter(soort="verzoek.vraag").exists()
    op = LATER + timedelta(days=4)
    answer(vraag, "Het gaat beter.", by=w.behandelregisseur, op=op)
    loopt = clock(verzoek)
    assert loopt.staat_stil_sinds is None
    assert loopt.uiterlijk == uiterlijk + timedelta(days=4)
    assert Signaal.objects.get(soort="verzoek.antwoord").medewerker == w.procesregisseur


def test_boven_het_bedrag_besluiten_twee_mensen_ook_over_een_wijziging(w):  # noqa: F811
    change_instelling("verzoek.vier_ogen", {"standaard": 300_000}, geldig_van=DAG, bron="Proef")
    verzoek = ingediend(w)  # 60 uur kost € 3.120
    velden = {"by": w.procesregisseur, "op": LATER, "afweging": afweging(DAG)}
    voorstel = grant_or_propose(verzoek, **velden)
    assert (voorstel.wijziging, voorstel.bedrag_cent) == (verzoek, 312_000)
    assert Toewijzing.objects.get().volume == 78
    perform(voorstel, "confirm", by=w.backoffice, op=LATER)
    outbox.process_all()
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.besloten_door) == ("toegekend", w.backoffice)
    assert Toewijzing.objects.get().volume == 60


def test_beide_soorten_staan_in_de_lijst_met_de_volgende_stap(w, als, tel_queries):  # noqa: F811
    verzoek = researched(w)
    vraag = ask(verzoek, "Hoe gaat het?", by=w.backoffice, op=LATER)
    balie = als(w.backoffice)
    balie.get(LIJST)
    with tel_queries() as queries:
        pagina = balie.get(f"{LIJST}?weergave=onderzoek").content.decode()
    assert sum("SAVEPOINT" not in q["sql"] for q in queries) <= 10
    assert verzoek.nummer in pagina
    assert "Wacht op de aanbieder" in pagina
    aanbieder = als(w.behandelregisseur).get(LIJST).content.decode()
    assert "Vraag aan u" in aanbieder
    url = reverse("arrangementen:wijziging_antwoord", args=[verzoek.kenmerk])
    assert url in aanbieder
    antwoord = als(w.behandelregisseur).post(url, {"antwoord": "Het gaat beter."})
    assert antwoord.status_code == 302
    vraag.refresh_from_db()
    assert vraag.antwoord == "Het gaat beter."
    detail = als(w.backoffice).get(antwoord.url).content.decode()
    assert "Het gaat beter." in detail


def test_de_aanbieder_leest_waarom_intrekken_niet_kan(w, als):  # noqa: F811
    url = reverse("arrangementen:wijziging_detail", args=[ingediend(w).kenmerk])
    assert "kunt u niet intrekken" in als(w.behandelregisseur).get(url).content.decode()


def test_het_bewijs_is_een_toegankelijke_pdf_voor_beide_kanten(w, als):  # noqa: F811
    verzoek = ingediend(w, langer(w, einddatum=date(2026, 9, 13)))
    url = reverse("arrangementen:wijziging_bewijs", args=[verzoek.kenmerk])
    for wie in (w.behandelregisseur, w.backoffice):
        antwoord = als(wie).get(url)
        assert antwoord["Content-Type"] == "application/pdf"
        assert b"pdfuaid:part" in antwoord.content
        assert verzoek.jeugdige.achternaam not in antwoord["Content-Disposition"]
    assert verzoek.nummer in text_of(antwoord.content)
    tekst = str(change_receipt(verzoek))
    for deel in ("JW317", "78 uur in totaal", "60 uur in totaal", "Termijnen"):
        assert deel in tekst


def test_het_bewijs_van_een_verzoek_zegt_wat_wanneer_oordeel_en_termijnen(w, als):  # noqa: F811
    verzoek = w.casus.verzoeken.get()
    tekst = str(request_receipt(verzoek))
    for deel in (verzoek.nummer, "JW315", "45C09", "Normenkader versie", "2 maart 2026", "Gedaan"):
        assert deel in tekst
    assert "•••••" not in tekst
    url = reverse("arrangementen:verzoek_bewijs", args=[verzoek.kenmerk])
    for wie in (w.behandelregisseur, w.procesregisseur):
        antwoord = als(wie).get(url)
        assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
    assert verzoek.nummer in text_of(antwoord.content)


def test_een_tweede_voorstel_tegelijk_kan_niet(w):  # noqa: F811
    change_instelling("verzoek.vier_ogen", {"standaard": 0}, geldig_van=DAG, bron="Proef")
    verzoek = ingediend(w)
    velden = {"by": w.procesregisseur, "op": LATER, "afweging": afweging(DAG)}
    eerste = grant_or_propose(verzoek, **velden)
    perform(eerste, "retract", by=w.procesregisseur, op=LATER)
    assert grant_or_propose(verzoek, **velden).status == "open"
    assert Besluitvoorstel.objects.filter(wijziging=verzoek).count() == 2
