"""Hoe lang de bewaking duurt als er veel is en weinig te doen, en andersom."""

import os
import time
from datetime import timedelta

import pytest
from django.db import connection

from casusregie.models import Escalatie, Termijn
from casusregie.termijnen.bewaking import Uitkomst, watch
from casusregie.termijnen.projectie import termijnen_of
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, GEMIST_OM, Proefonderwerp, inzet
from tests.metingen import meting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.proef]
VOL = os.environ.get("PROEF") == "1"
ALLES, AAN_DE_BEURT = (100_000, 5_000) if VOL else (4_000, 200)
OPDRACHT = "make proef"


@pytest.fixture
def w(transactional_db):
    return bouw.wereld()


@pytest.fixture
def regio(w):
    """Many running termijnen of which a small part was missed yesterday."""
    casussen = bouw.casussen(w, AAN_DE_BEURT)
    rijen = []
    for nr in range(ALLES):
        casus = casussen[nr % AAN_DE_BEURT]
        start = bouw.START if nr < AAN_DE_BEURT else bouw.START + timedelta(days=30 + nr % 200)
        (rij,) = termijnen_of(Proefonderwerp(casus, [inzet(w, start)]))
        rij.object_id = nr + 1
        rijen.append(rij)
    Termijn.objects.bulk_create(rijen, 5000)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    return rijen


def timed(doe):
    begin = time.perf_counter()
    uitkomst = doe()
    return uitkomst, (time.perf_counter() - begin) * 1000


def test_bewaking_kost_wat_er_te_doen_is(w, regio):
    uitkomst, stil = timed(lambda: watch(GEMIST - timedelta(days=1), bouw.om(bouw.LAATSTE)))
    assert uitkomst == Uitkomst(0, 0)
    uitkomst, druk = timed(lambda: watch(GEMIST, GEMIST_OM))
    assert uitkomst == Uitkomst(AAN_DE_BEURT, AAN_DE_BEURT)
    uitkomst, weer = timed(lambda: watch(GEMIST, GEMIST_OM))
    assert uitkomst == Uitkomst(0, 0)
    assert Escalatie.objects.count() == AAN_DE_BEURT
    naam = f"bewaking bij {ALLES} termijnen"
    meting(f"{naam}, niets te doen", max(stil, weer), "ms", OPDRACHT)
    meting(f"{naam}, {AAN_DE_BEURT} gemist", druk, "ms", OPDRACHT)
    assert max(stil, weer) < 200
    assert druk < AAN_DE_BEURT * 20
