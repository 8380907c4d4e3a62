"""De vijf monitoringmomenten: vanzelf gepland, met eigenaar, oordeel, koers en moment 2a."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.documenten.document import Document
from casusregie.documenten.maken import new_version
from casusregie.termijnen.models import Signaal, Termijn
from casusregie.uithuisplaatsing.afhandeling import follow_regie
from organisaties.rollen import Rol
from tests.factories import uithuisplaatsing as f
from tests.factories.casusregie import DAG, OP
from tests.factories.organisaties import GIFactory, medewerker
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, perform

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def w():
    return f.wereld_a()


def termijnen(w):
    rijen = Termijn.objects.filter(casus=w.casus, code__startswith="uithuis.")
    return {rij.code: rij.uiterlijk for rij in rijen}


@pytest.mark.eis("GV-M2-02")
def test_de_momenten_komen_vanzelf_met_de_vlag_en_het_plan(w):
    f.met_vlag(w)
    soorten = w.dreiging.momenten.order_by("soort").values_list("soort", flat=True)
    assert list(soorten) == ["1", "2", "3", "4"]
    assert termijnen(w) == {
        "uithuis.analyse": DAG + 2 * WEEK,
        "uithuis.plan": DAG + 6 * WEEK,
    }
    f.met_plan(w)
    assert termijnen(w)["uithuis.evaluatie"] == f.EVALUATIE
    assert termijnen(w)["uithuis.afsluiten"] == f.AFSLUITEN


def test_een_nieuwe_versie_van_het_plan_verzet_de_evaluatie(w):
    f.met_plan(w)
    nieuw = new_version(Document.objects.get(pk=w.plan.pk), by=w.by, op=OP)
    later = f.EVALUATIE + WEEK
    inhoud = {**nieuw.inhoud, "evaluatie_op": later.isoformat()}
    amend(nieuw, by=w.by, op=OP, inhoud=inhoud)
    perform(nieuw, "adopt", by=w.by, op=OP)
    outbox.process_all()
    assert termijnen(w)["uithuis.evaluatie"] == later


@pytest.mark.eis("GV-M2-03")
@pytest.mark.parametrize(
    ("maak", "rol"),
    [
        pytest.param(f.wereld_a, Rol.CASUSREGISSEUR, id="vrijwillig: de casusregisseur"),
        pytest.param(f.wereld_c, Rol.JEUGDBESCHERMER, id="gedwongen kader: de GI"),
    ],
)
def test_van_wie_de_monitoring_is(maak, rol):
    w = f.met_vlag(maak())
    termijn = Termijn.objects.get(casus=w.casus, code="uithuis.analyse")
    assert f"{rol}@{w.casus.team_id}" in termijn.aan_zet_plekken


@pytest.mark.eis("GV-M2-03")
def test_wisselt_de_regie_dan_gaat_de_monitoring_mee(w):
    f.met_vlag(w)
    gi = GIFactory()
    w.casus.route, w.casus.team = "C", gi
    w.casus.save()
    follow_regie(w.casus, DAG)
    termijn = Termijn.objects.get(casus=w.casus, code="uithuis.analyse")
    assert termijn.aan_zet_plekken == [f"jeugdbeschermer@{gi.pk}"]


@pytest.mark.eis("GV-M2-03")
def test_in_gedwongen_kader_legt_alleen_de_gi_vast():
    w = f.met_vlag(f.wereld_c())
    w.by = medewerker(Rol.CASUSREGISSEUR)
    with pytest.raises(PermissionDenied, match="volgt de gecertificeerde instelling"):
        f.houd(w, "1")


FOUTEN = [
    pytest.param({"deelnemers": ["consulent"]}, "afwezig_omdat", "wie er niet was", id="wie"),
    pytest.param({"verloopt_goed": None}, "verloopt_goed", "Kies of het goed", id="goed of niet"),
    pytest.param({"verloopt_goed": False}, "bijsturing", "samen bijstuurt", id="bijsturing"),
    pytest.param({"gehouden_op": DAG + WEEK}, "gehouden_op", "tot en met vandaag", id="toekomst"),
    pytest.param({"koers": ""}, "koers", "houdt of afwijkt", id="koers"),
    pytest.param({"koers": "afwijking"}, "bijsturing", "samen bijstuurt", id="afwijking"),
    pytest.param({"volgende_op": None}, "volgende_op", "wanneer u weer evalueert", id="vervolg"),
    pytest.param({"volgende_op": DAG}, "volgende_op", "Kies een dag na dit moment", id="dag"),
]


@pytest.mark.eis("GV-M2-02", "GV-M2-09")
@pytest.mark.parametrize(("anders", "veld", "zin"), FOUTEN)
def test_wat_een_moment_niet_mag_missen(w, anders, veld, zin):
    f.met_plan(w)
    velden = {"koers": "gehouden", "volgende_op": DAG + 13 * WEEK, **anders}
    with pytest.raises(ValidationError) as fout:
        f.houd(w, "3", **velden)
    assert zin in fout.value.message_dict[veld][0]
    assert f.moment(w, "3").status == "gepland"


@pytest.mark.eis("GV-M2-09", "GV-M2-02")
def test_een_afwijking_geeft_meteen_moment_2a(w):
    f.met_plan(w)
    f.houd(w, "3", koers="gehouden", volgende_op=DAG + 13 * WEEK)
    assert f.moment(w, "2a") is None
    f.houd(
        w,
        "3",
        koers="afwijking",
        bijsturing="Hulp thuis gaat naar vijf dagen.",
        volgende_op=DAG + 20 * WEEK,
    )
    outbox.process_all()
    extra = f.moment(w, "2a")
    assert (extra.status, extra.vanaf) == ("gepland", DAG)
    assert termijnen(w)["uithuis.afwijking"] == DAG + WEEK
    plekken = set(Signaal.objects.filter(soort="koers").values_list("plek", flat=True))
    assert any("teamleider" in plek for plek in plekken)
    f.houd(w, "2a", koers="gehouden")
    assert f.moment(w, "2a").status == "gehouden"


@pytest.mark.eis("GV-M2-02")
def test_na_een_evaluatie_staat_de_volgende_er(w):
    f.met_plan(w)
    f.houd(w, "3", koers="gehouden", volgende_op=DAG + 13 * WEEK)
    assert f.moment(w, "3").vanaf == DAG + 13 * WEEK


def test_zonder_plan_kan_moment_twee_niet(w):
    f.met_vlag(w)
    f.houd(w, "1")
    with pytest.raises(Geblokkeerd, match="plan van aanpak is nog niet vastgesteld"):
        f.houd(w, "2")


@pytest.mark.eis("GV-M3-01")
def test_doelen_hangen_aan_het_plan_en_de_analyse(w):
    f.met_plan(w)
    doel = w.plan.inhoud["doelen"][0]["doel"]
    rij = f.houd(
        w,
        "3",
        koers="gehouden",
        volgende_op=DAG + 13 * WEEK,
        doelen=[{"doel": doel, "stand": "op_weg"}],
        analyse_klopt=False,
    )
    assert (rij.doelen[0]["doel"], rij.planversie, rij.analyse_klopt) == (doel, 1, False)
