"""De wereld van een 1-op-1, en een browser zonder browser voor elk van haar mensen."""

import pytest
import time_machine
from django.test import Client

from tests.factories import afwegingskader as fabriek
from tests.factories.eenmalig import built_once


@pytest.fixture(scope="module")
def gebouwd(request, django_db_setup, django_db_blocker):
    """The world of this file; a file whose tests really commit builds one per test."""
    if any(merk.kwargs.get("transaction") for merk in request.node.iter_markers("django_db")):
        yield fabriek.wereld
        return
    with built_once(django_db_blocker, fabriek.wereld) as afdruk:
        yield afdruk


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
