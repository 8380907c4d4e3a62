"""Werk dat in zijn geheel slaagt of vervalt: geen savepoint per stap, en geen half werk."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from arrangementen.models import Bericht
from organisaties.models import Medewerker
from verloop.geheel import as_a_whole, step
from verloop.overgangen import register

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 2, 10, tzinfo=UTC)


def maak(naam):
    rij = Bericht(richting="in", op=OP, bestandsnaam=naam, dagtekening=date(2026, 3, 2))
    rij.set_data(naam.encode())
    return register(rij, by=Medewerker.objects.systeem(), op=OP)


def savepoints(vragen):
    return [v["sql"] for v in vragen if "SAVEPOINT" in v["sql"]]


def test_een_stap_heeft_binnen_een_geheel_geen_eigen_savepoint():
    Medewerker.objects.systeem()
    with CaptureQueriesContext(connection) as los:
        maak("a")
        maak("b")
    with CaptureQueriesContext(connection) as samen, as_a_whole():
        maak("c")
        maak("d")
    assert len(savepoints(los)) == 4  # elke stap: zetten en vrijgeven
    assert len(savepoints(samen)) == 2  # alleen het geheel, binnen deze test
    assert Bericht.objects.count() == 4


def test_een_fout_neemt_alles_terug_ook_als_iemand_haar_opving():
    with pytest.raises(transaction.TransactionManagementError), as_a_whole():
        maak("a")
        with pytest.raises(ValueError), step():
            maak("b")
            raise ValueError("mis")
        maak("c")
    assert not Bericht.objects.exists()
    maak("d")
    assert Bericht.objects.count() == 1
