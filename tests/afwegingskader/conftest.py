"""De wereld van een 1-op-1, en een browser zonder browser voor elk van haar mensen."""

import pytest
import time_machine
from django.test import Client

from tests.factories import afwegingskader as fabriek
from tests.factories.eenmalig import once_per_file

gebouwd = once_per_file(fabriek.wereld)


@pytest.fixture
def w(gebouwd, db):
    """Casus with running help and a person per role."""
    return gebouwd()


@pytest.fixture
def als():
    """A client that is logged in as this person."""

    def login(persoon):
        client = Client()
        client.force_login(persoon)
        return client

    return login


@pytest.fixture
def dag():
    """Pages think it is Monday 2 March 2026, nine in the morning; `dag.move_to(...)` moves on."""
    with time_machine.travel(fabriek.OP, tick=False) as reis:
        yield reis
