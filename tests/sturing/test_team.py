"""Het teamoverzicht: elk getal is dezelfde casussen in de werkvoorraad, van het eigen team."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus, Escalatie, Regierol, Regietijd, Termijn
from normenkader.instellingen import change_instelling
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from sturing import team as cijfers
from tests.factories.casusregie import casus_a, team_met_mensen
from tests.factories.organisaties import GIFactory, LokaalTeamFactory, medewerker
from tests.sturing.bouw import NU, VANDAAG
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db
LANG_GELEDEN = VANDAAG - timedelta(days=90)


@pytest.fixture(autouse=True)
def vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)


@pytest.fixture
def mensen():
    return team_met_mensen(naam="Lokaal team Noord")


@pytest.fixture
def team(mensen):
    return mensen.team


def casus(mensen, houder=None, op=NU - timedelta(days=90)):
    """An open casus of the team, old enough to have stood still."""
    gemaakt = casus_a(team=mensen, op=op)
    if houder:
        Regierol.objects.filter(casus=gemaakt, rol=Rol.CASUSREGISSEUR).delete()
        Regierol.objects.create(
            casus=gemaakt,
            gezin=gemaakt.gezin,
            rol=Rol.CASUSREGISSEUR,
            medewerker=houder,
            organisatie=mensen.team,
            begin=NU - timedelta(days=80),
        )
    gemaakt.refresh_from_db()
    return gemaakt


def beweeg(casus, dagen, door):
    Gebeurtenis.objects.create(
        model="casusregie.casus",
        object_id=casus.pk,
        code="proef",
        door=door,
        op=NU - timedelta(days=dagen),
        dossier=casus.kenmerk,
    )


def te_laat(casus):
    Termijn.objects.create(
        casus=casus,
        model="casusregie.casus",
        object_id=casus.pk,
        onderwerp_kenmerk=casus.kenmerk,
        code="plan.vaststellen",
        titel="Plan",
        start=LANG_GELEDEN,
        uiterlijk=VANDAAG - timedelta(days=1),
        aan_zet=[Rol.CASUSREGISSEUR],
    )


def escaleer(casus, status="open"):
    Escalatie.objects.create(
        casus=casus,
        model="casusregie.casus",
        object_id=casus.pk,
        onderwerp_kenmerk=casus.kenmerk,
        ladder="termijn",
        code="plan.vaststellen",
        aanleiding=f"plan:{status}",
        titel="Plan",
        trede=1,
        aan_rol=Rol.PROCESREGISSEUR,
        aan_organisatie=casus.team,
        sinds=VANDAAG,
        ontdekt_op=VANDAAG,
        antwoord_uiterlijk=VANDAAG,
        status=status,
    )


@pytest.fixture
def vol(mensen, team):
    """Five casussen in the team and two elsewhere, each with something else."""
    wie, ander = (medewerker(Rol.CASUSREGISSEUR, organisatie=team) for _ in range(2))
    klok = Medewerker.objects.systeem()
    laat, stil, escalatie, rustig, zwaar = (casus(mensen, h) for h in (wie, wie, wie, ander, ander))
    Casus.objects.filter(pk=zwaar.pk).update(veiligheid_aandacht=True)
    for stuk in (laat, escalatie, rustig, zwaar):
        beweeg(stuk, 30, wie)
    beweeg(stil, 31, wie)
    beweeg(stil, 1, klok)  # de klok legt niets vast
    te_laat(laat)
    escaleer(escalatie)
    escaleer(rustig, "vervallen")
    week = VANDAAG - timedelta(days=VANDAAG.weekday())
    Regietijd.objects.create(casus=laat, medewerker=wie, week=week, uren=Decimal("2.5"))
    elders = casus(team_met_mensen(naam="Lokaal team Zuid"))
    te_laat(elders)
    return {"wie": wie, "ander": ander, "elders": elders}


@pytest.fixture
def leider(team, client):
    client.force_login(medewerker(Rol.TEAMLEIDER, organisatie=team))
    return client


def getallen(client):
    return {t["naam"]: t["waarde"] for t in client.get(reverse("sturing:team")).context["tegels"]}


def test_de_tegels(vol, leider):
    assert getallen(leider) == {
        "Lopende casussen": 5,
        "Met iets te laat": 1,
        "Stilgevallen": 1,
        "Met een open escalatie": 1,
    }


@pytest.mark.eis("GV-M2-08")
def test_caseload_met_gewicht_en_uren(vol, leider):
    lasten = [rij["last"] for rij in leider.get(reverse("sturing:team")).context["lasten"]]
    per_naam = {last.naam: last for last in lasten}
    wie, ander = per_naam[vol["wie"].naam], per_naam[vol["ander"].naam]
    assert (wie.casussen, wie.gewicht, wie.uren) == (3, 3, Decimal("2.5"))
    assert (wie.laat, wie.stil, wie.escalatie) == (1, 1, 1)
    assert (ander.casussen, ander.gewicht, ander.laat) == (2, 3, 0)


@pytest.mark.eis("GV-M2-08")
@pytest.mark.parametrize(
    ("zwaar", "gewicht"),
    [
        ({}, 1),
        ({"veiligheid": True}, 3),
        ({"veiligheid": True, "eenopeen": True, "aanbieders": True}, 9),
    ],
)
def test_het_gewicht_van_een_casus(zwaar, gewicht):
    leeg = {f"is_{naam}": False for naam in ("veiligheid", "eenopeen", "aanbieders")}
    rij = leeg | {f"is_{naam}": waarde for naam, waarde in zwaar.items()}
    punten = {"casus": 1, "veiligheid": 2, "eenopeen": 5, "aanbieders": 1}
    assert cijfers.weight_of(rij, punten) == gewicht


@pytest.mark.parametrize("rol", [Rol.TEAMLEIDER, Rol.PROCESREGISSEUR])
def test_elk_getal_is_dezelfde_lijst_in_de_werkvoorraad(vol, team, client, rol):
    client.force_login(medewerker(rol, organisatie=team))
    context = client.get(reverse("sturing:team")).context
    paren = [(t["url"], t["waarde"]) for t in context["tegels"]]
    paren += [
        (c["url"], c["waarde"]) for rij in context["lasten"] for c in rij["cellen"] if c["url"]
    ]
    assert len(paren) == 12
    for url, waarde in paren:
        assert client.get(url).context["aantal"] == waarde, url


def test_de_link_verklapt_niets_van_een_ander_team(vol, leider):
    kenmerk = vol["elders"].team.kenmerk
    adres = reverse("casusregie:werkvoorraad")
    assert leider.get(adres, {"weergave": "alle", "team": kenmerk}).context["aantal"] == 0
    for onzin in ("onzin", "00000000-0000-4000-8000-000000000000", "\0"):
        vraag = {"weergave": "alle", "team": onzin, "houder": onzin}
        assert leider.get(adres, vraag).context["aantal"] == 5


def test_wanneer_een_casus_stilvalt_is_een_instelling(vol, leider):
    change_instelling(cijfers.STIL_NA, 29, geldig_van=VANDAAG, bron="Proef")
    assert getallen(leider)["Stilgevallen"] == 5
    change_instelling(cijfers.STIL_NA, 60, geldig_van=VANDAAG + timedelta(days=1), bron="Proef")


@pytest.mark.parametrize(("dagen", "stil"), [(29, 0), (30, 0), (31, 1)])
def test_een_nieuwe_casus_valt_niet_meteen_stil(mensen, leider, dagen, stil):
    casus(mensen, op=NU - timedelta(days=dagen))
    assert getallen(leider)["Stilgevallen"] == stil


def test_een_leeg_team_heeft_uitleg(leider):
    tekst = leider.get(reverse("sturing:team")).content.decode()
    assert "Dit team heeft nu geen lopende casussen." in tekst


def test_alleen_eigen_team(vol, client):
    vreemd = LokaalTeamFactory(naam="Lokaal team West")
    client.force_login(medewerker(Rol.TEAMLEIDER, organisatie=vreemd))
    antwoord = client.get(reverse("sturing:team"), {"team": vol["elders"].team.kenmerk})
    assert antwoord.context["team"] == vreemd
    assert antwoord.context["tegels"][0]["waarde"] == 0


@pytest.mark.parametrize("rol", [Rol.CASUSREGISSEUR, Rol.CONTRACTMANAGER, Rol.BEHANDELREGISSEUR])
def test_andere_rollen_mogen_hier_niet(client, rol):
    client.force_login(medewerker(rol))
    assert client.get(reverse("sturing:team")).status_code == 403
    assert client.get(reverse("sturing:team_bestand", args=["csv"])).status_code == 403


def test_de_jeugdbeschermer_heeft_de_caseload(client):
    client.force_login(medewerker(Rol.JEUGDBESCHERMER, organisatie=GIFactory()))
    assert client.get(reverse("sturing:team")).status_code == 403


def test_het_bestand(vol, team, leider):
    antwoord = leider.get(reverse("sturing:team_bestand", args=["csv"]))
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    kop = next(i for i, rij in enumerate(rijen) if rij[:1] == ["Casusregie bij"])
    assert [vol["wie"].naam, "3", "3", "1", "1", "1", "2,5"] in rijen[kop + 1 :]
    assert leider.get(reverse("sturing:team_bestand", args=["exe"])).status_code == 404


def test_het_aantal_vragen_blijft_klein(vol, leider, tel_queries):
    leider.get(reverse("sturing:team"))
    with tel_queries() as vragen:
        leider.get(reverse("sturing:team"))
    assert len([v for v in vragen if "SAVEPOINT" not in v["sql"]]) <= 15
