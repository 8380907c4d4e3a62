"""Wat een aanbieder bij de regie doet: het team betrekken en zijn behandelregisseur noemen."""

import pytest
import time_machine
from django.urls import reverse

from casusregie.models import Casus, Regierol
from organisaties.rollen import Rol
from tests.casusregie.afronding.bouw import casus_van, dag, hulp_van, op
from tests.casusregie.afronding.bouw import wereld as met_hulp
from tests.factories.casusregie import OP, casus_b, team_met_mensen
from tests.factories.organisaties import AanbiederFactory, LokaalTeamFactory, medewerker

pytestmark = pytest.mark.django_db


def daad(casus, code):
    return reverse("casusregie:regie_act", args=[casus.kenmerk, code])


def overzicht(client, casus):
    return client.get(reverse("casusregie:regie_overview", args=[casus.kenmerk])).content.decode()


@pytest.fixture
def b():
    """A casus of route B without a team, and two teams of its gemeente."""
    aanbieder = AanbiederFactory()
    casus = casus_b(aanbieder)
    team = team_met_mensen()
    ver = LokaalTeamFactory(valt_onder=None)
    medewerker(Rol.PROCESREGISSEUR, organisatie=ver, naam="V. Er")
    casus.by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    casus.eigen = team
    return casus


@pytest.mark.eis("CR-B1-15")
def test_de_aanbieder_betrekt_het_team_bij_een_casus_zonder_team(b, client):
    with time_machine.travel(OP, tick=False):
        client.force_login(b.by)
        assert "Het lokale team betrekken" in overzicht(client, b)
        pagina = client.get(daad(b, "team-betrekken")).content.decode()
        assert str(b.eigen.procesregisseur) in pagina
        assert "V. Er" not in pagina, "een team van een andere gemeente"
        leeg = client.post(daad(b, "team-betrekken"), {})
        assert leeg.status_code == 422
        assert "Kies wie de procesregie doet" in leeg.content.decode()
        keuze = {"wie": f"{b.eigen.team.pk}:{b.eigen.procesregisseur.pk}"}
        assert client.post(daad(b, "team-betrekken"), keuze).status_code == 302
        casus = Casus.objects.get(pk=b.pk)
        assert casus.team == b.eigen.team
        assert casus.holder_of(Rol.PROCESREGISSEUR).medewerker == b.eigen.procesregisseur
        assert "Het lokale team betrekken" not in overzicht(client, b)
        nog_eens = client.post(daad(b, "team-betrekken"), keuze)
        assert nog_eens.status_code == 422
        assert "hoort al een team" in nog_eens.content.decode()


def test_het_team_betrekt_zichzelf_niet(b, client):
    with time_machine.travel(OP, tick=False):
        client.force_login(b.eigen.procesregisseur)
        assert client.get(daad(b, "team-betrekken")).status_code == 404


@pytest.mark.eis("CR-M-17")
def test_de_aanbieder_noemt_de_behandelregisseur_van_zijn_hulp(client):
    w = met_hulp()
    casus, hulp = casus_van(w), hulp_van(w)
    collega = medewerker(Rol.BEHANDELREGISSEUR, organisatie=w.aanbieder, naam="C. Ollega")
    with time_machine.travel(op(dag(3)), tick=False):
        client.force_login(w.zorgadministratie)
        assert "De behandelregisseur noemen" in overzicht(client, casus)
        pagina = client.get(daad(casus, "behandelregisseur")).content.decode()
        assert "C. Ollega" in pagina
        assert str(w.elders) not in pagina
        leeg = client.post(daad(casus, "behandelregisseur"), {})
        assert "Kies een behandelregisseur" in leeg.content.decode()
        velden = {"hulp": str(hulp.kenmerk), "medewerker": collega.pk}
        assert client.post(daad(casus, "behandelregisseur"), velden).status_code == 302
        rol = Regierol.objects.current().get(casus=casus, rol=Rol.BEHANDELREGISSEUR)
        assert (rol.medewerker, rol.organisatie) == (collega, w.aanbieder)
        vreemd = {"hulp": str(hulp.kenmerk), "medewerker": w.elders.pk}
        assert client.post(daad(casus, "behandelregisseur"), vreemd).status_code == 422


def test_het_team_noemt_geen_behandelregisseur(client):
    w = met_hulp()
    with time_machine.travel(op(dag(3)), tick=False):
        client.force_login(w.procesregisseur)
        assert "De behandelregisseur noemen" not in overzicht(client, casus_van(w))


@pytest.mark.eis("CR-M-11")
def test_een_casus_met_hulp_zonder_casusregisseur_staat_bovenaan_de_caseload(client):
    w = met_hulp()
    with time_machine.travel(op(dag(3)), tick=False):
        client.force_login(w.teamleider)
        caseload = reverse("casusregie:regie_caseload")
        assert "Zonder casusregisseur" not in client.get(caseload).content.decode()
        Regierol.objects.filter(casus=w.casus_id, rol=Rol.CASUSREGISSEUR).update(einde=op(dag(2)))
        casus = casus_van(w)
        casus.lokale_routes.update(status="hulp_loopt", hulp_gestart_op=dag(0))
        pagina = client.get(caseload).content.decode()
        assert "Zonder casusregisseur" in pagina
        assert daad(casus, "toewijzen") in pagina


@pytest.mark.eis("RV-B04-03")
def test_de_waakvlam_is_vanaf_de_casus_te_bereiken(client):
    w = met_hulp()
    casus = casus_van(w)
    pad = reverse("casusregie:waakvlam_new", args=[casus.kenmerk])
    with time_machine.travel(op(dag(3)), tick=False):
        detail = reverse("casusregie:casus_detail", args=[casus.kenmerk])
        client.force_login(w.procesregisseur)
        assert pad in client.get(detail).content.decode()
        assert client.get(pad).status_code == 200
        client.force_login(w.behandelregisseur)
        assert pad not in client.get(detail).content.decode()
