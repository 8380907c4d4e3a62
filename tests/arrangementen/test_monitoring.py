"""Hulp volgen vanaf het arrangement: alle hulp, budget en termijn, evalueren voor het einde."""

from datetime import date, timedelta

import pytest

from arrangementen.arrangement.betrokkenheid import open_involvement
from arrangementen.arrangement.evaluatie import last_day
from arrangementen.models import Arrangement, Toewijzing
from casusregie.afronding.hulp import Laag, help_lines
from casusregie.logboek.evaluaties.maken import plan_moment
from casusregie.logboek.maken import make_aantekening
from casusregie.models import Termijn
from organisaties.rollen import Rol
from tests.factories import arrangementen as f
from tests.factories.casusregie import (
    DAG,
    OP,
    casusregisseur_van,
    met_plan,
    ondertekend,
    procesregisseur_van,
)
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.overgangen import amend, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("normen")]


@pytest.fixture
def gestart():
    return f.gestart()


def evaluatietermijn():
    return Termijn.objects.get(code="evaluatie.einde_arrangement")


@pytest.mark.eis("CR-B3-01")
def test_taak_om_te_evalueren_voor_de_einddatum(gestart):
    termijn = evaluatietermijn()
    assert termijn.uiterlijk == last_day(gestart) - timedelta(weeks=4)
    assert (termijn.rollen_aan_zet, termijn.loopt) == (["Casusregisseur"], True)


@pytest.mark.eis("CR-B3-01")
@pytest.mark.parametrize(
    ("weken", "telt"),
    [pytest.param(20, False, id="te vroeg telt niet"), pytest.param(5, True, id="kort ervoor")],
)
def test_een_gesprek_kort_voor_het_einde_is_de_evaluatie(gestart, weken, telt):
    by = casusregisseur_van(gestart.casus)
    dag = last_day(gestart) - timedelta(weeks=weken)
    rij = plan_moment(gestart.casus, dag, by=by, op=OP, aanbieder=gestart.aanbieder)
    perform(
        rij,
        "discuss",
        by=by,
        op=f.MOMENT + (dag - DAG),
        met="Noor en haar ouders",
        effect="ja",
        beoordeling="Klaar.",
        voorstel="beeindigen",
        voorstel_toelichting="Doelen gehaald.",
        zonder_verslag_omdat="Mondeling.",
    )
    assert evaluatietermijn().voldaan_op == (dag if telt else None)


@pytest.mark.eis("RV-B03-03", "CR-A1-33", "CR-A2-03")
def test_alle_hulp_met_budget_einddatum_en_realisatie(gestart):
    casus = gestart.casus
    deel = gestart.onderdelen.first()
    type(deel).objects.filter(pk=deel.pk).update(budget_cent=374400)
    open_involvement(gestart, DAG)
    behandelaar = medewerker(Rol.BEHANDELREGISSEUR, organisatie=gestart.aanbieder)
    inhoud = {"effect": "ja", "past": "ja", "toelichting": "Goed.", "budget_gebruikt": 40}
    make_aantekening(casus, "bevinding", inhoud, by=behandelaar, op=OP)
    by, op = procesregisseur_van(casus), gestart.start_op + timedelta(days=15)
    hulp = help_lines([casus], by, op)[casus.pk]
    rij = next(h for h in hulp if h.laag == Laag.SPECIALIST)
    assert rij.aanbieder == str(gestart.aanbieder)
    assert (rij.begin, rij.einde) == (gestart.start_op, last_day(gestart))
    assert "3.744" in rij.budget
    assert rij.realisatie.startswith("Week 3 van ")
    assert rij.realisatie.endswith("40% van het budget gebruikt")
    vreemde = medewerker(Rol.BEHANDELREGISSEUR)
    assert help_lines([casus], vreemde, op)[casus.pk] == []


@pytest.mark.eis("CR-D-23")
def test_voorliggende_hulp_krijgt_geen_toewijzing_en_staat_wel_bij_alle_hulp():
    casus = f.casus_a()
    plan = met_plan(
        casus,
        soort_hulp="voorliggend",
        aanbieder_motivering="",
        product_code="",
        volume=None,
        eenheid="",
    )
    plan.onderdelen.update(aanbieder=None)
    ondertekend(plan)
    outbox.process_all()
    assert not Arrangement.objects.filter(casus=casus).exists()
    assert not Toewijzing.objects.exists()
    [rij] = help_lines([casus], procesregisseur_van(casus), DAG)[casus.pk]
    assert (rij.laag, rij.doel) == (Laag.VOORLIGGEND, "Noor gaat weer elke dag naar school")


@pytest.mark.eis("CR-A1-14")
def test_de_aanbieder_heeft_tien_werkdagen_om_oneens_te_zijn_en_weigert_niet_zelf():
    arrangement = f.bevestigd()
    termijn = Termijn.objects.get(code="arrangement.oneens")
    assert termijn.start == arrangement.ontvangen_op
    assert termijn.regel["lengte"] == 10
    weigeren = {"reject", "refuse", "decline"}
    veld = Arrangement._meta.get_field("status")
    namen = {regel.name for regel in veld.get_all_transitions(Arrangement)}
    assert not namen & weigeren
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=arrangement.aanbieder)
    na = amend(arrangement, by=by, op=OP, oneens_op=DAG, oneens_toelichting="Te weinig uren.")
    assert na.status == "opdracht_gegeven"


@pytest.mark.eis("CR-A1-15", "CR-A1-16")
def test_opdracht_gaat_als_jw301_en_de_ontvangst_wordt_bevestigd():
    arrangement = f.bevestigd()
    jw301, jw302 = f.bericht_van(arrangement), f.bericht_van(arrangement, "302")
    assert (jw301.richting, jw302.richting) == ("uit", "in")
    assert jw302.retour_op == jw301
    assert jw301.identificatie
    assert arrangement.opdracht_op == DAG
    assert arrangement.ontvangen_op >= arrangement.opdracht_op


def test_een_concept_heeft_nog_geen_taak():
    assert last_day(f.ArrangementFactory()) == date(2027, 3, 7)
    assert last_day(f.ArrangementFactory(onderdeel=False)) is None
    assert not Termijn.objects.filter(code="evaluatie.einde_arrangement").exists()
