"""De wereld van de tafels, één keer per bestand gebouwd; elke test draait alles terug."""

from copy import copy

import pytest
from django.db import transaction

from normenkader import voorraad
from tests.factories import tafel as t


@pytest.fixture(scope="module")
def gebouwd(django_db_setup, django_db_blocker):
    """Team, tafel, aanbieders and a complete casus with consent."""
    with django_db_blocker.unblock(), transaction.atomic():
        voorraad.forget()
        yield t.wereld()
        transaction.set_rollback(True)


@pytest.fixture
def w(gebouwd, db):
    """The same world, of which a test may replace the tafel."""
    return copy(gebouwd)
