"""Een grote declaratie: 25 MB past in 300 MB geheugen, en groter wordt geweigerd (iJw OP179)."""

import os
import subprocess
import sys
from datetime import date
from functools import partial

import pytest
from django.db import connection

from arrangementen.ijw import lezen
from arrangementen.ijw.clienten import packed_in
from arrangementen.ijw.lezen import MAX_BYTES
from arrangementen.ijw.stroom import read_by_client
from arrangementen.models import Bericht, Declaratie
from tests.arrangementen.berichten.test_heen_en_weer import valid_by_official_schema
from tests.factories.arrangementen import VlierhofFactory, lees
from tests.factories.declaraties import MAART, bestand, klaar, na, prestatie
from tests.factories.organisaties import GemeenteFactory
from tests.metingen import meting

from .groot import make_large

PROEF = os.environ.get("PROEF") == "1"
HOOGSTE_MB = 300
OPDRACHT = "make proef (tests/arrangementen/declaraties/test_omvang.py)"


@pytest.mark.django_db
def test_te_groot_bestand_wordt_geweigerd_en_niet_bewaard():
    uitkomst = lees(b"<x>" + b" " * MAX_BYTES, na(MAART))
    assert (uitkomst.goed, uitkomst.niveau) == (False, 1)
    assert uitkomst.bevindingen[0]["code"] == "IJW-101"
    assert uitkomst.rij.data == b""
    assert not Declaratie.objects.exists()


@pytest.mark.django_db
def test_groot_bestand_blijft_gelijk_en_wordt_klein_bewaard():
    gemeente, aanbieder = GemeenteFactory(), VlierhofFactory()
    data = make_large(20, aanbieder.agb_code, gemeente.cbs_code, na(MAART).date())
    uitkomst = lees(data, na(MAART))
    rij = Bericht.objects.get(pk=uitkomst.rij.pk)
    assert rij.data == data
    assert len(bytes(rij.ruw)) * 10 < rij.grootte == len(data)
    declaratie = Declaratie.objects.get()
    assert (declaratie.status, declaratie.prestaties.count()) == ("afgewezen", 240)
    assert valid_by_official_schema(declaratie.antwoord)


@pytest.mark.django_db
def test_per_client_gelezen_geeft_dezelfde_rijen_als_het_geheel(monkeypatch):
    goed, fout, half = klaar(), klaar(casus=None), klaar(casus=None)
    half_goed = [prestatie(half), prestatie(half, kenmerk="X", ToewijzingNummer="1")]
    paren = (goed, [prestatie(goed)]), (fout, [prestatie(fout, volume=99)]), (half, half_goed)
    data = bestand(*paren)
    begin = connection.savepoint()
    geheel = _outcome(data)
    connection.savepoint_rollback(begin)
    monkeypatch.setattr(lezen, "read_plain", lambda data: None)
    monkeypatch.setattr(lezen, "read_by_client", partial(read_by_client, vanaf=0))
    assert packed_in(lezen.read(data, per_client=True).inhoud)
    assert _outcome(data) == geheel
    assert geheel[0]["status"] == "deels"
    assert [regel["uitkomst"] for regel in geheel[1]].count("afgewezen") == 2


def _outcome(data):
    """What there is of a declaration after it was received, but for its own keys."""
    rij = lees(data, na(MAART)).rij
    declaratie = Declaratie.objects.get(bericht=rij)
    zonder = {"id", "kenmerk", "bericht_id", "antwoord_id", "declaratie_id"}
    regels = declaratie.prestaties.order_by("volgnummer").values()
    kop = Declaratie.objects.filter(pk=declaratie.pk).values().get()
    rijen = [{k: v for k, v in rij.items() if k not in zonder} for rij in (kop, *regels)]
    return rijen[0], rijen[1:], rij.status, rij.bevindingen, declaratie.antwoord.data


@pytest.mark.skipif(not PROEF, reason="alleen bij PROEF=1")
@pytest.mark.django_db(transaction=True)
def test_25_mb_binnen_het_geheugen(tmp_path):
    """All of it is rejected: then the answer is as large as the question, the heaviest case."""
    gemeente, aanbieder = GemeenteFactory(), VlierhofFactory()
    bestand = tmp_path / "groot.xml"
    bestand.write_bytes(make_large(2250, aanbieder.agb_code, gemeente.cbs_code, date(2026, 1, 3)))
    assert MAX_BYTES * 0.95 < bestand.stat().st_size <= MAX_BYTES
    adres = os.environ["DATABASE_URL"].rpartition("/")[0]
    omgeving = os.environ | {"DATABASE_URL": f"{adres}/{connection.settings_dict['NAME']}"}
    opdracht = [sys.executable, "-m", "tests.arrangementen.declaraties.groot", str(bestand)]
    uitvoer = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=True)
    hoogste, duur, status, aantal = uitvoer.stdout.split()[-4:]
    meting("JW323 van 25 MB: hoogste geheugen", int(hoogste), "MB", OPDRACHT)
    meting("JW323 van 25 MB: ontvangen en beantwoorden", float(duur), "s", OPDRACHT)
    assert (status, aantal) == ("afgewezen", "27000")
    assert int(hoogste) <= HOOGSTE_MB
