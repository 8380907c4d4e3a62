"""De schermen van escalaties: alleen wat van u is, een antwoord, en fouten bij het veld."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Betrokkenheid, Escalatie, Signaal
from casusregie.termijnen.bewaking import watch
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import inzet

pytestmark = pytest.mark.django_db
LIJST = "/escalaties/"
ANTWOORD = {"uitkomst": "stopt", "antwoord": "De inzet stopt vrijdag."}


def missed_yesterday(w, aantal, begin=0):
    vandaag = timezone.localdate()
    bouw.due_termijnen(w, aantal, start=vandaag - timedelta(days=28), begin=begin)
    watch(vandaag, timezone.now())
    return Escalatie.objects.order_by("-pk").first()


@pytest.fixture
def escalatie(w):
    return missed_yesterday(w, 1)


@pytest.fixture
def als(client):
    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen


def adres(escalatie):
    return reverse("casusregie:escalatie_detail", args=[escalatie.kenmerk])


@pytest.mark.eis("OO-07")
def test_procesregisseur_ziet_wat_op_hem_wacht(w, escalatie, als):
    pagina = als(w.procesregisseur).get(LIJST).content.decode()
    assert escalatie.casus.nummer in pagina
    assert "1-op-1: laatste dag" in pagina
    assert "Trede 1: Procesregisseur" in pagina
    assert "Geen antwoord: het regionaal expertteam (RER) vanaf" in pagina
    assert Leesregel.objects.get(gebeurtenis="lijst").medewerker == w.procesregisseur


@pytest.mark.parametrize("wie", ["casusregisseur", "behandelregisseur"])
def test_lijst_hoort_niet_bij_andere_rollen(w, escalatie, als, wie):
    assert als(getattr(w, wie)).get(LIJST).status_code == 403


def test_lijst_van_een_ander_team_is_leeg(w, escalatie, als):
    zuid = bouw.organisatie("lokaal_team", "Team Zuid")
    vreemd = bouw.medewerker("Vreemd", Rol.PROCESREGISSEUR, zuid)
    pagina = als(vreemd).get(LIJST).content.decode()
    assert escalatie.casus.nummer not in pagina
    assert "Geen escalaties" in pagina
    assert als(vreemd).get(adres(escalatie)).status_code == 404


def test_zonder_inloggen_naar_de_inlogpagina(client, escalatie):
    for url in (LIJST, adres(escalatie)):
        assert client.get(url).status_code == 302


def test_pagina_laat_zien_hoe_de_dag_is_bepaald(w, escalatie, als):
    pagina = als(w.procesregisseur).get(adres(escalatie)).content.decode()
    assert "De regel is 28 dagen." in pagina
    assert "Bron: Brief GRJR 4 november 2024" in pagina
    assert "Uw antwoord" in pagina
    assert Leesregel.objects.filter(dossier=escalatie.casus.kenmerk, actie="R").exists()


def test_openen_is_gelezen(w, escalatie, als):
    als(w.casusregisseur).get(adres(escalatie))
    assert Signaal.objects.unread().count() == 1
    als(w.procesregisseur).get(adres(escalatie))
    assert Signaal.objects.unread().count() == 0


@pytest.mark.eis("OO-07")
def test_antwoorden_en_teruglezen(w, escalatie, als):
    client = als(w.procesregisseur)
    antwoord = client.post(adres(escalatie), ANTWOORD, follow=True)
    assert antwoord.status_code == 200
    pagina = antwoord.content.decode()
    assert "Antwoord opgeslagen." in pagina
    assert "De inzet stopt vrijdag." in pagina
    assert "Koster" in pagina
    assert escalatie.casus.nummer not in client.get(LIJST).content.decode()
    assert escalatie.casus.nummer in client.get(f"{LIJST}?weergave=gesloten").content.decode()


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        pytest.param({}, "Kies wat het antwoord is", id="leeg formulier"),
        pytest.param({"uitkomst": "stopt"}, "Schrijf op wat er is afgesproken", id="geen tekst"),
        pytest.param(ANTWOORD | {"antwoord": "   "}, "Schrijf op wat er", id="alleen spaties"),
        pytest.param(ANTWOORD | {"uitkomst": "x"}, "Kies een antwoord uit de lijst", id="vreemd"),
        pytest.param(ANTWOORD | {"antwoord": "x" * 4001}, "Maak dit korter", id="te lang"),
    ],
)
def test_een_half_formulier_geeft_een_zin_bij_het_veld(w, escalatie, als, gegevens, zin):
    antwoord = als(w.procesregisseur).post(adres(escalatie), gegevens)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Escalatie.objects.get().status == "open"


def test_wie_wel_kijkt_maar_niet_antwoordt_ziet_waarom(w, escalatie, als):
    client = als(w.casusregisseur)
    pagina = client.get(adres(escalatie)).content.decode()
    assert "Alleen de procesregisseur van Team Noord beantwoordt deze escalatie." in pagina
    assert "<textarea" not in pagina
    assert client.post(adres(escalatie), ANTWOORD).status_code == 403
    assert Escalatie.objects.get().status == "open"


def test_een_tweede_antwoord_is_een_conflict(w, escalatie, als):
    client = als(w.procesregisseur)
    client.post(adres(escalatie), ANTWOORD)
    antwoord = client.post(adres(escalatie), ANTWOORD)
    assert antwoord.status_code == 409
    assert "kan niet nu de stand ‘Beantwoord’ is" in antwoord.content.decode()


def test_onbekend_en_geheim_zijn_hetzelfde_antwoord(w, escalatie, als):
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).delete()
    client = als(w.behandelregisseur)
    onbekend = client.get(f"{LIJST}{bouw.kenmerk()}/")
    assert onbekend.status_code == client.get(adres(escalatie)).status_code == 404
    assert client.post(adres(escalatie), ANTWOORD).status_code == 404


def test_na_doorzetten_antwoordt_de_rer(w, onderwerp, als):
    vandaag = timezone.localdate()
    onderwerp.project(inzet(w, date(2025, 3, 1)))
    watch(vandaag, timezone.now())
    eerste, tweede = Escalatie.objects.order_by("trede")
    assert "vanzelf naar het regionaal expertteam" in (
        als(w.procesregisseur).get(adres(eerste)).content.decode()
    )
    client = als(w.zorgbemiddelaar)
    pagina = client.get(LIJST).content.decode()
    assert "Trede 2: Expertteam (RER)" in pagina
    assert "Te laat opgemerkt" in client.get(adres(tweede)).content.decode()
    assert client.post(adres(tweede), ANTWOORD).status_code == 302
    assert Escalatie.objects.get(pk=tweede.pk).status == "beantwoord"


def test_lijst_en_pagina_blijven_binnen_de_vragen(w, als, tel_queries):
    aantallen = []
    client = als(w.procesregisseur)
    for begin, aantal in ((0, 5), (100, 120)):
        escalatie = missed_yesterday(w, aantal, begin=begin)
        client.get(LIJST)
        with tel_queries() as vragen:
            assert client.get(LIJST).status_code == 200
        aantallen.append(_own(vragen))
    assert aantallen[0] == aantallen[1] <= 8
    with tel_queries() as vragen:
        client.get(adres(escalatie))
    assert _own(vragen) <= 15
    with tel_queries() as vragen:
        assert client.post(adres(escalatie), ANTWOORD).status_code == 302
    assert _own(vragen) <= 35, [v["sql"][:80] for v in vragen]


def _own(vragen):
    """Without savepoints and session: those belong to every request."""
    return len([v for v in vragen if "SAVEPOINT" not in v["sql"] and "session" not in v["sql"]])


def test_lijst_bladert(w, als):
    missed_yesterday(w, 60)
    client = als(w.procesregisseur)
    assert client.get(LIJST).content.decode().count("2026-") == 50
    assert client.get(f"{LIJST}?pagina=2").content.decode().count("2026-") == 10
    assert client.get(f"{LIJST}?pagina=abc").status_code == 200
