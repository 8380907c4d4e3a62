"""Het scherm Uitgaand werk: alleen voor de beheerder, en opnieuw proberen."""

import pytest
from django.utils import timezone

from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from tests.factories.organisaties import medewerker
from verloop.models import Outbox

pytestmark = pytest.mark.django_db
PAD = "/beheer/uitgaand-werk/"


@pytest.fixture
def bij(db):
    return Organisatie.objects.create(
        soort=Soort.UITVOERINGSORGANISATIE, naam="Regio", geldig_van="2020-01-01", bron="test"
    )


@pytest.fixture
def beheer(client, bij):
    client.force_login(medewerker(Rol.BEHEERDER, bij))
    return client


def opgegeven(aantal):
    nu = timezone.now()
    return Outbox.objects.bulk_create(
        Outbox(
            taak="proef.taak",
            sleutel=f"geheim-{n}",
            gegevens={"onderwerp_id": n},
            aangemaakt_op=nu,
            volgende_poging_op=nu,
            mislukt_op=nu,
            pogingen=13,
        )
        for n in range(aantal)
    )


def tekst(antwoord):
    return antwoord.content.decode()


def test_niets_opgegeven(beheer):
    assert "Niets opgegeven" in tekst(beheer.get(PAD))


def test_de_lijst_noemt_soort_en_nummer_en_niet_de_inhoud(beheer):
    rijen = opgegeven(60)
    pagina = tekst(beheer.get(PAD))
    assert "Opgegeven (60)" in pagina
    assert f"nummer {rijen[0].pk}" in pagina
    assert "geheim-" not in pagina
    assert "1 tot en met 50 van 60" in pagina


def test_een_taak_of_alles_opnieuw(beheer):
    rijen = opgegeven(3)
    antwoord = beheer.post(f"{PAD}opnieuw/", {"welke": rijen[1].pk}, follow=True)
    assert "1 taak wordt opnieuw geprobeerd" in tekst(antwoord)
    assert Outbox.objects.filter(mislukt_op=None).get() == rijen[1]
    antwoord = beheer.post(f"{PAD}opnieuw/", {"welke": "alles"}, follow=True)
    assert "2 taken worden opnieuw geprobeerd" in tekst(antwoord)
    assert not Outbox.objects.exclude(mislukt_op=None).exists()


@pytest.mark.parametrize("welke", ["", "x", "-1", "9" * 40, "999999"])
def test_wat_er_niet_is_zegt_wat_u_kunt_doen(welke, beheer):
    opgegeven(1)
    antwoord = beheer.post(f"{PAD}opnieuw/", {"welke": welke}, follow=True)
    assert "Kijk of de lijst is veranderd" in tekst(antwoord)
    assert Outbox.objects.exclude(mislukt_op=None).count() == 1


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.TOEZICHTHOUDER, Rol.NORMBEHEERDER])
def test_een_ander_komt_er_niet(rol, client, bij):
    client.force_login(medewerker(rol, bij))
    assert client.get(PAD).status_code == 403
    assert client.post(f"{PAD}opnieuw/", {"welke": "alles"}).status_code == 403


def test_de_beheerder_begint_bij_de_accounts(beheer):
    assert beheer.get("/")["Location"] == "/beheer/accounts/"
