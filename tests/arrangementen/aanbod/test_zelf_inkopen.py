"""Welke gemeente zelf inkoopt, vanaf welke dag, en wat dat voor berichten betekent (RV-0-07)."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection

from arrangementen.aanbod.inkoop_inlezen import load_inkoop
from arrangementen.berichten.ronde import Ronde
from arrangementen.models import Inkoopmodel
from organisaties.inkoop import buys_itself
from tests.factories.organisaties import GemeenteFactory

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("categorieen", "mag"),
    [
        pytest.param({"45"}, True, id="ambulant"),
        pytest.param({"48"}, False, id="jeugdbescherming blijft samen"),
        pytest.param({"55"}, False, id="LTA blijft landelijk"),
        pytest.param({"45", "48"}, False, id="niet alles"),
        pytest.param(set(), False, id="niets genoemd"),
    ],
)
@pytest.mark.eis("RV-0-07")
def test_een_bericht_zonder_toewijzing_mag_alleen_voor_taakgerichte_hulp(categorieen, mag):
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="mvs")
    assert Ronde().buys_by_task(gemeente.pk, categorieen, DAG) is mag
    assert not Ronde().buys_by_task(gemeente.pk, categorieen, date(2014, 12, 31))
    assert not Ronde().buys_by_task(GemeenteFactory().pk, categorieen, DAG)


@pytest.mark.eis("RV-0-07")
def test_wie_zelf_inkoopt_doet_dat_vanaf_een_dag():
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="")
    load_inkoop()
    voor, na = date(2022, 12, 31), date(2023, 1, 1)
    assert [buys_itself(gemeente, dag) for dag in (voor, na, na)] == [False, True, True]
    assert not buys_itself(GemeenteFactory(), DAG)


MVS = "UPDATE organisaties_organisatie SET inkoop = 'mvs' WHERE id = ANY(%s)"


def test_wat_alleen_bij_de_gemeente_stond_wordt_een_inkoopmodel_met_dagen():
    stap = import_module("arrangementen.migrations.0014_aanbodsignaal")
    oud = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="")
    bekend = GemeenteFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the column of that time, for a moment
        cursor.execute("ALTER TABLE organisaties_organisatie ADD inkoop varchar(20) DEFAULT ''")
        cursor.execute(MVS, [[oud.pk, bekend.pk]])
        for _ in range(2):
            cursor.execute(stap.OVERNEMEN)
    rij = Inkoopmodel.objects.get(gemeente=oud)
    assert (rij.model, rij.inkoper, rij.geldig_van) == ("taakgericht", "mvs", oud.geldig_van)
    assert Inkoopmodel.objects.get(gemeente=bekend).inkoper == "grjr"
