"""Het BSN: gemaskeerd, getoond na een knop, nooit in een adres, bladzijde of logboek."""

import logging

import pytest
from django.urls import reverse

from casusregie.models import Jeugdige
from organisaties.models import Leesregel
from tests.factories.casusregie import JeugdigeFactory, casus_a, team_met_mensen

pytestmark = pytest.mark.django_db


@pytest.fixture
def bsn(casus):
    return Jeugdige.objects.get(pk=casus.jeugdige_id).bsn


@pytest.fixture
def ingelogd(client, team):
    client.force_login(team.procesregisseur)
    return client


def adres(naam, casus):
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])


def test_het_bsn_staat_nergens_tot_iemand_het_vraagt(ingelogd, casus, bsn):
    paginas = [
        adres("casus_detail", casus),
        adres("casus_timeline", casus),
        adres("casus_log", casus),
        "/werkvoorraad/",
        "/zoeken/?q=Noor",
    ]
    for pagina in paginas:
        assert bsn not in ingelogd.get(pagina).content.decode()
    overzicht = ingelogd.get(adres("casus_detail", casus)).content.decode()
    assert f"•••••\u2009{bsn[-3:]}" in overzicht


def test_tonen_laat_het_eenmaal_zien_en_legt_het_vast(ingelogd, casus, bsn):
    antwoord = ingelogd.post(adres("casus_bsn", casus))
    assert antwoord.status_code == 200
    assert bsn in antwoord.content.decode()
    assert antwoord["Cache-Control"] == "no-store"
    regel = Leesregel.objects.get(gebeurtenis="ontmaskeren")
    assert (regel.dossier, regel.onderdeel) == (casus.kenmerk, "bsn")
    assert bsn not in ingelogd.get(adres("casus_detail", casus)).content.decode()
    assert "BSN laten tonen" in ingelogd.get(adres("casus_log", casus)).content.decode()


def test_tonen_gaat_niet_met_een_link(ingelogd, casus):
    assert ingelogd.get(adres("casus_bsn", casus)).status_code == 405
    assert not Leesregel.objects.filter(gebeurtenis="ontmaskeren").exists()


def test_tonen_bij_een_andere_casus_is_niet_gevonden(client, casus, bsn):
    client.force_login(team_met_mensen().procesregisseur)
    antwoord = client.post(adres("casus_bsn", casus))
    assert antwoord.status_code == 404
    assert bsn not in antwoord.content.decode()


def test_zonder_bsn_is_er_niets_te_tonen(client, team, nu):
    zonder = casus_a(team, jeugdige=JeugdigeFactory(bsn=""), op=nu)
    client.force_login(team.procesregisseur)
    pagina = client.get(adres("casus_detail", zonder)).content.decode()
    assert "Zonder BSN" in pagina
    assert adres("casus_bsn", zonder) not in pagina


def test_zoeken_op_bsn_gaat_met_een_formulier(ingelogd, casus, bsn, caplog):
    caplog.set_level(logging.DEBUG)
    antwoord = ingelogd.post("/zoeken/", {"bsn": f"{bsn[:4]} {bsn[4:]}"})
    assert antwoord.status_code == 200
    assert casus.jeugdige.naam in antwoord.content.decode()
    assert bsn not in antwoord.content.decode()
    regel = Leesregel.objects.get(gebeurtenis="zoeken_bsn")
    assert bsn not in "".join(str(getattr(regel, f.name)) for f in Leesregel._meta.fields)
    assert bsn not in caplog.text


@pytest.mark.parametrize("vorm", ["{}", " {} ", "{0[0]}{0[1]}.{0[2]}", "met streepjes"])
def test_een_bsn_in_het_adres_wordt_geweigerd_en_niet_herhaald(vorm, ingelogd, bsn):
    tekst = f"{bsn[:3]}-{bsn[3:6]}-{bsn[6:]}" if vorm == "met streepjes" else vorm.format(bsn)
    tekst = f"{bsn[:4]}.{bsn[4:]}" if "[" in vorm else tekst
    antwoord = ingelogd.get("/zoeken/", {"q": tekst}, follow=True)
    assert antwoord.redirect_chain == [("/zoeken/", 302)]
    pagina = antwoord.content.decode()
    assert "Een BSN mag niet in het adres" in pagina
    assert bsn not in pagina
    assert tekst.strip() not in pagina
    assert not Leesregel.objects.exists()


def test_het_zoekveld_in_de_kop_houdt_negen_cijfers_tegen(ingelogd):
    pagina = ingelogd.get("/werkvoorraad/").content.decode()
    assert r'pattern="(?!(\D*\d){9}\D*$).*"' in pagina


def test_een_bekend_en_een_onbekend_bsn_geven_hetzelfde(client, casus, bsn):
    client.force_login(team_met_mensen().procesregisseur)
    bekend = client.post("/zoeken/", {"bsn": bsn})
    onbekend = client.post("/zoeken/", {"bsn": "999999990"})
    for antwoord in (bekend, onbekend):
        assert antwoord.status_code == 200
        assert "Geen casus gevonden" in antwoord.content.decode()
    assert casus.jeugdige.naam not in bekend.content.decode()


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("", "Vul een BSN van negen cijfers in"),
        ("123", "Vul een BSN van negen cijfers in"),
        ("123456789", "Dit is geen geldig BSN"),
        ("<script>", "Vul een BSN van negen cijfers in"),
    ],
)
def test_een_verkeerd_bsn_geeft_een_zin_bij_het_veld(invoer, zin, ingelogd):
    antwoord = ingelogd.post("/zoeken/", {"bsn": invoer})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_na_dertig_keer_zoeken_op_bsn_is_het_genoeg(ingelogd, bsn, team):
    for _ in range(30):
        assert ingelogd.post("/zoeken/", {"bsn": bsn}).status_code == 200
    antwoord = ingelogd.post("/zoeken/", {"bsn": bsn})
    assert antwoord.status_code == 429
    assert "Wacht een uur" in antwoord.content.decode()
    assert Leesregel.objects.latest("pk").uitkomst == "te vaak"
    ingelogd.force_login(team.teamleider)
    assert ingelogd.post("/zoeken/", {"bsn": bsn}).status_code == 200
