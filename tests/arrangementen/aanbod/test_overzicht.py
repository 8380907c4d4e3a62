"""Het aanbod voor verwijzers: zonder inloggen te lezen, zonder tarief en zonder personen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.arrangementen import ContractFactory, ProductFactory
from tests.factories.casusregie import casus_a

pytestmark = pytest.mark.django_db
ADRES = reverse("arrangementen:aanbod")


@pytest.mark.eis("CR-B1-06")
def test_een_arts_zonder_inlog_leest_wie_welke_hulp_geeft(client):
    contract = ContractFactory(tarief_cent=987654)
    casus = casus_a()
    pagina = client.get(ADRES)
    tekst = pagina.content.decode()
    assert pagina.status_code == 200
    assert contract.aanbieder.naam in tekst
    assert contract.product.naam in tekst
    for geheim in ("987654", "9.876,54", casus.jeugdige.achternaam, casus.nummer):
        assert geheim not in tekst


@pytest.mark.eis("CR-B1-06")
def test_alleen_wat_vandaag_is_ingekocht_en_per_soort(client):
    contract = ContractFactory()
    voorbij = ContractFactory(
        product=ProductFactory(code="45C99", naam="Voorbije hulp"),
        geldig_tot=timezone.localdate() - timedelta(days=1),
    )
    tekst = client.get(ADRES).content.decode()
    assert voorbij.product.naam not in tekst
    ander = next(s for s in ("crisis", "ggz") if s != contract.product.soort)
    assert contract.product.naam not in client.get(ADRES, {"soort": ander}).content.decode()
    assert contract.product.naam in client.get(ADRES, {"soort": "onzin\x00"}).content.decode()


@pytest.mark.parametrize("aantal", [1, 12])
def test_het_overzicht_kost_een_vast_aantal_vragen(client, tel_queries, aantal):
    for n in range(aantal):
        ContractFactory(product=ProductFactory(code=f"45D{n:02d}"))
    client.get(ADRES)
    with tel_queries() as vragen:
        client.get(ADRES)
    assert len(vragen) <= 8, len(vragen)
