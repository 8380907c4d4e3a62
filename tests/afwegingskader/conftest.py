"""De wereld van een 1-op-1, en een browser zonder browser voor elk van haar mensen."""

import pytest
from django.test import Client

from tests.factories import afwegingskader as fabriek


@pytest.fixture
def w(db):
    """Casus with running help and a person per role."""
    return fabriek.wereld()


@pytest.fixture
def als():
    """A client that is logged in as this person."""

    def login(persoon):
        client = Client(raise_request_exception=True)
        client.force_login(persoon, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return login
