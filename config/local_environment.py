"""Welke omgevingsvariabelen de onderdelen krijgen, en hoe een tweede opdracht ze terugvindt."""

import json
import os
from urllib.parse import quote, urlsplit

from .local_machine import development_keys, is_alive, is_held
from .local_services import NAME, ROOT, VAR

RUNNING = VAR / "draait.json"
LOCK = VAR / "start.lock"
DEVELOPMENT = "config.settings.development"
TESTING = "config.settings.testing"
ADDRESSES = ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER")


def service_addresses(sockets, given):
    """Addresses of database and broker: those in `given`, else those of our own servers."""
    database = (
        given.get("DATABASE_URL") or f"postgres://{NAME}@{quote(str(sockets), safe='')}/{NAME}"
    )
    redis = given.get("REDIS_URL")
    broker = given.get("CELERY_BROKER") or as_broker(redis or f"unix://{sockets}/v?db=0")
    return {
        "DATABASE_URL": database,
        "REDIS_URL": redis or f"unix://{sockets}/v?db=0",
        "CELERY_BROKER": broker,
    }


def as_broker(redis):
    """The same server in the words of Celery, which has its own name for a unix socket."""
    parts = urlsplit(redis)
    if parts.scheme != "unix":
        return redis
    number = parts.query.removeprefix("db=") or "0"
    return f"redis+socket://{parts.path}?virtual_host={number}"


def application_environment(addresses, given):
    """All that web, worker, beat and commands read; what is in `given` goes before our keys."""
    base = {
        "DJANGO_SETTINGS_MODULE": DEVELOPMENT,
        "STATIC_ROOT": str(VAR / "static"),
        "PYTHONUNBUFFERED": "1",
    }
    return base | development_keys(VAR / "sleutels.json") | dict(given) | addresses


def test_environment(addresses, given):
    """What pytest gets: always the settings for tests, whatever the shell says."""
    return dict(given) | addresses | {"DJANGO_SETTINGS_MODULE": TESTING}


def leave_note(addresses):
    """Write where the servers of this start are, readable by this user only."""
    new = RUNNING.with_suffix(".nieuw")
    new.touch(mode=0o600)
    new.write_text(json.dumps({"pid": os.getpid(), **addresses}))
    new.rename(RUNNING)


def remove_note():
    """The servers of this start are gone."""
    RUNNING.unlink(missing_ok=True)


def find_running():
    """Addresses of the start that runs in this folder now, or None. Starts and stops nothing."""
    if not is_held(LOCK) or not RUNNING.exists():
        return None
    note = json.loads(RUNNING.read_text())
    if not is_alive(note.pop("pid")):
        return None
    return note


def was_broken_off():
    """True when the last start in this folder was killed: its note is still here."""
    return RUNNING.exists() and not is_held(LOCK)


def calling_folder():
    """The folder from which up.py was called: relative paths in a command count from there."""
    return os.environ.get("CASUSREGIE_MAP") or str(ROOT)
