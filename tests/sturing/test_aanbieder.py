"""De bladzijde van één aanbieder, de lijst van allen en de reeksen: met de hand nageteld."""

import csv
import io
import re
import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casusregie.tafel.wachtlijst import count_by_cause, too_long, waiting
from organisaties.rollen import Rol
from sturing import reeksen, wachttijd
from sturing.keuze import Keuze
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker
from tests.sturing import wereld as bouwplan
from tests.sturing.bouw import NU, VANDAAG
from tests.sturing.bouw_cijfers import intakes

pytestmark = pytest.mark.django_db
DIT_JAAR = Keuze(date(2026, 1, 1), VANDAAG)


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


def bladzijde(client, aanbieder, **vraag):
    return client.get(reverse("sturing:aanbieder", args=[aanbieder.kenmerk]), vraag)


# --- een aanbieder --------------------------------------------------------------------------------
def test_een_op_een_met_het_deel_binnen_28_dagen(manager, wereld):
    b = bladzijde(manager, wereld.stapsteen).context["b"]
    assert (b.aantallen["beeindigd"], b.aantallen["te-lang"]) == (5, 2)
    assert (b.kort, b.op_tijd) == (3, 60)


@pytest.mark.eis("NK-15")
def test_boven_de_norm_met_en_zonder_grond(manager, wereld):
    context = bladzijde(manager, wereld.vlierhof).context
    b = context["b"]
    assert (b.aantallen["boven-de-norm"], b.met_grond, context["zonder_grond"]) == (5, 3, 2)
    assert b.binnen == 80  # 21 van 26


@pytest.mark.eis("RV-0-04", "CR-B1-10")
def test_wachttijden_naast_de_treeknorm(manager, wereld):
    b = bladzijde(manager, wereld.vlierhof).context["b"]
    gesprek, hulp = b.wachttijden
    # dit jaar, per gemeente: 60→50 (10 dagen) en 40→20 (20); hulp na 45 en 17 dagen
    assert (gesprek.aantal, gesprek.gemiddeld, gesprek.op_tijd) == (4, 15, 4)
    assert (gesprek.norm_dagen, hulp.norm_dagen) == (28, 70)
    assert (hulp.aantal, hulp.gemiddeld, hulp.op_tijd, hulp.norm_dagen) == (4, 31, 4, 70)
    assert b.oorzaken == [
        ("Te weinig personeel", 3, 3),
        ("Oorzaak nog niet vastgelegd", 4, 2),
    ]
    assert (b.wacht, b.wacht_te_lang) == (7, 5)


@pytest.mark.eis("CR-K-01", "CR-K-02", "CR-K-03")
def test_landelijke_kpi_en_lokale_scores(manager, wereld):
    context = bladzijde(manager, wereld.vlierhof).context
    oordeel = context["b"].oordeel
    assert (oordeel.trajecten, oordeel.tevredenheid, oordeel.uitval) == (4, Decimal("7.0"), 50)
    assert (oordeel.doelen, oordeel.doelen_behaald, oordeel.wachtdagen) == (8, 50, 40)
    assert context["scores"] == [("Snelheid van handelen", Decimal("4.0"))]


def test_op_tijd_melden_per_soort(manager, wereld):
    starts, retouren = bladzijde(manager, wereld.vlierhof).context["b"].meldingen
    assert (starts.aantal, starts.te_laat, starts.procent) == (6, 4, 33)
    assert retouren.procent is None
    _, retouren = bladzijde(manager, wereld.stapsteen).context["b"].meldingen
    assert (retouren.aantal, retouren.te_laat) == (7, 5)


def test_eenzijdig_stoppen(manager, wereld):
    context = bladzijde(manager, wereld.linde).context
    assert context["stopt"] == 3
    context = bladzijde(manager, wereld.linde, begin="01-12-2025", einde="31-12-2025").context
    assert context["stopt"] == 2


def test_elk_getal_gaat_naar_de_lijst_van_deze_aanbieder(manager, wereld):
    antwoord = bladzijde(manager, wereld.vlierhof)
    links = set(re.findall(r'href="(/sturing/lijsten/[^"]+)"', antwoord.content.decode()))
    assert len(links) > 8
    for link in links:
        assert f"aanbieder={wereld.vlierhof.pk}" in link
        lijst = manager.get(link.replace("&amp;", "&")).context
        assert {rij[1].waarde for rij in lijst["rijen"]} <= {"De Vlierhof"}


def test_een_aanbieder_die_er_niet_is(manager, wereld):
    for kenmerk in (uuid.uuid4(), wereld.rotterdam.kenmerk, "onzin"):
        assert manager.get(reverse("sturing:aanbieder", args=[kenmerk])).status_code == 404


def test_leeg_is_geen_nul(manager, wereld):
    antwoord = bladzijde(manager, AanbiederFactory(naam="Nieuwkomer"))
    tekst = antwoord.content.decode()
    assert "In deze periode is geen eindbeoordeling vastgesteld." in tekst
    assert "Niets om te tellen" in tekst
    assert antwoord.context["b"].oordeel is None


# --- alle aanbieders ------------------------------------------------------------------------------
def namen(antwoord):
    return [rij["naam"] for rij in antwoord.context["rijen"]]


def test_alle_aanbieders_zoeken_en_sorteren(manager, wereld):
    adres = reverse("sturing:aanbieder_list")
    assert namen(manager.get(adres)) == ["=Zorghuis Linde", "De Vlierhof", "Stapsteen Jeugd"]
    assert namen(manager.get(adres, {"q": "vlier"})) == ["De Vlierhof"]
    assert namen(manager.get(adres, {"q": "bestaat niet"})) == []
    assert namen(manager.get(adres, {"sorteer": "-voorbij"}))[0] == "De Vlierhof"
    laatste = namen(manager.get(adres, {"sorteer": "-tevreden"}))
    assert laatste[0] == "De Vlierhof"  # de enige met een cijfer; onbekend achteraan
    assert len(namen(manager.get(adres, {"q": "\0", "sorteer": "onzin"}))) == 3


def test_het_bestand_van_alle_aanbieders(manager, wereld):
    antwoord = manager.get(reverse("sturing:aanbieders_bestand", args=["csv"]))
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    vlierhof = next(rij for rij in rijen if rij and rij[0] == "De Vlierhof")
    assert vlierhof[1:5] == ["3", "3", "5", "80"]


# --- wachten is één begrip ------------------------------------------------------------------------
@pytest.mark.eis("RV-0-04")
@pytest.mark.parametrize(
    ("dagen", "te_lang"),
    [
        pytest.param((28, None, None), False, id="op de dag van 4 weken"),
        pytest.param((29, None, None), True, id="een dag later"),
        pytest.param((40, 12, None), False, id="gesprek op dag 28"),
        pytest.param((41, 12, None), True, id="gesprek op dag 29"),
        pytest.param((90, 70, None), False, id="10 weken na het gesprek"),
        pytest.param((90, 71, None), True, id="een dag later dan 10 weken"),
        pytest.param((90, 71, 1), False, id="hulp begonnen"),
    ],
)
def test_te_lang_wachten_is_overal_hetzelfde(wereld, dagen, te_lang):
    aanbieder = AanbiederFactory(naam="Proef")
    intakes(aanbieder, GemeenteFactory(), dagen)
    keuze = DIT_JAAR.at(aanbieder.pk)
    assert wachttijd.waiting_too_long(keuze, VANDAAG).exists() == te_lang
    eigen = wachttijd.intakes(keuze)
    assert bool(too_long(waiting(VANDAAG, eigen))) == te_lang
    assert wachttijd.waiting(keuze, VANDAAG).count() == len(waiting(VANDAAG, eigen))


def test_oorzaken_tellen_als_op_de_wachtlijst(wereld):
    keuze = DIT_JAAR.at(wereld.vlierhof.pk)
    lijst = waiting(VANDAAG, wachttijd.intakes(keuze))
    geteld = {naam: alle for naam, alle, _ in wachttijd.causes(keuze, VANDAAG)}
    assert geteld == {naam: n for _, naam, n in count_by_cause(lijst) if n}


# --- reeksen --------------------------------------------------------------------------------------
def test_twaalf_maanden_naast_de_twaalf_ervoor(manager, wereld):
    antwoord = manager.get(reverse("sturing:trends"))
    per_naam = {reeks.id: reeks for reeks in antwoord.context["reeksen"]}
    boven = per_naam["boven"]
    assert len(boven.punten) == 12
    assert boven.punten[-1] == ("mrt 2026", 0)
    assert dict(boven.punten)["feb 2026"] == 5
    assert boven.zin == "7 in de laatste 12 maanden, 7 meer dan in de 12 maanden ervoor."
    assert per_naam["voorbij"].zin == "Nu 3. Een jaar geleden 0. De afspraak is 0."
    assert "procent in de laatste 12 maanden" in per_naam["binnen"].zin


def test_per_drie_maanden_telt_op_tot_hetzelfde(manager, wereld):
    maand = manager.get(reverse("sturing:trends")).context["reeksen"]
    drie = manager.get(reverse("sturing:trends"), {"per": "kwartaal"}).context["reeksen"]
    assert [naam for naam, _ in drie[1].punten] == [
        *("apr–jun 2025", "jul–sep 2025", "okt–dec 2025", "jan–mrt 2026")
    ]
    for een, ander in zip(maand, drie, strict=True):
        assert een.zin == ander.zin
    assert sum(n for _, n in maand[1].punten) == sum(n for _, n in drie[1].punten)
    assert manager.get(reverse("sturing:trends"), {"per": "onzin"}).context["per"] == "maand"


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        (3, 3, "3 in de laatste 12 maanden, evenveel als in de 12 maanden ervoor."),
        (3, 5, "3 in de laatste 12 maanden, 2 minder dan in de 12 maanden ervoor."),
    ],
)
def test_de_conclusie_van_een_aantal(nu, toen, zin):
    assert reeksen.flow_sentence(nu, toen) == zin


@pytest.mark.parametrize(
    ("nu", "toen", "begin"),
    [
        (None, 4, "In de laatste 12 maanden is er niets om te tellen."),
        (80, None, "80 procent in de laatste 12 maanden. Voor de 12 maanden ervoor"),
        (80, 75, "80 procent in de laatste 12 maanden, tegen 75 procent"),
    ],
)
def test_de_conclusie_van_een_aandeel(nu, toen, begin):
    assert reeksen.share_sentence(nu, toen).startswith(begin)


@pytest.mark.parametrize("dag", [date(2026, 1, 31), date(2024, 2, 29), date(2026, 12, 1)])
def test_vierentwintig_maanden_op_een_rij(dag):
    maanden = reeksen.months(dag)
    assert len(maanden) == 24
    assert maanden[-1] == dag.replace(day=1)
    assert all(m.day == 1 for m in maanden)


def test_het_aantal_vragen_van_een_bladzijde(manager, wereld, tel_queries):
    bladzijde(manager, wereld.vlierhof)
    with tel_queries() as vragen:
        bladzijde(manager, wereld.vlierhof)
    assert len([v for v in vragen if "SAVEPOINT" not in v["sql"]]) <= 15
