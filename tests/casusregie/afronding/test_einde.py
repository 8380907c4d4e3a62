"""Stoppen door de jeugdige, overname, eindbeoordeling, KPI's, casusregie en sluiten."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from casusregie.afronding.acten import judge_interim, reassess, seek_takeover, stop_by_jeugdige
from casusregie.afronding.beoordelen import begin_assessment, save_assessment
from casusregie.afronding.keuzes import Waarde
from casusregie.afronding.kpi import performance
from casusregie.afronding.poort import may_stop
from casusregie.models import (
    Eindbeoordeling,
    LokaleRoute,
    MedischeRoute,
    Regieheroverweging,
    Signaal,
    Termijn,
    Waardering,
)
from casusregie.plannen.paneel import checklist_panel, current_step, steplist
from casusregie.routes.vinden import route_of
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, met_risicotaxatie, met_vraaganalyse
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend, perform

from .bouw import (
    START,
    beeindigd,
    casus_van,
    dag,
    eindrapport,
    hulp_van,
    ingevuld,
    op,
    voornemen,
    wereld,
)

pytestmark = pytest.mark.django_db
NU = op(dag(20))


gebouwd = once_per_file(wereld)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


@pytest.fixture
def gestopt(w):
    return beeindigd(w)


def stopt(w, wanneer=NU, **velden):
    vast = {"stopdatum": dag(20), "reden": "32", "toelichting": "Het is genoeg."}
    by = velden.pop("by", w.behandelregisseur)
    gegevens = {**vast, **velden}
    return stop_by_jeugdige(casus_van(w), hulp_van(w), by=by, op=wanneer, **gegevens)


# --- stoppen door de jeugdige
@pytest.mark.eis("CR-A3-04", "CR-B3-03")
def test_de_jeugdige_stopt_en_de_regie_hoort_het(w):
    stuk = stopt(w)
    outbox.process_all()
    assert (stuk.stopdatum, stuk.reden, stuk.gemeld_op) == (dag(20), "32", dag(20))
    plekken = set(Signaal.objects.filter(soort="stopmelding").values_list("plek", flat=True))
    assert {f"procesregisseur@{w.team.pk}", f"casusregisseur@{w.team.pk}"} <= plekken
    assert f"zorgadministratie@{w.aanbieder.pk}" in plekken
    termijn = Termijn.objects.get(model="casusregie.stopmelding")
    assert (termijn.code, termijn.uiterlijk) == ("zorg.stop_melden", date(2026, 4, 3))


@pytest.mark.eis("CR-A3-04", "CR-B3-02", "CR-B3-03")
def test_het_stopbericht_haalt_de_termijn(w):
    stuk = stopt(w)
    beeindigd(w, reden="32")
    stuk.refresh_from_db()
    assert stuk.gestopt_op == (OP + timedelta(days=21)).date()
    assert Termijn.objects.get(model="casusregie.stopmelding").voldaan_op
    assert hulp_van(w).reden == "32"


def test_een_stopmelding_komt_van_de_aanbieder_of_de_regie(w):
    for wie in (w.elders, w.teamleider):
        with pytest.raises(PermissionDenied):
            stopt(w, by=wie)
    assert stopt(w, by=w.casusregisseur).pk
    with pytest.raises(ValidationError, match="al gemeld"):
        stopt(w)


def test_een_stopdatum_ver_weg_wordt_geweigerd(w):
    with pytest.raises(ValidationError) as fout:
        stopt(w, stopdatum=dag(20) + timedelta(days=120))
    assert "stopdatum" in fout.value.error_dict


# --- elders beter geholpen
def zoekt(w, **velden):
    vast = {
        "waarom": "Een ggz-aanbieder past beter.",
        "besproken_gezin_op": dag(18),
        "besproken_regie_op": dag(19),
    }
    by = velden.pop("by", w.behandelregisseur)
    return seek_takeover(casus_van(w), hulp_van(w), by=by, op=NU, **{**vast, **velden})


@pytest.mark.eis("CR-B2-07")
def test_de_aanbieder_blijft_verantwoordelijk_tot_de_overname(w):
    stuk = zoekt(w)
    assert "verantwoordelijk" in may_stop(stuk.hulp_kenmerk, "38").reden
    assert may_stop(stuk.hulp_kenmerk, "20") and may_stop(stuk.hulp_kenmerk, "32")
    stuk = perform(
        stuk,
        "take_over",
        by=w.behandelregisseur,
        op=op(dag(30)),
        overname_door="Ankerplaats",
        overgenomen_op=dag(30),
    )
    assert (stuk.overname_door, stuk.overgenomen_op) == ("Ankerplaats", dag(30))
    assert may_stop(stuk.hulp_kenmerk, "38")


@pytest.mark.eis("CR-B2-07")
@pytest.mark.parametrize("veld", ["besproken_gezin_op", "besproken_regie_op"])
def test_overname_is_eerst_besproken(w, veld):
    with pytest.raises(ValidationError) as fout:
        zoekt(w, **{veld: dag(21)})
    assert list(fout.value.error_dict) == [veld]
    with pytest.raises(ValidationError):
        zoekt(w, **{veld: None})


def test_overname_niet_in_de_toekomst_en_niet_door_een_ander(w):
    stuk = zoekt(w)
    velden = {"overname_door": "Ankerplaats", "overgenomen_op": dag(31)}
    with pytest.raises(ValidationError, match="dag zelf"):
        perform(stuk, "take_over", by=w.behandelregisseur, op=op(dag(30)), **velden)
    with pytest.raises(PermissionDenied):
        perform(stuk, "take_over", by=w.elders, op=op(dag(31)), **velden)
    with pytest.raises(PermissionDenied):
        zoekt(wereld(stap="feit"), by=w.casusregisseur)


# --- eindbeoordeling
@pytest.mark.eis("CR-A3-02", "CR-B3-02", "CR-K-01")
def test_een_eindbeoordeling_begint_met_wat_bekend_is(gestopt):
    w = gestopt
    stuk = begin_assessment(casus_van(w), hulp_van(w), by=w.procesregisseur, op=NU)
    assert (stuk.gestart_op, stuk.reden_einde) == (START, "31")
    assert stuk.wachtdagen == 7  # opdracht op 2 maart, start op 9 maart
    assert begin_assessment(casus_van(w), hulp_van(w), by=w.procesregisseur, op=NU) == stuk


def test_lopende_hulp_heeft_nog_geen_eindbeoordeling(w):
    with pytest.raises(ValidationError, match="nog niet gestopt"):
        begin_assessment(casus_van(w), hulp_van(w), by=w.procesregisseur, op=NU)


@pytest.mark.eis("CR-K-02")
def test_zeven_scores_met_toelichting(gestopt):
    stuk = ingevuld(gestopt, waardering_toelichting="Snel en open.")
    assert dict(stuk.waarderingen.values_list("onderdeel", "score")) == dict.fromkeys(
        Waarde.values, 4
    )
    assert len(Waarde.values) == 7
    for score in (0, 6):
        with pytest.raises(IntegrityError), transaction.atomic():
            Waardering.objects.filter(onderdeel="snelheid").update(score=score)


LEEG = {
    "effect": "",
    "effect_toelichting": "",
    "tevredenheid": None,
    "informant": "",
    "vervolg": "",
    "nazorg": "",
    "afschaling": "",
}


@pytest.mark.eis("CR-A3-02", "CR-K-01", "CR-M-06")
@pytest.mark.parametrize(("veld", "leeg"), LEEG.items(), ids=list(LEEG))
def test_vaststellen_vraagt_alles(gestopt, veld, leeg):
    w = gestopt
    eindrapport(w)
    stuk = ingevuld(w, **{veld: leeg})
    with pytest.raises(Geblokkeerd, match="nog niet compleet"):
        perform(stuk, "adopt", by=w.procesregisseur, op=NU)


@pytest.mark.eis("CR-A3-02", "CR-K-02")
@pytest.mark.parametrize("wat", ["doel", "uitleg", "score"])
def test_elk_doel_en_elke_score_hoort_erbij(gestopt, wat):
    w = gestopt
    eindrapport(w)
    stuk = ingevuld(w)
    doel = stuk.doelen.get()
    if wat == "score":
        stuk.waarderingen.first().delete()
    else:
        keuze = ("", "Waarom.") if wat == "doel" else ("niet", "")
        save_assessment(stuk, by=w.procesregisseur, op=NU, doelen={doel.pk: keuze})
    with pytest.raises(Geblokkeerd, match=r"het oordeel per doel|de zeven scores"):
        perform(stuk, "adopt", by=w.procesregisseur, op=NU)


@pytest.mark.eis("CR-A3-03")
def test_zonder_eindrapport_van_de_aanbieder_niet_vaststellen(gestopt):
    w = gestopt
    stuk = ingevuld(w)
    with pytest.raises(Geblokkeerd, match="eindrapport van de aanbieder"):
        perform(stuk, "adopt", by=w.procesregisseur, op=NU)
    eindrapport(w)
    assert perform(stuk, "adopt", by=w.procesregisseur, op=NU).vastgesteld_op == dag(20)


@pytest.mark.eis("CR-M-06", "CR-A3-02")
def test_de_procesregisseur_beeindigt_formeel(gestopt):
    w = gestopt
    eindrapport(w)
    stuk = ingevuld(w)
    for wie in (w.behandelregisseur, w.elders, w.teamleider, w.casusregisseur):
        with pytest.raises(PermissionDenied):
            perform(stuk, "adopt", by=wie, op=NU)
    stuk = perform(stuk, "adopt", by=w.procesregisseur, op=NU)
    assert stuk.vastgesteld_door == w.procesregisseur
    with pytest.raises(PermissionDenied, match="wijzigt niet meer"):
        amend(stuk, by=w.procesregisseur, op=NU, tevredenheid=1)
    with pytest.raises(DatabaseError, match="vastgesteld"), transaction.atomic():
        Eindbeoordeling.objects.filter(pk=stuk.pk).update(tevredenheid=1)
    with pytest.raises(DatabaseError, match="vastgesteld"), transaction.atomic():
        stuk.waarderingen.update(score=1)


@pytest.mark.eis("CR-A3-13", "CR-B3-07")
def test_de_regie_hoort_de_effecten_en_ziet_de_vervolgvragen(gestopt):
    w = gestopt
    eindrapport(w)
    stuk = ingevuld(w, vervolgvragen="Hulp bij slapen.", vervolg="lichter")
    perform(stuk, "adopt", by=w.procesregisseur, op=NU)
    outbox.process_all()
    gegeven = Signaal.objects.filter(soort="effecten")
    assert set(gegeven.values_list("plek", flat=True)) == {
        f"procesregisseur@{w.team.pk}",
        f"casusregisseur@{w.team.pk}",
    }
    assert "slapen" not in gegeven.first().titel
    stuk.refresh_from_db()
    assert (stuk.vervolg, stuk.vervolgvragen) == ("lichter", "Hulp bij slapen.")


@pytest.mark.eis("CR-K-01")
@pytest.mark.parametrize(("reden", "uitval"), [("31", False), ("32", True), ("33", False)])
def test_uitval_volgt_uit_de_reden(w, reden, uitval):
    beeindigd(w, reden)
    eindrapport(w)
    stuk = perform(ingevuld(w), "adopt", by=w.procesregisseur, op=NU)
    assert stuk.uitval is uitval


@pytest.mark.eis("CR-K-01")
def test_of_stoppen_door_de_aanbieder_telt_is_een_instelling(w):
    change_instelling("kpi.uitval_redenen", ["32", "33"], geldig_van=dag(1), bron="proef")
    beeindigd(w, "33")
    eindrapport(w)
    assert perform(ingevuld(w), "adopt", by=w.procesregisseur, op=NU).uitval


@pytest.mark.eis("CR-B3-02", "CR-K-01")
def test_route_b_zonder_team_beoordeelt_de_aanbieder_zelf():
    w = wereld(route="B", regie="", stap="feit")
    beeindig_als_feit(w)
    with pytest.raises(PermissionDenied):
        ingevuld(w, by=w.procesregisseur)
    stuk = ingevuld(w, by=w.behandelregisseur)
    assert stuk.wachtdagen == (START - OP.date()).days  # van aanmelding tot start
    assert not stuk.waarderingen.exists()
    assert perform(stuk, "adopt", by=w.behandelregisseur, op=NU).status == "vastgesteld"


def beeindig_als_feit(w):
    type(w.arrangement).objects.filter(pk=w.arrangement.pk).update(
        status="beeindigd", beeindigd_op=dag(14)
    )


@pytest.mark.eis("CR-K-03", "CR-K-01", "CR-K-02")
def test_kpis_per_aanbieder(gestopt, tel_queries):
    w = gestopt
    eindrapport(w)
    perform(ingevuld(w, tevredenheid=7), "adopt", by=w.procesregisseur, op=NU)
    concept = ingevuld(anders := ander_traject(w), tevredenheid=1)
    with tel_queries() as vragen:
        (cijfers,) = performance()
    assert len(vragen) == 3
    assert (cijfers.trajecten, cijfers.tevredenheid, cijfers.uitval) == (1, Decimal("7.0"), 0)
    assert (cijfers.wachtdagen, cijfers.doelen_behaald) == (Decimal("7.0"), Decimal("100.0"))
    assert cijfers.scores == dict.fromkeys(Waarde.values, Decimal("4.0"))
    eindrapport(anders)
    perform(concept, "adopt", by=anders.procesregisseur, op=NU)
    (cijfers,) = performance()
    assert (cijfers.trajecten, cijfers.tevredenheid) == (2, Decimal("4.0"))
    assert performance(van=dag(100)) == []


def ander_traject(w):
    """A second casus at the same aanbieder whose help ended."""
    ander = wereld(stap="feit")
    beeindig_als_feit(ander)
    return ander


@pytest.mark.eis("CR-M-06")
def test_de_procesregisseur_beoordeelt_tussentijds_en_de_factuur(w):
    velden = {"oordeel": "op_koers", "toelichting": "Zij gaat vaker.", "factuur": "akkoord"}
    hulp = hulp_van(w)
    with pytest.raises(ValidationError) as fout:
        judge_interim(casus_van(w), hulp, by=w.procesregisseur, op=NU, **velden)
    assert list(fout.value.error_dict) == ["factuur_kenmerk"]
    with pytest.raises(PermissionDenied):
        judge_interim(
            casus_van(w), hulp, by=w.casusregisseur, op=NU, factuur_kenmerk="F1", **velden
        )
    stuk = judge_interim(
        casus_van(w), hulp, by=w.procesregisseur, op=NU, factuur_kenmerk="F1", **velden
    )
    assert (stuk.gegeven_op, stuk.gegeven_door) == (dag(20), w.procesregisseur)


# --- casusregie opnieuw bekijken
HEROVERWEGING = {"motivering": "Zij kunnen het weer.", "besproken_op": dag(19)}


@pytest.mark.eis("CR-A3-14", "CR-B3-07")
def test_het_gezin_neemt_de_casusregie_weer(w):
    reassess(casus_van(w), by=w.casusregisseur, op=NU, uitkomst="gezin", **HEROVERWEGING)
    casus = casus_van(w)
    assert casus.holder_of(Rol.CASUSREGISSEUR).bij_gezin
    vorige = casus.regierollen.get(rol=Rol.CASUSREGISSEUR, medewerker=w.casusregisseur)
    assert vorige.einde == NU


@pytest.mark.eis("CR-A3-14")
def test_de_casusregie_blijft_waar_zij_ligt(w):
    reassess(casus_van(w), by=w.casusregisseur, op=NU, uitkomst="blijft", **HEROVERWEGING)
    assert casus_van(w).holder_of(Rol.CASUSREGISSEUR).medewerker == w.casusregisseur
    for wie in (w.behandelregisseur, w.elders):
        with pytest.raises(PermissionDenied):
            reassess(casus_van(w), by=wie, op=NU, uitkomst="blijft", **HEROVERWEGING)


@pytest.mark.eis("CR-A3-14")
def test_bij_ivh_kan_het_gezin_de_casusregie_niet_nemen(w):
    casus = casus_van(w)
    met_vraaganalyse(casus, ivh=True)
    met_risicotaxatie(casus)
    with pytest.raises(ValidationError) as fout:
        reassess(casus, by=w.casusregisseur, op=NU, uitkomst="gezin", **HEROVERWEGING)
    assert "IVH" in fout.value.message_dict["uitkomst"][0]
    assert not Regieheroverweging.objects.exists()


# --- sluiten
def route_in(w, status):
    LokaleRoute.objects.filter(casus=w.casus_id).update(status=status, eindreden="doelen")
    return route_of(casus_van(w))


def sluit(w):
    route = route_of(casus_van(w))
    return perform(route, "close", by=w.procesregisseur, op=NU)


@pytest.mark.eis("CR-A3-01", "CR-A3-02", "CR-A3-14", "CR-M-06")
def test_route_a_sluit_pas_als_alles_beoordeeld_is(w):
    route_in(w, "afsluiten")
    with pytest.raises(Geblokkeerd, match="loopt nog"):
        sluit(w)
    beeindigd(w)
    with pytest.raises(Geblokkeerd, match="nog niet beoordeeld"):
        sluit(w)
    eindrapport(w)
    perform(ingevuld(w), "adopt", by=w.procesregisseur, op=NU)
    with pytest.raises(Geblokkeerd, match="casusregie weer zelf"):
        sluit(w)
    reassess(casus_van(w), by=w.casusregisseur, op=NU, uitkomst="gezin", **HEROVERWEGING)
    outbox.process_all()
    assert sluit(w).status == "afgesloten"
    assert casus_van(w).gesloten_op == dag(20)


@pytest.mark.eis("CR-A3-06")
def test_route_a_sluit_niet_terwijl_een_aanbieder_wil_stoppen(w):
    route_in(w, "afsluiten")
    voornemen(w)
    beeindigd(w)
    with pytest.raises(Geblokkeerd, match="aanbieder wil stoppen"):
        sluit(w)


@pytest.mark.eis("CR-B3-02", "CR-B3-07")
def test_route_b_sluit_pas_als_de_hulp_beoordeeld_is():
    w = wereld(route="B", regie="", stap="feit")
    casus = casus_van(w)
    route = route_of(casus)
    route = perform(
        route, "skip_risk", by=w.behandelregisseur, op=NU, reden="Al gedaan door de arts."
    )
    MedischeRoute.objects.filter(pk=route.pk).update(status="evalueren")
    beeindig_als_feit(w)
    with pytest.raises(Geblokkeerd, match="nog niet beoordeeld"):
        perform(route_of(casus_van(w)), "close", by=w.behandelregisseur, op=NU)
    perform(ingevuld(w, by=w.behandelregisseur), "adopt", by=w.behandelregisseur, op=NU)
    route = perform(route_of(casus_van(w)), "close", by=w.behandelregisseur, op=NU)
    assert route.status == "afgesloten"


# --- checklists
def standen(w, route, stap):
    casus = casus_van(w)
    return {p.code: p.stand for p in steplist(route, stap)(casus, route_of(casus))}


@pytest.mark.eis("CR-A2-01")
def test_checklist_van_stap_twee_volgt_de_feiten(w):
    by = w.casusregisseur
    assert standen(w, "A", 2) == {
        "opgestart": "Niet begonnen",
        "gemonitord": "Niet begonnen",
        "bijgestuurd": "Niet begonnen",
    }
    LokaleRoute.objects.filter(casus=w.casus_id).update(status="hulp_loopt", hulp_gestart_op=START)
    route = perform(route_of(casus_van(w)), "start_evaluation", by=by, op=op(dag(30)))
    na = standen(w, "A", 2)
    assert (na["opgestart"], na["gemonitord"]) == ("Compleet", "Compleet")
    assert na["bijgestuurd"] == "Wordt beoordeeld"
    perform(route, "resume", by=by, op=op(dag(31)))
    assert set(standen(w, "A", 2).values()) == {"Compleet"}


@pytest.mark.eis("CR-B2-01")
def test_checklist_van_route_b_stap_twee():
    w = wereld(route="B", regie="", stap="feit")
    assert standen(w, "B", 2) == {"gemonitord": "Niet begonnen"}
    MedischeRoute.objects.filter(casus=w.casus_id).update(status="hulp_loopt")
    perform(route_of(casus_van(w)), "start_evaluation", by=w.behandelregisseur, op=NU)
    assert standen(w, "B", 2) == {"gemonitord": "Compleet"}


@pytest.mark.eis("CR-A3-01")
def test_checklist_van_stap_drie(gestopt):
    w = gestopt
    begin = standen(w, "A", 3)
    assert set(begin) == {"rapport", "eindresultaat", "vervolg", "regie"}
    assert set(begin.values()) == {"Niet begonnen"}
    eindrapport(w)
    perform(ingevuld(w), "adopt", by=w.procesregisseur, op=NU)
    reassess(casus_van(w), by=w.casusregisseur, op=NU, uitkomst="blijft", **HEROVERWEGING)
    assert set(standen(w, "A", 3).values()) == {"Compleet"}


@pytest.mark.eis("CR-B3-02")
def test_checklist_van_route_b_stap_drie():
    w = wereld(route="B", regie="", stap="feit")
    assert standen(w, "B", 3)["stop"] == "Niet begonnen"
    beeindig_als_feit(w)
    assert standen(w, "B", 3)["stop"] == "Compleet"
    perform(ingevuld(w, by=w.behandelregisseur), "adopt", by=w.behandelregisseur, op=NU)
    assert set(standen(w, "B", 3).values()) == {"Compleet"}


@pytest.mark.parametrize(
    ("status", "stap"),
    [
        ("aangemeld", 1),
        ("hulp_toewijzen", 1),
        ("hulp_loopt", 2),
        ("evalueren", 2),
        ("afsluiten", 3),
    ],
)
def test_het_paneel_toont_de_huidige_stap(w, status, stap):
    route = route_in(w, status)
    assert current_step(route) == stap
    paneel = checklist_panel(casus_van(w), w.procesregisseur, dag(20))
    (lijst,) = paneel["lijsten"]
    assert lijst["stap"] == stap and lijst["punten"]


@pytest.mark.eis("CR-B2-01")
def test_bij_evalueren_op_route_b_blijft_stap_twee_in_beeld():
    w = wereld(route="B", regie="", stap="feit")
    MedischeRoute.objects.filter(casus=w.casus_id).update(status="hulp_loopt")
    perform(route_of(casus_van(w)), "start_evaluation", by=w.behandelregisseur, op=NU)
    paneel = checklist_panel(casus_van(w), w.behandelregisseur, dag(20))
    assert [lijst["stap"] for lijst in paneel["lijsten"]] == [2, 3]
    gemonitord = paneel["lijsten"][0]["punten"][0]
    assert (gemonitord.titel, gemonitord.stand) == ("Uitvoering gemonitord", "Compleet")


@pytest.mark.eis("CR-A3-14", "CR-B3-07")
def test_opnieuw_bekeken_is_pas_klaar_na_het_einde_van_de_hulp(w):
    lopend = w
    assert standen(lopend, "A", 3)["regie"] == "Niet begonnen"
    reassess(casus_van(lopend), by=lopend.casusregisseur, op=NU, uitkomst="blijft", **HEROVERWEGING)
    assert standen(lopend, "A", 3)["regie"] == "Niet begonnen"
    zonder = wereld(regie="gezin", stap="feit")
    assert standen(zonder, "A", 3)["regie"] == "Niet begonnen"
    beeindig_als_feit(zonder)
    (punt,) = [p for p in steplist("A", 3)(casus_van(zonder), None) if p.code == "regie"]
    assert (punt.titel, punt.stand) == (
        "Casusregie opnieuw bekeken: ligt bij het gezin",
        "Compleet",
    )


def test_twee_bewaren_tegelijk_is_een_conflict(gestopt):
    w = gestopt
    stuk = begin_assessment(casus_van(w), hulp_van(w), by=w.procesregisseur, op=NU)
    versie = stuk.versie
    save_assessment(stuk, by=w.procesregisseur, op=NU, versie=versie, nazorg="Bellen.")
    with pytest.raises(Conflict):
        save_assessment(stuk, by=w.casusregisseur, op=NU, versie=versie, nazorg="Mailen.")


def test_een_vreemde_beoordeelt_niet(gestopt):
    with pytest.raises(PermissionDenied):
        ingevuld(gestopt, by=medewerker(Rol.PROCESREGISSEUR))
