"""Een evaluatiemoment na het einde van de hulp vervalt; wat eerder moest, blijft staan."""

import pytest

from arrangementen.berichten import aanbiederzijde
from arrangementen.toewijzing.melden import report_stop
from casusregie.logboek.evaluaties.maken import plan_moment
from casusregie.models import Evaluatiemoment, Termijn
from tests.casusregie.afronding.bouw import casus_van, dag, op, wereld
from tests.factories.arrangementen import ArrangementFactory, lees, toewijzing_van
from tests.factories.organisaties import AanbiederFactory
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
EINDE = 20


@pytest.fixture
def w():
    return wereld()


def moment_op(w, n, aanbieder):
    casus = casus_van(w)
    return plan_moment(casus, dag(n), by=w.casusregisseur, op=op(dag(1)), aanbieder=aanbieder)


def stop(w, reden):
    wie = w.zorgadministratie
    report_stop(toewijzing_van(w.arrangement), dag(EINDE), reden, by=wie, op=op(dag(EINDE)))
    outbox.process_all()


@pytest.mark.eis("CR-A2-09", "CR-A3-02")
@pytest.mark.parametrize(
    ("n", "reden", "stand"),
    [
        pytest.param(EINDE + 30, "31", "vervallen", id="na de laatste dag"),
        pytest.param(EINDE + 1, "31", "vervallen", id="de dag erna"),
        pytest.param(EINDE, "31", "gepland", id="op de laatste dag"),
        pytest.param(EINDE - 5, "31", "gepland", id="moest al gehouden zijn"),
        pytest.param(EINDE + 30, "20", "gepland", id="de hulp staat alleen stil"),
    ],
)
def test_na_het_einde_van_de_hulp_hoeft_terugkijken_niet_meer(w, n, reden, stand):
    moment = moment_op(w, n, w.aanbieder)
    stop(w, reden)
    moment.refresh_from_db()
    assert moment.status == stand
    open_ = Termijn.objects.filter(code="evaluatie.plan", voldaan_op=None).running()
    assert open_.exists() is (stand == "gepland")
    if stand == "vervallen":
        assert moment.reden.startswith("De hulp eindigde op")


def test_van_een_ander_of_met_andere_hulp_blijft_het_staan(w):
    ander = moment_op(w, EINDE + 30, AanbiederFactory())
    eigen = moment_op(w, EINDE + 30, w.aanbieder)
    ArrangementFactory(
        casus=casus_van(w), aanbieder=w.aanbieder, status="opdracht_gegeven", opdracht_op=dag(2)
    )
    stop(w, "31")
    for moment in (ander, eigen):
        moment.refresh_from_db()
        assert moment.status == "gepland"


@pytest.mark.eis("CR-A2-09")
@pytest.mark.parametrize(("n", "stand"), [(EINDE + 5, "gepland"), (EINDE + 11, "vervallen")])
def test_eindigde_andere_hulp_van_de_aanbieder_later_dan_telt_die_dag(w, n, stand):
    moment = moment_op(w, n, w.aanbieder)
    eerder = {"opdracht_op": dag(2), "start_op": dag(3), "beeindigd_op": dag(EINDE + 10)}
    ArrangementFactory(casus=casus_van(w), aanbieder=w.aanbieder, status="beeindigd", **eerder)
    stop(w, "31")
    moment.refresh_from_db()
    assert moment.status == stand


def trek_stop_in(w, n, nummer="SP9"):
    """On day n the aanbieder takes its definite stop back (JW307, verwijderen)."""
    toewijzing = toewijzing_van(w.arrangement)
    wanneer = {"op": op(dag(n)), "nummer": nummer, "status": "3"}
    data = aanbiederzijde.stop_of(toewijzing, dag(0), dag(EINDE), "31", **wanneer)
    uitkomst = lees(data, op(dag(n)))
    assert uitkomst.goed, uitkomst.bevindingen
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "loopt"


def dagen(status):
    """The days of the moments with this status, counted from the start of the help."""
    rijen = Evaluatiemoment.objects.filter(status=status).order_by("op", "pk")
    return [(rij.op - dag(0)).days for rij in rijen]


@pytest.mark.eis("CR-A2-09")
def test_is_de_stop_ingetrokken_dan_komt_het_terugkijken_terug(w):
    """Only what is not over yet, and only what lapsed by the end of the help."""
    for n in (EINDE + 3, EINDE + 30, EINDE + 60):
        moment_op(w, n, w.aanbieder)
    zelf = moment_op(w, EINDE + 40, w.aanbieder)
    perform(zelf, "lapse", by=w.casusregisseur, op=op(dag(2)), reden="Niet meer nodig")
    stop(w, "31")
    assert dagen("gepland") == []
    trek_stop_in(w, EINDE + 5)
    assert dagen("gepland") == [EINDE + 30, EINDE + 60]
    open_ = Termijn.objects.filter(code="evaluatie.plan", voldaan_op=None).running()
    assert open_.count() == 4


@pytest.mark.eis("CR-A2-09")
def test_wat_terugkwam_houdt_zijn_verslag_en_komt_een_keer_terug(w):
    moment = moment_op(w, EINDE + 30, w.aanbieder)
    kort = {"verslag_op": dag(10), "verslag_in_het_kort": "Het gaat beter."}
    perform(moment, "receive_report", by=w.casusregisseur, op=op(dag(10)), **kort)
    stop(w, "31")
    trek_stop_in(w, EINDE + 1)
    terug = Evaluatiemoment.objects.get(status="verslag")
    assert (terug.op, terug.verslag_op) == (dag(EINDE + 30), dag(10))
    assert terug.verslag_in_het_kort == "Het gaat beter."
    Evaluatiemoment.objects.filter(pk=terug.pk).update(op=dag(EINDE + 50))
    report_stop(
        *(toewijzing_van(w.arrangement), dag(EINDE), "31"),
        by=w.zorgadministratie,
        op=op(dag(EINDE + 2)),
    )
    assert dagen("verslag") == []
    trek_stop_in(w, EINDE + 3, "SP10")
    assert dagen("verslag") == [EINDE + 50]
