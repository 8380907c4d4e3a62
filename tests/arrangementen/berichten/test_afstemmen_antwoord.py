"""Een besluit zonder JW319: het antwoord gaat één keer alsnog, ook bij dubbel klikken."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from arrangementen.berichten.afstemmen.oplossen import solve
from arrangementen.berichten.afstemmen.vergelijken import compare_all
from arrangementen.berichten.afstemmen.verzoeken import send_missing
from arrangementen.models import Bericht, Berichtverschil
from tests.factories.verzoeken import OP, afgewezen, wereld
from verloop.fouten import Conflict, Geblokkeerd

LATER = OP + timedelta(days=2)


def verschil_van(w):
    """A rejected verzoek whose answer never left, found by the comparison of the night."""
    afgewezen(w)
    compare_all(LATER.date(), LATER)
    return Berichtverschil.objects.get(soort="geen_319")


@pytest.mark.django_db
def test_dubbel_klikken_geeft_een_antwoord_en_het_verschil_is_weg():
    w = wereld()
    verschil = verschil_van(w)
    assert "staat klaar" in solve(verschil, "melden", by=w.backoffice, op=LATER)
    with pytest.raises(Geblokkeerd, match="al weg"):
        solve(verschil, "melden", by=w.backoffice, op=LATER)
    assert Bericht.objects.filter(soort="319").count() == 1
    verschil.refresh_from_db()
    assert (verschil.status, verschil.afgedaan_op) == ("opgelost", LATER.date())
    compare_all(LATER.date(), LATER)
    assert not Berichtverschil.objects.open().exists()


@pytest.mark.django_db
def test_een_antwoord_dat_intussen_gemaakt_is_gaat_niet_nog_eens():
    w = wereld()
    verschil = verschil_van(w)
    assert send_missing(verschil.verzoek, LATER).soort == "319"
    assert "staat al klaar" in solve(verschil, "melden", by=w.backoffice, op=LATER)
    assert Bericht.objects.filter(soort="319").count() == 1
    assert not Berichtverschil.objects.open().exists()


@pytest.mark.django_db(transaction=True)
def test_vier_klikken_tegelijk_geven_een_antwoord():
    w = wereld()
    verschil = verschil_van(w)
    start = threading.Barrier(4)

    def klik(_):
        try:
            start.wait()
            return solve(verschil, "melden", by=w.backoffice, op=LATER)
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as draden:
        uit = list(draden.map(klik, range(4)))
    assert len([u for u in uit if isinstance(u, str)]) == 1
    assert len([u for u in uit if isinstance(u, Geblokkeerd)]) == 3
    assert Bericht.objects.filter(soort="319").count() == 1
