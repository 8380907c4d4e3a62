"""De meting: alle onderdelen, eerlijke getallen, en na afloop is er niets veranderd."""

import json
import time
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from organisaties.models import Leesregel
from sturing import bench
from sturing.bench import measure, measure_all, percentile
from sturing.demo.lokaal import moment
from tests.sturing.conftest import OP
from verloop.models import Gebeurtenis

NAMEN = [
    *("werkvoorraad", "casus", "zoeken", "dashboard", "aanbieders", "trends", "regiovisie"),
    *("verslag 1-op-1", "verblijf", "team", "zorgbemiddeling"),
    *("overgang", "bewaking", "bericht"),
]


@pytest.fixture
def vandaag(monkeypatch):
    """The region ended yesterday."""
    monkeypatch.setattr(timezone, "now", lambda: moment(OP, 10))
    return moment(OP, 10)


def test_alles_wordt_gemeten_en_er_blijft_geen_spoor(proef, vandaag):
    soorten = (Gebeurtenis, Leesregel, Session)
    voor = [model.objects.count() for model in soorten]
    metingen = list(measure_all(2, vandaag))
    assert [model.objects.count() for model in soorten] == voor
    assert [meting.name for meting in metingen] == NAMEN
    for meting in metingen:
        assert meting.n == 2, meting
        assert 0 < meting.p50_ms <= meting.p95_ms
        assert meting.queries > 0


def test_alleen_wat_gevraagd_is(proef, vandaag):
    assert [m.name for m in measure_all(1, vandaag, ["trends"])] == ["trends"]


def test_vragen_worden_geteld_zonder_savepoints(db):
    def two_questions():
        with connection.cursor() as cursor:
            cursor.execute("select 1")
            cursor.execute("select 2")

    meting = measure("proef", two_questions, 4)
    assert (meting.n, meting.queries) == (4, 2)


def test_de_tijd_is_de_tijd(db):
    meting = measure("slaap", lambda: time.sleep(0.02), 3)
    assert 20 <= meting.p50_ms < 200


@pytest.mark.parametrize(
    ("tijden", "procent", "ms"),
    [
        pytest.param([0.001], 50, 1.0, id="één"),
        pytest.param([0.001, 0.002, 0.003], 50, 2.0, id="midden van drie"),
        pytest.param([0.001, 0.002, 0.003, 0.004], 50, 2.0, id="midden van vier"),
        pytest.param([n / 1000 for n in range(1, 21)], 95, 19.0, id="95 van twintig"),
        pytest.param([n / 1000 for n in range(1, 101)], 95, 95.0, id="95 van honderd"),
    ],
)
def test_percentiel(tijden, procent, ms):
    assert percentile(tijden, procent) == ms


def test_een_lege_database_heeft_weinig_te_meten(db, vandaag):
    metingen = {meting.name: meting for meting in measure_all(1, vandaag)}
    assert list(metingen) == NAMEN
    assert metingen["bewaking"].n == 1
    leeg = metingen["werkvoorraad"]
    assert (leeg.n, leeg.p50_ms, leeg.p95_ms, leeg.queries) == (0, None, None, None)


def test_een_scherm_dat_stuk_is_is_geen_snel_scherm(proef, vandaag, monkeypatch):
    monkeypatch.setattr(bench, "reverse", lambda *_, **__: "/bestaat-niet/")
    with pytest.raises(RuntimeError, match="404 in plaats van 200"):
        list(measure_all(1, vandaag))


def test_de_opdracht_geeft_json(proef, vandaag):
    uit = StringIO()
    call_command("bench", "--json", "--n=1", stdout=uit)
    lijst = json.loads(uit.getvalue())
    assert [rij["name"] for rij in lijst] == NAMEN
    assert set(lijst[0]) == {"name", "n", "p50_ms", "p95_ms", "queries"}


def test_de_opdracht_geeft_regels(proef, vandaag):
    uit = StringIO()
    call_command("bench", "--n=1", "--alleen", "werkvoorraad", "overgang", stdout=uit)
    regels = uit.getvalue().splitlines()
    assert [regel.split()[0] for regel in regels] == ["werkvoorraad", "overgang"]
    assert regels[0].startswith("werkvoorraad   n = 1 ")


def test_nul_herhalingen_wordt_geweigerd(db):
    with pytest.raises(CommandError, match="1 of meer"):
        call_command("bench", "--n=0", stdout=StringIO())
