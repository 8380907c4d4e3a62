"""Een collega was eerder, of het geheel kan toch niet: geen invoer weg, wel een uitweg."""

from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.declaraties import indienen
from arrangementen.models import Declaratie
from tests.factories.declaraties import MAART, gedeclareerd, klaar, na, prestatie

from .test_portaal import field_of, page_of

pytestmark = pytest.mark.django_db
FEBRUARI = (date(2026, 2, 1), date(2026, 2, 28))


def met_ons_nummer(toewijzing):
    """The aanbieder used the form of our numbers in a file of its own."""
    vroeg = {"maand": FEBRUARI, "op": na(MAART), "ident": "F1"}
    gedeclareerd((toewijzing, [prestatie(toewijzing)]), nummer="PD000000001", **vroeg)


@travel(na(MAART), tick=False)
def test_geheel_geweigerd_bij_het_indienen_houdt_de_invoer(als, zorgadministratie, monkeypatch):
    toewijzing = klaar()
    met_ons_nummer(toewijzing)
    # een bestand met dit nummer kwam binnen terwijl het scherm het nam
    monkeypatch.setattr(indienen, "_free_number", lambda aanbieder: "PD000000001")
    antwoord = als(zorgadministratie).post(page_of(toewijzing), {field_of(toewijzing): "12,5"})
    assert antwoord.status_code == 422
    scherm = antwoord.content.decode()
    assert "Dit declaratienummer is al gebruikt" in scherm
    assert 'value="12,5"' in scherm
    assert Declaratie.objects.count() == 1


@travel(na(MAART), tick=False)
@pytest.mark.eis("TR333")
def test_een_nummer_dat_de_aanbieder_zelf_gebruikte_slaat_het_scherm_over(als, zorgadministratie):
    toewijzing = klaar()
    met_ons_nummer(toewijzing)
    antwoord = als(zorgadministratie).post(page_of(toewijzing), {field_of(toewijzing): "12,5"})
    assert antwoord.status_code == 302
    nummers = Declaratie.objects.order_by("nummer").values_list("nummer", flat=True)
    assert list(nummers) == ["PD000000001", "PD000000002"]


@travel(na(MAART), tick=False)
def test_collega_was_eerder(als, zorgadministratie):
    toewijzing = klaar()
    client, pagina = als(zorgadministratie), page_of(toewijzing)
    assert client.post(pagina, {field_of(toewijzing): "12"}).status_code == 302
    tweede = client.post(pagina, {field_of(toewijzing): "14"})
    assert tweede.status_code == 409
    scherm = tweede.content.decode()
    assert "Deze maand is al gedeclareerd" in scherm
    assert reverse("arrangementen:declaratie_lijst") in scherm
    assert Declaratie.objects.count() == 1
    assert "al gedeclareerd" not in client.get(pagina).content.decode()
