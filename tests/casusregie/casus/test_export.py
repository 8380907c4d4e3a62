"""De werkvoorraad als bestand: wie het mag, wat erin staat en dat het gelogd is."""

import io
import zipfile

import openpyxl
import pytest
from django.utils import timezone

from casusregie.casus.werkvoorraad import export_views
from casusregie.models import Betrokkenheid, Casus, Jeugdige
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw

from .test_werkvoorraad import due

pytestmark = pytest.mark.django_db
PAD = "/werkvoorraad/bestand"


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def ingelogd(client, w):
    client.force_login(w.procesregisseur)
    return client


@pytest.fixture
def casussen(w):
    rijen = bouw.casussen(w, 3)
    for casus in rijen:
        bouw.regie(casus, Rol.PROCESREGISSEUR, w.procesregisseur, w.team)
    return rijen


def regels(antwoord):
    return antwoord.content.decode("utf-8-sig").splitlines()


def test_het_bestand_volgt_de_filters_van_het_adres(ingelogd, w, casussen):
    due(w, casussen[1], -2)
    antwoord = ingelogd.get(f"{PAD}/csv/", {"weergave": "te_laat"})
    assert antwoord["Content-Type"].startswith("text/csv")
    naam = f"werkvoorraad-{timezone.localdate().isoformat()}.csv"
    assert antwoord["Content-Disposition"] == f'attachment; filename="{naam}"'
    tekst = "\n".join(regels(antwoord))
    assert '"Weergave";"Te laat"' in tekst
    assert [casus.nummer in tekst for casus in casussen] == [False, True, False]


def test_een_naam_wordt_geen_formule(ingelogd, casussen):
    Jeugdige.objects.update(voornamen="=cmd", achternaam="|calc")
    tekst = "\n".join(regels(ingelogd.get(f"{PAD}/csv/")))
    assert '"\'=cmd |calc"' in tekst
    boek = openpyxl.load_workbook(io.BytesIO(ingelogd.get(f"{PAD}/xlsx/").content))
    assert "f" not in {cel.data_type for rij in boek.active.iter_rows() for cel in rij}


def test_excel_en_opendocument_hebben_dezelfde_rijen(ingelogd, casussen):
    boek = openpyxl.load_workbook(io.BytesIO(ingelogd.get(f"{PAD}/xlsx/").content))
    nummers = {cel.value for rij in boek.active.iter_rows() for cel in rij}
    ods = zipfile.ZipFile(io.BytesIO(ingelogd.get(f"{PAD}/ods/").content))
    inhoud = ods.read("content.xml").decode()
    for casus in casussen:
        assert casus.nummer in nummers
        assert casus.nummer in inhoud


@pytest.mark.parametrize(
    ("wie", "status"),
    [("procesregisseur", 200), ("casusregisseur", 403), ("behandelregisseur", 403)],
)
def test_alleen_wie_het_recht_heeft(wie, status, client, w, casussen):
    client.force_login(getattr(w, wie))
    assert client.get(f"{PAD}/csv/").status_code == status
    links = f"{PAD}/csv/" in client.get("/werkvoorraad/", {"weergave": "alle"}).content.decode()
    assert links is (status == 200)


def test_alleen_wat_iemand_ziet(client, w, casussen):
    Betrokkenheid.objects.filter(casus=casussen[0]).delete()
    client.force_login(w.procesregisseur)
    tekst = "\n".join(regels(client.get(f"{PAD}/csv/")))
    assert casussen[0].nummer not in tekst
    assert casussen[1].nummer in tekst


def test_elke_export_staat_in_het_leeslogboek(ingelogd, casussen):
    ingelogd.get(f"{PAD}/ods/")
    regel = Leesregel.objects.get(gebeurtenis="export")
    assert (regel.actie, regel.detail) == ("E", "3 rijen, ods")


def test_een_vreemde_soort_bestaat_niet(ingelogd):
    assert ingelogd.get(f"{PAD}/pdf/").status_code == 404


def test_niet_meer_dan_het_hoogste_aantal(ingelogd, casussen, monkeypatch):
    monkeypatch.setattr(export_views, "HOOGUIT", 2)
    tekst = "\n".join(regels(ingelogd.get(f"{PAD}/csv/")))
    assert "Alleen de eerste 2 casussen" in tekst
    assert sum(casus.nummer in tekst for casus in casussen) == 2


def test_afgeronde_casussen_met_hun_dag(ingelogd, casussen):
    Casus.objects.filter(pk=casussen[0].pk).update(gesloten_op=timezone.localdate())
    tekst = "\n".join(regels(ingelogd.get(f"{PAD}/csv/", {"weergave": "afgerond"})))
    assert f"{timezone.localdate():%d-%m-%Y}" in tekst


def test_vast_aantal_vragen(ingelogd, w, casussen, tel_queries):
    with tel_queries() as weinig:
        ingelogd.get(f"{PAD}/csv/")
    for casus in bouw.casussen(w, 100, begin=500):
        bouw.regie(casus, Rol.PROCESREGISSEUR, w.procesregisseur, w.team)
    with tel_queries() as veel:
        ingelogd.get(f"{PAD}/csv/")
    assert len(veel) <= len(weinig) <= 12
