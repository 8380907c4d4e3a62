"""De klokken van route C: weekend, schrikkeldag, jaareinde en zomertijd; elk met zijn feit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from casusregie.bescherming.maatregelfeiten import facts_of
from casusregie.models import Termijn
from casusregie.routes.vinden import note_opdracht
from normenkader.termijnen.kalender import add_months
from organisaties.rollen import Rol
from tests.factories import bescherming as f
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG, OP = f.DAG, f.OP


def uiterlijk(w, code, **zoek):
    return Termijn.objects.filter(casus=w.casus, code=code, vervallen=False, **zoek).latest("pk")


@pytest.mark.parametrize(
    ("opdracht", "laatste"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 4, 13), id="gewoon"),
        pytest.param(date(2026, 3, 7), date(2026, 4, 18), id="eindigt-in-het-weekend"),
        pytest.param(date(2028, 1, 18), date(2028, 2, 29), id="eindigt-op-schrikkeldag"),
        pytest.param(date(2028, 2, 20), date(2028, 4, 2), id="over-schrikkeldag"),
        pytest.param(date(2026, 11, 30), date(2027, 1, 11), id="over-het-jaareinde"),
        pytest.param(date(2026, 3, 16), date(2026, 4, 27), id="over-de-zomertijd"),
        pytest.param(date(2026, 9, 21), date(2026, 11, 2), id="over-de-wintertijd"),
    ],
)
@pytest.mark.eis("CR-C2-06")
def test_het_eerste_gezinsplan_binnen_zes_weken(opdracht, laatste):
    w = f.wereld(op=f.om(opdracht))
    assert uiterlijk(w, "routec.gezinsplan").uiterlijk == laatste
    f.gezinsplan(w, f.om(laatste))
    assert uiterlijk(w, "routec.gezinsplan").voldaan_op == laatste


@pytest.mark.eis("CR-C2-06")
def test_de_dag_van_de_opdracht_telt_in_nederlandse_tijd():
    """Half past eleven in the evening UTC before the clock goes forward is the next day here."""
    w = f.wereld(op=datetime(2026, 3, 28, 23, 30, tzinfo=UTC), opdracht_rechtbank_op=DAG)
    assert w.casus.aangemeld_op == date(2026, 3, 29)
    op = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
    f.gezinsplan(w, op)
    assert f.route(w).gezinsplan_vastgesteld_op == date(2026, 10, 25)


EVALUATIES = [
    pytest.param("ots", date(2026, 3, 2), date(2027, 3, 2), id="ots-gewoon"),
    pytest.param("ots", date(2028, 2, 29), date(2029, 2, 28), id="ots-schrikkeldag"),
    pytest.param("ots", date(2026, 3, 7), date(2027, 3, 7), id="ots-weekend"),
    pytest.param("ots", date(2026, 12, 31), date(2027, 12, 31), id="ots-jaareinde"),
    pytest.param("voogdij", date(2026, 3, 29), date(2027, 3, 29), id="voogdij-zomertijd"),
    pytest.param("jeugdreclassering", date(2026, 3, 2), date(2026, 9, 2), id="jr-gewoon"),
    pytest.param("jeugdreclassering", date(2027, 8, 31), date(2028, 2, 29), id="jr-schrikkel"),
    pytest.param("jeugdreclassering", date(2026, 8, 31), date(2027, 2, 28), id="jr-maandeinde"),
    pytest.param("jeugdreclassering", date(2026, 10, 25), date(2027, 4, 25), id="jr-wintertijd"),
]


@pytest.mark.parametrize(("soort", "plan", "laatste"), EVALUATIES)
@pytest.mark.eis("CR-C2-09", "CR-C2-10")
def test_de_eerste_evaluatie_telt_vanaf_het_gezinsplan(soort, plan, laatste):
    op = f.om(plan)
    w = f.wereld(op=op, soort=soort, geboren=date(2020, 1, 1))
    f.ots(w, op=op, soort=soort, einddatum=date(plan.year + 1, plan.month, 1))
    code = "routec.evaluatie_jr" if soort == "jeugdreclassering" else "routec.evaluatie_ots"
    f.gezinsplan(w, op)
    assert uiterlijk(w, code).uiterlijk == laatste


@pytest.mark.parametrize(
    ("soort", "code", "volgende"),
    [
        pytest.param("ots", "routec.evaluatie_ots", date(2027, 8, 31), id="ots-12-maanden"),
        pytest.param(
            "jeugdreclassering", "routec.evaluatie_jr", date(2027, 2, 28), id="jr-6-maanden"
        ),
    ],
)
@pytest.mark.eis("CR-C2-09", "CR-C2-10")
def test_na_een_evaluatie_begint_de_volgende_termijn(soort, code, volgende):
    w = f.wereld(soort=soort)
    maatregel = f.ots(w, soort=soort)
    geevalueerd = date(2026, 8, 31)
    perform(
        maatregel,
        "record_evaluatie",
        by=w.jeugdbeschermer,
        op=f.om(geevalueerd),
        geevalueerd_op=geevalueerd,
    )
    eerste = Termijn.objects.get(casus=w.casus, code=code, sleutel="1")
    tweede = Termijn.objects.get(casus=w.casus, code=code, sleutel="2")
    assert eerste.voldaan_op == geevalueerd
    assert (tweede.voldaan_op, tweede.uiterlijk) == (None, volgende)


def test_het_gezinsplan_verschuift_de_eerste_evaluatie():
    w = f.wereld()
    f.ots(w)
    assert uiterlijk(w, "routec.evaluatie_ots").uiterlijk == date(2027, 3, 2)
    f.gezinsplan(w, f.om(date(2026, 4, 10)))
    assert uiterlijk(w, "routec.evaluatie_ots").uiterlijk == date(2027, 4, 10)


@pytest.mark.parametrize(
    ("einde", "laatste"),
    [
        pytest.param(date(2027, 3, 2), date(2026, 12, 22), id="over-het-jaareinde"),
        pytest.param(date(2026, 9, 19), date(2026, 7, 11), id="valt-in-het-weekend"),
        pytest.param(date(2026, 5, 20), date(2026, 3, 11), id="over-de-zomertijd"),
        pytest.param(date(2026, 12, 31), date(2026, 10, 22), id="over-de-wintertijd"),
    ],
)
@pytest.mark.eis("CR-C3-04")
def test_de_raad_toetst_tien_weken_voor_het_einde_van_de_ots(einde, laatste):
    w = f.wereld()
    maatregel = f.ots(w, einddatum=einde)
    termijn = uiterlijk(w, "routec.rvdk")
    assert termijn.uiterlijk == laatste == einde - timedelta(days=70)
    maatregel = perform(
        maatregel,
        "record_rvdk",
        by=w.jeugdbeschermer,
        op=f.om(laatste),
        getoetst_op=laatste,
        uitkomst="akkoord",
    )
    assert uiterlijk(w, "routec.rvdk").voldaan_op == laatste, "die dag is nog op tijd"


@pytest.mark.eis("CR-C3-04")
def test_tien_weken_over_een_schrikkeldag():
    w = f.wereld(op=f.om(date(2027, 5, 10)))
    f.ots(w, op=f.om(date(2027, 5, 10)), einddatum=date(2028, 5, 9))
    assert uiterlijk(w, "routec.rvdk").uiterlijk == date(2028, 2, 29)


def test_alleen_een_ots_wordt_getoetst_door_de_raad():
    w = f.wereld(soort="jeugdreclassering")
    f.ots(w, soort="jeugdreclassering")
    assert not Termijn.objects.filter(code="routec.rvdk").exists()


@pytest.mark.parametrize(
    ("einde", "laatste"),
    [
        pytest.param(date(2027, 2, 2), date(2026, 11, 2), id="gewoon"),
        pytest.param(date(2026, 5, 31), date(2026, 2, 28), id="maandeinde"),
        pytest.param(date(2027, 1, 15), date(2026, 10, 15), id="over-jaareinde-en-wintertijd"),
    ],
)
@pytest.mark.eis("CR-C3-12")
def test_de_overdracht_begint_drie_maanden_voor_het_einde(einde, laatste):
    w = f.wereld(op=f.om(date(2026, 2, 2)))
    maatregel = f.ots(w, op=f.om(date(2026, 2, 2)), einddatum=einde)
    termijn = uiterlijk(w, "maatregel.overdracht")
    assert termijn.uiterlijk == laatste
    perform(maatregel, "choose_path", by=w.jeugdbeschermer, op=f.om(laatste), pad="lokaal_team")
    assert uiterlijk(w, "maatregel.overdracht").voldaan_op == laatste


@pytest.mark.parametrize(
    ("dagen", "maanden"),
    [
        pytest.param(180, 3, id="half-jaar"),
        pytest.param(60, 1, id="twee-maanden"),
        pytest.param(20, None, id="drie-weken"),
    ],
)
@pytest.mark.eis("CR-C3-12")
def test_een_korte_maatregel_is_niet_al_te_laat_bij_het_begin(dagen, maanden):
    w = f.wereld()
    einde = DAG + timedelta(days=dagen)
    f.ots(w, einddatum=einde)
    lopend = Termijn.objects.running().filter(casus=w.casus, code="maatregel.overdracht")
    verwacht = [add_months(einde, -maanden)] if maanden else []
    assert list(lopend.values_list("uiterlijk", flat=True)) == verwacht


@pytest.mark.parametrize(
    ("geboren", "laatste"),
    [
        pytest.param(date(2009, 2, 10), date(2026, 8, 10), id="gewoon"),
        pytest.param(date(2008, 8, 31), date(2026, 2, 28), id="maandeinde"),
        pytest.param(date(2008, 9, 29), date(2026, 3, 29), id="zomertijd"),
        pytest.param(date(2009, 6, 30), date(2026, 12, 30), id="jaareinde"),
    ],
)
@pytest.mark.eis("CR-C3-11")
def test_afstemmen_voor_achttien_op_zeventien_en_een_half(geboren, laatste):
    op = f.om(date(2026, 2, 2))
    w = f.wereld(op=op, soort="voogdij", geboren=geboren)
    voogdij = f.ots(w, op=op, soort="voogdij", einddatum=None)
    assert uiterlijk(w, "maatregel.volwassen").uiterlijk == laatste
    perform(voogdij, "align_adult", by=w.jeugdbeschermer, op=f.om(laatste), afgestemd_op=laatste)
    assert uiterlijk(w, "maatregel.volwassen").voldaan_op == laatste


@pytest.mark.eis("CR-C3-11")
def test_een_ots_die_eerder_eindigt_vraagt_geen_afstemming_voor_achttien():
    w = f.wereld(geboren=date(2011, 5, 9))
    maatregel = f.ots(w)
    assert "maatregel.volwassen" not in {feit.code for feit in facts_of(maatregel)}


def test_na_het_einde_loopt_er_geen_klok_meer():
    w = f.wereld()
    maatregel = f.ots(w)
    perform(
        maatregel,
        "end",
        by=w.jeugdbeschermer,
        op=f.om(date(2026, 6, 1)),
        beeindigd_op=date(2026, 6, 1),
        eindreden="rechter",
    )
    lopend = Termijn.objects.running().filter(casus=w.casus, model="casusregie.maatregel")
    assert not lopend.exists()


def test_verlengen_verplaatst_de_klokken_voor_het_einde():
    w = f.wereld()
    maatregel = f.ots(w)
    f.vastleggen.extend_maatregel(
        maatregel,
        by=w.jeugdbeschermer,
        op=f.om(date(2027, 1, 4)),
        datum=date(2027, 1, 4),
        einddatum=date(2028, 3, 2),
        **f.UITSPRAAK,
    )
    (termijn,) = Termijn.objects.running().filter(casus=w.casus, code="routec.rvdk")
    assert termijn.uiterlijk == date(2027, 12, 23)


# --- de aanbieder -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("aanmelding", "laatste"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 9), id="maandag"),
        pytest.param(date(2026, 3, 7), date(2026, 3, 13), id="zaterdag"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 10), id="over-pasen"),
        pytest.param(date(2026, 12, 23), date(2026, 12, 31), id="over-kerst"),
        pytest.param(date(2028, 2, 25), date(2028, 3, 3), id="over-schrikkeldag"),
    ],
)
@pytest.mark.eis("CR-C1-09")
def test_de_aanbieder_geeft_hulp_binnen_vijf_werkdagen(aanmelding, laatste):
    w = f.wereld(op=f.om(date(2026, 3, 2)))
    aanbieder = AanbiederFactory()
    note_opdracht(w.casus, op=f.om(aanmelding), aanbieder=aanbieder)
    termijn = uiterlijk(w, "routec.hulp_bieden")
    assert termijn.uiterlijk == laatste
    assert termijn.aan_zet_plekken == [f"behandelregisseur@{aanbieder.pk}"]
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    gegevens = {"eerste_hulp_op": laatste, "veiligheid": "Elke dag contact."}
    route = f.stap(w, "record_first_help", op=f.om(laatste), by=by, **gegevens)
    assert (route.eerste_hulp_op, route.veiligheid_geborgd) == (laatste, "Elke dag contact.")
    assert uiterlijk(w, "routec.hulp_bieden").voldaan_op == laatste


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        pytest.param(DAG + timedelta(days=1), "toekomst", id="morgen"),
        pytest.param(DAG - timedelta(days=1), "vanaf de aanmelding", id="voor-de-aanmelding"),
    ],
)
def test_eerste_hulp_op_een_onmogelijke_dag(dag, zin):
    w = f.wereld()
    note_opdracht(w.casus, op=OP, aanbieder=AanbiederFactory())
    with pytest.raises(ValidationError) as fout:
        f.stap(w, "record_first_help", eerste_hulp_op=dag, veiligheid="Ja.")
    assert zin in fout.value.message_dict["eerste_hulp_op"][0]
