"""Budget, toegekend en gedeclareerd in euro: per contract, perceel, gemeente en jaar."""

from fractions import Fraction

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.aanbod.geld import amounts
from arrangementen.models import Opdracht, Product
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from tests.factories.declaraties import MAART, gedeclareerd, klaar, na, prestatie
from tests.factories.inkoop import koopt
from tests.factories.organisaties import GemeenteFactory, medewerker

from .bestanden import VOLUME, klein_aanbod, zet

pytestmark = pytest.mark.django_db
#: 26 weeks of 4 hours at 96.60, all within 2026
TOEGEKEND = Fraction(26 * 4 * 9660)
ADRES = "arrangementen:aanbod_budget"


@pytest.fixture
def toewijzing(db):
    klein_aanbod()
    rij = klaar(casus=None)
    with travel(na(MAART), tick=False):
        gedeclareerd((rij, [prestatie(rij)]))
    Product.objects.update(opdracht="A")
    return rij


def per(soort, jaar=2026, **meer):
    return {r.naam: (r.budget, r.toegekend, r.gedeclareerd) for r in amounts(jaar, soort, **meer)}


def test_per_contract_telt_het_budget_en_wat_geen_contract_heeft(toewijzing):
    regels = per("contract")
    assert regels["GRJR-2023-01 De Vlierhof"] == (5_200_000, 0, 0)  # 1000 dagdelen x 52,00
    assert regels["Zonder contract"] == (None, TOEGEKEND, 96600)
    assert regels["Samen"] == (5_200_000, TOEGEKEND, 96600)
    code = toewijzing.product.code
    zet("contractproducten", VOLUME | {"product": code, "eenheid": "04", "volume_per_jaar": "200"})
    (contract, samen) = amounts(2026, "contract")
    assert contract.budget == samen.budget == 5_200_000 + 200 * 9660
    assert (contract.toegekend, contract.gedeclareerd, contract.procent) == (TOEGEKEND, 96600, 9)


def test_per_perceel_en_per_gemeente(toewijzing):
    naam = str(Opdracht.objects.get(code="A"))
    assert per("perceel")[naam] == (5_200_000, TOEGEKEND, 96600)
    assert per("gemeente")["Rotterdam"] == (None, TOEGEKEND, 96600)
    ander = GemeenteFactory(naam="Capelle", cbs_code="0502")
    assert per("perceel", gemeenten=[ander.pk]) == {}


def test_een_ander_jaar_heeft_alleen_zijn_budget(toewijzing):
    assert per("contract", 2025)["Samen"] == (5_200_000, 0, 0)
    assert per("contract", 2021) == {}


@travel("2026-05-17 09:00:00+00:00", tick=False)
@pytest.mark.parametrize("soort", ["contract", "perceel", "gemeente", "x"])
def test_scherm_en_bestand(toewijzing, client, tel_queries, soort):
    regio = Organisatie.objects.get(soort=Soort.UITVOERINGSORGANISATIE)
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=regio))
    client.get(reverse(ADRES), {"per": soort})
    with tel_queries() as q:
        tekst = client.get(reverse(ADRES), {"per": soort, "jaar": "2026"}).content.decode()
    assert len(q) <= 15
    assert "€\u00a010.046,40" in tekst
    assert "€\u00a0966,00" in tekst
    bestand = client.get(
        reverse("arrangementen:aanbod_budget_bestand", args=["csv"]), {"per": soort}
    )
    assert "10046,40" in bestand.content.decode("utf-8-sig")
    assert client.get(reverse(ADRES), {"per": soort, "jaar": "2024"}).status_code == 200


@travel("2026-05-17 09:00:00+00:00", tick=False)
def test_de_regio_ziet_alleen_gemeenten_waarvoor_zij_inkoopt(toewijzing, client):
    regio = Organisatie.objects.get(soort=Soort.UITVOERINGSORGANISATIE)
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=regio))
    koopt(Organisatie.objects.get(cbs_code="0599"), "mvs")
    tekst = client.get(reverse(ADRES), {"per": "gemeente"}).content.decode()
    assert "Niets in dit jaar" in tekst
    ander = GemeenteFactory(naam="Capelle", cbs_code="0502")
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=ander))
    for soort in ("contract", "perceel", "gemeente"):
        tekst = client.get(reverse(ADRES), {"per": soort}).content.decode()
        assert "€\u00a0" not in tekst
        assert "uw eigen gemeente" in tekst
