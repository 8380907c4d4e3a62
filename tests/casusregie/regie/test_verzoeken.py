"""Verzoek aan het team, procesregie bij het RER, vraag aan de procesregisseur, IVH en oordelen."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from casusregie.bevoegdheden import is_casusregisseur, is_procesregisseur, works_on_casus
from casusregie.models import Casus, Regieoordeel, Regierol, Signaal, Teamverzoek, Termijn
from casusregie.plannen.maken import begin_analysis, begin_plan
from casusregie.plannen.regie import decide_regie, propose_for
from casusregie.regie.overzicht import order_checks
from casusregie.regie.procesregie import TijdelijkeProcesregie
from casusregie.regie.rer import rer_name
from casusregie.regie.roepen import ask_procesregisseur, request_procesregie
from casusregie.regie.vragen import start_ivh
from casusregie.regie.wisselen import assign
from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import ROLLEN_PER_SOORT, Rol, Soort
from tests.casusregie.regie.bouw import (
    DAG,
    LATER,
    casus_met_regie,
    houder,
    route_b,
    vers,
    verzoek,
    wereld,
)
from tests.factories.casusregie import (
    OP,
    casus_a,
    casus_c,
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    team_met_mensen,
)
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import allowed
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db
C, P = Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR


def sees(persoon, casus):
    return Casus.objects.visible_to(persoon, LATER.date()).filter(pk=casus.pk).exists()


# --- verzoek aan het lokale team
@pytest.mark.eis("CR-B1-15", "CR-B1-17", "CR-B1-24", "CR-B2-02")
def test_verzoek_met_instemming_wordt_toegewezen_met_wat_bekend_is():
    b = route_b()
    assert not sees(b.team.procesregisseur, b.casus)
    stuk = verzoek(b)
    assert sees(b.team.procesregisseur, b.casus)
    termijn = Termijn.objects.get(code="casusregisseur.verzoek")
    assert termijn.uiterlijk == DAG + timedelta(days=7)
    assert termijn.aan_zet_plekken == [f"procesregisseur@{b.team.team.pk}"]
    by = b.team.procesregisseur
    perform(stuk, "assign", by=by, op=LATER, casusregisseur=b.team.casusregisseur)
    casus = vers(b.casus)
    assert (casus.team, casus.route) == (b.team.team, "B")
    assert (houder(casus, P), houder(casus, C)) == (by, b.team.casusregisseur)
    delen = {deel["code"] for deel in Teamverzoek.objects.get().pakket}
    assert {"vraag", "hulp", "veiligheid"} <= delen
    assert Signaal.objects.get(soort="casusregisseur-toegewezen").medewerker == houder(casus, C)
    assert route_of(casus).status == "aangemeld", "de hulp kan gewoon beginnen"


@pytest.mark.eis("CR-B1-15", "CR-B1-24", "CR-B2-02")
def test_zonder_instemming_van_het_gezin_is_er_geen_verzoek():
    b = route_b()
    with pytest.raises(ValidationError, match="wanneer het gezin instemde"):
        verzoek(b, instemming_op=None)
    with pytest.raises(ValidationError, match="vandaag of een eerdere dag"):
        verzoek(b, instemming_op=DAG + timedelta(days=1))
    assert not sees(b.team.procesregisseur, b.casus)


@pytest.mark.eis("CR-B2-02")
def test_ook_als_de_hulp_al_loopt():
    b = route_b()
    b.casus.medische_routes.update(status="hulp_loopt", opdracht_op=DAG, hulp_gestart_op=DAG)
    stuk = verzoek(b, reden="gezin_kan_niet")
    perform(*(stuk, "assign"), by=b.team.teamleider, op=LATER, casusregisseur=b.team.casusregisseur)
    rol = Regierol.objects.current().get(casus=b.casus, rol=C)
    assert (rol.begin, rol.get_aanleiding_display()) == (LATER, "Het gezin vraagt erom")


def test_met_een_opt_out_nooit():
    b = route_b(opt_out_getekend_op=DAG)
    with pytest.raises(PermissionDenied, match="opt-out"):
        verzoek(b)
    assert not sees(b.team.procesregisseur, b.casus)


@pytest.mark.eis("CR-B1-16")
def test_terugwijzen_met_reden_neemt_het_zicht_terug():
    b = route_b()
    stuk = verzoek(b)
    with pytest.raises(ValidationError, match="waarom niet, en wat u met de aanbieder"):
        perform(stuk, "refuse", by=b.team.procesregisseur, op=LATER, antwoord=" ")
    perform(stuk, "refuse", by=b.team.procesregisseur, op=LATER, antwoord="Niemand beschikbaar.")
    assert not sees(b.team.procesregisseur, b.casus)
    assert vers(b.casus).team is None
    assert Termijn.objects.get(code="casusregisseur.verzoek").voldaan_op == LATER.date()


@pytest.mark.eis("CR-B1-03")
@pytest.mark.parametrize("actie", ["informatie", "rer", "verwijzer"])
def test_het_team_kan_ook_anders_antwoorden(actie):
    b, w = route_b(), wereld()
    stuk = verzoek(b, soort="informatie", reden="vraag")
    goed = {"actie": actie, "antwoord": "Besproken met de behandelaar."}
    with pytest.raises(ValidationError, match="Kies wat u heeft gedaan"):
        perform(stuk, "handle", by=b.team.procesregisseur, op=LATER, **{**goed, "actie": "x"})
    perform(stuk, "handle", by=b.team.procesregisseur, op=LATER, **goed)
    assert Teamverzoek.objects.get(pk=stuk.pk).get_status_display() == "Afgehandeld"
    assert sees(w.zorgbemiddelaar, b.casus) == (actie == "rer")
    assert vers(b.casus).team is None


@pytest.mark.parametrize("wie", ["casusregisseur", "aanbieder", "elders"])
def test_alleen_het_team_beslist(wie):
    b = route_b()
    stuk = verzoek(b)
    by = {
        "casusregisseur": b.team.casusregisseur,
        "aanbieder": b.behandelaar,
        "elders": medewerker(P),
    }[wie]
    with pytest.raises(PermissionDenied):
        perform(stuk, "assign", by=by, op=LATER, casusregisseur=b.team.casusregisseur)


def test_een_casusregisseur_die_weg_is_en_twee_die_tegelijk_beslissen():
    b = route_b()
    stuk = verzoek(b)
    weg = medewerker(C, organisatie=b.team.team, is_active=False)
    with pytest.raises(ValidationError, match="die nu casusregisseur is"):
        perform(stuk, "assign", by=b.team.procesregisseur, op=LATER, casusregisseur=weg)
    perform(stuk, "refuse", by=b.team.procesregisseur, op=LATER, antwoord="Nee.")
    with pytest.raises(Conflict):
        perform(
            *(stuk, "assign"),
            by=b.team.teamleider,
            op=LATER,
            casusregisseur=b.team.casusregisseur,
        )


def test_intrekken_en_opnieuw_vragen():
    b = route_b()
    stuk = verzoek(b)
    with pytest.raises(ValidationError, match="al gevraagd"):
        verzoek(b)
    perform(stuk, "withdraw", by=b.behandelaar, op=LATER)
    assert Termijn.objects.get(code="casusregisseur.verzoek").vervallen
    assert verzoek(b, op=LATER).status == "gevraagd"


@pytest.mark.eis("CR-A1-02")
def test_het_gezin_vraagt_al_bij_aanmelding_en_het_voorstel_volgt_dat():
    team = team_met_mensen()
    casus = casus_a(team)
    b = SimpleNamespace(
        casus=casus, team=team, behandelaar=team.casusregisseur, aanbieder=team.team
    )
    stuk = verzoek(b, reden="gezin_vraagt", toelichting="Wij vragen u.")
    assert stuk.gevraagd_op == casus.aangemeld_op
    perform(stuk, "assign", by=team.procesregisseur, op=OP, casusregisseur=team.casusregisseur)
    assert houder(casus, C) == team.casusregisseur
    met_vraaganalyse(casus, leefgebieden=["onderwijs"])
    met_risicotaxatie(casus)
    voorstel = propose_for(vers(casus))
    assert voorstel.plaats == "buiten_gezin"
    assert "Het gezin vraagt om een casusregisseur van buiten het gezin." in voorstel.zinnen


# --- procesregie bij het RER
@pytest.mark.eis("CR-M-05")
def test_de_procesregie_gaat_tijdelijk_naar_het_rer_en_komt_terug():
    w = wereld()
    stuk = request_procesregie(w.casus, by=w.team.casusregisseur, grond="Geen plek.", op=OP)
    assert sees(w.zorgbemiddelaar, w.casus)
    with pytest.raises(PermissionDenied):
        perform(stuk, "accept", by=w.team.procesregisseur, op=LATER)
    stuk = perform(stuk, "accept", by=w.zorgbemiddelaar, op=LATER)
    assert houder(w.casus, P) == w.zorgbemiddelaar
    route = route_of(vers(w.casus)).on(LATER.date())
    assert is_procesregisseur(route, w.zorgbemiddelaar)
    nee = is_procesregisseur(route, w.team.procesregisseur)
    assert nee.reden == "De procesregie ligt tijdelijk bij het expertteam (RER)."
    with pytest.raises(Geblokkeerd, match="nog geen besluit"):
        perform(stuk, "give_back", by=w.zorgbemiddelaar, op=LATER, antwoord="Terug.")
    besluit = {"besluit": "Hulp bij aanbieder Zuid.", "doorzettingsmacht": True}
    perform(stuk, "decide", by=w.zorgbemiddelaar, op=LATER, **besluit)
    perform(stuk, "give_back", by=w.zorgbemiddelaar, op=LATER, antwoord="Hulp start.")
    stuk = TijdelijkeProcesregie.objects.get()
    assert (stuk.begindatum, stuk.einddatum) == (LATER.date(), LATER.date())
    assert (stuk.besluit, stuk.doorzettingsmacht) == ("Hulp bij aanbieder Zuid.", True)
    assert houder(w.casus, P) == w.team.procesregisseur
    assert not sees(w.zorgbemiddelaar, w.casus)


def test_is_de_vorige_weg_dan_krijgt_een_collega_de_procesregie_terug():
    w = wereld()
    collega = medewerker(P, organisatie=w.team.team)
    stuk = request_procesregie(w.casus, by=w.team.casusregisseur, grond="Geen plek.", op=OP)
    perform(stuk, "accept", by=w.zorgbemiddelaar, op=OP)
    perform(stuk, "decide", by=w.zorgbemiddelaar, op=OP, besluit="X.", doorzettingsmacht=False)
    Medewerker.objects.filter(pk=w.team.procesregisseur.pk).update(is_active=False)
    perform(stuk, "give_back", by=w.zorgbemiddelaar, op=LATER, antwoord="Klaar.")
    assert houder(w.casus, P) == collega


def test_weigeren_en_intrekken_nemen_het_zicht_van_het_rer_terug():
    w = wereld()
    for overgang, by, extra in (
        ("decline", w.zorgbemiddelaar, {"antwoord": "Niet nodig."}),
        ("withdraw", w.team.casusregisseur, {}),
    ):
        stuk = request_procesregie(w.casus, by=w.team.casusregisseur, grond="Vast.", op=OP)
        perform(stuk, overgang, by=by, op=LATER, **extra)
        assert not sees(w.zorgbemiddelaar, w.casus)
    assert houder(w.casus, P) == w.team.procesregisseur


def test_twee_keer_vragen_zonder_grond_of_door_een_ander_wordt_geweigerd():
    w = wereld()
    with pytest.raises(ValidationError, match="waarom de hulp niet verder komt"):
        request_procesregie(w.casus, by=w.team.casusregisseur, grond=" ", op=OP)
    with pytest.raises(PermissionDenied):
        request_procesregie(w.casus, by=w.behandelaar, grond="Vast.", op=OP)
    request_procesregie(w.casus, by=w.team.casusregisseur, grond="Vast.", op=OP)
    with pytest.raises(ValidationError, match="al gevraagd aan het RER"):
        request_procesregie(w.casus, by=w.team.casusregisseur, grond="Vast.", op=OP)


@pytest.mark.eis("CR-C2-20")
def test_bij_een_maatregel_gaat_de_procesregie_niet_naar_het_rer():
    w = wereld()
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    with pytest.raises(ValidationError, match="blijft de procesregie bij de instelling"):
        request_procesregie(casus, by=w.jeugdbeschermer, grond="Vast.", op=OP)


def test_zolang_het_rer_procesregie_heeft_wisselt_het_team_die_niet():
    w = wereld()
    stuk = request_procesregie(w.casus, by=w.team.casusregisseur, grond="Vast.", op=OP)
    perform(stuk, "accept", by=w.zorgbemiddelaar, op=OP)
    collega = medewerker(P, organisatie=w.team.team)
    with pytest.raises(Geblokkeerd, match="tijdelijk bij het expertteam"):
        assign(w.casus, P, collega, by=collega, reden="Terug.", op=LATER)


@pytest.mark.eis("CR-D-18")
def test_het_rer_heette_voor_2023_anders():
    assert rer_name(DAG) == "Regionaal expertteam (RER), vroeger Zorgbemiddeling (ZBT)"
    assert rer_name(DAG.replace(year=2022)) == "Zorgbemiddeling (ZBT)"


@pytest.mark.eis("CR-D-24")
def test_team_zorgbemiddeling_is_een_groep_met_drie_rollen():
    assert ROLLEN_PER_SOORT[Soort.RER] == {Rol.ZORGBEMIDDELAAR, Rol.SECRETARIS, Rol.TEAMMANAGER}


@pytest.mark.eis("CR-G-07")
@pytest.mark.parametrize(
    "soort",
    (
        *("lokaal_team", "gemeente", "aanbieder", "gi", "rer", "cit", "huisartsenpraktijk"),
        *("veilig_thuis", "rvdk", "jb_plein", "routeringspunt", "cjg", "medisch_specialist"),
        *("incidentenloket", "uitvoeringsorganisatie", "overige_verwijzer"),
    ),
)
def test_elke_betrokken_partij_bestaat_als_soort_organisatie(soort):
    organisatie = Organisatie(
        soort=soort, naam="Partij", cbs_code="0599", geldig_van=DAG, bron="test"
    )
    organisatie.full_clean(validate_constraints=False)
    assert soort in ROLLEN_PER_SOORT


# --- vraag aan de procesregisseur
@pytest.mark.eis("CR-M-16")
def test_de_casusregisseur_roept_de_procesregisseur_met_een_termijn():
    w = wereld()
    with pytest.raises(PermissionDenied):
        ask_procesregisseur(w.casus, by=w.collega, vraag="Wat nu?", op=OP)
    stuk = ask_procesregisseur(w.casus, by=w.team.casusregisseur, vraag="Wat nu?", op=OP)
    termijn = Termijn.objects.get(code="procesregisseur.verzoek")
    assert termijn.uiterlijk == DAG + timedelta(days=3)
    with pytest.raises(PermissionDenied):
        perform(stuk, "answer", by=w.team.casusregisseur, op=LATER, antwoord="Zo.")
    perform(stuk, "answer", by=w.team.procesregisseur, op=LATER, antwoord="Wij bellen.")
    termijn.refresh_from_db()
    assert termijn.voldaan_op == LATER.date()


# --- IVH
@pytest.mark.eis("CR-D-15", "RV-B14-02", "CR-D-17")
def test_ivh_dwingt_de_casusregie_buiten_het_gezin_bij_het_lokale_team():
    team = team_met_mensen()
    casus = casus_a(team)
    met_vraaganalyse(casus, leefgebieden=["onderwijs"])
    met_risicotaxatie(casus)
    met_regie(casus, besluit="bij_gezin")
    velden = {
        "by": team.casusregisseur,
        "aanleiding": "jb_plein",
        "toelichting": "Na het plein, zonder maatregel.",
        "begindatum": DAG,
        "op": OP,
    }
    with pytest.raises(ValidationError, match="met IVH is dat nooit het gezin"):
        start_ivh(casus, **velden)
    gi = medewerker(Rol.JEUGDBESCHERMER)
    with pytest.raises(ValidationError, match="is nu geen casusregisseur"):
        start_ivh(casus, **velden, casusregisseur=gi)
    ivh = start_ivh(casus, **velden, casusregisseur=team.casusregisseur)
    rol = Regierol.objects.current().get(casus=casus, rol=C)
    assert (rol.medewerker, rol.aanleiding) == (team.casusregisseur, "ivh")
    voorstel = propose_for(vers(casus))
    assert (voorstel.plaats, voorstel.dwingend) == ("buiten_gezin", True)
    with pytest.raises(ValidationError, match="altijd buiten het gezin"):
        decide_regie(casus, by=team.procesregisseur, besluit="bij_gezin", motivering="Toch.")
    with pytest.raises(ValidationError, match="vanaf het begin"):
        perform(
            *(ivh, "end"),
            by=team.casusregisseur,
            op=LATER,
            reden="Klaar.",
            einddatum=DAG - timedelta(days=1),
        )
    ivh = perform(
        *(ivh, "end"), by=team.casusregisseur, op=LATER, einddatum=LATER.date(), reden="Klaar."
    )
    assert (ivh.begindatum, ivh.einddatum) == (DAG, LATER.date())
    assert not propose_for(vers(casus)).dwingend


def test_geen_ivh_in_route_c_en_geen_tweede():
    w = wereld()
    velden = {"aanleiding": "lokaal_team", "toelichting": "Zorgen.", "begindatum": DAG, "op": OP}
    start_ivh(w.casus, by=w.team.casusregisseur, **velden)
    with pytest.raises(ValidationError, match="loopt al"):
        start_ivh(w.casus, by=w.team.casusregisseur, **velden)
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    with pytest.raises((PermissionDenied, ValidationError)):
        start_ivh(casus, by=w.jeugdbeschermer, **velden, casusregisseur=w.jeugdbeschermer)


# --- oordelen
def oordeel(w, by, soort, **velden):
    return register(
        Regieoordeel(
            casus=w.casus,
            soort=soort,
            door=by,
            op=DAG,
            **{"onderwerp": "Evaluatie maart", "motivering": "Doel 1 gehaald.", **velden},
        ),
        by=by,
        op=OP,
    )


@pytest.mark.eis("CR-M-06")
@pytest.mark.parametrize("soort", ["tussenresultaat", "factuur"])
def test_alleen_de_procesregisseur_beoordeelt_resultaat_en_factuur(soort):
    w = wereld()
    with pytest.raises(PermissionDenied):
        oordeel(w, w.team.casusregisseur, soort, uitkomst="akkoord")
    with pytest.raises(ValidationError, match="akkoord of niet akkoord"):
        oordeel(w, w.team.procesregisseur, soort)
    rij = oordeel(w, w.team.procesregisseur, soort, uitkomst="niet_akkoord")
    assert rij.get_uitkomst_display() == "Niet akkoord"


@pytest.mark.eis("CR-M-06")
def test_alleen_de_procesregisseur_sluit_de_hulp_formeel_af():
    w = wereld()
    w.casus.lokale_routes.update(status="afsluiten")
    route = route_of(vers(w.casus))
    assert not allowed(route, "close", w.team.casusregisseur, DAG)
    assert allowed(route, "close", w.team.procesregisseur, DAG)


@pytest.mark.eis("CR-M-15")
def test_tegen_de_wens_kan_alleen_met_wens_en_grond():
    w = wereld()
    by = w.team.casusregisseur
    with pytest.raises(ValidationError) as fout:
        oordeel(w, by, "tegen_wens")
    assert set(fout.value.message_dict) == {"wens", "grond"}
    rij = oordeel(w, by, "tegen_wens", wens="Geen hulp.", grond="veiligheid")
    assert rij.get_grond_display() == "De veiligheid is in het geding"
    with pytest.raises(PermissionDenied):
        oordeel(w, w.behandelaar, "tegen_wens", wens="Geen hulp.", grond="veiligheid")
    with pytest.raises(DatabaseError), transaction.atomic():
        Regieoordeel.objects.filter(pk=rij.pk).update(motivering="Anders.")


# --- wie doet wat (schema 1)
@pytest.mark.eis("CR-M-01")
def test_voor_de_beschikking_zijn_voorliggende_hulp_en_veiligheid_bekeken():
    team = team_met_mensen()
    casus = casus_a(team)
    assert dict(order_checks(casus)) == {
        "Voorliggende hulp bekeken": None,
        "Veiligheid bekeken": None,
    }
    met_vraaganalyse(casus)
    met_risicotaxatie(casus)
    casus = type(casus).objects.get(pk=casus.pk)  # a page reads what is there once
    assert list(dict(order_checks(casus)).values()) == [DAG, DAG]


@pytest.mark.eis("CR-M-02")
def test_de_procesregisseur_verheldert_de_vraag_en_maakt_het_plan():
    team = team_met_mensen()
    casus = casus_a(team)
    analyse = begin_analysis(casus, by=team.procesregisseur, op=OP)
    assert analyse.status == "concept"
    ander = casus_met_regie()
    elders = team.procesregisseur
    with pytest.raises(PermissionDenied):
        begin_plan(ander, by=elders, op=OP)
    plan = met_plan(ander)
    assert plan.samen_gemaakt == "Noor koos de doelen zelf."


@pytest.mark.eis("CR-M-07", "CR-M-08")
@pytest.mark.parametrize(
    ("stand", "overgang", "wie", "mag"),
    [
        ("hulp_loopt", "start_evaluation", "casusregisseur", True),
        ("evalueren", "resume", "casusregisseur", True),
        ("evalueren", "start_closing", "casusregisseur", True),
        ("evalueren", "start_closing", "teamleider", False),
        ("afsluiten", "close", "casusregisseur", False),
        ("afsluiten", "close", "procesregisseur", True),
        ("hulp_loopt", "start_evaluation", "teamleider", False),
    ],
)
def test_rechten_van_procesregie_en_casusregie(stand, overgang, wie, mag):
    w = wereld()
    w.casus.lokale_routes.update(status=stand, opdracht_op=DAG, hulp_gestart_op=DAG)
    route = route_of(vers(w.casus))
    assert allowed(route, overgang, getattr(w.team, wie), DAG) is mag


@pytest.mark.eis("CR-M-07")
def test_een_aanbieder_heeft_geen_proces_of_casusregie():
    w = wereld()
    route = route_of(w.casus).on(DAG)
    elders = medewerker(Rol.BEHANDELREGISSEUR, organisatie=AanbiederFactory())
    for predicaat in (works_on_casus, is_procesregisseur, is_casusregisseur):
        assert not predicaat(route, elders)
