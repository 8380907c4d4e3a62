"""Een maand met meer regels dan op het scherm passen, gaat in delen; niets valt weg."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from time_machine import travel

from arrangementen.declaraties import voorstel
from arrangementen.declaraties.openstaand import open_months
from arrangementen.models import Declaratie, Prestatie
from tests.factories.declaraties import APRIL, MAART, klaar, na

from .test_portaal import field_of, page_of

pytestmark = pytest.mark.django_db


def test_alle_velden_van_een_blad_passen_in_een_verzoek():
    assert 2 * voorstel.PER_KEER + 10 <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


@pytest.fixture
def drie(monkeypatch):
    """Three toewijzingen where two fit on a page."""
    monkeypatch.setattr(voorstel, "PER_KEER", 2)
    return [klaar(), klaar(casus=None), klaar(casus=None)]


@travel(na(MAART), tick=False)
def test_maand_in_twee_delen(als, zorgadministratie, drie):
    client, pagina = als(zorgadministratie), page_of(drie[0])
    eerste = client.get(pagina).content.decode()
    assert "U ziet 2 van de 3 regels" in eerste
    assert reverse("arrangementen:bericht_inlezen") in eerste
    assert field_of(drie[1]) in eerste and field_of(drie[2]) not in eerste
    assert client.post(pagina, {field_of(t): "12" for t in drie}).status_code == 302
    assert "maart 2026, de rest" in client.get(pagina.split("?")[0]).content.decode()
    tweede = client.get(pagina).content.decode()
    assert field_of(drie[2]) in tweede and "U ziet" not in tweede
    assert client.post(pagina, {field_of(drie[2]): "12"}).status_code == 302
    assert Declaratie.objects.filter(status="toegekend", periode_begin=MAART[0]).count() == 2
    assert Prestatie.objects.granted().count() == 3
    assert open_months(drie[0].aanbieder, date(2026, 4, 3)) == []


def test_de_rest_houdt_de_volgende_maand_niet_op(als, zorgadministratie, drie):
    with travel(na(MAART), tick=False):
        als(zorgadministratie).post(page_of(drie[0]), {field_of(drie[0]): "12"})
    maanden = open_months(drie[0].aanbieder, na(APRIL).date())
    assert [(o.maand, o.kan, o.rest) for o in maanden] == [
        (MAART, True, True),
        (APRIL, True, False),
    ]


@travel(na(MAART), tick=False)
def test_wat_op_een_blad_past_is_na_indienen_klaar(als, zorgadministratie):
    een, twee = klaar(), klaar(casus=None)
    als(zorgadministratie).post(page_of(een), {field_of(een): "12"})
    assert open_months(een.aanbieder, date(2026, 4, 3)) == []
    assert twee.gemeente == een.gemeente
