"""Budget en gerealiseerd voor wie stuurt: zonder namen, en zonder kleine aantallen."""

import pytest
from django.urls import reverse
from time_machine import travel

from organisaties.rollen import Rol, Soort
from tests.factories.declaraties import MAART, TARIEF, gedeclareerd, klaar, na, prestatie
from tests.factories.organisaties import OrganisatieFactory, medewerker

pytestmark = pytest.mark.django_db
URL = "sturing:gedeclareerd"


@pytest.fixture
def manager(db):
    plek = OrganisatieFactory(soort=Soort.UITVOERINGSORGANISATIE, naam="De regio")
    return medewerker(Rol.CONTRACTMANAGER, organisatie=plek)


def declared(aantal):
    """So many toewijzingen of De Vlierhof, each with 10 hours in March."""
    toewijzingen = [klaar(casus=None) for _ in range(aantal)]
    gedeclareerd(*[(t, [prestatie(t)]) for t in toewijzingen])
    return toewijzingen


@travel(na(MAART), tick=False)
def test_bedragen_zonder_namen(client, manager, tel_queries):
    toewijzingen = declared(5)
    client.force_login(manager)
    client.get(reverse(URL))
    with tel_queries() as q:
        tekst = client.get(reverse(URL)).content.decode()
    assert len(q) <= 12
    assert "€\u00a04.830,00" in tekst  # 5 x 10 uur x 96,60
    assert "De Vlierhof" in tekst
    for toewijzing in toewijzingen:
        assert toewijzing.casus.jeugdige.achternaam not in tekst
        assert str(toewijzing.nummer) not in tekst


@travel(na(MAART), tick=False)
def test_kleine_aantallen_blijven_verborgen_met_hun_bedragen(client, manager):
    declared(2)
    client.force_login(manager)
    for vraag in ("", "?per=product"):
        tekst = client.get(reverse(URL) + vraag).content.decode()
        assert "niet getoond" in tekst
        assert f"{20 * TARIEF / 100:.0f}"[:3] not in tekst.replace(".", "")


@travel(na(MAART), tick=False)
@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_als_bestand(client, manager, soort):
    declared(1)
    client.force_login(manager)
    antwoord = client.get(reverse("sturing:gedeclareerd_bestand", args=[soort]))
    assert antwoord.status_code == 200
    if soort == "csv":
        assert "niet getoond" in antwoord.content.decode("utf-8-sig")


def test_alleen_wie_stuurt(client, manager):
    ander = medewerker(Rol.ZORGADMINISTRATIE)
    client.force_login(ander)
    assert client.get(reverse(URL)).status_code == 403
