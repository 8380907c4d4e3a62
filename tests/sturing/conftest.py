"""De verzonnen regio, één keer geladen per bestand en daarna teruggedraaid."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from normenkader import voorraad
from sturing.regio.laden import Opdracht, load_regio

OP = date(2026, 6, 30)  # een dinsdag
REGIO = Opdracht(casussen=200, seed=37, op=OP)
LADERS = (
    *("load_organisaties", "load_normen", "load_keuzelijsten", "load_aanbod"),
    "load_afwegingskader",
)


def load_reference():
    """What every region needs: gemeenten, norms, lists and products."""
    for lader in LADERS:
        call_command(lader, stdout=StringIO())


@pytest.fixture(scope="module")
def regio(django_db_setup, django_db_blocker):
    """200 casussen up to and including the day before OP."""
    with django_db_blocker.unblock(), transaction.atomic():
        voorraad.forget()
        load_reference()
        load_regio(REGIO, lambda klaar: None)
        yield REGIO
        transaction.set_rollback(True)


@pytest.fixture
def proef(regio):
    """The region, for a test that changes it."""
    with transaction.atomic():
        yield regio
        transaction.set_rollback(True)
