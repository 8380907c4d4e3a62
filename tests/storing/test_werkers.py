"""Werkers die worden gedood, een broker die leegloopt, twee beats: alles precies één keer."""

import os
import time
from datetime import timedelta

import pytest
from celery import Celery
from django.db import connection
from django.utils import timezone

from casusregie.models import Escalatie, Signaal
from tests.casusregie.termijnen import bouw
from tests.metingen import meting
from tests.storing.effect import WERK
from tests.storing.processen import Processen, broker_url, valkey
from verloop import outbox, tasks
from verloop.models import Gebeurtenis, Outbox

pytestmark = [pytest.mark.storing, pytest.mark.django_db(transaction=True)]
VOL = os.environ.get("PROEF") == "1"
AANTAL, DODEN, LEGEN, TERMIJNEN = (300, 20, 5, 300) if VOL else (100, 4, 2, 60)
GEDULD = 240 if VOL else 120


@pytest.fixture
def processen(tmp_path):
    valkey().flushdb()
    groep = Processen(tmp_path)
    yield groep
    groep.stop_all()
    valkey().flushdb()


@pytest.fixture
def bel(monkeypatch):
    """The doorbell of the web process rings at the broker of this test."""
    app = Celery(broker=broker_url())
    monkeypatch.setattr(outbox, "_bell", lambda: app.send_task("verloop.relay_outbox"))


def wait_for(klaar, processen):
    """Until `klaar()` is true; fails with the logs when it takes too long."""
    einde = time.monotonic() + GEDULD
    while not klaar():
        assert time.monotonic() < einde, processen.logs()
        assert processen.alive(), processen.logs()
        time.sleep(0.1)


def done():
    return Outbox.objects.exclude(verwerkt_op=None).count()


def effects():
    return sorted(
        Gebeurtenis.objects.filter(code__endswith=".effect").values_list("gegevens__nr", flat=True)
    )


def enqueue(nummers):
    for nr in nummers:
        outbox.enqueue(WERK, sleutel=f"{WERK}:{nr}", op=timezone.now(), nr=nr)


def cut_connections():
    """The database drops everybody else's connection, as in a restart."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = current_database() and pid <> pg_backend_pid()"
        )


def test_gedode_werkers_en_een_lege_broker_verliezen_en_verdubbelen_niets(processen, bel):
    enqueue(range(AANTAL))
    werkers = [processen.worker(), processen.worker()]
    processen.beat()
    wait_for(lambda: done() > 0, processen)
    gedood = geleegd = 0
    for ronde in range(DODEN):
        doel = min(AANTAL - 1, (ronde + 1) * AANTAL // (DODEN + 1))
        wait_for(lambda doel=doel: done() >= doel, processen)
        if ronde % 2 or not processen.kill_child(werkers[0]):
            processen.kill(werkers.pop(0))
            werkers.append(processen.worker())
        gedood += 1
        if geleegd < LEGEN and ronde % max(1, DODEN // LEGEN) == 0:
            valkey().flushdb()
            geleegd += 1
    cut_connections()
    assert (gedood, geleegd) == (DODEN, LEGEN)
    wait_for(lambda: done() == AANTAL, processen)
    assert effects() == list(range(AANTAL))
    assert not Outbox.objects.exclude(mislukt_op=None).exists()
    naam = f"werkers {DODEN} keer gedood, broker {LEGEN} keer geleegd: effecten, elk een keer"
    meting(naam, AANTAL, "effecten", "make proef (tests/storing)")


def test_twee_beats_en_twee_werkers_escaleren_elk_een_keer(processen):
    w = bouw.wereld()
    begin = timezone.localdate() - timedelta(days=28)
    bouw.due_termijnen(w, TERMIJNEN, start=begin)
    for _ in range(2):
        processen.worker()
        processen.beat()
    wait_for(lambda: Escalatie.objects.count() >= TERMIJNEN, processen)
    later = time.monotonic() + 3
    wait_for(lambda: time.monotonic() > later, processen)
    assert Escalatie.objects.count() == Signaal.objects.count() == TERMIJNEN
    assert Gebeurtenis.objects.filter(code="casusregie.escalatie.trede_1").count() == TERMIJNEN
    assert set(Escalatie.objects.values_list("trede", flat=True)) == {1}
    naam = "twee beats en twee werkers: termijnen die elk een keer escaleerden"
    meting(naam, TERMIJNEN, "termijnen", "make proef (tests/storing)")


def test_zonder_broker_gaat_het_werk_door(monkeypatch):
    """The web process rings in vain; the work is in the database and waits."""
    dicht = Celery()
    dicht.config_from_object("django.conf:settings", namespace="CELERY")
    dicht.conf.broker_url = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(tasks, "current_app", dicht)
    monkeypatch.setattr(outbox, "_bell", tasks._ring)
    begin = time.monotonic()
    enqueue([1])
    assert time.monotonic() - begin < 10
    assert Outbox.objects.filter(verwerkt_op=None).count() == 1
    assert outbox.process_all() == 1
    assert effects() == [1]
