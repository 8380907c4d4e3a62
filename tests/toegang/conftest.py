"""De wereld van de matrix: één keer gebouwd, na afloop ongedaan gemaakt."""

import pytest
import time_machine
from django.db import connection, transaction

from casusregie import zichtvorm
from normenkader import voorraad

from . import wereld as bouw
from .cel import Begin
from .matrix import Loper
from .spelers import log_in_all


@pytest.fixture(scope="package")
def wereld(django_db_setup, django_db_blocker):
    """Build once for all tests of this package, inside a transaction that is rolled back."""
    with django_db_blocker.unblock(), time_machine.travel(bouw.NU, tick=False):
        voorraad.forget()
        with transaction.atomic():
            plan_quickly()
            yield bouw.build()
            transaction.set_rollback(True)
        voorraad.forget()


def plan_quickly():
    """Ten thousand requests on tiny tables: thinking about joins costs more than doing them."""
    with connection.cursor() as cursor:
        cursor.execute("set local join_collapse_limit = 1; set local jit = off")


@pytest.fixture(scope="package")
def loper(wereld, django_db_blocker):
    """Everybody logged in, and the world as it was before the first cell."""
    klanten = log_in_all(wereld)
    return Loper(wereld, klanten, Begin.now())


@pytest.fixture
def own_shapes():
    """No question was translated before this test, and none stays."""
    zichtvorm.forget()
    yield
    zichtvorm.forget()
