"""Gedeclareerd naast toegewezen: volume en euro per toewijzing, groepen en signalen."""

from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.declaraties.groepen import grouped, per_month
from arrangementen.declaraties.naast import beside, granted_months
from arrangementen.models import Toewijzing
from tests.factories.arrangementen import gestart, toewijzing_van
from tests.factories.casusregie import procesregisseur_van
from tests.factories.declaraties import (
    APRIL,
    MAART,
    TARIEF,
    gedeclareerd,
    klaar,
    na,
    prestatie,
)

pytestmark = pytest.mark.django_db
DAG = date(2026, 5, 4)
URL = "arrangementen:gedeclareerd"


def row_of(toewijzing, on=DAG):
    """What stands beside this toewijzing."""
    (rij,) = beside(Toewijzing.objects.filter(pk=toewijzing.pk), on)
    return rij


def test_volume_en_euro_met_correcties_eraf():
    toewijzing = klaar(frequentie="6", volume=40)
    gedeclareerd((toewijzing, [prestatie(toewijzing, kenmerk="K1")]))
    terug = prestatie(toewijzing, kenmerk="C1", credit="K1")
    nieuw = prestatie(toewijzing, kenmerk="N1", volume=8)
    gedeclareerd((toewijzing, [terug, nieuw]), nummer="D2")
    rij = row_of(toewijzing)
    assert (rij.toegewezen, rij.gedeclareerd) == (2400, 480)
    assert (rij.toegewezen_cent, rij.gedeclareerd_cent) == (40 * TARIEF, 8 * TARIEF)
    assert (rij.procent, rij.signalen) == (20, ())


def test_bijna_op_en_meer_dan_toegewezen():
    toewijzing = klaar(frequentie="6", volume=20)
    gedeclareerd((toewijzing, [prestatie(toewijzing, volume=18)]))
    assert row_of(toewijzing).signalen == ("bijna_op",)
    Toewijzing.objects.filter(pk=toewijzing.pk).update(volume=17)  # later verlaagd
    assert row_of(toewijzing).signalen == ("boven",)


def test_zonder_gemelde_start():
    zonder = klaar(gestart=None)
    laat = klaar(casus=None, gestart=date(2026, 4, 6))
    gedeclareerd((zonder, [prestatie(zonder)]), (laat, [prestatie(laat)]))
    assert row_of(zonder).signalen == row_of(laat).signalen == ("geen_start",)


def test_budget_naast_gerealiseerd():
    toewijzing = klaar(volume=None, eenheid="", frequentie="", budget_cent=20 * TARIEF)
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    rij = row_of(toewijzing)
    assert (rij.toegewezen, rij.toegewezen_cent, rij.procent) == (None, 20 * TARIEF, 50)


def test_groepen_tellen_op():
    toewijzingen = [klaar(casus=None, frequentie="6", volume=40) for _ in range(3)]
    gedeclareerd(*[(t, [prestatie(t)]) for t in toewijzingen])
    alle = Toewijzing.objects.all()
    rijen = beside(alle, DAG)
    for per in ("aanbieder", "gemeente", "product"):
        (groep,) = grouped(rijen, per)
        assert (groep.aantal, groep.toegewezen, groep.gedeclareerd) == (3, 7200, 1800)
        assert groep.gedeclareerd_cent == 30 * TARIEF
    maanden = {groep.naam: groep for groep in per_month(rijen, alle, DAG)}
    assert maanden["maart 2026"].gedeclareerd_cent == 30 * TARIEF
    assert maanden["april 2026"].gedeclareerd_cent == 0


def test_verdeling_over_maanden_telt_precies_op():
    toewijzing = klaar(frequentie="6", volume=41)
    rij = row_of(toewijzing)
    assert sum(granted_months([rij], DAG).values()) == rij.toegewezen_cent


def test_afgewezen_telt_niet_mee():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing, volume=21)]))
    assert row_of(toewijzing).gedeclareerd == 0


# --- de pagina ---------------------------------------------------------------------------------
@travel(na(APRIL), tick=False)
@pytest.mark.parametrize("vraag", ["", "?per=product", "?per=gemeente", "?per=maand", "?per=x",
                                   "?signaal=bijna_op", "?signaal=%00&pagina=zz"])  # fmt: skip
def test_pagina_in_elke_indeling(als, zorgadministratie, tel_queries, vraag):
    toewijzing = klaar(frequentie="6", volume=11)
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    client = als(zorgadministratie)
    client.get(reverse(URL))
    with tel_queries() as q:
        antwoord = client.get(reverse(URL) + vraag)
    assert antwoord.status_code == 200
    assert len(q) <= 12
    assert "966,00" in antwoord.content.decode()


@travel(na(MAART), tick=False)
def test_ander_ziet_niets_en_de_gemeente_alleen_het_hare(als, vreemde, backoffice):
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    naam = toewijzing.casus.jeugdige.achternaam
    assert naam not in als(vreemde).get(reverse(URL)).content.decode()
    backoffice.aanstellingen.update(organisatie=toewijzing.gemeente)
    assert naam in als(backoffice).get(reverse(URL)).content.decode()


@travel(na(MAART), tick=False)
@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods", "exe"])
def test_als_bestand_zonder_namen(als, zorgadministratie, soort):
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    antwoord = als(zorgadministratie).get(
        reverse("arrangementen:gedeclareerd_bestand", args=[soort])
    )
    assert antwoord.status_code == (404 if soort == "exe" else 200)
    if soort == "csv":
        tekst = antwoord.content.decode("utf-8-sig")
        assert '"966,00"' in tekst
        assert toewijzing.casus.jeugdige.achternaam not in tekst


# --- op de pagina van het arrangement ----------------------------------------------------------
@travel(na(MAART), tick=False)
@pytest.mark.eis("CR-A1-33")
def test_arrangement_toont_budget_einde_en_realisatie(als):
    arrangement = gestart()
    toewijzing = toewijzing_van(arrangement)
    url = reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk])
    client = als(procesregisseur_van(arrangement.casus))
    assert "Gedeclareerd naast toegewezen" not in client.get(url).content.decode()
    gedeclareerd((toewijzing, [prestatie(toewijzing, tarief=5200)]))
    tekst = client.get(url).content.decode()
    assert "Gedeclareerd naast toegewezen" in tekst
    assert "10 dagdelen van 52 dagdelen" in tekst
    assert "€\u00a0520,00 van €\u00a02.704,00" in tekst
    assert "7-3-2027" in tekst
