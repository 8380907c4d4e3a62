"""Mensen die kunnen inloggen, en een schone teller van pogingen."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache

from tests.factories.organisaties import LokaalTeamFactory, medewerker


@pytest.fixture(autouse=True)
def zonder_tellers():
    """Attempts of one test do not count for the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def team(db):
    return LokaalTeamFactory(naam="Lokaal team West")


@pytest.fixture
def mens(team):
    """A casusregisseur with a password."""
    return medewerker("casusregisseur", organisatie=team, email="a.mens@voorbeeld.example")


@pytest.fixture
def ingelogd(client, mens):
    client.force_login(mens)
    return SimpleNamespace(client=client, mens=mens)


@pytest.fixture
def time_machine_now():
    """The clock stands still at a working day; `.shift(...)` moves it."""
    with time_machine.travel(datetime(2026, 3, 12, 8, 0, tzinfo=UTC), tick=False) as reis:
        yield reis
