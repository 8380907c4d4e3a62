"""Huisartsenpraktijken met hun vaste contact en POH, het plan van de gemeente en het aanbod."""

import pytest
from django.urls import reverse

from casusregie.models import Participatieplan, Praktijkcontact
from organisaties.rollen import Rol
from tests.factories.casusregie import casus_a, procesregisseur_van, team_met_mensen
from tests.factories.organisaties import GemeenteFactory, HuisartsenpraktijkFactory, medewerker

pytestmark = pytest.mark.django_db
LIJST = "casusregie:praktijk_list"


def invoer(team, **velden):
    return {
        "team": team.team.pk,
        "praktijk": HuisartsenpraktijkFactory(naam="Praktijk De Brug").pk,
        "contactpersoon": team.casusregisseur.pk,
        "poh": "on",
        "poh_naam": "P. van Dam",
        "begindatum": "1-1-2026",
        **velden,
    }


@pytest.mark.eis("RV-B07-01", "CR-B0-06")
def test_een_praktijk_heeft_een_vast_contact_en_een_poh(client):
    team = team_met_mensen()
    client.force_login(team.teamleider)
    data = invoer(team)
    assert client.post(reverse("casusregie:praktijk_new"), data).status_code == 302
    client.force_login(team.casusregisseur)
    tekst = client.get(reverse(LIJST)).content.decode()
    for deel in ("Praktijk De Brug", team.casusregisseur.naam, "P. van Dam"):
        assert deel in tekst
    assert client.get(reverse("casusregie:praktijk_new")).status_code == 403
    client.force_login(team_met_mensen().casusregisseur)
    assert "Praktijk De Brug" not in client.get(reverse(LIJST)).content.decode()
    contact = Praktijkcontact.objects.get()
    client.force_login(medewerker(Rol.TEAMLEIDER))
    wijzig = reverse("casusregie:praktijk_edit", args=[contact.kenmerk])
    assert client.get(wijzig).status_code == 404
    client.force_login(team.teamleider)
    eind = {**data, "einddatum": "31-3-2026"}
    assert client.post(wijzig, eind).status_code == 302
    contact.refresh_from_db()
    assert contact.einddatum.isoformat() == "2026-03-31"


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({"poh_naam": ""}, "wie de POH GGZ Jeugd is", id="poh-zonder-naam"),
        pytest.param({"praktijk": "1"}, "Kies een antwoord uit de lijst", id="geen-praktijk"),
        pytest.param({"contactpersoon": ""}, "Kies een collega", id="geen-contact"),
        pytest.param({"einddatum": "1-1-2020"}, "op of na het begin", id="einde-voor-begin"),
    ],
)
def test_een_half_ingevulde_praktijk(client, velden, zin):
    team = team_met_mensen()
    client.force_login(team.teamleider)
    pagina = client.post(reverse("casusregie:praktijk_new"), invoer(team, **velden))
    assert pagina.status_code == 422
    assert zin in pagina.content.decode()


def test_een_praktijk_heeft_een_contact_tegelijk_per_team(client):
    team = team_met_mensen()
    client.force_login(team.teamleider)
    data = invoer(team)
    client.post(reverse("casusregie:praktijk_new"), data)
    tweede = client.post(reverse("casusregie:praktijk_new"), data)
    assert tweede.status_code == 422
    assert "al een vast contact" in tweede.content.decode()
    assert Praktijkcontact.objects.count() == 1


@pytest.mark.eis("RV-B09-02")
def test_het_plan_van_de_gemeente_staat_bij_het_gezin(client):
    gemeente = GemeenteFactory()
    client.force_login(medewerker(Rol.BACKOFFICE, organisatie=gemeente))
    data = {
        "gemeente": gemeente.pk,
        "titel": "Samen met jongeren",
        "adres": "https://gemeente.example/jongeren",
        "vastgesteld_op": "1-2-2026",
        "begindatum": "1-3-2026",
    }
    nieuw = reverse("casusregie:participatie_new")
    for adres in ("http://x.example", "javascript:alert(1)", "geen adres"):
        assert client.post(nieuw, {**data, "adres": adres}).status_code == 422
    assert client.post(nieuw, data).status_code == 302
    assert Participatieplan.objects.get().gemeente == gemeente
    casus = casus_a(gemeente=gemeente)
    client.force_login(procesregisseur_van(casus))
    pagina = client.get(reverse("casusregie:gezin_detail", args=[casus.kenmerk]))
    tekst = pagina.content.decode()
    assert "Samen met jongeren" in tekst
    assert "https://gemeente.example/jongeren" in tekst
    assert "1 februari 2026" in tekst


def test_alleen_de_gemeente_zelf_legt_haar_plan_vast(client):
    client.force_login(medewerker(Rol.TEAMLEIDER))
    assert client.get(reverse("casusregie:participatie_list")).status_code == 403
    ander = GemeenteFactory(cbs_code="0502", naam="Capelle")
    plan = Participatieplan.objects.create(
        gemeente=GemeenteFactory(),
        titel="X",
        adres="https://x.example",
        vastgesteld_op="2026-01-01",
        begindatum="2026-01-01",
    )
    client.force_login(medewerker(Rol.BACKOFFICE, organisatie=ander))
    wijzig = reverse("casusregie:participatie_edit", args=[plan.kenmerk])
    assert client.get(wijzig).status_code == 404
