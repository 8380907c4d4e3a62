"""Het gebruik van de norm achteraf: elk getal met de hand nageteld en gelijk aan zijn lijst."""

import csv
import io
import os
import uuid
from datetime import date
from time import perf_counter

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.signalen.geven import tell
from arrangementen.aanbod.signalen.models import Aanbodsignaal
from arrangementen.models import Toewijzing
from organisaties.rollen import Rol
from sturing import lijsten
from sturing.keuze import Keuze
from sturing.normgebruik import gebruik
from tests.factories.organisaties import medewerker
from tests.metingen import meting
from tests.sturing import wereld as bouwplan
from tests.sturing.bouw import KANARIE, NU, VANDAAG, toewijzingen

pytestmark = pytest.mark.django_db
DIT_JAAR = Keuze(date(2026, 1, 1), VANDAAG)
ADRES = "sturing:normgebruik"


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield bouwplan.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_de_wereld(wereld, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def manager(client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    return client


@pytest.mark.eis("NK-15")
def test_aantal_boven_en_grond_per_aanbieder_en_product(wereld):
    rijen = {r.aanbieder: r for r in gebruik.usage(DIT_JAAR)}
    vlierhof = rijen["De Vlierhof"]
    # Rotterdam 7 binnen, 1 zonder grond, 1 met; Capelle 14, 1 en 2
    assert (vlierhof.aantal, vlierhof.boven, vlierhof.met_grond) == (26, 5, 3)
    assert (vlierhof.binnen, vlierhof.zonder_grond, vlierhof.procent) == (21, 2, 80)
    assert "=Zorghuis Linde" not in rijen  # vorig jaar besloten
    # 60 uur in 26 weken en 1 dag, bij allemaal
    assert (vlierhof.volume_gemiddeld, vlierhof.volume_p80) == (3600, 3600)
    assert (vlierhof.dagen_gemiddeld, vlierhof.dagen_p80) == (183, 183)


@pytest.mark.eis("NK-15")
def test_p80_en_eenheden(wereld):
    rij = toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, [("binnen", "")] * 10)
    for n, toewijzing in enumerate(rij, start=1):
        toewijzing.volume = n * 10
    rij[0].eenheid, rij[0].volume = "16", 2  # 2 dagdelen = 8 uur
    rij[1].eenheid, rij[1].volume = "01", 90  # 90 minuten
    rij[2].frequentie, rij[2].volume = "2", 1  # 1 uur per week, 183 / 7 weken
    rij[3].eenheid, rij[3].volume = "83", 5000  # euro telt niet mee in het volume
    Toewijzing.objects.bulk_update(rij, ["volume", "eenheid", "frequentie"])
    linde = next(r for r in gebruik.usage(DIT_JAAR) if r.aanbieder_id == wereld.linde.pk)
    # minuten: 90, 480, 1568,57, 3000, 3600, 4200, 4800, 5400, 6000; 0,8 x 9 = 7,2: de 8e
    assert linde.aantal == 10
    assert linde.volume_p80 == 5400
    assert round(float(linde.volume_gemiddeld), 1) == round((29138 + 4 / 7) / 9, 1)


@pytest.mark.eis("NK-15")
def test_elk_getal_is_het_aantal_rijen_van_zijn_lijst(wereld):
    for rij in gebruik.usage(DIT_JAAR):
        keuze = Keuze(DIT_JAAR.begin, VANDAAG, aanbieder_id=rij.aanbieder_id, product_code=rij.code)
        n = lijsten.counts(("getoetst", "boven-de-norm", "zonder-grond"), keuze, VANDAAG)
        assert list(n.values()) == [rij.aantal, rij.boven, rij.zonder_grond]
    gronden = gebruik.grounds(DIT_JAAR)
    assert sum(sum(g.values()) for g in gronden.values()) == 3


@pytest.mark.eis("NK-11", "NK-15")
def test_het_scherm_met_signaal_grafiek_en_lijst(manager, wereld):
    toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, [("boven", "hardheid")] * 5)
    antwoord = manager.get(reverse(ADRES))
    assert antwoord.status_code == 200
    pagina = antwoord.content.decode()
    assert KANARIE not in pagina and "<svg" in pagina
    signalen = antwoord.context["signalen"]
    assert [s["kop"] for s in signalen] == [
        "=Zorghuis Linde: 0 procent binnen de norm",
        "=Zorghuis Linde: hardheidsclausule opvallend vaak",
    ]
    lijst = manager.get(signalen[0]["url"])
    assert "5 toewijzingen" in lijst.content.decode()
    assert antwoord.context["tegels"][0]["waarde"] == 31


@pytest.mark.eis("NK-15")
def test_als_bestand_zonder_formules(manager, wereld):
    toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, [("binnen", "")])
    antwoord = manager.get(reverse("sturing:normgebruik_bestand", args=["csv"]))
    inhoud = antwoord.content.decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(inhoud), delimiter=";"))
    vlierhof = next(r for r in rijen if "De Vlierhof" in r)
    assert vlierhof[3:9] == ["26", "60,0 uur", "60,0 uur", "26,1 weken", "26,1 weken", "5"]
    assert not any(cel.startswith("=") for rij in rijen for cel in rij)


def test_andere_gemeenten_alleen_met_kleine_aantallen_verborgen(client, wereld):
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=wereld.rotterdam))
    kwartaal = date(2025, 11, 3)
    toewijzingen(wereld.vlierhof, wereld.capelle, wereld.product, [("boven", "")] * 2, dag=kwartaal)
    antwoord = client.get(reverse(ADRES))
    assert antwoord.context["tegels"][0]["waarde"] == 9  # alleen Rotterdam
    rondom = antwoord.context["rondom"]
    assert rondom.kwartaal == "4e kwartaal 2025"
    # Capelle 1 + 2 en Vlaardingen 1: boven 4, minder dan 5
    assert rondom.rijen[0][1:] == ("0", "niet getoond", "niet getoond")


def test_alleen_wie_op_contracten_stuurt(client, wereld):
    client.force_login(medewerker(Rol.BACKOFFICE, organisatie=wereld.rotterdam))
    assert client.get(reverse(ADRES)).status_code == 403
    assert client.get(reverse("sturing:herstel")).status_code == 403


def test_leeg_en_verkeerd_filter(manager):
    leeg = manager.get(reverse(ADRES), {"begin": "01-01-2019", "einde": "31-01-2019"})
    assert "geen toewijzingen met een norm" in leeg.content.decode()
    assert manager.get(reverse(ADRES), {"begin": "morgen", "aanbieder": "x"}).status_code == 200


@pytest.mark.parametrize("naam", [ADRES, "sturing:herstel"])
def test_het_aantal_vragen_van_een_bladzijde(manager, naam, tel_queries):
    manager.get(reverse(naam))
    with tel_queries() as vragen:
        manager.get(reverse(naam))
    assert len([v for v in vragen if "SAVEPOINT" not in v["sql"]]) <= 15


def test_tempo_van_de_bladzijde(manager, wereld):
    """300 ms over all toewijzingen of a year; the full number with PROEF."""
    proef = os.environ.get("PROEF") == "1"
    oordelen = [("binnen", ""), ("boven", "hardheid"), ("boven", "")]
    rijen = toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, oordelen * 9)
    for _ in range(740 if proef else 1):
        for rij in rijen:
            rij.pk, rij.kenmerk, rij.nummer = None, uuid.uuid4(), rij.nummer + 10_000
        Toewijzing.objects.bulk_create(rijen)
    manager.get(reverse(ADRES))
    tijden = []
    for _ in range(5):
        begin = perf_counter()
        assert manager.get(reverse(ADRES)).status_code == 200
        tijden.append(1000 * (perf_counter() - begin))
    if proef:
        n = Toewijzing.objects.count()
        opdracht = "make proef (tests/sturing/normgebruik)"
        meting(f"gebruik van de norm, {n} toewijzingen", min(tijden), "ms", opdracht)
    assert min(tijden) < 300 * (1 if proef else 3)


@pytest.mark.eis("NK-15")
def test_de_contractmanager_krijgt_elk_signaal_een_keer(wereld, manager):
    """In the list with signals about contracts; again only when it gets ten points worse."""
    linde = [("binnen", "")] * 5 + [("boven", "")] * 5  # 50 procent
    toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, linde)
    tell(VANDAAG)
    signaal = Aanbodsignaal.objects.get(soort="norm", aanbieder=wereld.linde)
    assert signaal.organisatie.soort == "uitvoeringsorganisatie"
    assert "50 procent binnen de norm" in signaal.titel
    bladzijde = manager.get(reverse("arrangementen:aanbod_beheer")).content.decode()
    assert "50 procent binnen de norm" in bladzijde
    aantal = Aanbodsignaal.objects.filter(soort="norm").count()
    tell(VANDAAG)
    assert Aanbodsignaal.objects.filter(soort="norm").count() == aantal
    erger = [("boven", "")] * 10  # 25 procent
    toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, erger)
    tell(VANDAAG)
    assert Aanbodsignaal.objects.filter(soort="norm", aanbieder=wereld.linde).count() == 2


@pytest.mark.eis("NK-15")
def test_een_gemeente_met_een_contractmanager_krijgt_alleen_de_eigen_signalen(wereld):
    toewijzingen(wereld.linde, wereld.rotterdam, wereld.product, [("boven", "")] * 6)
    medewerker(Rol.CONTRACTMANAGER, organisatie=wereld.rotterdam)
    medewerker(Rol.BACKOFFICE, organisatie=wereld.capelle)
    tell(VANDAAG)
    rijen = Aanbodsignaal.objects.filter(soort="norm", aanbieder=wereld.linde)
    assert wereld.rotterdam.pk in rijen.values_list("organisatie", flat=True)
    assert wereld.capelle.pk not in rijen.values_list("organisatie", flat=True)
