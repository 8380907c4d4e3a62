"""Veel regels in één declaratie: het aantal vragen aan de database groeit niet mee."""

import calendar
import os
import time
from datetime import date

import pytest

from arrangementen.models import Prestatie, Toewijzing, Zorgstart
from tests.factories.declaraties import bestand, gedeclareerd, klaar, lees, na, prestatie, start
from tests.metingen import meting

pytestmark = pytest.mark.django_db
PROEF = os.environ.get("PROEF") == "1"
REGELS = 10_008 if PROEF else 48
#: per toewijzing one for each month of 2025
PER = 12
OPDRACHT = "make proef (tests/arrangementen/declaraties/test_veel.py)"


def months():
    for maand in range(1, PER + 1):
        yield date(2025, maand, 1), date(2025, maand, calendar.monthrange(2025, maand)[1])


def copy_of(rij):
    """Its values, but for what makes it this row."""
    velden = (v.attname for v in rij._meta.concrete_fields if v.name not in ("id", "kenmerk"))
    return {naam: getattr(rij, naam) for naam in velden}


def many(aantal):
    """So many toewijzingen of one jeugdige over all of 2025, each begun."""
    eerste = klaar(ingangsdatum=date(2025, 1, 1), einddatum=date(2025, 12, 31), gestart=None)
    velden = [
        v.attname for v in Toewijzing._meta.concrete_fields if v.name not in ("id", "kenmerk")
    ]
    vast = {naam: getattr(eerste, naam) for naam in velden}
    Toewijzing.objects.bulk_create(
        Toewijzing(**vast | {"nummer": 800_000 + n}) for n in range(1, aantal)
    )
    alle = list(Toewijzing.objects.select_related("product", "aanbieder", "gemeente"))
    begin = start(eerste, date(2025, 1, 1))
    zo = copy_of(begin)
    Zorgstart.objects.bulk_create(
        Zorgstart(**zo | {"toewijzing_id": t.pk}) for t in alle if t.pk != eerste.pk
    )
    for toewijzing in alle:
        toewijzing.casus = eerste.casus
    return alle


def pairs(toewijzingen):
    return [
        (t, [prestatie(t, maand, kenmerk=f"{t.nummer}-{maand[0]:%m}") for maand in months()])
        for t in toewijzingen
    ]


@pytest.mark.eis("TR346", "TR418")
def test_elke_regel_wordt_beoordeeld_in_een_vast_aantal_vragen(tel_queries):
    alle = many(REGELS // PER)
    weinig, veel = pairs(alle[:1]), pairs(alle[1:])
    maand = list(months())[-1]
    aantallen = []
    for nummer, deel in enumerate((weinig, veel), 1):
        data = bestand(*deel, maand=maand, nummer=f"V{nummer}")
        begin = time.perf_counter()
        with tel_queries() as q:
            uitkomst = lees(data, na(maand))
        duur = time.perf_counter() - begin
        assert uitkomst.goed, uitkomst.bevindingen
        aantallen.append(len(q))
    # alleen het wegschrijven gaat in porties
    assert aantallen[1] <= aantallen[0] + len(veel) * PER // 500
    rijen = Prestatie.objects.filter(declaratie__nummer="V2")
    assert rijen.count() == len(veel) * PER
    assert set(rijen.values_list("uitkomst", flat=True)) == {"toegekend"}
    meting(f"JW323 met {rijen.count()} goede regels: ontvangen", duur, "s", OPDRACHT)


def test_een_tweede_keer_dezelfde_regels_wordt_regel_voor_regel_afgewezen():
    alle = many(2)
    gedeclareerd(*pairs(alle), maand=list(months())[-1], nummer="V1")
    nog_eens = gedeclareerd(*pairs(alle), maand=list(months())[-1], nummer="V2")
    assert nog_eens.status == "afgewezen"
    assert nog_eens.prestaties.exclude(code="").count() == 2 * PER
