"""De monitor met veel verblijven: hooguit 15 vragen en 300 ms, en een groot bestand in één keer."""

import os
import time
from datetime import date, timedelta
from statistics import median

import pytest
from django.urls import reverse

from arrangementen.models import Zorgstart, Zorgstop
from organisaties.rollen import Rol
from sturing.verblijf import actueel
from sturing.verblijf.bestand import MAX_RIJEN, as_csv, read_file
from sturing.verblijf.maten import compute
from sturing.verblijf.populatie import Populatie
from tests.factories.arrangementen import ProductFactory, VlierhofFactory
from tests.factories.organisaties import GemeenteFactory, medewerker
from tests.metingen import meting
from tests.sturing.bouw import casussen

from .bouw import gegevens, keuze, verblijf

OPDRACHT = "make proef (tests/sturing/verblijf/test_omvang.py)"
VOL = os.environ.get("PROEF") == "1"
#: Among 100,000 casussen of a region about one in twenty is in verblijf at some time.
AANTAL = 5_000 if VOL else 60


def test_een_bestand_van_de_grootste_omvang():
    aantal = MAX_RIJEN if VOL else 2_000
    rijen = [verblijf(f"A{n:05d}", tot=f"2020-03-{1 + n % 28:02d}") for n in range(aantal)]
    tekst = as_csv(gegevens(*rijen)).encode()
    begin = time.perf_counter()
    inlezing = read_file(tekst.splitlines(keepends=True), date(2021, 9, 1))
    cijfers = compute(Populatie(gegevens(*rijen), keuze()))
    duur = time.perf_counter() - begin
    assert len(inlezing.rijen) == cijfers["clienten"].waarde == aantal
    assert duur < aantal / 2_000


@pytest.mark.django_db
def test_monitor_met_veel_verblijven(client, tel_queries):
    ProductFactory(code="44F05", naam="Groep", soort="verblijf", verblijfsvorm="residentieel")
    gemeente, aanbieder = GemeenteFactory(), VlierhofFactory()
    starts = Zorgstart.objects.bulk_create(
        Zorgstart(
            casus=casus, jeugdige=casus.jeugdige, gemeente=gemeente, aanbieder=aanbieder,
            categorie="44", code="44F05", gemeld_op=date(2025, 1, 1),
            begindatum=date(2025, 1, 1) + timedelta(days=n % 300),
        )
        for n, casus in enumerate(casussen(AANTAL, gemeente))
    )  # fmt: skip
    Zorgstop.objects.bulk_create(
        Zorgstop(
            start=start, reden="31", gemeld_op=date(2026, 1, 1),
            einddatum=start.begindatum + timedelta(days=20 + n % 90),
        )
        for n, start in enumerate(starts[: AANTAL // 2])
    )  # fmt: skip
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    adres = f"{reverse('sturing:verblijf')}?jaar=2025&bron=eigen"
    client.get(adres)
    with tel_queries() as vragen:
        antwoord = client.get(adres)
    assert antwoord.context["groepen"][0][1][0].waarde.split()[0].replace(".", "") == str(AANTAL)
    assert len(vragen) <= 15
    for naam, vergeet in (("niets veranderd", False), ("net iets veranderd", True)):
        duur = median(_cpu(client, adres, vergeet) for _ in range(5))
        naam = f"verblijfsmonitor met {AANTAL} verblijven, {naam}: rekentijd"
        meting(naam, duur * 1000, "ms", OPDRACHT)
        assert not VOL or duur <= 0.3


def _cpu(client, adres, vergeet):
    """Seconds of this process; `vergeet`: a start or stop was reported, so all is read again."""
    if vergeet:
        actueel._kept.cache_clear()
    begin = time.process_time()
    client.get(adres)
    return time.process_time() - begin
