"""Een groot bestand: gelezen, beoordeeld en doorgevoerd; PROEF=1 neemt het grootste dat mag."""

import os
import time
from datetime import date

import pytest

from arrangementen.aanbod.doorvoeren import MAX_RIJEN, judge_file, write
from arrangementen.aanbod.tabellen import tabel_of
from arrangementen.models import Contract
from tests.factories.arrangementen import VlierhofFactory
from tests.metingen import meting

from .bestanden import PRODUCT, TARIEF, csv, klein_aanbod

pytestmark = pytest.mark.django_db
PROEF = os.environ.get("PROEF") == "1"
AANTAL = MAX_RIJEN if PROEF else 200


def test_een_vol_bestand_met_producten():
    klein_aanbod()
    rijen = [
        PRODUCT | {"code": f"4{n:04d}", "naam": f"Hulp {n}", "geldig_van": "01-01-2027"}
        for n in range(AANTAL)
    ]
    inhoud = csv(*rijen)
    start = time.perf_counter()
    beoordeling = judge_file(tabel_of("producten"), inhoud)
    write(beoordeling)
    duur = time.perf_counter() - start
    assert beoordeling.plan.count("nieuw") == AANTAL
    assert judge_file(tabel_of("producten"), inhoud).leeg
    naam = f"aanbod: bestand van {AANTAL} producten beoordeeld en doorgevoerd"
    meting(naam, duur, "s", "PROEF=1 pytest tests/arrangementen/aanbod/test_tempo.py")
    assert duur <= 30


def test_een_rij_meer_dan_mag_wordt_geweigerd(monkeypatch):
    klein_aanbod()
    monkeypatch.setattr("arrangementen.aanbod.doorvoeren.MAX_RIJEN", 1)
    beoordeling = judge_file(
        tabel_of("tarieven"), csv(TARIEF, TARIEF | {"geldig_van": "01-01-2027"})
    )
    assert "meer dan 1 rijen" in beoordeling.fouten[-1].tekst
    assert Contract.objects.get().geldig_van == date(2025, 1, 1)
    assert VlierhofFactory().agb_code == TARIEF["aanbieder"]
