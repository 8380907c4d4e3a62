"""De startpagina per rol, het thema, en de pagina's die iedereen mag lezen."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from organisaties.demo import demo_accounts
from organisaties.menu import entries_for
from organisaties.models import Medewerker
from organisaties.rollen import ROLLEN_PER_SOORT, Rol
from sturing.demo.wereld import load_wereld
from tests.factories.organisaties import _PLEK, LokaalTeamFactory, medewerker

ROLLEN = sorted({str(rol) for rollen in ROLLEN_PER_SOORT.values() for rol in rollen} - {"systeem"})


def somebody(rol):
    plek = _PLEK.get(Rol(rol), LokaalTeamFactory)
    organisatie = None if rol != "crisismedewerker" else plek(soort="cit")
    return medewerker(rol, organisatie=organisatie)


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN)
def test_elke_rol_begint_waar_het_werk_is(client, rol):
    client.force_login(somebody(rol))
    begin = client.get("/")
    assert begin.status_code == 302
    pagina = client.get(begin["Location"])
    assert pagina.status_code == 200
    assert 'aria-current="page"' in pagina.text


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN)
def test_elk_punt_van_het_menu_gaat_open(client, rol):
    client.force_login(somebody(rol))
    menu = client.get("/", follow=True).text.partition('class="cr-nav"')[2].partition("</nav>")[0]
    for punt in re.findall(r'href="([^"]+)"', menu):
        assert client.get(punt).status_code == 200


@pytest.mark.django_db
def test_elk_demonstratieaccount_kan_beginnen(client):
    for lader in ("load_organisaties", "load_normen", "load_keuzelijsten", "load_aanbod"):
        call_command(lader, stdout=StringIO())
    load_wereld()
    accounts = demo_accounts(datetime.now(tz=UTC).date())
    assert len(accounts) >= 20
    for account in accounts:
        client.post("/inloggen/rol/", {"wie": account.kenmerk})
        assert client.get("/", follow=True).status_code == 200, account.naam
        client.logout()


def test_wie_niets_mag_heeft_geen_menu():
    assert [punt for punt in entries_for(frozenset()) if punt.rollen] == []


@pytest.mark.parametrize("thema", ["donker", "auto", ""])
def test_het_thema_blijft_bewaard(ingelogd, thema):
    antwoord = ingelogd.client.post("/mijn/thema/", {"thema": thema, "terug": "/hulp/?a=1"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/hulp/?a=1")
    ingelogd.mens.refresh_from_db()
    assert ingelogd.mens.thema == thema
    assert (f'data-thema="{thema}"' in ingelogd.client.get("/hulp/").text) is bool(thema)


@pytest.mark.parametrize(
    "terug",
    [
        "https://elders.example/",
        "//elders.example",
        "foo",
        "start",
        "javascript:alert(1)",
        "",
        "/\\elders.example",
        "\x00",
    ],
)
def test_na_het_thema_nooit_naar_een_ander_adres(ingelogd, terug):
    antwoord = ingelogd.client.post("/mijn/thema/", {"thema": "x", "terug": terug})
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert Medewerker.objects.get(pk=ingelogd.mens.pk).thema == ""


def test_het_veiligheidscontact_verloopt_binnen_een_jaar(client, db):
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    assert "Contact: mailto:" in antwoord.text
    verloopt = re.search(r"Expires: (\S+)Z", antwoord.text)
    dag = datetime.fromisoformat(verloopt[1]).replace(tzinfo=UTC)
    assert timedelta(days=1) < dag - datetime.now(tz=UTC) < timedelta(days=365)


def test_de_gezondheid_zegt_niets_meer(client, db):
    antwoord = client.get("/healthz")
    assert (antwoord.status_code, antwoord.text) == (200, "ok")


@pytest.mark.parametrize("pad", ["/hulp/", "/toegankelijkheid/", "/privacy/", "/inloggen/"])
def test_uitleg_is_er_ook_voor_wie_niet_is_ingelogd(client, db, pad):
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert '<html lang="nl"' in antwoord.text
