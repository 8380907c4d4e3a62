"""De schermen van het aanbod: opstellen, vaststellen door een ander, bestanden en pagina's."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from arrangementen.aanbod.tabellen import TABELLEN, tabel_of
from arrangementen.models import Aanbodwijziging, Contract, Contractvolume
from organisaties.rollen import Rol
from tests.factories.organisaties import (
    GemeenteFactory,
    UitvoeringsorganisatieFactory,
    medewerker,
)

from .bestanden import TARIEF, VOLUME, alle_tabellen, csv, klein_aanbod

pytestmark = pytest.mark.django_db
WAAROM = "Besluit van de stuurgroep"


@pytest.fixture
def twee():
    """Two people who keep the offer."""
    regio = UitvoeringsorganisatieFactory()
    return (
        medewerker(Rol.CONTRACTMANAGER, organisatie=regio),
        medewerker(Rol.BEHEERDER, organisatie=regio),
    )


def url(naam, *args):
    return reverse(f"arrangementen:{naam}", args=args)


def opstellen(client, tabel, rij, wie, **meer):
    client.force_login(wie)
    gegevens = {naam: waarde for naam, waarde in rij.items() if waarde}
    for veld in tabel_of(tabel).velden:
        if veld.leeg is False:
            gegevens.setdefault(veld.naam, "nee")
    for veld in tabel_of(tabel).velden:
        if veld.leeg == [] and veld.naam in gegevens:
            gegevens[veld.naam] = gegevens[veld.naam].split()
    return client.post(url("aanbod_nieuw", tabel), {**gegevens, "toelichting": WAAROM} | meer)


@pytest.mark.eis("RV-0-08")
def test_de_een_stelt_op_de_ander_stelt_vast(client, twee):
    klein_aanbod()
    een, ander = twee
    nieuw = VOLUME | {"volume_per_jaar": "1.200", "geldig_van": "01-01-2027"}
    antwoord = opstellen(client, "contractproducten", nieuw, een)
    wijziging = Aanbodwijziging.objects.get()
    assert antwoord.url == url("aanbod_wijziging", wijziging.kenmerk)
    assert Contractvolume.objects.count() == 1
    zelf = client.post(url("aanbod_vaststellen", wijziging.kenmerk))
    assert zelf.status_code == 403
    client.force_login(ander)
    pagina = client.get(antwoord.url).content.decode()
    assert "1000" in pagina
    assert "1200" in pagina
    assert client.post(url("aanbod_vaststellen", wijziging.kenmerk)).status_code == 302
    wijziging.refresh_from_db()
    assert (wijziging.status, wijziging.vastgesteld_door) == ("vastgesteld", ander)
    oud, nu = Contractvolume.objects.order_by("geldig_van")
    assert (oud.geldig_tot, nu.volume_per_jaar) == (date(2026, 12, 31), 1200)
    nog_eens = client.post(url("aanbod_vaststellen", wijziging.kenmerk))
    assert nog_eens.status_code == 409


def test_een_wijziging_die_niet_meer_past_wordt_geweigerd(client, twee):
    klein_aanbod()
    een, ander = twee
    for tarief in ("54,00", "55,00"):
        opstellen(client, "tarieven", TARIEF | {"tarief": tarief, "geldig_van": "01-01-2027"}, een)
    tweede, eerste = Aanbodwijziging.objects.all()
    client.force_login(ander)
    assert client.post(url("aanbod_vaststellen", eerste.kenmerk)).status_code == 302
    pagina = client.get(url("aanbod_vaststellen", tweede.kenmerk)).content.decode()
    assert "past niet meer" in pagina
    client.post(url("aanbod_vaststellen", tweede.kenmerk))
    tweede.refresh_from_db()
    assert tweede.status == "concept"
    assert Contract.objects.count() == 2
    client.force_login(een)
    assert client.post(url("aanbod_intrekken", tweede.kenmerk)).status_code == 302


def test_een_fout_staat_bij_het_veld_en_er_verandert_niets(client, twee):
    klein_aanbod()
    antwoord = opstellen(client, "tarieven", TARIEF | {"tarief": "60,00"}, twee[0])
    assert antwoord.status_code == 422
    assert "latere eerste dag" in antwoord.content.decode()
    leeg = client.post(url("aanbod_nieuw", "tarieven"), {})
    assert leeg.status_code == 422
    gelijk = opstellen(client, "tarieven", TARIEF, twee[0])
    assert "Er verandert niets" in gelijk.content.decode()
    assert not Aanbodwijziging.objects.exists()


def test_een_bestand_eerst_bekijken_en_dan_opstellen(client, twee):
    klein_aanbod()
    een, ander = twee
    client.force_login(een)
    duurder = TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"}
    inhoud = csv(TARIEF, duurder)
    adres = url("aanbod_inlezen", "tarieven")
    bestand = SimpleUploadedFile("tarieven-2027.csv", inhoud)
    gezien = client.post(adres, {"bestand": bestand, "toelichting": WAAROM})
    assert gezien.status_code == 200
    assert not Aanbodwijziging.objects.exists()
    assert "52,00" in gezien.content.decode()
    gelezen = gezien.context["gelezen"]
    velden = {"gelezen": gelezen, "toelichting": WAAROM, "opstellen": "1"}
    assert client.post(adres, velden).status_code == 302
    wijziging = Aanbodwijziging.objects.get()
    assert (wijziging.gewijzigd, wijziging.gelijk) == (1, 1)
    assert wijziging.bestandsnaam == "tarieven-2027.csv"
    assert wijziging.opgesteld_door == een
    assert len(wijziging.sha256) == 64
    client.force_login(ander)
    client.post(url("aanbod_vaststellen", wijziging.kenmerk))
    assert Contract.objects.get(geldig_van=date(2027, 1, 1)).tarief_cent == 5400
    opnieuw = SimpleUploadedFile("tarieven-2027.csv", inhoud)
    nog_eens = client.post(adres, {"bestand": opnieuw, "toelichting": WAAROM})
    assert "Er verandert niets" in nog_eens.content.decode()


def test_een_verkeerd_bestand_geeft_uitleg(client, twee):
    klein_aanbod()
    client.force_login(twee[0])
    gevallen = (
        (b"", "leeg"),
        (b"PK\x03\x04\x00\x00", "geen tekstbestand"),
        (csv(TARIEF | {"tarief": "veel"}), "Vul een getal in"),
        (csv({"code": "1"}), "hoort hier niet"),
    )
    for inhoud, tekst in gevallen:
        bestand = SimpleUploadedFile("fout.csv", inhoud)
        velden = {"bestand": bestand, "toelichting": WAAROM, "opstellen": "1"}
        antwoord = client.post(url("aanbod_inlezen", "tarieven"), velden)
        assert antwoord.status_code == 422
        assert tekst in antwoord.content.decode()
    assert not Aanbodwijziging.objects.exists()


def test_een_ander_knoeit_met_wat_op_de_pagina_staat(client, twee):
    klein_aanbod()
    client.force_login(twee[0])
    velden = {"gelezen": "nep", "toelichting": WAAROM, "opstellen": "1"}
    antwoord = client.post(url("aanbod_inlezen", "tarieven"), velden)
    assert antwoord.status_code == 422
    assert "Kies het bestand opnieuw" in antwoord.content.decode()


def test_elke_tabel_heeft_een_lijst_een_formulier_en_een_bestand(client, twee):
    alle_tabellen()
    client.force_login(twee[0])
    for tabel in TABELLEN:
        lijst = client.get(url("aanbod_tabel", tabel), {"zoek": ""})
        assert lijst.status_code == 200, tabel
        assert lijst.context["regels"], tabel
        assert client.get(url("aanbod_tabel", tabel), {"zoek": "zzz"}).status_code == 200
        nummer = tabel_of(tabel).rows().first().pk
        assert client.get(url("aanbod_nieuw", tabel), {"van": nummer}).status_code == 200
        bestand = client.get(url("aanbod_bestand", tabel))
        bekend = SimpleUploadedFile("terug.csv", bestand.content)
        terug = client.post(
            url("aanbod_inlezen", tabel), {"bestand": bekend, "toelichting": WAAROM}
        )
        assert "Er verandert niets" in terug.content.decode(), tabel
    sjabloon = client.get(url("aanbod_bestand", "tarieven"), {"leeg": "1"})
    assert sjabloon.content.decode("utf-8-sig").count("\r\n") == 1


def test_de_contractmanager_van_een_gemeente_leest_alleen(client):
    klein_aanbod()
    wie = medewerker(Rol.CONTRACTMANAGER, organisatie=GemeenteFactory())
    client.force_login(wie)
    assert client.get(url("aanbod_tabel", "tarieven")).status_code == 200
    assert "Toevoegen" not in client.get(url("aanbod_tabel", "tarieven")).content.decode()
    assert client.get(url("aanbod_nieuw", "tarieven")).status_code == 403
    assert client.get(url("aanbod_inlezen", "tarieven")).status_code == 403


@pytest.mark.eis("RV-0-08")
def test_de_pagina_van_een_contract_vertelt_wat_er_veranderde(client, twee):
    alle_tabellen()
    client.force_login(twee[0])
    pagina = client.get(url("contract", "GRJR-2023-01"))
    assert pagina.status_code == 200
    tekst = pagina.content.decode()
    assert "Gestart in 2023." in tekst
    assert "Producten erbij: 41C01 (1.000 dagdelen per jaar)." in tekst
    assert "Meerzicht is onderaannemer voor 41C01." in tekst
    assert client.get(url("contract", "bestaat-niet")).status_code == 404


def test_de_pagina_van_een_product(client, twee):
    alle_tabellen()
    client.force_login(twee[0])
    tekst = client.get(url("product_detail", "41C01")).content.decode()
    assert "52,00" in tekst
    assert "GRJR-2023-01" in tekst
    assert client.get(url("product_detail", "XXXXX")).status_code == 404


def test_de_lijsten_blijven_binnen_hun_vragen(client, twee, tel_queries):
    alle_tabellen()
    client.force_login(twee[0])
    for adres in (url("aanbod_tabel", "tarieven"), url("aanbod_benutting"), url("inkoop")):
        client.get(adres)
        with tel_queries() as vragen:
            client.get(adres)
        assert len(vragen) <= 15, [v["sql"][:90] for v in vragen]
