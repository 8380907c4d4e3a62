"""De berichtenbox, het inlezen en het ophalen van bestanden: wie ziet welke berichten."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.ijw.bericht import Bevinding
from arrangementen.models import Bericht
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.arrangementen import (
    OP,
    BerichtFactory,
    bericht_van,
    lees,
    met_opdracht,
    toewijzing_van,
    verstuurd,
)
from tests.factories.casusregie import procesregisseur_van
from tests.factories.organisaties import GemeenteFactory, medewerker
from verloop import outbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vandaag():
    with travel(OP + timedelta(hours=1), tick=False):
        yield


def adres(naam, bericht):
    return reverse(f"arrangementen:{naam}", kwargs={"kenmerk": bericht.kenmerk})


BOX = "arrangementen:bericht_lijst"
INLEZEN = "arrangementen:bericht_inlezen"


def test_box_toont_eigen_berichten_met_klok(als, zorgadministratie):
    bericht = bericht_van(verstuurd())
    tekst = als(zorgadministratie).get(reverse(BOX), {"map": "wacht"}).content.decode()
    assert bericht.identificatie in tekst
    assert "5 mrt" in tekst or "5 maart" in tekst


def test_box_van_een_andere_aanbieder_is_leeg(als, vreemde):
    bericht = bericht_van(verstuurd())
    client = als(vreemde)
    assert bericht.identificatie not in client.get(reverse(BOX), {"map": "uit"}).content.decode()
    assert client.get(adres("bericht_detail", bericht)).status_code == 404
    assert client.get(adres("bericht_bestand", bericht)).status_code == 404


def test_backoffice_van_een_andere_gemeente_vindt_niets(als):
    bericht = bericht_van(verstuurd())
    ander = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    persoon = medewerker(Rol.BACKOFFICE, organisatie=ander)
    assert als(persoon).get(adres("bericht_detail", bericht)).status_code == 404


def test_casusregisseur_heeft_geen_box(als):
    arrangement = met_opdracht()
    persoon = procesregisseur_van(arrangement.casus)
    assert als(persoon).get(reverse(BOX)).status_code == 403


def test_berichten_van_een_casus(als):
    arrangement = verstuurd()
    url = reverse("arrangementen:casus_berichten", kwargs={"kenmerk": arrangement.casus.kenmerk})
    tekst = als(procesregisseur_van(arrangement.casus)).get(url).content.decode()
    assert bericht_van(arrangement).identificatie in tekst
    assert "<jw301" not in tekst


def test_bestand_ophalen_geeft_de_bytes_en_een_leesregel(als, zorgadministratie):
    bericht = bericht_van(verstuurd())
    antwoord = als(zorgadministratie).get(adres("bericht_bestand", bericht))
    assert antwoord.content == bericht.data
    assert f"JW301-{bericht.identificatie}.xml" in antwoord["Content-Disposition"]
    assert Leesregel.objects.filter(onderdeel="bestand van een bericht").count() == 1


def bestand(data):
    return {"bestand": SimpleUploadedFile("antwoord.xml", data)}


def test_inlezen_van_een_goed_bericht(als, zorgadministratie):
    bericht = bericht_van(verstuurd())
    data = aanbiederzijde.answer_of(bericht, op=OP)
    antwoord = als(zorgadministratie).post(reverse(INLEZEN), bestand(data))
    assert antwoord.status_code == 200
    assert "Het bericht is goed" in antwoord.content.decode()
    bericht.refresh_from_db()
    assert bericht.status == "bevestigd"


def test_inlezen_van_geen_bericht_toont_de_code(als, backoffice):
    antwoord = als(backoffice).post(reverse(INLEZEN), bestand(b"geen xml"))
    assert antwoord.status_code == 422
    assert "IJW-401" in antwoord.content.decode()
    assert Bericht.objects.get().status == "afgekeurd"


def test_inlezen_van_andermans_bericht_bewaart_niets(als, vreemde):
    bericht = bericht_van(verstuurd())
    data = aanbiederzijde.answer_of(bericht, op=OP)
    antwoord = als(vreemde).post(reverse(INLEZEN), bestand(data))
    assert antwoord.status_code == 422
    assert "niet van of voor uw organisatie" in antwoord.content.decode()
    assert Bericht.objects.count() == 1


def test_inlezen_zonder_bestand(als, backoffice):
    antwoord = als(backoffice).post(reverse(INLEZEN), {})
    assert antwoord.status_code == 422
    assert "Kies een bestand" in antwoord.content.decode()


def test_afgekeurde_toewijzing_opnieuw_maken(als, backoffice):
    arrangement = verstuurd()
    bericht = bericht_van(arrangement)
    fout = Bevinding(3, "TR332", "9332", "Client/ToegewezenProducten/ToegewezenProduct[1]", "fout")
    lees(aanbiederzijde.answer_of(bericht, op=OP, bevindingen=[fout]))
    client = als(backoffice)
    assert "9332" in client.get(adres("bericht_detail", bericht)).content.decode()
    client.post(adres("bericht_opnieuw", bericht), {"reden": "ontvanger"})
    client.post(adres("bericht_opnieuw", bericht), {"reden": "ontvanger"})
    outbox.process_all()
    assert Bericht.objects.filter(soort="301").count() == 2
    assert toewijzing_van(arrangement).gemeld_in == bericht_van(arrangement)


@pytest.mark.parametrize("aantal", [5, 500])
def test_queries_van_de_box(als, zorgadministratie, tel_queries, aantal):
    BerichtFactory.create_batch(aantal)
    client = als(zorgadministratie)
    client.get(reverse(BOX), {"map": "uit"})
    with tel_queries() as queries:
        assert client.get(reverse(BOX), {"map": "uit"}).status_code == 200
    eigen = [q["sql"] for q in queries if "django_session" not in q["sql"]]
    eigen = [sql for sql in eigen if "SAVEPOINT" not in sql]
    assert len(eigen) <= 8, "\n".join(sql[:160] for sql in eigen)
