"""De aanbieder declareert op het scherm: hetzelfde bericht, dezelfde rijen, dezelfde uitslag."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from time_machine import travel

from arrangementen.declaraties.berekenen import credit_of, line_of
from arrangementen.declaraties.indienen import check, submit
from arrangementen.declaraties.openstaand import open_months
from arrangementen.declaraties.voorstel import month_of, propose
from arrangementen.ijw.declaratiefeiten import Tarief
from arrangementen.models import Bericht, Declaratie, Prestatie
from tests.arrangementen.berichten.test_heen_en_weer import valid_by_official_schema
from tests.factories import casusregie
from tests.factories.arrangementen import ProductFactory, lees
from tests.factories.declaraties import (
    APRIL,
    MAART,
    TARIEF,
    bestand,
    gedeclareerd,
    klaar,
    na,
    prestatie,
)
from tests.factories.organisaties import GemeenteFactory

pytestmark = pytest.mark.django_db
OP = na(MAART)
VELDEN = (
    *("toewijzing_id", "jeugdige_id", "toewijzing_nummer", "categorie", "product_code", "begin"),
    *("eind", "volume", "eenheid", "tarief_cent", "bedrag_cent", "hoeveelheid", "uitkomst", "code"),
)
KOP = ("gemeente_id", "aanbieder_id", "periode_begin", "periode_eind", "dagtekening")
KOP += ("ontvangen_op", "ingediend_cent", "toegekend_cent", "status", "code", "reden")


def lines(toewijzing, maand=MAART):
    """The proposal as lines, with 10 hours each."""
    gemeente, aanbieder = toewijzing.gemeente, toewijzing.aanbieder
    return [
        line_of(v.toewijzing, v.begin, v.eind, Decimal(10), v.tarief, v.eenheid)
        for v in propose(gemeente, aanbieder, maand)
    ]


def records(declaratie):
    """What is kept of a declaration, without its own numbers."""
    regels = declaratie.prestaties.order_by("toewijzing_nummer").values(*VELDEN)
    return {naam: getattr(declaratie, naam) for naam in KOP}, list(regels)


@pytest.mark.parametrize("volume", [10, 99], ids=["goed", "deels afgewezen"])
def test_scherm_en_bericht_geven_gelijke_rijen(zorgadministratie, volume):
    een, twee = klaar(), klaar(casus=None)
    regels = [
        line_of(t, t.ingangsdatum, MAART[1], Decimal(n), Tarief("04", TARIEF), "04")
        for t, n in ((een, 10), (twee, volume))
    ]
    partijen = een.gemeente, een.aanbieder, MAART
    portaal = records(submit(*partijen, regels, by=zorgadministratie, op=OP))
    Prestatie.objects.all()
    _forget()
    paren = (een, [prestatie(een)]), (twee, [prestatie(twee, volume=volume)])
    bericht = records(gedeclareerd(*paren, op=OP))
    assert portaal == bericht


def _forget():
    """Begin again, as if nothing was declared; only a test may."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Prestatie.objects.all()._raw_delete("default")
        Declaratie.objects.all()._raw_delete("default")
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_portaal_maakt_een_geldige_jw323_en_jw325(zorgadministratie):
    toewijzing = klaar()
    partijen = toewijzing.gemeente, toewijzing.aanbieder, MAART
    declaratie = submit(*partijen, lines(toewijzing), by=zorgadministratie, op=OP)
    assert declaratie.nummer == "PD000000001"
    for bericht in (declaratie.bericht, declaratie.antwoord):
        assert valid_by_official_schema(bericht)
        assert bericht.kanaal == "portaal"
    assert declaratie.antwoord.status == "verzonden"
    assert not Bericht.objects.unsent().exists()


def test_alleen_de_eigen_zorgadministratie_declareert(vreemde, backoffice):
    toewijzing = klaar()
    partijen = toewijzing.gemeente, toewijzing.aanbieder, MAART
    for persoon in (vreemde, backoffice):
        with pytest.raises(PermissionDenied):
            submit(*partijen, lines(toewijzing), by=persoon, op=OP)
    assert not Declaratie.objects.exists()


def test_voorstel_volgt_start_stop_en_contract():
    toewijzing = klaar()
    (voorstel,) = propose(toewijzing.gemeente, toewijzing.aanbieder, MAART)
    assert (voorstel.begin, voorstel.eind, voorstel.dagen) == (date(2026, 3, 2), MAART[1], 30)
    assert voorstel.tarief.cent == TARIEF
    assert voorstel.aantal == 17  # 4 uur per week over 30 dagen
    assert voorstel.over == 20  # vijf weken geraakt


def test_voorstel_telt_etmalen():
    product = ProductFactory(
        code="44F05",
        naam="Gezinshuis",
        soort="verblijf",
        verblijfsvorm="gezinshuis",
        eenheden=["14"],
    )
    toewijzing = klaar(
        gestart=date(2026, 3, 20), product=product, volume=7, eenheid="14", frequentie="2"
    )
    (voorstel,) = propose(toewijzing.gemeente, toewijzing.aanbieder, MAART)
    assert (voorstel.dagen, voorstel.aantal, voorstel.eenheid) == (12, 12, "14")


def test_zonder_begonnen_hulp_geen_voorstel():
    toewijzing = klaar(gestart=None)
    assert propose(toewijzing.gemeente, toewijzing.aanbieder, MAART) == []
    assert open_months(toewijzing.aanbieder, date(2026, 5, 4)) == []


def test_oudste_maand_gaat_eerst_en_vergeten_hulp_komt_later_mee():
    toewijzing = klaar()
    maanden = open_months(toewijzing.aanbieder, date(2026, 5, 4))
    assert [(o.maand, o.kan) for o in maanden] == [(MAART, True), (APRIL, False)]
    tweede = klaar(casus=None, gestart=date(2026, 3, 2))
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    voorstellen = propose(toewijzing.gemeente, toewijzing.aanbieder, APRIL)
    assert {(v.toewijzing.nummer, v.begin.month) for v in voorstellen} == {
        (toewijzing.nummer, 4), (tweede.nummer, 4), (tweede.nummer, 3),
    }  # fmt: skip


def test_deel_van_een_uur_gaat_in_minuten_met_het_uurtarief():
    toewijzing = klaar()
    regel = line_of(toewijzing, *MAART, Decimal("3.5"), Tarief("04", TARIEF), "04")
    assert (regel.volume, regel.eenheid) == (210, "01")
    assert (regel.tarief_cent, regel.bedrag_cent) == (161, 33810)


def test_controle_geeft_dezelfde_zinnen_als_het_bericht():
    toewijzing = klaar()
    regel = line_of(
        toewijzing, toewijzing.ingangsdatum, MAART[1], Decimal(21), Tarief("04", TARIEF), "04"
    )
    controle = check(toewijzing.gemeente, toewijzing.aanbieder, MAART, [regel], OP.date())
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing, volume=21)]))
    assert list(controle.per_regel[0]) == declaratie.prestaties.get().redenen
    assert not Bericht.objects.filter(identificatie="CONTROLE").exists()


def test_correctie_neemt_terug_en_declareert_opnieuw(zorgadministratie):
    toewijzing = klaar()
    oud = gedeclareerd((toewijzing, [prestatie(toewijzing)])).prestaties.get()
    nieuw = line_of(toewijzing, oud.begin, oud.eind, Decimal(8), Tarief("04", TARIEF), "04")
    partijen = toewijzing.gemeente, toewijzing.aanbieder, month_of(oud.begin)
    correctie = submit(*partijen, [credit_of(oud), nieuw], by=zorgadministratie, op=OP)
    assert correctie.status == "toegekend"
    assert correctie.toegekend_cent == -2 * TARIEF


# --- de pagina's -----------------------------------------------------------------------------
def page_of(toewijzing):
    """The address of the form for March."""
    url = reverse("arrangementen:declaratie_nieuw")
    return f"{url}?gemeente={toewijzing.gemeente.kenmerk}&maand=2026-03"


def field_of(toewijzing):
    """The name of its amount field."""
    return f"v{toewijzing.nummer}_202603"


@travel(OP, tick=False)
def test_scherm_toont_voorstel_controleert_en_dient_in(als, zorgadministratie):
    toewijzing = klaar()
    client, pagina = als(zorgadministratie), page_of(toewijzing)
    assert "17" in client.get(pagina).content.decode()
    teveel = client.post(pagina, {field_of(toewijzing): "25"})
    assert teveel.status_code == 422
    assert "meer dan in deze maand" in teveel.content.decode()
    assert not Declaratie.objects.exists()
    goed = client.post(pagina, {field_of(toewijzing): "12,5"})
    declaratie = Declaratie.objects.get()
    assert goed.url == reverse("arrangementen:declaratie_detail", args=[declaratie.kenmerk])
    assert declaratie.prestaties.get().volume == 750
    assert "Toegekend" in client.get(goed.url).content.decode()


@travel(OP, tick=False)
def test_toch_indienen_geeft_een_afgewezen_regel(als, zorgadministratie):
    toewijzing = klaar()
    antwoord = als(zorgadministratie).post(
        page_of(toewijzing), {field_of(toewijzing): "25", "toch": "on"}
    )
    assert antwoord.status_code == 302
    assert Declaratie.objects.get().status == "afgewezen"


@travel(OP, tick=False)
def test_vreemde_invoer_geeft_een_zin_en_bewaart_niets(als, zorgadministratie):
    toewijzing = klaar()
    client = als(zorgadministratie)
    vreemd = ("", "0", "-3", "x", "1e9", "99999999", "12,345", "1.٢.٣", "NaN", "=1+1")
    for waarde in vreemd:
        antwoord = client.post(page_of(toewijzing), {field_of(toewijzing): waarde})
        assert antwoord.status_code == 422, waarde
        assert not Declaratie.objects.exists()


@travel(OP, tick=False)
def test_live_controle_bewaart_niets(als, zorgadministratie):
    toewijzing = klaar()
    url = page_of(toewijzing).replace("/nieuw/", "/controleren/")
    antwoord = als(zorgadministratie).post(url, {field_of(toewijzing): "12"})
    assert "Alle regels kloppen" in antwoord.content.decode()
    assert not Declaratie.objects.exists()
    assert als(zorgadministratie).post(url.split("?")[0]).status_code == 404


@travel(OP, tick=False)
def test_corrigeren_op_het_scherm(als, zorgadministratie, vreemde):
    toewijzing = klaar()
    oud = gedeclareerd((toewijzing, [prestatie(toewijzing)])).prestaties.get()
    url = reverse("arrangementen:prestatie_corrigeren", args=[oud.kenmerk])
    assert als(vreemde).get(url).status_code == 404
    client = als(zorgadministratie)
    assert client.get(url).status_code == 200
    assert client.post(url, {"aantal": "99"}).status_code == 422
    assert client.post(url, {"aantal": "0"}).status_code == 302
    assert Declaratie.objects.first().toegekend_cent == -10 * TARIEF
    assert client.get(url).status_code == 404  # al teruggenomen


@travel(OP, tick=False)
def test_ieder_ziet_alleen_eigen_declaraties(als, zorgadministratie, backoffice, vreemde):
    toewijzing = klaar()
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing)]), nummer="EIGEN2603")
    url = reverse("arrangementen:declaratie_detail", args=[declaratie.kenmerk])
    lijst = reverse("arrangementen:declaratie_lijst")
    backoffice.aanstellingen.update(organisatie=toewijzing.gemeente)
    for persoon in (zorgadministratie, backoffice):
        assert als(persoon).get(url).status_code == 200
        assert declaratie.nummer in als(persoon).get(lijst).content.decode()
    assert als(vreemde).get(url).status_code == 404
    assert declaratie.nummer not in als(vreemde).get(lijst).content.decode()


@travel(OP, tick=False)
@pytest.mark.parametrize("aantal", [1, 6])
def test_aantal_queries_hangt_niet_van_het_aantal_af(als, zorgadministratie, tel_queries, aantal):
    toewijzing = klaar()
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    for n in range(aantal):
        data = bestand(
            (toewijzing, [prestatie(toewijzing, kenmerk=f"K{n}")]), nummer=f"E{n}", ident=f"E{n}"
        )
        lees(data, OP)
    client = als(zorgadministratie)
    lijst = reverse("arrangementen:declaratie_lijst")
    detail = reverse("arrangementen:declaratie_detail", args=[declaratie.kenmerk])
    client.get(lijst)
    with tel_queries() as q:
        client.get(lijst)
    assert len(q) <= 8
    with tel_queries() as q:
        client.get(detail)
    assert len(q) <= 15
    with tel_queries() as q:
        client.get(page_of(toewijzing))
    assert len(q) <= 15


@travel(OP, tick=False)
@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_lijst_als_bestand(als, zorgadministratie, soort):
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    antwoord = als(zorgadministratie).get(
        reverse("arrangementen:declaraties_bestand", args=[soort])
    )
    assert antwoord.status_code == 200
    if soort == "csv":
        assert '"966,00"' in antwoord.content.decode("utf-8-sig")


def test_meer_gemeenten_vragen_niet_meer(tel_queries):
    aanbieder = klaar().aanbieder
    with tel_queries() as een:
        maanden = open_months(aanbieder, date(2026, 5, 4))
    for cbs in ("0489", "0502", "0542"):
        casus = casusregie.casus_a(gemeente=GemeenteFactory(cbs_code=cbs))
        klaar(casus=casus, aanbieder=aanbieder)
    with tel_queries() as vier:
        alle = open_months(aanbieder, date(2026, 5, 4))
    assert (len(maanden), len(alle)) == (2, 8)
    assert len(vier) == len(een)
