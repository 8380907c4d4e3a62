"""Acht declaraties tegelijk over dezelfde hulp: er wordt er één betaald, en elk krijgt antwoord."""

import os
import threading

import pytest
from django.db import connection, transaction

from arrangementen.models import Bericht, Declaratie, Prestatie
from tests.factories.arrangementen import lees
from tests.factories.declaraties import MAART, bestand, klaar, na, prestatie

AANTAL = 8


@pytest.mark.skipif(os.environ.get("PROEF") != "1", reason="alleen bij PROEF=1")
@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("TR389")
def test_dezelfde_maand_wordt_een_keer_betaald():
    with transaction.atomic():
        toewijzing = klaar()

    def declare(n):
        regel = prestatie(toewijzing, kenmerk=f"K{n}")
        lees(bestand((toewijzing, [regel]), nummer=f"D{n}"), na(MAART))
        connection.close()

    draden = [threading.Thread(target=declare, args=(n,)) for n in range(AANTAL)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert Prestatie.objects.granted().count() == 1
    assert set(Prestatie.objects.filter(uitkomst="afgewezen").values_list("code")) == {("9389",)}
    assert Declaratie.objects.count() == AANTAL
    assert Bericht.objects.filter(soort="325").count() == AANTAL
