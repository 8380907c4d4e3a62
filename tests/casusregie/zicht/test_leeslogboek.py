"""Elke blik laat een volledige regel na; zonder regel geen inhoud; en wie de regels leest."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Betrokkenheid, TijdelijkeToegang
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories.casusregie import JeugdigeFactory, casus_a, team_met_mensen
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db
NEN_7513 = (
    "op",
    "actie",
    "gebeurtenis",
    "uitkomst",
    "medewerker_id",
    "naam",
    "rollen",
    "organisatie",
    "doel",
    "dossier",
    "object_soort",
    "object_kenmerk",
    "onderdeel",
    "grondslag",
    "bron",
    "verzoek",
)
PAGINAS = ("casus_detail", "casus_timeline", "casus_log", "plan_detail", "vraaganalyse", "regie")


def adres(naam, kenmerk):
    return reverse(f"casusregie:{naam}", args=[kenmerk])


def kaal(antwoord):
    """The page without what differs per request: token and request number."""
    tekst = antwoord.content.decode()
    tekst = re.sub(r'(csrfmiddlewaretoken" value=|csrf-token" content=)"[^"]+"', "", tekst)
    return re.sub(r'value="/[^"]*"', "", tekst)


@pytest.mark.parametrize("pagina", PAGINAS)
def test_elke_blik_op_een_casus_laat_een_volledige_regel_na(pagina, client, casus, team):
    client.force_login(team.procesregisseur)
    antwoord = client.get(adres(pagina, casus.kenmerk))
    assert antwoord.status_code == 200
    regel = Leesregel.objects.filter(dossier=casus.kenmerk).first()
    leeg = [veld for veld in NEN_7513 if getattr(regel, veld) in (None, "")]
    assert leeg == []
    assert regel.medewerker == team.procesregisseur
    assert regel.rollen == "procesregisseur"
    assert str(regel.verzoek) == antwoord["X-Request-Id"]


@pytest.mark.parametrize("adres_", ["/werkvoorraad/", "/zoeken/?q=Noor"])
def test_een_lijst_met_namen_is_ook_een_blik(adres_, client, casus, team):
    client.force_login(team.procesregisseur)
    assert casus.jeugdige.naam in client.get(adres_).content.decode()
    regel = Leesregel.objects.get()
    assert (regel.object_soort, regel.detail) == ("lijst", "1 rijen")
    assert regel.gebeurtenis == ("zoeken" if "zoeken" in adres_ else "lijst")


@pytest.mark.parametrize("pagina", PAGINAS)
def test_onzichtbaar_en_onbekend_geven_dezelfde_bladzijde(pagina, client, casus):
    client.force_login(team_met_mensen().procesregisseur)
    onzichtbaar = client.get(adres(pagina, casus.kenmerk))
    onbekend = client.get(adres(pagina, uuid.uuid4()))
    assert onzichtbaar.status_code == onbekend.status_code == 404
    assert kaal(onzichtbaar) == kaal(onbekend)
    geweigerd = Leesregel.objects.filter(dossier=casus.kenmerk)
    assert [(r.uitkomst, r.grondslag, r.object_soort) for r in geweigerd] == [
        ("geweigerd", "geen", "lijst")
    ]
    assert Leesregel.objects.count() == 2  # onbekend en onzichtbaar laten hetzelfde na


@pytest.mark.parametrize("pagina", ["casus_detail", "casus_timeline", "casus_log"])
def test_zonder_logregel_geen_inhoud(pagina, client, casus, team, monkeypatch):
    def kapot(**velden):
        raise DatabaseError("schijf vol")

    monkeypatch.setattr(Leesregel.objects, "create", kapot)
    client.force_login(team.procesregisseur)
    client.raise_request_exception = False
    antwoord = client.get(adres(pagina, casus.kenmerk))
    assert antwoord.status_code == 500
    assert casus.jeugdige.naam not in antwoord.content.decode()
    assert casus.nummer not in antwoord.content.decode()


def test_zonder_logregel_geen_werkvoorraad_en_geen_zoekresultaat(client, casus, team, monkeypatch):
    def kapot(**velden):
        raise DatabaseError("schijf vol")

    monkeypatch.setattr(Leesregel.objects, "create", kapot)
    client.force_login(team.procesregisseur)
    client.raise_request_exception = False
    for plek in ("/werkvoorraad/", "/zoeken/?q=Noor"):
        antwoord = client.get(plek)
        assert antwoord.status_code == 500
        assert casus.jeugdige.naam not in antwoord.content.decode()


# --- wie de regels leest ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rol", "status"),
    [("procesregisseur", 200), ("teamleider", 200), ("casusregisseur", 403)],
)
def test_wie_de_inzage_van_een_casus_ziet(rol, status, client, casus, team):
    """A casusregisseur of the team who is not the named one does not."""
    client.force_login(getattr(team, rol))
    antwoord = client.get(adres("casus_log", casus.kenmerk))
    assert antwoord.status_code == status
    if status == 403:
        assert "Alleen de casusregisseur" in antwoord.content.decode()


def test_de_benoemde_casusregisseur_ziet_de_inzage(client, casus, team):
    bouw.regie(casus, Rol.CASUSREGISSEUR, team.casusregisseur, team.team)
    client.force_login(team.casusregisseur)
    antwoord = client.get(adres("casus_log", casus.kenmerk))
    assert antwoord.status_code == 200
    assert "Inzage bekeken" in antwoord.content.decode()


def test_het_tabblad_inzage_staat_er_alleen_voor_wie_het_mag_zien(client, casus, team):
    pad = adres("casus_log", casus.kenmerk)
    for persoon, staat_er in ((team.procesregisseur, True), (team.casusregisseur, False)):
        client.force_login(persoon)
        pagina = client.get(adres("casus_detail", casus.kenmerk)).content.decode()
        assert (pad in pagina) is staat_er


def test_de_inzage_noemt_wie_wat_wanneer_en_waarom(client, casus, team):
    client.force_login(team.casusregisseur)
    client.get(adres("casus_timeline", casus.kenmerk))
    client.force_login(team.teamleider)
    pagina = client.get(adres("casus_log", casus.kenmerk)).content.decode()
    assert team.casusregisseur.naam in pagina
    assert "Tijdlijn" in pagina
    assert "Betrokken bij de casus" in pagina
    assert team.team.naam in pagina


def test_een_periode_beperkt_de_inzage(client, casus, team, vandaag):
    client.force_login(team.procesregisseur)
    client.get(adres("casus_timeline", casus.kenmerk))
    gisteren = (vandaag - timedelta(days=1)).strftime("%d-%m-%Y")
    leeg = client.get(adres("casus_log", casus.kenmerk), {"van": "", "tot": gisteren})
    assert "Niets gevonden" in leeg.content.decode()
    vol = client.get(adres("casus_log", casus.kenmerk), {"van": vandaag.strftime("%d-%m-%Y")})
    assert "Niets gevonden" not in vol.content.decode()


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"van": "gisteren"}, "Vul een datum in"),
        ({"van": "10-03-2026", "tot": "09-03-2026"}, "Kies een dag die niet vóór de eerste"),
        ({"van": "31-02-2026"}, "Deze datum bestaat niet"),
    ],
    ids=["geen datum", "omgekeerd", "bestaat niet"],
)
def test_een_verkeerde_periode_geeft_een_zin_bij_het_veld(vraag, zin, client, casus, team):
    client.force_login(team.procesregisseur)
    antwoord = client.get(adres("casus_log", casus.kenmerk), vraag)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert "<title>Fout: " in antwoord.content.decode()


def test_de_inzage_bladert_met_een_vast_aantal_vragen(client, casus, team, tel_queries):
    client.force_login(team.procesregisseur)
    pad = adres("casus_log", casus.kenmerk)
    client.get(pad)
    with tel_queries() as weinig:
        client.get(pad)
    eerste = Leesregel.objects.first()
    velden = {f.name: getattr(eerste, f.name) for f in Leesregel._meta.fields if f.name != "id"}
    Leesregel.objects.bulk_create(Leesregel(**velden) for _ in range(500))
    with tel_queries() as veel:
        antwoord = client.get(pad)
    assert len(veel) == len(weinig) <= 15
    assert antwoord.content.decode().count("<tr>") == 51
    ouder = re.search(r'rel="next" href="([^"]+)"', antwoord.content.decode())
    volgende = client.get(pad + ouder.group(1).replace("&amp;", "&"))
    assert volgende.status_code == 200
    assert "Naar het nieuwste" in volgende.content.decode()


# --- de toezichthouder --------------------------------------------------------------------------
def test_de_toezichthouder_ziet_wie_las_maar_niet_wat_er_staat(client, casus, team):
    client.force_login(team.procesregisseur)
    client.get(adres("casus_detail", casus.kenmerk))
    client.force_login(medewerker(Rol.TOEZICHTHOUDER))
    pagina = client.get("/leeslog/").content.decode()
    assert team.procesregisseur.naam in pagina
    assert casus.nummer in pagina
    assert casus.jeugdige.naam not in pagina
    assert str(casus.kenmerk) not in pagina
    eigen = Leesregel.objects.latest("pk")
    assert (eigen.gebeurtenis, eigen.grondslag) == ("logboek", "toezicht")
    assert client.get(adres("casus_detail", casus.kenmerk)).status_code == 404


def test_de_toezichthouder_zoekt_op_medewerker_en_casus(client, casus, team, nu):
    ander = casus_a(team, jeugdige=JeugdigeFactory(), op=nu)
    for persoon, wat in ((team.procesregisseur, casus), (team.teamleider, ander)):
        client.force_login(persoon)
        client.get(adres("casus_detail", wat.kenmerk))
    client.force_login(medewerker(Rol.TOEZICHTHOUDER))
    op_naam = client.get("/leeslog/", {"medewerker": team.teamleider.email}).content.decode()
    assert ander.nummer in op_naam
    assert f">{casus.nummer}<" not in op_naam
    op_casus = client.get("/leeslog/", {"casusnummer": casus.nummer}).content.decode()
    assert team.procesregisseur.naam in op_casus
    assert f"{team.teamleider.naam}<span" not in op_casus
    assert client.get("/leeslog/", {"casusnummer": "12"}).status_code == 422


@pytest.mark.parametrize("rol", [Rol.CASUSREGISSEUR, Rol.BEHEERDER, Rol.CONTRACTMANAGER])
def test_het_leeslogboek_is_alleen_voor_de_toezichthouder(rol, client):
    client.force_login(medewerker(rol))
    assert client.get("/leeslog/").status_code == 403


# --- waarom, en wat er geweigerd werd -----------------------------------------------------------
def test_de_grondslag_is_die_van_de_betrokkenheid(client, casus, team):
    Betrokkenheid.objects.filter(casus=casus).update(grond="Escalatie, trede 1: Plan vaststellen")
    client.force_login(team.procesregisseur)
    client.get(adres("casus_detail", casus.kenmerk))
    regel = Leesregel.objects.filter(dossier=casus.kenmerk).first()
    assert regel.grondslag == "Escalatie, trede 1: Plan vaststellen"


def test_de_grondslag_van_tijdelijke_toegang_is_de_opgeschreven_reden(client, casus, team):
    vreemd = team_met_mensen().procesregisseur
    vandaag = timezone.localdate()
    TijdelijkeToegang.objects.create(
        user=vreemd,
        content_object=casus.jeugdige,
        permission=Permission.objects.get(codename="view_jeugdige"),
        grond="Klacht 12 onderzoeken",
        begindatum=vandaag,
        einddatum=vandaag,
    )
    client.force_login(vreemd)
    assert client.get(adres("casus_detail", casus.kenmerk)).status_code == 200
    regel = Leesregel.objects.filter(dossier=casus.kenmerk).first()
    assert regel.grondslag == "Klacht 12 onderzoeken"


def test_een_geweigerde_handeling_blijft_staan_na_het_terugdraaien(client, casus):
    client.force_login(team_met_mensen().procesregisseur)
    assert client.post(adres("casus_bsn", casus.kenmerk)).status_code == 404
    regel = Leesregel.objects.get()
    assert (regel.uitkomst, regel.actie, regel.dossier) == ("geweigerd", "U", casus.kenmerk)
    assert regel.onderdeel == "casus_bsn"


def test_een_geweigerde_blik_staat_in_de_inzage(client, casus, team):
    vreemd = team_met_mensen().procesregisseur
    client.force_login(vreemd)
    client.get(adres("casus_detail", casus.kenmerk))
    client.force_login(team.procesregisseur)
    pagina = client.get(adres("casus_log", casus.kenmerk)).content.decode()
    assert "Geweigerd" in pagina
    assert vreemd.naam in pagina


def test_een_pagina_die_niet_bestaat_is_geen_geweigerde_blik(client, team):
    client.force_login(team.procesregisseur)
    assert client.get("/bestaat-niet/").status_code == 404
    assert not Leesregel.objects.exists()
