"""Het einde van route C: evalueren, kernbeslissing, rapportage, tafel, en beide paden."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from casusregie.bescherming import bewakers
from casusregie.bescherming.bewakers import BIJ_OVERDRACHT, asked_the_client
from casusregie.bescherming.stappen import end_of_step_three
from casusregie.bescherming.taken import tasks
from casusregie.models import Casus
from casusregie.routes.vinden import note_opdracht, note_start
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.casusregie.bescherming.test_taken import aanbieder_van, betrek
from tests.casusregie.bescherming.test_teamtafel import met_toestemming, team_lid
from tests.casusregie.regie.bouw import aangeboden
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories import bescherming as f
from tests.factories import casusregie as c
from tests.factories.documenten import vastgesteld
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform
from verloop.redenen import Nee

pytestmark = pytest.mark.django_db
DAG, OP = f.DAG, f.OP
EINDE = date(2026, 6, 1)
OP_EINDE = f.om(EINDE)


@pytest.fixture
def w():
    """A casus in 'evalueren' with a running OTS and a gezinsplan."""
    w = f.wereld()
    w.maatregel = f.ots(w)
    c.met_regie(w.casus)
    note_opdracht(w.casus, op=OP)
    note_start(w.casus, gestart_op=DAG, op=OP)
    f.stap(w, "start_evaluation")
    return w


def gezinsplan(w):
    f.gezinsplan(w)


def evaluatie(w):
    f.handeling(w, "eindevaluatie", op=OP_EINDE, uitkomst="gehaald")


def pad(w, keuze="stopt"):
    w.maatregel = perform(w.maatregel, "choose_path", by=w.jeugdbeschermer, op=OP_EINDE, pad=keuze)


def kernbeslissing(w):
    f.besluit(w, "afsluiten", op=OP_EINDE)


def rapportage(w):
    vastgesteld(w.casus, "afsluitrapportage", w.jeugdbeschermer, OP_EINDE)


def besproken(w):
    f.handeling(w, "rapportage_besproken", op=OP_EINDE)


def einde(w):
    w.maatregel = perform(
        w.maatregel,
        "end",
        by=w.jeugdbeschermer,
        op=OP_EINDE,
        beeindigd_op=EINDE,
        eindreden="rechter",
    )


STAPPEN = (gezinsplan, evaluatie, pad, kernbeslissing, rapportage, besproken, einde)
REDENEN = (
    *("gezinsplan is nog niet", "eindresultaat is nog niet", "hoe het verder gaat"),
    *("kernbeslissing", "afsluitrapportage is nog niet vastgesteld", "nog niet besproken"),
    "maatregel loopt nog",
)


def sluit(w):
    return f.stap(w, "close", op=OP_EINDE)


@pytest.mark.eis("CR-C3-01", "CR-C3-02", "CR-C3-03")
def test_afsluiten_vraagt_alles_op_volgorde_met_reden(w):
    for stap, reden in zip(STAPPEN, REDENEN, strict=True):
        with pytest.raises(Geblokkeerd, match=reden) as fout:
            sluit(w)
        assert fout.value.weg, "elke reden zegt hoe het wel kan"
        stap(w)
    assert sluit(w).status == "afgesloten"
    assert Casus.objects.get(pk=w.casus.pk).gesloten_op == EINDE
    assert f.route(w).termijn_feiten() == []


@pytest.mark.eis("CR-C3-01")
def test_gaat_de_hulp_door_dan_sluit_de_casus_niet(w):
    for stap in STAPPEN:
        pad(w, "lokaal_team") if stap is pad else stap(w)
    with pytest.raises(Geblokkeerd, match="lokale team neemt de casusregie over"):
        sluit(w)


def draag_over(w):
    return f.stap(w, "hand_over", op=OP_EINDE, by=Medewerker.objects.systeem())


@pytest.mark.eis("CR-C3-01", "CR-C3-03", "RV-B14-04")
def test_overdragen_vraagt_een_afsluitende_teamtafel_met_ouder_en_team(w):
    for stap in (gezinsplan, evaluatie, kernbeslissing, rapportage, besproken):
        stap(w)
    pad(w, "lokaal_team")
    with pytest.raises(Geblokkeerd, match="nog geen afsluitende teamtafel"):
        draag_over(w)
    f.gehouden(w, f.tafel(w, "afsluitend", OP_EINDE), OP_EINDE)
    with pytest.raises(Geblokkeerd, match="ouder of het lokale team was niet"):
        draag_over(w)
    met_toestemming(w, OP_EINDE)
    met_team = f.tafel(w, "afsluitend", OP_EINDE, meer=[team_lid(w)])
    f.gehouden(w, met_team, OP_EINDE)
    with pytest.raises(Geblokkeerd, match="gaven nog geen antwoord"):
        draag_over(w)
    stem_toe(w, "afsluitrapportage", "afsluiting")
    f.handeling(w, "rapportage_gedeeld", by=w.jeugdbeschermer, organisatie=w.team.team)
    with pytest.raises(Geblokkeerd, match="maatregel loopt nog"):
        draag_over(w)
    einde(w)
    route = draag_over(w)
    assert (route.status, route.afgesloten_op) == ("overgedragen", EINDE)
    assert Casus.objects.get(pk=w.casus.pk).gesloten_op is None, "de hulp gaat door"


def test_overdragen_kan_alleen_als_dat_het_vervolg_is(w):
    for stap in STAPPEN:
        stap(w)
    oordeel = bewakers.team_takes_over(f.route(w).on(EINDE))
    assert isinstance(oordeel, Nee)
    with pytest.raises(Geblokkeerd, match="niet gekozen"):
        draag_over(w)


def test_zonder_vastgelegde_maatregel_geen_einde():
    w = f.wereld()
    oordeel = bewakers.measure_has_ended(f.route(w).on(DAG))
    assert oordeel.reden == "De maatregel is niet vastgelegd."
    assert str(w.casus.kenmerk) in oordeel.weg_url


@pytest.mark.eis("CR-C3-02")
def test_de_checklist_van_stap_drie(w):
    punten = end_of_step_three(w.casus, f.route(w))
    assert [p.code for p in punten[:2]] == ["eindresultaat", "vervolg"]
    assert not any(p.compleet for p in punten)
    for stap in STAPPEN:
        stap(w)
    na = {p.code: p for p in end_of_step_three(w.casus, f.route(w))}
    assert na["eindresultaat"].op == na["vervolg"].op == EINDE
    assert [code for code, punt in na.items() if not punt.compleet] == ["rvdk"]
    assert "afsluitende_tafel" not in na, "alleen als het lokale team overneemt"


@pytest.mark.eis("CR-C3-06")
def test_de_aanbieder_rapporteert_bespreekt_en_deelt(w):
    aanbieder, by = aanbieder_van(w)
    vastgesteld(w.casus, "afsluitrapportage", by)
    f.handeling(
        w,
        "aanbieder_eindevaluatie",
        by=by,
        organisatie=aanbieder,
        toelichting="Doelen gehaald; nazorg na 3 maanden; van 2 uur naar 1 uur per week.",
    )
    for soort in ("aanbieder_besproken", "aanbieder_gedeeld"):
        f.handeling(w, soort, by=by, organisatie=aanbieder)
    op = {t.code: t.op for t in tasks(f.route(w), 3) if t.partij == "aanbieder"}
    assert op == dict.fromkeys(
        (
            *("aanbieder_rapportage", "aanbieder_eindevaluatie"),
            *("aanbieder_besproken", "aanbieder_gedeeld"),
        ),
        DAG,
    )
    eigen = {t.code: t.op for t in tasks(f.route(w), 3)}
    assert eigen["afsluitrapportage"] is None, "die van de aanbieder is niet die van de GI"


def stem_toe(w, wat, doel):
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.team.team,
        wat=wat,
        doel=doel,
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, by=w.jeugdbeschermer)


@pytest.mark.eis("CR-C3-10")
@pytest.mark.parametrize(
    ("soort", "wat", "doel"),
    [
        pytest.param("rapportage_gedeeld", "afsluitrapportage", "afsluiting", id="rapportage"),
        pytest.param("voortzetting", "gegevens", "overdracht", id="voortzetting"),
    ],
)
def test_delen_en_voortzetten_alleen_met_toestemming(w, soort, wat, doel):
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    by = w.jeugdbeschermer if soort == "rapportage_gedeeld" else w.team.casusregisseur
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, soort, by=by, organisatie=w.team.team)
    assert "geen toestemming" in fout.value.message_dict["organisatie"][0]
    stem_toe(w, wat, doel)
    stuk = f.handeling(w, soort, by=by, organisatie=w.team.team)
    assert stuk.organisatie == w.team.team
    assert {t.code: t.op for t in tasks(f.route(w), 3)}[soort] == DAG


@pytest.mark.eis("CR-C3-09")
def test_zonder_antwoord_van_de_client_gaat_de_casus_niet_naar_het_team(w):
    route = f.route(w).on(EINDE)
    assert asked_the_client in BIJ_OVERDRACHT
    eerst = asked_the_client(route)
    assert "gaven nog geen antwoord" in eerst.reden
    assert "Een weigering legt u ook vast" in eerst.weg
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.team.team,
        wat="afsluitrapportage",
        doel="afsluiting",
    )
    assert not asked_the_client(f.route(w).on(EINDE)), "gevraagd is nog geen antwoord"
    antwoord(gevraagd, "Ouder 1", by=w.jeugdbeschermer, akkoord=False)
    assert asked_the_client(f.route(w).on(EINDE)) is True, "een weigering is een antwoord"
    with pytest.raises(ValidationError):
        f.handeling(w, "rapportage_gedeeld", by=w.jeugdbeschermer, organisatie=w.team.team)


@pytest.mark.eis("CR-C3-09")
def test_met_toestemming_gaat_de_rapportage_echt_mee(w):
    stem_toe(w, "afsluitrapportage", "afsluiting")
    assert "heeft de afsluitrapportage nog niet" in asked_the_client(f.route(w).on(EINDE)).reden
    f.handeling(w, "rapportage_gedeeld", by=w.jeugdbeschermer, organisatie=w.team.team)
    assert asked_the_client(f.route(w).on(EINDE)) is True


@pytest.mark.eis("CR-C2-11")
def test_het_ondersteuningsplan_gaat_alleen_met_toestemming_naar_de_gi(w):
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    gi = w.gi
    delen = {"by": w.team.casusregisseur, "organisatie": gi}
    with pytest.raises(ValidationError) as fout:
        f.handeling(w, "ondersteuningsplan_gedeeld", **delen)
    assert "geen toestemming" in fout.value.message_dict["organisatie"][0]
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=gi,
        wat="ondersteuningsplan",
        doel="samenwerking",
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, by=w.jeugdbeschermer)
    assert f.handeling(w, "ondersteuningsplan_gedeeld", **delen).organisatie == gi


@pytest.mark.eis("CR-C3-01", "RV-B14-04")
def test_van_maatregel_tot_het_lokale_team_de_regie_heeft(w):
    """The whole second path: everything of route C, the conversation, and the team takes over."""
    for stap in (gezinsplan, evaluatie, kernbeslissing, rapportage, besproken):
        stap(w)
    pad(w, "lokaal_team")
    met_toestemming(w, OP_EINDE)
    tafel = f.tafel(w, "afsluitend", OP_EINDE, meer=[team_lid(w)])
    f.gehouden(w, tafel, OP_EINDE)
    stem_toe(w, "afsluitrapportage", "afsluiting")
    f.handeling(w, "rapportage_gedeeld", by=w.jeugdbeschermer, organisatie=w.team.team)
    o = aangeboden(w.casus, w.jeugdbeschermer, w.team.team, "c_naar_a", op=OP_EINDE)
    gesprek = {"gesprek_op": EINDE, "aanwezigen": ["jeugdige", "ouders", "ketenpartners"]}
    perform(o, "note_talk", by=w.jeugdbeschermer, op=OP_EINDE, punten="Wie wat doet.", **gesprek)
    neem_aan = {"by": w.team.procesregisseur, "casusregisseur": w.team.casusregisseur}
    with pytest.raises(Geblokkeerd, match="maatregel loopt nog"):
        perform(o, "accept", op=OP_EINDE, **neem_aan)
    assert Casus.objects.get(pk=w.casus.pk).route == "C", "zolang de maatregel loopt"
    einde(w)
    perform(o, "accept", op=OP_EINDE, **neem_aan)
    casus = Casus.objects.get(pk=w.casus.pk)
    assert (casus.route, casus.team) == ("A", w.team.team)
    assert casus.holder_of("casusregisseur").medewerker == w.team.casusregisseur
    assert casus.beschermingsroutes.get().status == "overgedragen"
