"""De drie routes: precies deze overgangen per stand, elke bewaker met zijn reden."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.casus.openen import assign_team
from casusregie.models import BeschermingsRoute, Casus, LokaleRoute, MedischeRoute, Termijn
from casusregie.routes import bewaking
from casusregie.routes.vinden import note_opdracht, note_start, route_of
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories.bescherming import gehouden, tafel
from tests.factories.casusregie import (
    OP,
    casus_a,
    casus_b,
    casus_c,
    casusregisseur_van,
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
    procesregisseur_van,
    team_met_mensen,
)
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform
from verloop.redenen import Nee

pytestmark = pytest.mark.django_db
DAG = OP.date()

LOKAAL = {
    "aangemeld": {"start_analysis"},
    "vraag_verhelderen": {"start_plan", "end_without_help"},
    "plan_maken": {"start_assignment", "reopen_question"},
    "hulp_toewijzen": set(),
    "hulp_loopt": {"start_evaluation"},
    "evalueren": {"resume", "start_closing"},
    "afsluiten": {"close"},
    "afgesloten": set(),
    "overgedragen": set(),
}
MEDISCH = {
    "aangemeld": {"start_assessment", "skip_risk", "hand_over"},
    "beoordelen": {"skip_risk", "keep_in_b", "hand_over"},
    "hulp_loopt": {"start_evaluation"},
    "evalueren": {"resume", "close"},
    "afgesloten": set(),
    "overgedragen": set(),
}
BESCHERMING = {
    "aangemeld": {"start_assignment", "adopt_gezinsplan", "record_first_help"},
    "hulp_toewijzen": {"adopt_gezinsplan", "record_first_help"},
    "hulp_loopt": {"start_evaluation", "adopt_gezinsplan", "record_first_help"},
    "evalueren": {"resume", "close", "adopt_gezinsplan", "record_first_help"},
    "afgesloten": set(),
    "overgedragen": set(),
}
KLOK = {
    LokaleRoute: {
        "note_opdracht": {"hulp_toewijzen", "hulp_loopt", "evalueren"},
        "note_start": {"hulp_toewijzen"},
        "hand_over": {
            *("aangemeld", "vraag_verhelderen", "plan_maken", "hulp_toewijzen"),
            *("hulp_loopt", "evalueren", "afsluiten"),
        },
    },
    MedischeRoute: {
        "note_opdracht": {"aangemeld", "beoordelen", "hulp_loopt", "evalueren"},
        "note_start": {"aangemeld", "beoordelen"},
    },
    BeschermingsRoute: {
        "note_opdracht": {"aangemeld", "hulp_toewijzen", "hulp_loopt", "evalueren"},
        "note_start": {"aangemeld", "hulp_toewijzen"},
        "note_maatregel": {"aangemeld", "hulp_toewijzen", "hulp_loopt", "evalueren"},
        "hand_over": {"aangemeld", "hulp_toewijzen", "hulp_loopt", "evalueren"},
    },
}


@pytest.mark.parametrize(
    ("model", "tabel"),
    [(LokaleRoute, LOKAAL), (MedischeRoute, MEDISCH), (BeschermingsRoute, BESCHERMING)],
    ids=["route_a", "route_b", "route_c"],
)
@pytest.mark.eis("CR-G-06")
def test_exacte_overgangen_per_stand(model, tabel):
    regels = list(model._meta.get_field("status").get_all_transitions(model))
    assert set(tabel) == set(model.Status.values)
    for stand, namen in tabel.items():
        van = {r.name for r in regels if r.source == stand and not r.custom.get("systeem")}
        assert van == namen, stand
    for naam, standen in KLOK[model].items():
        assert {r.source for r in regels if r.name == naam} == standen
    assert all(r.permission and r.custom["label"] for r in regels)


def stap(route, naam, by=None, **gegevens):
    return perform(route, naam, by=by or procesregisseur_van(route.casus), op=OP, **gegevens)


def klok(route, naam, **gegevens):
    return perform(route, naam, by=Medewerker.objects.systeem(), op=OP, **gegevens)


# --- route A ------------------------------------------------------------------------------------
REDENEN = {
    "has_recorded_analysis": "De vraaganalyse is nog niet vastgelegd.",
    "has_recorded_risk": "De risicotaxatie is nog niet vastgelegd.",
    "has_regie_decision": "Er is nog niet besloten waar de casusregie ligt.",
    "has_casusregisseur": "Er is nog geen casusregisseur.",
    "needs_no_help": "Volgens de vraaganalyse is hulp nodig.",
    "has_signed_plan": "Er is nog geen plan.",
    "has_opdracht": "De opdracht is nog niet gegeven.",
}


@pytest.mark.parametrize(("naam", "reden"), REDENEN.items(), ids=REDENEN.keys())
def test_elke_bewaker_zegt_waarom_niet_en_hoe_wel(naam, reden):
    route = route_of(casus_a()).on(DAG)
    oordeel = getattr(bewaking, naam)(route)
    assert isinstance(oordeel, Nee)
    assert oordeel.reden == reden
    assert oordeel.weg
    assert naam == "has_opdracht" or str(route.casus.kenmerk) in oordeel.weg_url


def test_zonder_nodige_hulp_geen_plan_maar_wel_afsluiten():
    casus = casus_a()
    met_vraaganalyse(casus, soort_hulp="geen")
    met_risicotaxatie(casus)
    met_regie(casus)
    with pytest.raises(Geblokkeerd, match="geen jeugdhulp nodig"):
        stap(route_of(casus), "start_plan")
    with pytest.raises(PermissionDenied, match="procesregisseur"):
        stap(route_of(casus), "end_without_help", casusregisseur_van(casus), reden="ouders")
    route = stap(route_of(casus), "end_without_help", reden="eigen_kracht")
    casus.refresh_from_db()
    assert (route.status, route.zonder_hulp_reden) == ("afgesloten", "eigen_kracht")
    assert casus.gesloten_op == route.afgesloten_op == DAG
    outbox.process_all()
    assert not Casus.objects.get().regierollen.current().exists()


@pytest.mark.eis("RV-B02-03")
def test_afsluiten_zonder_hulp_vraagt_een_reden_uit_de_lijst():
    casus = casus_a()
    met_vraaganalyse(casus, soort_hulp="geen")
    met_risicotaxatie(casus)
    with pytest.raises(ValidationError):
        stap(route_of(casus), "end_without_help", reden="zomaar")
    assert route_of(casus).status == "vraag_verhelderen"


def test_hele_route_a_tot_en_met_sluiten():
    casus = casus_a()
    ondertekend(met_plan(casus))
    outbox.process_all()
    assert route_of(casus).status == "hulp_toewijzen"
    with pytest.raises(Geblokkeerd, match="opdracht is nog niet gegeven"):
        klok(route_of(casus), "note_start", gestart_op=DAG)
    assert note_opdracht(casus, op=OP).opdracht_op == DAG
    assert note_opdracht(casus, op=OP) is None
    assert note_start(casus, gestart_op=DAG - timedelta(days=1), op=OP).status == "hulp_loopt"
    assert note_start(casus, gestart_op=DAG, op=OP) is None
    assert route_of(casus).hulp_gestart_op == DAG - timedelta(days=1)
    stap(route_of(casus), "start_evaluation")
    stap(route_of(casus), "resume")
    stap(route_of(casus), "start_evaluation", casusregisseur_van(casus))
    with pytest.raises(ValidationError) as fout:
        stap(route_of(casus), "start_closing", eindreden="")
    assert "eindreden" in fout.value.error_dict
    stap(route_of(casus), "start_closing", eindreden="doelen")
    with pytest.raises(PermissionDenied):
        stap(route_of(casus), "close", casusregisseur_van(casus))
    stap(route_of(casus), "close")
    outbox.process_all()
    casus.refresh_from_db()
    assert casus.gesloten_op == DAG
    assert all(rol.einde == OP for rol in casus.regierollen.all())


def test_hogere_app_houdt_sluiten_tegen(monkeypatch):
    casus = casus_a()
    LokaleRoute.objects.filter(casus=casus).update(status="afsluiten")
    nee = Nee("Er loopt nog hulp.", "Beëindig eerst de hulp.")
    monkeypatch.setattr(bewaking, "_sluitbewakers", [lambda casus, on: nee])
    with pytest.raises(Geblokkeerd, match="Er loopt nog hulp"):
        stap(route_of(casus), "close")


def test_klok_doet_wat_mensen_niet_doen():
    casus = casus_a()
    LokaleRoute.objects.filter(casus=casus).update(status="hulp_toewijzen")
    for naam in ("note_opdracht", "note_start"):
        with pytest.raises(PermissionDenied, match="vanzelf"):
            stap(route_of(casus), naam)
    assert moves(route_of(casus), procesregisseur_van(casus), DAG) == []


@pytest.mark.parametrize("wie", ["teamleider", "ander_team", "aanbieder", "contractmanager"])
def test_wie_de_route_niet_verder_brengt(wie):
    team = team_met_mensen()
    casus = casus_a(team)
    personen = {
        "teamleider": lambda: team.teamleider,
        "ander_team": lambda: medewerker(Rol.CASUSREGISSEUR),
        "aanbieder": lambda: medewerker(Rol.BEHANDELREGISSEUR),
        "contractmanager": lambda: medewerker(Rol.CONTRACTMANAGER),
    }
    with pytest.raises(PermissionDenied):
        stap(route_of(casus), "start_analysis", personen[wie]())
    geblokkeerd = moves(route_of(casus), personen[wie](), DAG)[0]
    assert (geblokkeerd.toegestaan, geblokkeerd.soort) == (False, "rol")
    assert geblokkeerd.weg


def test_stap_terug_is_een_gebeurtenis():
    casus = casus_a()
    met_plan(casus)
    assert stap(route_of(casus), "reopen_question").status == "vraag_verhelderen"


# --- route B ------------------------------------------------------------------------------------
def test_route_b_van_verwijzing_tot_sluiten():
    aanbieder = AanbiederFactory()
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    casus = casus_b(aanbieder, by=by)
    route = stap(route_of(casus), "start_assessment", by)
    assert route.status == "beoordelen"
    note_opdracht(casus, op=OP, aanbieder=aanbieder)
    assert note_start(casus, gestart_op=DAG, op=OP).status == "hulp_loopt"
    stap(route_of(casus), "start_evaluation", by)
    with pytest.raises(Geblokkeerd, match="risicotaxatie"):
        stap(route_of(casus), "close", by)
    MedischeRoute.objects.update(zonder_taxatie_reden="Volwassenen bij de jeugdige thuis.")
    assert stap(route_of(casus), "close", by).afgesloten_op == DAG


def test_risicotaxatie_weglaten_alleen_in_b_met_reden_wie_en_wanneer():
    casus = casus_b()
    by = medewerker(Rol.ZORGADMINISTRATIE, organisatie=route_of(casus).aanbieder)
    with pytest.raises(ValidationError) as fout:
        stap(route_of(casus), "skip_risk", by, reden=" ")
    assert "reden" in fout.value.error_dict
    route = stap(route_of(casus), "skip_risk", by, reden="Al gedaan door de huisarts.")
    assert (route.zonder_taxatie_door, route.zonder_taxatie_op) == (by, DAG)


def test_meervoudige_vraag_blijft_in_b_of_gaat_naar_a():
    team = team_met_mensen()
    casus = casus_b()
    aanbieder = route_of(casus).aanbieder
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    stap(route_of(casus), "start_assessment", by)
    with pytest.raises(Geblokkeerd, match="nog geen lokaal team"):
        stap(route_of(casus), "keep_in_b", by, motivering="Samen met het team.")
    with pytest.raises(PermissionDenied):
        assign_team(casus, team.team, team.procesregisseur, by=team.casusregisseur, op=OP)
    casus = assign_team(casus, team.team, team.procesregisseur, by=by, op=OP)
    assert Casus.objects.visible_to(team.casusregisseur, DAG).get() == casus
    with pytest.raises(ValidationError):
        stap(route_of(casus), "keep_in_b", by, motivering="")
    route = stap(route_of(casus), "keep_in_b", by, motivering="Samen met het team.")
    assert (route.meervoudig, route.status) == ("blijft", "beoordelen")
    stap(route_of(casus), "hand_over", team.procesregisseur, motivering="Meer dan wij kunnen.")
    outbox.process_all()
    casus.refresh_from_db()
    assert (casus.route, casus.gesloten_op) == ("A", None)
    nieuw = route_of(casus)
    assert isinstance(nieuw, LokaleRoute) and nieuw.status == "aangemeld"
    oud = MedischeRoute.objects.get()
    assert (oud.status, oud.afgesloten_op) == ("overgedragen", DAG)


def test_opt_out_houdt_het_team_erbuiten():
    team = team_met_mensen()
    casus = casus_b(opt_out_getekend_op=DAG)
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=route_of(casus).aanbieder)
    with pytest.raises(ValidationError, match="opt-out"):
        assign_team(casus, team.team, team.procesregisseur, by=by, op=OP)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"verwezen_op": DAG + timedelta(days=1)}, "verwezen_op"),
        ({"verwijzer_naam": ""}, "verwijzer_naam"),
        ({"verwijzer_agb": "123"}, "verwijzer_agb"),
        ({"verwijzer_soort": "99"}, "verwijzer_soort"),
    ],
    ids=["verwijzing_na_aanmelding", "geen_verwijzer", "agb_te_kort", "onbekende_verwijzer"],
)
def test_verwijzing_klopt(velden, fout):
    with pytest.raises(ValidationError) as gevonden:
        casus_b(**velden)
    assert fout in gevonden.value.error_dict
    assert not Casus.objects.exists()


def test_verwijzing_verbeteren_kan_tot_de_hulp_loopt():
    casus = casus_b()
    by = medewerker(Rol.ZORGADMINISTRATIE, organisatie=route_of(casus).aanbieder)
    route = amend(route_of(casus), by=by, op=OP, verwijzer_naam="Praktijk Zuid")
    assert route.verwijzer_naam == "Praktijk Zuid"
    MedischeRoute.objects.update(status="hulp_loopt")
    with pytest.raises(PermissionDenied, match="al begonnen"):
        amend(route_of(casus), by=by, op=OP, verwijzer_naam="Anders")


def test_zonder_team_mag_een_casusregisseur_elders_niets():
    route = route_of(casus_b()).on(DAG)
    vreemd = medewerker(Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR)
    assert not any(m.toegestaan for m in moves(route, vreemd, DAG))


# --- route C ------------------------------------------------------------------------------------
@pytest.mark.eis("CR-C2-06", "CR-C1-08")
def test_termijnen_van_route_c():
    casus = casus_c()
    route = route_of(casus)
    (feit,) = route.termijn_feiten()
    assert (feit.code, feit.start, feit.voldaan_op) == ("routec.gezinsplan", DAG, None)
    termijn = Termijn.objects.get(casus=casus)
    assert termijn.uiterlijk == DAG + timedelta(weeks=6)
    aanbieder = AanbiederFactory()
    note_opdracht(casus, op=OP, aanbieder=aanbieder)
    codes = {f.code: f for f in route_of(casus).termijn_feiten()}
    assert codes["routec.startbericht"].organisatie_id == aanbieder.pk
    assert codes["routec.startbericht"].start == DAG


@pytest.mark.eis("CR-M-11", "CR-M-12")
def test_route_c_begint_hulp_met_een_casusregisseur():
    casus = casus_c()
    with pytest.raises(Geblokkeerd, match="geen casusregisseur"):
        stap(route_of(casus), "start_assignment")
    with pytest.raises(ValidationError) as fout:
        met_regie(casus, besluit="bij_gezin")
    assert "altijd buiten het gezin" in str(fout.value)
    met_regie(casus)
    stap(route_of(casus), "start_assignment")
    note_opdracht(casus, op=OP)
    assert note_start(casus, gestart_op=DAG, op=OP).status == "hulp_loopt"
    stap(route_of(casus), "start_evaluation")
    with pytest.raises(Geblokkeerd, match="gezinsplan"):
        stap(route_of(casus), "close")
    with pytest.raises(Geblokkeerd, match="nog geen teamtafel"):
        stap(route_of(casus), "adopt_gezinsplan")
    w = SimpleNamespace(casus=casus, jeugdbeschermer=procesregisseur_van(casus))
    gehouden(w, tafel(w))
    stap(route_of(casus), "adopt_gezinsplan")
    with pytest.raises(Geblokkeerd, match="eindresultaat"):
        stap(route_of(casus), "close")


def test_opdracht_van_de_rechtbank_ligt_niet_na_de_aanmelding():
    with pytest.raises(ValidationError) as fout:
        casus_c(opdracht_rechtbank_op=DAG + timedelta(days=1))
    assert "opdracht_rechtbank_op" in fout.value.error_dict
