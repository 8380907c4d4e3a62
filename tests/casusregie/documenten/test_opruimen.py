"""Losse bestanden gaan vanzelf weg; een bijlage zonder bestand is een gebroken invariant."""

import os
import time

import pytest

from casusregie.documenten import opslag
from casusregie.documenten.bijlagen import add_attachment
from casusregie.tasks import sweep_bijlagen
from config.celery import app
from sturing.integriteit import broken_invariants
from tests.factories.casusregie import OP, casus_a, procesregisseur_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def bijlage(settings, tmp_path):
    settings.BIJLAGEN_DIR = tmp_path
    casus = casus_a()
    by = procesregisseur_van(casus)
    return add_attachment(
        casus, naam="brief.txt", inhoud=b"Beste lezer", omschrijving="Brief", by=by, op=OP
    )


def test_een_los_bestand_verdwijnt_na_een_dag(bijlage):
    los = opslag.new_name()
    opslag.store(los, b"van een afgebroken transactie", bijlage.kenmerk)
    assert sweep_bijlagen() == 0, "nog geen dag oud"
    pad = opslag._path(los)
    oud = time.time() - 2 * 86400
    os.utime(pad, (oud, oud))
    assert sweep_bijlagen() == 1
    assert not pad.exists()
    assert opslag.read(bijlage) == b"Beste lezer"


def test_een_bijlage_zonder_bestand_wordt_gemeld(bijlage):
    assert "bijlage.bestand" not in {g.code for g in broken_invariants()}
    opslag._path(bijlage.opslagnaam).unlink()
    (gebroken,) = [g for g in broken_invariants() if g.code == "bijlage.bestand"]
    assert (gebroken.aantal, gebroken.voorbeelden) == (1, [str(bijlage.kenmerk)])


def test_het_opruimen_staat_in_het_rooster():
    taken = {regel["task"] for regel in app.conf.beat_schedule.values()}
    assert "casusregie.sweep_bijlagen" in taken
