"""Een declaratie als bericht: elke prestatie een uitslag, een JW325 terug, en nooit twee keer."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from arrangementen.ijw.lezen import read
from arrangementen.models import Bericht, Declaratie, Prestatie
from arrangementen.toewijzing.openen import change_toewijzing
from tests.arrangementen.berichten.test_heen_en_weer import valid_by_official_schema
from tests.factories.arrangementen import lees
from tests.factories.declaraties import (
    APRIL,
    MAART,
    MEI,
    TARIEF,
    bestand,
    gedeclareerd,
    klaar,
    na,
    prestatie,
)
from verloop.fouten import Geblokkeerd

pytestmark = pytest.mark.django_db


def antwoord_van(declaratie):
    """The contents of the JW325."""
    return read(declaratie.antwoord.data).inhoud


@pytest.mark.eis("TR346", "TR418")
def test_goede_declaratie_wordt_geheel_toegekend():
    toewijzing = klaar()
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    assert declaratie.status == "toegekend"
    assert (declaratie.ingediend_cent, declaratie.toegekend_cent) == (10 * TARIEF, 10 * TARIEF)
    assert declaratie.bericht.status == "verwerkt"
    regel = declaratie.prestaties.get()
    assert (regel.toewijzing, regel.jeugdige) == (toewijzing, toewijzing.casus.jeugdige)
    assert (regel.uitkomst, regel.hoeveelheid, regel.bedrag_cent) == ("toegekend", 600, 96600)
    inhoud = antwoord_van(declaratie)
    assert inhoud["DeclaratieAntwoord"]["RetourCodes"] == {"RetourCode": ["8001"]}
    assert declaratie.antwoord.status == "klaar"
    assert valid_by_official_schema(declaratie.antwoord)


def test_een_prestatie_wordt_afgewezen_en_de_rest_betaald():
    goed, fout = klaar(), klaar(casus=None)
    declaratie = gedeclareerd((goed, [prestatie(goed)]), (fout, [prestatie(fout, volume=99)]))
    assert declaratie.status == "deels"
    assert declaratie.toegekend_cent == 10 * TARIEF
    assert declaratie.afgewezen_cent == 99 * TARIEF
    afgewezen = declaratie.prestaties.get(uitkomst="afgewezen")
    assert (afgewezen.toewijzing, afgewezen.code) == (fout, "9321")
    assert "meer dan in deze maand" in afgewezen.redenen[0]
    clienten = antwoord_van(declaratie)["DeclaratieAntwoord"]["Clienten"]["Client"]
    assert [c["Bsn"] for c in clienten] == [fout.casus.jeugdige.bsn]
    assert valid_by_official_schema(declaratie.antwoord)
    assert declaratie.bericht.status == "verwerkt"


def test_zelfde_bestand_telt_een_keer():
    toewijzing = klaar()
    data = bestand((toewijzing, [prestatie(toewijzing)]))
    eerste, tweede = lees(data, na(MAART)), lees(data, na(MAART))
    assert eerste.rij == tweede.rij
    assert Declaratie.objects.count() == Prestatie.objects.count() == 1
    assert Bericht.objects.filter(soort="325").count() == 1


def test_creditering_neemt_terug_en_daarna_mag_het_opnieuw():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    correctie = gedeclareerd(
        (
            toewijzing,
            [
                prestatie(toewijzing, kenmerk="C1", credit=f"P2603-{toewijzing.nummer}"),
                prestatie(toewijzing, kenmerk="N1", volume=8),
            ],
        ),
        nummer="D2",
    )
    assert correctie.status == "toegekend"
    assert correctie.toegekend_cent == -2 * TARIEF
    som = Prestatie.objects.granted().values("toewijzing").totals().get()
    assert (som["euro"], som["som"]) == (8 * TARIEF, 8 * 60)


def test_tarief_volgt_het_contract_van_de_maand():
    toewijzing = klaar()
    contract = toewijzing.aanbieder.contracten.get()
    contract.geldig_tot = date(2026, 3, 31)
    contract.save()
    contract.pk = None
    contract.geldig_van, contract.geldig_tot, contract.tarief_cent = date(2026, 4, 1), None, 10_000
    contract.save()
    oud, nieuw = prestatie(toewijzing), prestatie(toewijzing, APRIL, tarief=10_000)
    assert gedeclareerd((toewijzing, [oud, nieuw]), maand=APRIL).status == "toegekend"
    mei = prestatie(toewijzing, MEI)
    assert gedeclareerd((toewijzing, [mei]), maand=MEI, nummer="D2").status == "afgewezen"


def test_geweigerd_in_zijn_geheel_houdt_geen_regels_over():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    dubbel = gedeclareerd(
        (toewijzing, [prestatie(toewijzing, APRIL)]), maand=APRIL, nummer="D1", ident="DC9"
    )
    assert (dubbel.status, dubbel.code, dubbel.toegekend_cent) == ("geweigerd", "9333", 0)
    assert "declaratienummer" in dubbel.reden
    assert not dubbel.prestaties.exists()
    assert dubbel.bericht.status == "afgekeurd"
    assert valid_by_official_schema(dubbel.antwoord)
    opnieuw = gedeclareerd(
        (toewijzing, [prestatie(toewijzing, APRIL)]), maand=APRIL, nummer="D2", ident="DC10"
    )
    assert opnieuw.status == "toegekend"


def test_fout_op_niveau_twee_geeft_alleen_een_kop():
    toewijzing = klaar()
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing)]), totaal=1)
    assert (declaratie.status, declaratie.code) == ("geweigerd", "0001")
    assert "DeclaratieAntwoord" not in antwoord_van(declaratie)
    assert declaratie.bericht.niveau == 2


def test_andere_client_dan_die_van_de_toewijzing_wordt_afgewezen():
    een, ander = klaar(), klaar(casus=None)
    declaratie = gedeclareerd((een, [prestatie(een), prestatie(ander)]))
    regel = declaratie.prestaties.get(uitkomst="afgewezen")
    assert (regel.code, regel.toewijzing, regel.toewijzing_nummer) == ("9338", None, ander.nummer)


def test_wat_vaststaat_verandert_niet_meer():
    toewijzing = klaar()
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    for rijen in (Prestatie.objects.all(), Declaratie.objects.filter(pk=declaratie.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rijen.update(kenmerk="00000000-0000-4000-8000-000000000000")
        with pytest.raises(DatabaseError), transaction.atomic():
            rijen._raw_delete("default")


@pytest.mark.eis("TR385")
def test_toewijzing_met_toegekende_declaratie_verdwijnt_niet():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing, kenmerk="K1")]))
    with pytest.raises(Geblokkeerd, match="gedeclareerd"):
        change_toewijzing(toewijzing, reden="13", op=na(MAART))
    terug = prestatie(toewijzing, kenmerk="C1", credit="K1")
    gedeclareerd((toewijzing, [terug]), nummer="D2")
    assert change_toewijzing(toewijzing, reden="13", op=na(MAART)).vervallen
