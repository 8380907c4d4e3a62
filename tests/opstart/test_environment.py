"""Welke omgeving web, worker, opdrachten en tests krijgen."""

import json
import os
from pathlib import Path

import dj_database_url
import pytest

from config import local_environment as environment
from config.local_machine import hold_lock

SOCKETS = Path("/run/casusregie-ab12_x")


def test_eigen_servers_zijn_bereikbaar_over_de_socketmap():
    addresses = environment.service_addresses(SOCKETS, {})
    database = dj_database_url.parse(addresses["DATABASE_URL"])
    assert (database["HOST"], database["NAME"]) == (str(SOCKETS), "casusregie")
    assert addresses["REDIS_URL"] == f"unix://{SOCKETS}/v?db=0"
    assert addresses["CELERY_BROKER"] == f"redis+socket://{SOCKETS}/v?virtual_host=0"


def test_gegeven_adressen_vervangen_de_eigen_servers():
    given = {"DATABASE_URL": "postgres://db.intern/jeugd", "REDIS_URL": "redis://b.intern:6379/3"}
    addresses = environment.service_addresses(SOCKETS, given)
    assert addresses == {**given, "CELERY_BROKER": "redis://b.intern:6379/3"}


@pytest.mark.parametrize(
    ("redis", "broker"),
    [
        ("redis://h:6379/2", "redis://h:6379/2"),
        ("rediss://h:6379/2", "rediss://h:6379/2"),
        ("unix:///run/v?db=4", "redis+socket:///run/v?virtual_host=4"),
        ("unix:///run/v", "redis+socket:///run/v?virtual_host=0"),
    ],
    ids=["tcp", "tls", "socket met nummer", "socket zonder nummer"],
)
def test_celery_krijgt_hetzelfde_adres_in_eigen_woorden(redis, broker):
    assert environment.as_broker(redis) == broker


def test_gegeven_sleutel_gaat_voor_de_getrokken_sleutel(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "VAR", tmp_path)
    result = environment.application_environment({"REDIS_URL": "r"}, {"VELD_SLEUTEL": "eigen"})
    assert result["VELD_SLEUTEL"] == "eigen"
    assert result["REDIS_URL"] == "r"
    assert result["DJANGO_SETTINGS_MODULE"] == "config.settings.development"
    stored = json.loads((tmp_path / "sleutels.json").read_text())
    assert result["INDEX_SLEUTEL"] == stored["INDEX_SLEUTEL"]


def test_tests_krijgen_altijd_de_instellingen_voor_tests():
    given = {"DJANGO_SETTINGS_MODULE": "config.settings.production", "PATH": "/bin"}
    result = environment.test_environment({"DATABASE_URL": "d"}, given)
    assert result["DJANGO_SETTINGS_MODULE"] == "config.settings.testing"
    assert (result["DATABASE_URL"], result["PATH"]) == ("d", "/bin")


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """An empty var/ for the note of a running start."""
    monkeypatch.setattr(environment, "LOCK", tmp_path / "start.lock")
    monkeypatch.setattr(environment, "RUNNING", tmp_path / "draait.json")
    return tmp_path


def test_lopende_start_wordt_gevonden_en_daarna_niet_meer(folder):
    lock = hold_lock(folder / "start.lock")
    environment.leave_note({"DATABASE_URL": "d"})
    assert (folder / "draait.json").stat().st_mode & 0o777 == 0o600
    assert environment.find_running() == {"DATABASE_URL": "d"}
    lock.close()
    assert environment.find_running() is None


def test_briefje_van_een_afgebroken_start_telt_niet(folder):
    environment.leave_note({"DATABASE_URL": "d"})
    assert environment.find_running() is None


def test_start_die_nog_geen_servers_heeft_telt_niet(folder):
    lock = hold_lock(folder / "start.lock")
    assert environment.find_running() is None
    lock.close()


def test_relatieve_paden_tellen_vanaf_de_map_van_de_aanroep(monkeypatch):
    monkeypatch.setenv("CASUSREGIE_MAP", os.sep)
    assert environment.calling_folder() == os.sep
