"""Dezelfde maand met echte werkers: er sterven er, de broker loopt leeg en twee beats roepen."""

import itertools
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from celery import Celery
from django.utils import timezone

from casusregie.models import Signaal
from tests.metingen import meting
from tests.storing.processen import Processen, broker_url, valkey
from verloop.models import Gebeurtenis

from .bouw import Maand
from .tafel import busiest, expected, lots

pytestmark = [pytest.mark.storing, pytest.mark.django_db(transaction=True)]
KLEIN, GROOT, DAGEN = 20, 500, 31


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


@dataclass
class Pech:
    """On which days a worker dies, after how long, and on which the broker is emptied."""

    sterft: Callable[[int], bool]
    leegt: Callable[[int], bool]
    wacht: Callable[[], float] = lambda: 0.05


class Spel:
    """A month, day by day: two beats ring until the table of that day has come true."""

    def __init__(self, werkers, aantal, pech, rust):
        eerste = timezone.localdate()
        self.begin, self.werkers, self.pech, self.rust = eerste.toordinal(), werkers, pech, rust
        self.maand = Maand(lots(aantal, eerste, DAGEN), eerste)
        self.weg = frozenset({busiest(self.maand.lots, self.begin, DAGEN)})
        self.app = Celery(broker=broker_url())
        self.lopend = [werkers.worker(), werkers.worker()]
        self.tellers = Counter()

    def play(self):
        """All days; on the day that is skipped nobody looks. Gives the table at the end."""
        for dag in range(self.begin, self.begin + DAGEN):
            if dag not in self.weg:
                self._look(dag, expected(self.maand.lots, dag, self.weg))
            self.maand.act(dag)
        return expected(self.maand.lots, self.begin + DAGEN - 1, self.weg)

    def _look(self, dag, tabel):
        einde = time.monotonic() + 120
        for keer in itertools.count():
            for _ in range(2):
                self.app.send_task("proef.watch_on", args=[date.fromordinal(dag).isoformat()])
            if keer == 0:
                self._disturb(dag)
            if self._comes_true(tabel):
                return
            assert time.monotonic() < einde, (dag, self.werkers.logs())

    def _disturb(self, dag):
        """A worker dies while it may be busy and another comes; the broker is emptied."""
        if self.pech.sterft(dag):
            time.sleep(self.pech.wacht())
            self.werkers.kill(self.lopend.pop(0))
            self.lopend.append(self.werkers.worker())
            self.tellers["gedood"] += 1
        if self.pech.leegt(dag):
            valkey().flushdb()
            self.tellers["geleegd"] += 1

    def _comes_true(self, tabel):
        """Within two seconds, as long as a beat waits before it rings again."""
        einde = time.monotonic() + 2
        while time.monotonic() < einde:
            if self.maand.found() == tabel:
                time.sleep(self.rust)  # wat er nog onderweg is mag niets meer veranderen
                return self.maand.found() == tabel
            time.sleep(0.05)
        return False


def check(spel, tabel):
    """Exactly the table, each escalatie with one event and one signaal, and nothing after."""
    time.sleep(0.5)
    assert spel.maand.found() == tabel
    assert len(set(tabel)) == len(tabel)
    codes = Gebeurtenis.objects.filter(code__startswith="casusregie.escalatie.trede_")
    assert codes.count() == len(tabel)
    assert Signaal.objects.filter(soort__startswith="escalatie-").count() == len(tabel)


@pytest.mark.eis("OO-01", "OO-12", "OO-07")
def test_een_maand_met_een_gedode_werker_een_lege_broker_en_een_gemiste_dag(werkers):
    """The worker dies and the broker empties on days on which something must escalate."""
    spel = Spel(werkers, KLEIN, Pech(lambda dag: False, lambda dag: False), rust=0.05)
    tabel = expected(spel.maand.lots, spel.begin + DAGEN, spel.weg)
    druk = sorted({sinds for _, _, sinds, laat in tabel if not laat and sinds >= spel.begin})
    spel.pech = Pech(lambda dag: dag == druk[2], lambda dag: dag in druk[4:6])
    tabel = spel.play()
    assert {trede for _, trede, _, _ in tabel} == {1, 2}
    assert any(laat for *_, laat in tabel), "de overgeslagen dag had escalaties"
    assert spel.tellers == {"gedood": 1, "geleegd": 2}
    check(spel, tabel)


@pytest.mark.proef
@pytest.mark.skipif(os.environ.get("PROEF") != "1", reason="alleen bij make proef")
@pytest.mark.timeout(3000)
@pytest.mark.eis("OO-01", "OO-12", "OO-07")
def test_een_maand_van_500_casussen_met_gedode_werkers(werkers):
    """Half of the days a worker dies; on a third of them the broker is emptied."""
    toeval = random.Random(7)
    pech = Pech(
        lambda dag: toeval.random() < 0.5,
        lambda dag: toeval.random() < 0.3,
        lambda: toeval.random() * 0.2,
    )
    spel = Spel(werkers, GROOT, pech, rust=0.3)
    tabel = spel.play()
    check(spel, tabel)
    assert spel.tellers["gedood"] >= 10
    assert spel.tellers["geleegd"] >= 5
    meting(
        "escalaties in een gesimuleerde maand van 500 casussen, alle gelijk aan de tabel",
        len(tabel),
        "escalaties",
        "make proef (tests/afwegingskader/maand)",
    )
