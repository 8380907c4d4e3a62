"""Route B stap 1: verwijzing, intake, wachttijd, de negen punten en de tien taken."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.models import Intake, Teamverwijzing
from casusregie.plannen.maken import begin_analysis, begin_risk
from casusregie.plannen.paneel import steplist
from casusregie.routes.checklist import COMPLEET
from casusregie.routes.vinden import note_opdracht, note_start, route_of
from casusregie.termijnen.models import Termijn
from casusregie.verwijzers.checklist import end_of_step_one, tasks_of_aanbieder
from casusregie.verwijzers.wachttijd import advice_of, may_bring_to_rer, waiting_of
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories.casusregie import (
    DAG,
    OP,
    RISICOTAXATIE,
    VRAAGANALYSE,
    JeugdigeFactory,
    casus_a,
    casus_b,
    procesregisseur_van,
    team_met_mensen,
)
from tests.factories.organisaties import AanbiederFactory, RERFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend, perform, register

pytestmark = pytest.mark.django_db
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)
UITKOMST = {
    "eerste_contact_op": DAG,
    "past_aanbod": True,
    "type_zorg": "Ambulante behandeling.",
    "soort_vraag": "enkelvoudig",
    "gezin_kan_regie": True,
    "meldcode": "niet_nodig",
    "team_keuze": "niet",
}


@pytest.fixture
def w():
    """Route B at one aanbieder, without a lokaal team; the jeugdige is 16."""
    aanbieder = AanbiederFactory()
    casus = casus_b(aanbieder, jeugdige=JeugdigeFactory(oud=True))
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    return SimpleNamespace(aanbieder=aanbieder, casus=casus, by=by)


def op_dag(dagen):
    return OP + timedelta(days=dagen)


def meld_aan(w, dag=DAG, op=OP):
    intake = Intake(casus=w.casus, organisatie=w.aanbieder, aangemeld_op=dag)
    return register(intake, by=w.by, op=op)


def doe_intake(w, op=OP, **velden):
    dag = op.date()
    return perform(
        meld_aan(w, op=op, dag=DAG),
        "record",
        by=w.by,
        op=op,
        **{**UITKOMST, "eerste_contact_op": dag, **velden},
    )


def adres(naam, onderwerp, *meer):
    return reverse(f"casusregie:{naam}", args=[onderwerp.kenmerk, *meer])


# --- intake en wachttijd ------------------------------------------------------------------------
@pytest.mark.eis("CR-D-22")
def test_de_intake_legt_vast_of_de_hulp_past_en_welke_zorg_nodig_is(w, client):
    intake = meld_aan(w)
    client.force_login(w.by)
    leeg = client.post(adres("intake_transition", intake, "record"), {})
    assert leeg.status_code == 422
    assert "Kies of de hulp past" in leeg.content.decode()
    assert "welke hulp nu nodig is" in leeg.content.decode()
    data = {**UITKOMST, "eerste_contact_op": "2-3-2026", "past_aanbod": "ja"}
    data["gezin_kan_regie"] = "ja"
    assert client.post(adres("intake_transition", intake, "record"), data).status_code == 302
    intake.refresh_from_db()
    assert (intake.status, intake.past_aanbod) == ("gedaan", True)
    assert intake.type_zorg == "Ambulante behandeling."
    tekst = client.get(adres("verwijzing", w.casus)).content.decode()
    assert "Ambulante behandeling." in tekst


@pytest.mark.eis("CR-B1-10")
@pytest.mark.parametrize(
    ("dagen", "te_lang"),
    [pytest.param(28, False, id="vier-weken"), pytest.param(29, True, id="een-dag-erover")],
)
def test_de_wachttijd_tot_de_intake_tegen_de_norm(w, dagen, te_lang):
    intake = meld_aan(w)
    dag = DAG + timedelta(days=dagen)
    stuk = waiting_of(intake, dag)[0]
    assert (stuk.dagen, stuk.norm_dagen, stuk.te_lang) == (dagen, 28, te_lang)
    assert bool(advice_of(intake, dag)) is te_lang
    termijn = Termijn.objects.get(code="treeknorm.intake", object_id=intake.pk)
    assert termijn.uiterlijk == DAG + timedelta(days=28)
    assert termijn.aan_zet_plekken == [f"behandelregisseur@{w.aanbieder.pk}"]


@pytest.mark.eis("CR-B1-10")
def test_een_verwacht_begin_na_tien_weken_geeft_het_advies_en_vraagt_toestemming(w):
    RERFactory()
    intake = doe_intake(w, behandeling_verwacht_op=DAG + timedelta(days=71))
    assert "Breng de hulpvraag naar ZBT of het RER" in advice_of(intake, DAG)
    assert "geen toestemming" in str(may_bring_to_rer(w.casus, DAG))
    gevraagd = vraag(
        w.casus,
        by=w.by,
        organisatie=w.aanbieder,
        partijsoort="organisatie",
        partij=RERFactory(),
        wat="hulpvraag",
        doel="expertteam",
    )
    antwoord(gevraagd, "jeugdige", by=w.by)
    assert may_bring_to_rer(w.casus, DAG) is True


def test_op_tijd_geeft_geen_advies(w):
    intake = doe_intake(w, behandeling_verwacht_op=DAG + timedelta(days=70))
    assert advice_of(intake, DAG) == ""


@pytest.mark.eis("CR-B1-10")
def test_hulp_die_niet_past_gaat_elders_verder(w):
    intake = doe_intake(w, past_aanbod=False)
    assert "past niet" in advice_of(intake, DAG)
    with pytest.raises(Geblokkeerd, match="past niet"):
        perform(intake, "start", by=w.by, op=OP, behandeling_op=DAG)
    with pytest.raises(ValidationError, match="Schrijf op waarom"):
        perform(intake, "look_elsewhere", by=w.by, op=OP, reden=" ")
    klaar = perform(intake, "look_elsewhere", by=w.by, op=OP, reden="Te zwaar.")
    assert klaar.status == "elders"
    assert not Termijn.objects.running().filter(object_id=intake.pk).exists()


def test_het_bericht_dat_de_hulp_begon_stopt_het_wachten(w):
    intake = doe_intake(w)
    assert route_of(w.casus).status == "aangemeld"
    note_opdracht(w.casus, op=op_dag(1))
    note_start(w.casus, gestart_op=DAG + timedelta(days=7), op=op_dag(8))
    outbox.process_all()
    intake.refresh_from_db()
    assert (intake.status, intake.behandeling_op) == ("begonnen", DAG + timedelta(days=7))
    wachten = Termijn.objects.get(code="treeknorm.behandeling", object_id=intake.pk)
    assert wachten.voldaan_op == DAG + timedelta(days=7)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        pytest.param({"eerste_contact_op": GISTEREN}, "eerste_contact_op", id="te-vroeg"),
        pytest.param({"eerste_contact_op": MORGEN}, "eerste_contact_op", id="morgen"),
        pytest.param({"meldcode": "gevolgd"}, "meldcode_op", id="meldcode-zonder-dag"),
    ],
)
def test_data_die_niet_kunnen(w, velden, veld):
    with pytest.raises(ValidationError) as fout:
        perform(meld_aan(w), "record", by=w.by, op=OP, **{**UITKOMST, **velden})
    assert veld in fout.value.message_dict


def test_een_andere_aanbieder_of_wie_niet_meer_meewerkt_doet_niets(w, client):
    intake = meld_aan(w)
    vreemd = medewerker(Rol.BEHANDELREGISSEUR)
    with pytest.raises(PermissionDenied):
        perform(intake, "record", by=vreemd, op=OP, **UITKOMST)
    client.force_login(vreemd)
    assert client.get(adres("verwijzing", w.casus)).status_code == 404
    assert client.get(adres("intake_transition", intake, "record")).status_code == 404
    w.casus.betrokkenheden.update(einddatum=DAG)
    with pytest.raises(PermissionDenied):
        perform(intake, "record", by=w.by, op=op_dag(1), **UITKOMST)


def test_een_tweede_intake_bij_dezelfde_aanbieder_is_een_conflict(w):
    meld_aan(w)
    with pytest.raises(Conflict):
        meld_aan(w)


# --- verwijzing ---------------------------------------------------------------------------------
@pytest.mark.eis("CR-B1-08")
def test_de_verwijsbrief_is_een_feit_op_de_route(w, client):
    client.force_login(w.by)
    data = {
        "verwijzer_soort": "02",
        "verwijzer_naam": "Dr. Voorbeeld",
        "verwezen_op": "20-2-2026",
        "verwijsbrief_op": "19-2-2026",
    }
    assert client.post(adres("verwijzing_edit", w.casus), data).status_code == 302
    assert route_of(w.casus).verwijsbrief_op == date(2026, 2, 19)
    assert "19 februari 2026" in client.get(adres("verwijzing", w.casus)).content.decode()
    fout = client.post(adres("verwijzing_edit", w.casus), {**data, "verwijzer_naam": ""})
    assert fout.status_code == 422


@pytest.mark.eis("CR-B1-07", "CR-B0-03")
@pytest.mark.parametrize("aanleiding", ["regie", "complex", "lokale_hulp"])
@pytest.mark.parametrize(
    ("overgang", "stand"), [("accept", "aangenomen"), ("send_back", "terugverwezen")]
)
def test_het_team_beoordeelt_een_verwijzing_van_de_huisarts(client, aanleiding, overgang, stand):
    team = team_met_mensen()
    casus = casus_a(team)
    client.force_login(team.casusregisseur)
    data = {
        "van": "huisarts",
        "naam": "Dr. Voorbeeld",
        "aanleiding": aanleiding,
        "verwezen_op": "1-3-2026",
        "brief_op": "1-3-2026",
    }
    assert client.post(adres("teamverwijzing_new", casus), data).status_code == 302
    verwijzing = Teamverwijzing.objects.get()
    pagina = adres("teamverwijzing_judge", verwijzing, overgang)
    assert client.post(pagina, {}).status_code == 422
    assert client.post(pagina, {"oordeel": "Het gezin kan dit niet alleen."}).status_code == 302
    verwijzing.refresh_from_db()
    assert verwijzing.status == stand
    assert client.post(pagina, {"oordeel": "Nog eens."}).status_code == 409


@pytest.mark.eis("CR-B0-06")
def test_een_poh_kan_verwijzen(w):
    casus = casus_a()
    verwijzing = Teamverwijzing(
        casus=casus, van="poh", naam="P. Raktijk", aanleiding="informatie", verwezen_op=DAG
    )
    assert register(verwijzing, by=procesregisseur_van(casus), op=OP).get_van_display() == (
        "POH GGZ Jeugd"
    )


@pytest.mark.eis("CR-B1-07", "CR-B1-15")
def test_een_aanbieder_vraagt_zelf_en_verwijst_niet(w):
    """One concept, one place: the request of an aanbieder is a Teamverzoek."""
    team = team_met_mensen()
    casus = casus_b(w.aanbieder, team=team.team, procesregisseur=team.procesregisseur)
    verwijzing = Teamverwijzing(
        casus=casus, van="aanbieder", naam="Wij", aanleiding="complex", verwezen_op=DAG
    )
    with pytest.raises(ValidationError) as fout:
        register(verwijzing, by=w.by, op=OP)
    assert "vraagt het team zelf" in fout.value.message_dict["van"][0]


def test_de_aanbieder_geeft_een_verwijzing_door_maar_oordeelt_niet(w):
    team = team_met_mensen()
    casus = casus_b(w.aanbieder, team=team.team, procesregisseur=team.procesregisseur)
    verwijzing = register(
        Teamverwijzing(
            casus=casus, van="huisarts", naam="D. Arts", aanleiding="complex", verwezen_op=DAG
        ),
        by=w.by,
        op=OP,
    )
    with pytest.raises(PermissionDenied):
        perform(verwijzing, "accept", by=w.by, op=OP, oordeel="Ja.")
    assert (
        perform(verwijzing, "accept", by=team.casusregisseur, op=OP, oordeel="Ja.").oordeel == "Ja."
    )


@pytest.mark.parametrize("opt_out", [False, True], ids=["zonder-team", "opt-out"])
def test_zonder_team_of_met_opt_out_gaat_er_geen_verwijzing_naar_het_team(w, opt_out):
    if opt_out:
        Casus.objects.filter(pk=w.casus.pk).update(opt_out=True, opt_out_getekend_op=DAG)
        w.casus.refresh_from_db()
    verwijzing = Teamverwijzing(
        casus=w.casus, van="huisarts", naam="X", aanleiding="regie", verwezen_op=DAG
    )
    with pytest.raises(PermissionDenied if opt_out else ValidationError):
        register(verwijzing, by=w.by, op=OP)


# --- dezelfde formulieren als route A -----------------------------------------------------------
@pytest.mark.eis("CR-B1-11")
def test_de_aanbieder_vult_dezelfde_vraaganalyse_in(w, client):
    client.force_login(w.by)
    pagina = client.get(adres("vraaganalyse", w.casus)).content.decode()
    for rubriek in ("psychisch", "sociaal", "zelfredzaamheid", "leerbaarheid", "lichamelijk"):
        assert f'name="{rubriek}"' in pagina
    for rubriek in ("opvoedingscapaciteiten", "gezin_en_omgeving"):
        assert f'name="{rubriek}"' in pagina
    analyse = begin_analysis(w.casus, by=w.by, op=OP)
    amend(analyse, by=w.by, op=OP, **VRAAGANALYSE)
    assert perform(analyse, "complete", by=w.by, op=OP).status == "vastgelegd"
    with pytest.raises(PermissionDenied):
        begin_analysis(w.casus, by=medewerker(Rol.BEHANDELREGISSEUR), op=OP)


@pytest.mark.eis("CR-B1-12")
def test_de_risicotaxatie_schriftelijk_of_een_reden_waarom_niet(w):
    route = route_of(w.casus)
    with pytest.raises(ValidationError):
        perform(route, "skip_risk", by=w.by, op=OP, reden=" ")
    taxatie = begin_risk(w.casus, by=w.by, op=OP)
    amend(taxatie, by=w.by, op=OP, **{"getaxeerd_op": DAG, **RISICOTAXATIE})
    assert perform(taxatie, "complete", by=w.by, op=OP).status == "vastgelegd"
    veilig = {p.code: p for p in end_of_step_one(w.casus)}["veiligheid"]
    assert (veilig.stand, veilig.op) == (COMPLEET, DAG)
    ander = casus_b(w.aanbieder)
    perform(route_of(ander), "skip_risk", by=w.by, op=OP, reden="Al gedaan door het ziekenhuis.")
    assert {p.code: p for p in end_of_step_one(ander)}["veiligheid"].compleet


# --- de negen punten en de tien taken -----------------------------------------------------------
@pytest.mark.eis("CR-B1-02", "CR-B1-01")
def test_de_negen_punten_volgen_uit_de_gegevens(w):
    assert steplist("B", 1) is end_of_step_one
    punten = end_of_step_one(w.casus)
    assert [p.code for p in punten] == [
        "juiste_aanbieder",
        "gezinsproblematiek",
        "veiligheid",
        "noodzaak",
        "soort_vraag",
        "steun",
        "hulpverleningsplan",
        "arrangement",
        "opdracht",
    ]
    assert not any(p.compleet for p in punten)
    doe_intake(w)
    analyse = begin_analysis(w.casus, by=w.by, op=OP)
    amend(analyse, by=w.by, op=OP, **VRAAGANALYSE)
    perform(analyse, "complete", by=w.by, op=OP)
    note_opdracht(w.casus, op=OP)
    klaar = {p.code for p in end_of_step_one(Casus.objects.get(pk=w.casus.pk)) if p.compleet}
    assert {"juiste_aanbieder", "gezinsproblematiek", "noodzaak", "soort_vraag", "steun"} <= klaar
    assert "hulpverleningsplan" not in klaar


@pytest.mark.eis("CR-B1-01")
def test_de_stappen_van_route_b_gaan_in_volgorde(w):
    """Referral, assessment, opdracht, help: a step that is skipped is refused with its reason."""
    route = route_of(w.casus)
    klok = Medewerker.objects.systeem()
    assert route.status == "aangemeld"
    with pytest.raises(Geblokkeerd, match="opdracht is nog niet gegeven"):
        perform(route, "note_start", by=klok, op=OP)
    with pytest.raises(Conflict):
        perform(route, "keep_in_b", by=w.by, op=OP, motivering="Past hier.")
    route = perform(route, "start_assessment", by=w.by, op=OP)
    assert route.status == "beoordelen"
    with pytest.raises(Geblokkeerd) as fout:
        perform(route, "hand_over", by=w.by, op=OP, motivering="Er speelt meer.")
    assert "team" in f"{fout.value.reden} {fout.value.weg}"
    note_opdracht(w.casus, op=OP)
    assert route_of(w.casus).status == "beoordelen"
    assert perform(route_of(w.casus), "note_start", by=klok, op=OP).status == "hulp_loopt"


@pytest.mark.eis("CR-B1-01")
def test_een_meervoudige_vraag_gaat_naar_het_team_op_route_a(w):
    team = team_met_mensen()
    casus = casus_b(w.aanbieder, team=team.team, procesregisseur=team.procesregisseur)
    perform(route_of(casus), "start_assessment", by=w.by, op=OP)
    with pytest.raises(ValidationError):
        perform(route_of(casus), "hand_over", by=w.by, op=OP, motivering=" ")
    perform(route_of(casus), "hand_over", by=w.by, op=OP, motivering="Er speelt meer.")
    outbox.process_all()
    casus = Casus.objects.get(pk=casus.pk)
    assert (casus.route, route_of(casus).status) == ("A", "aangemeld")
    assert casus.medische_routes.get().status == "overgedragen"


@pytest.mark.eis("CR-B1-02", "CR-B1-01")
@pytest.mark.parametrize("soort", ["meervoudig", "complex"])
def test_meervoudig_of_complex_vraagt_steun_van_het_team(w, soort):
    doe_intake(w, soort_vraag=soort, team_keuze="betrokken")
    steun = {p.code: p for p in end_of_step_one(w.casus)}["steun"]
    assert steun.stand == "Ontbreekt"
    team = team_met_mensen()
    casus = Casus.objects.get(pk=w.casus.pk)
    ander = SimpleNamespace(
        aanbieder=w.aanbieder,
        by=w.by,
        casus=casus_b(w.aanbieder, team=team.team, procesregisseur=team.procesregisseur),
    )
    doe_intake(ander, soort_vraag=soort, team_keuze="betrokken")
    assert {p.code: p for p in end_of_step_one(ander.casus)}["steun"].compleet
    assert not casus.team_id


@pytest.mark.eis("CR-B1-04")
def test_de_tien_taken_van_de_aanbieder_met_hun_dag(w, client):
    taken = tasks_of_aanbieder(w.casus)
    assert len(taken) == 10
    assert not any(t.compleet for t in taken)
    doe_intake(w, meldcode="gevolgd", meldcode_op=DAG)
    taken = {t.code: t for t in tasks_of_aanbieder(Casus.objects.get(pk=w.casus.pk))}
    for code in ("regie", "meldcode", "team"):
        assert (taken[code].stand, taken[code].op) == (COMPLEET, DAG)
    client.force_login(w.by)
    tekst = client.get(adres("verwijzing", w.casus)).content.decode()
    assert "Hulpverleningsplan vastgesteld" in tekst
    assert "Verzoek om toewijzing verstuurd" in tekst


def test_route_c_heeft_geen_tabblad_verwijzing_en_de_pagina_kost_een_vast_aantal_vragen(
    w, client, tel_queries
):
    doe_intake(w)
    client.force_login(w.by)
    client.get(adres("verwijzing", w.casus))
    with tel_queries() as vragen:
        assert client.get(adres("verwijzing", w.casus)).status_code == 200
    assert len(vragen) <= 30, len(vragen)
