"""Een maand lang elke dag kijken: precies de escalaties van de tabel, geen meer en geen minder."""

import itertools
import os
import random
import time
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from celery import Celery
from django.core.management import call_command
from django.utils import timezone

from casusregie.escalatie import openen
from casusregie.models import Escalatie, Signaal
from tests.metingen import meting
from tests.storing.processen import Processen, broker_url, valkey
from verloop.models import Gebeurtenis

from .bouw import Maand
from .tafel import busiest, escalations, lots

AANTAL, PROEFAANTAL, DAGEN = 45, 500, 31
EERSTE = date(2026, 3, 20)  # Pasen en Koningsdag liggen in deze maand


def expected(maand, tot, overgeslagen):
    """The table: every escalatie with its true day, late when nobody looked."""
    return sorted(
        (lot.nr, trede, sinds, sinds in overgeslagen)
        for lot in maand.lots
        for trede, sinds in escalations(lot, tot, overgeslagen)
    )


def watch(dag):
    call_command("watch_termijnen", on=dag.isoformat(), json=True, stdout=StringIO())


@pytest.mark.django_db
@pytest.mark.eis("OO-01", "OO-12", "OO-07")
def test_een_maand_met_een_overgeslagen_dag_en_een_klok_die_valt(monkeypatch):
    maand = Maand(lots(AANTAL, EERSTE, DAGEN), EERSTE)
    eerste = EERSTE.toordinal()
    weg = frozenset({busiest(maand.lots, eerste, DAGEN)})
    for dag in range(eerste, eerste + DAGEN):
        if dag not in weg:
            _crash_half_way(monkeypatch, date.fromordinal(dag))
            for _ in range(2):  # twee beats
                watch(date.fromordinal(dag))
        maand.act(dag)
        if dag in weg:
            assert all(sinds != dag for _, _, sinds, _ in maand.found())
    tot = eerste + DAGEN - 1
    tabel = expected(maand, tot, weg)
    assert maand.found() == tabel
    assert {trede for _, trede, _, _ in tabel} == {1, 2}
    assert any(laat for *_, laat in tabel), "de overgeslagen dag had escalaties"
    assert Signaal.objects.filter(soort__startswith="escalatie-").count() == len(tabel)


def _crash_half_way(monkeypatch, dag):
    """The clock falls over after the first escalatie was written; nothing of it stays."""
    echt = openen.insert_new

    def val_om(rijen):
        list(rijen)
        raise ConnectionError("de klok viel om")

    with monkeypatch.context() as m:
        m.setattr(openen, "insert_new", val_om)
        voor = Escalatie.objects.count()
        try:
            watch(dag)
        except ConnectionError:
            assert Escalatie.objects.count() == voor
    assert openen.insert_new is echt


# --- de volle maand, met echte werkers ----------------------------------------------------------
class Werkers(Processen):
    """Workers that also know the task of this test."""

    def worker(self):
        nr = len(list(self.folder.glob("worker*")))
        return self._start(
            f"worker{nr}",
            *("worker", "-c", "2", "-l", "warning", "-n", f"maand{nr}@%h"),
            *("-I", "tests.afwegingskader.maand.werk"),
            *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        )


@pytest.fixture
def werkers(tmp_path):
    valkey().flushdb()
    groep = Werkers(tmp_path)
    yield groep
    groep.stop_all()
    valkey().flushdb()


@pytest.mark.proef
@pytest.mark.skipif(os.environ.get("PROEF") != "1", reason="alleen bij make proef")
@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(3000)
@pytest.mark.eis("OO-01", "OO-12", "OO-07")
def test_een_maand_van_500_casussen_met_gedode_werkers(werkers):
    eerste = timezone.localdate()
    maand = Maand(lots(PROEFAANTAL, eerste, DAGEN), eerste)
    app = Celery(broker=broker_url())
    toeval = random.Random(7)
    lopend = [werkers.worker(), werkers.worker()]
    tellers = Counter()
    begin = eerste.toordinal()
    weg = frozenset({busiest(maand.lots, begin, DAGEN)})
    for dag in range(begin, begin + DAGEN):
        if dag not in weg:
            tot = expected(maand, dag, weg)
            _look(app, werkers, lopend, maand, (date.fromordinal(dag), tot), (toeval, tellers))
        maand.act(dag)
    tabel = expected(maand, begin + DAGEN - 1, weg)
    assert maand.found() == tabel
    assert len(set(tabel)) == len(tabel)
    codes = Gebeurtenis.objects.filter(code__startswith="casusregie.escalatie.trede_")
    assert codes.count() == len(tabel)
    assert tellers["gedood"] >= 10
    assert tellers["geleegd"] >= 5
    meting(
        "escalaties in een gesimuleerde maand van 500 casussen, alle gelijk aan de tabel",
        len(tabel),
        "escalaties",
        "make proef (tests/afwegingskader/maand)",
    )


def _look(app, werkers, lopend, maand, wat, stoor):
    """Two beats ring for this day, again and again, while workers die and the broker empties."""
    dag, tabel = wat
    einde = time.monotonic() + 120
    for keer in itertools.count():
        for _ in range(2):
            app.send_task("proef.watch_on", args=[dag.isoformat()])
        if keer == 0:
            _disturb(werkers, lopend, *stoor)
        if _comes_true(lambda: maand.found() == tabel):
            return
        assert time.monotonic() < einde, (dag, werkers.logs())


def _disturb(werkers, lopend, toeval, tellers):
    """Half of the days a worker dies while it may be busy; sometimes the broker is emptied."""
    if toeval.random() < 0.5:
        time.sleep(toeval.random() * 0.2)
        werkers.kill(lopend.pop(0))
        lopend.append(werkers.worker())
        tellers["gedood"] += 1
    if toeval.random() < 0.3:
        valkey().flushdb()
        tellers["geleegd"] += 1


def _comes_true(klaar):
    """Within two seconds, as long as a beat waits before it rings again."""
    rust = time.monotonic() + 2
    while time.monotonic() < rust:
        if klaar():
            time.sleep(0.3)  # wat er nog onderweg is mag niets meer veranderen
            return klaar()
        time.sleep(0.05)
    return False
