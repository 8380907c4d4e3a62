"""De warme overdracht: aanbieden, aannemen, teruggeven, intrekken; rollen, zicht en route samen."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.models import Casus, Overdracht, Signaal, Termijn
from casusregie.regie.wisselen import assign
from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.casusregie.regie.bouw import (
    DAG,
    LATER,
    aangeboden,
    broer_of_zus,
    houder,
    overdracht,
    route_b,
    vers,
    wereld,
)
from tests.factories.casusregie import OP, casus_c
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
C, P, B = Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR
TABEL = {
    "concept": {"offer", "note_talk", "withdraw"},
    "aangeboden": {"note_talk", "accept", "return_", "withdraw"},
    "geaccepteerd": set(),
    "teruggegeven": set(),
    "ingetrokken": set(),
}


def sees(persoon, casus):
    return Casus.objects.visible_to(persoon, LATER.date()).filter(pk=casus.pk).exists()


def test_precies_deze_overgangen_per_stand():
    for status, namen in TABEL.items():
        o = Overdracht(status=status)
        veld = Overdracht._meta.get_field("status")
        uit = {r.name for r in veld.get_all_transitions(Overdracht) if r.source == o.status}
        assert uit == namen


@pytest.mark.eis("RV-B04-03")
def test_zonder_reden_is_er_geen_overdracht():
    w = wereld()
    with pytest.raises(ValidationError) as fout:
        overdracht(w.casus, w.team.procesregisseur, w.ander.team, "team", reden=" ")
    assert fout.value.message_dict["reden"] == ["Schrijf op waarom de overdracht nu echt nodig is"]


@pytest.mark.eis("CR-G-03", "RV-B04-03")
def test_aanbieden_geeft_zicht_pakket_en_termijn_en_de_afzender_blijft_houder():
    w = wereld()
    assert not sees(w.ander.procesregisseur, w.casus)
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    assert sees(w.ander.procesregisseur, w.casus)
    assert sees(w.team.casusregisseur, w.casus)
    assert houder(w.casus, C) == w.team.casusregisseur
    titels = [deel["titel"] for deel in o.pakket]
    assert {"De vraag", "Veiligheid", "Open termijnen", "Mensen", "Plan en doelen"} <= set(titels)
    mensen = next(deel["regels"] for deel in o.pakket if deel["code"] == "mensen")
    assert any("casusregisseur" in regel for regel in mensen)
    termijn = Termijn.objects.get(code="overdracht.antwoord")
    assert termijn.uiterlijk == DAG + timedelta(days=7)
    assert termijn.aan_zet_plekken == [f"procesregisseur@{w.ander.team.pk}"]
    assert termijn.escaleert
    assert Signaal.objects.filter(soort="overdracht-aangeboden").exists()


@pytest.mark.eis("CR-A1-13")
def test_het_pakket_noemt_afspraken_en_het_laatste_contact():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    delen = {deel["code"]: deel["regels"] for deel in o.pakket}
    assert delen["afspraken"] == []
    assert delen["contact"] == ["Er is nog geen contact vastgelegd."]


def test_aannemen_wisselt_team_rollen_en_zicht_in_een_keer():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    by = w.ander.procesregisseur
    perform(o, "accept", by=by, op=LATER, casusregisseur=w.ander.casusregisseur)
    casus = vers(w.casus)
    assert casus.team == w.ander.team
    assert (houder(casus, P), houder(casus, C)) == (by, w.ander.casusregisseur)
    assert not sees(w.team.casusregisseur, casus)
    assert sees(w.ander.casusregisseur, casus)
    assert Termijn.objects.get(code="overdracht.antwoord").voldaan_op == LATER.date()


def test_zonder_naam_voor_de_casusregie_verandert_er_niets():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    with pytest.raises(ValidationError, match="Kies wie de casusregisseur wordt"):
        perform(o, "accept", by=w.ander.procesregisseur, op=LATER)
    assert vers(w.casus).team == w.team.team
    assert Overdracht.objects.get(pk=o.pk).status == "aangeboden"


def test_teruggeven_met_reden_neemt_het_zicht_terug_en_vertelt_de_afzender():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    with pytest.raises(ValidationError, match="waarom u de overdracht teruggeeft"):
        perform(o, "return_", by=w.ander.procesregisseur, op=LATER, antwoord=" ")
    perform(o, "return_", by=w.ander.procesregisseur, op=LATER, antwoord="Woont hier niet.")
    assert not sees(w.ander.procesregisseur, w.casus)
    assert houder(w.casus, C) == w.team.casusregisseur
    bericht = Signaal.objects.get(soort="overdracht-terug")
    assert bericht.medewerker == w.team.procesregisseur


def test_intrekken_neemt_het_zicht_terug_en_laat_de_termijn_vervallen():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    perform(o, "withdraw", by=w.team.procesregisseur, op=LATER)
    assert not sees(w.ander.procesregisseur, w.casus)
    assert Termijn.objects.get(code="overdracht.antwoord").vervallen


def test_twee_ontvangers_de_tweede_krijgt_een_conflict():
    w = wereld()
    tweede = medewerker(P, organisatie=w.ander.team)
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    gegevens = {"casusregisseur": w.ander.casusregisseur}
    perform(o, "accept", by=w.ander.procesregisseur, op=LATER, **gegevens)
    with pytest.raises(Conflict):
        perform(o, "accept", by=tweede, op=LATER, **gegevens)
    assert houder(w.casus, P) == w.ander.procesregisseur


@pytest.mark.parametrize(
    "wie", ["casusregisseur", "teamleider", "afzender", "elders"], ids=lambda w: w
)
def test_alleen_de_ontvanger_neemt_aan(wie):
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    by = {
        "casusregisseur": w.ander.casusregisseur,
        "teamleider": w.ander.teamleider,
        "afzender": w.team.procesregisseur,
        "elders": w.behandelaar,
    }[wie]
    with pytest.raises(PermissionDenied, match="Alleen de procesregisseur van"):
        perform(o, "accept", by=by, op=LATER, casusregisseur=w.ander.casusregisseur)


def test_zonder_instemming_van_het_gezin_gaat_er_niets_naar_een_ander():
    w = wereld()
    o = overdracht(w.casus, w.team.procesregisseur, w.ander.team, "team")
    with pytest.raises(Geblokkeerd, match="niet bij dat het gezin instemt"):
        perform(o, "offer", by=w.team.procesregisseur, op=OP)


def test_aan_een_collega_en_die_is_intussen_weg():
    w = wereld()
    o = aangeboden(
        *(w.casus, w.team.casusregisseur, w.team.team, "collega"),
        rollen=[C.value],
        naar_medewerker=w.collega,
    )
    Medewerker.objects.filter(pk=w.collega.pk).update(is_active=False)
    with pytest.raises(PermissionDenied):
        perform(o, "accept", by=Medewerker.objects.get(pk=w.collega.pk), op=LATER)
    perform(o, "withdraw", by=w.team.casusregisseur, op=LATER)
    with pytest.raises(ValidationError, match="is nu geen casusregisseur"):
        overdracht(
            *(w.casus, w.team.casusregisseur, w.team.team, "collega"),
            rollen=[C.value],
            naar_medewerker=Medewerker.objects.get(pk=w.collega.pk),
        )
    assert houder(w.casus, C) == w.team.casusregisseur


def test_een_collega_neemt_aan_en_alleen_die():
    w = wereld()
    o = aangeboden(
        *(w.casus, w.team.casusregisseur, w.team.team, "collega"),
        rollen=[C.value],
        naar_medewerker=w.collega,
    )
    ander = medewerker(C, organisatie=w.team.team)
    with pytest.raises(PermissionDenied, match="Deze overdracht is aan"):
        perform(o, "accept", by=ander, op=LATER)
    perform(o, "accept", by=w.collega, op=LATER)
    assert (houder(w.casus, C), houder(w.casus, P)) == (w.collega, w.team.procesregisseur)


@pytest.mark.eis("CR-C1-16", "CR-C2-20", "RV-B14-04", "CR-D-17")
def test_van_a_naar_c_beide_rollen_naar_de_instelling_en_het_team_blijft_betrokken():
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.gi, "a_naar_c", gezin_stemt_in_op=None)
    vonnis = {"maatregel": "ots", "opdracht_rechtbank_op": DAG}
    perform(o, "accept", by=w.jeugdbeschermer, op=LATER, **vonnis)
    casus = vers(w.casus)
    assert (casus.route, casus.team) == ("C", w.gi)
    assert houder(casus, P) == houder(casus, C) == w.jeugdbeschermer
    assert casus.lokale_routes.get().status == "overgedragen"
    assert route_of(casus).opdracht_rechtbank_op == DAG
    assert sees(w.team.casusregisseur, casus)
    with pytest.raises(ValidationError, match="Zolang er een maatregel is"):
        assign(casus, C, w.collega, by=w.jeugdbeschermer, reden="Wens.", op=LATER)
    assert Termijn.objects.filter(code="routec.gezinsplan", casus=casus).exists()


def test_lopende_hulp_gaat_door_in_de_nieuwe_route():
    w = wereld()
    w.casus.lokale_routes.update(status="hulp_loopt", opdracht_op=DAG, hulp_gestart_op=DAG)
    o = aangeboden(w.casus, w.team.procesregisseur, w.gi, "a_naar_c")
    vonnis = {"maatregel": "ots", "opdracht_rechtbank_op": DAG}
    perform(o, "accept", by=w.jeugdbeschermer, op=LATER, **vonnis)
    assert route_of(vers(w.casus)).status == "hulp_loopt"


@pytest.mark.parametrize(
    ("weg", "veld"),
    [("maatregel", "maatregel"), ("opdracht_rechtbank_op", "opdracht_rechtbank_op")],
    ids=["geen maatregel", "geen vonnis"],
)
def test_zonder_vonnis_neemt_de_instelling_niet_aan(weg, veld):
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.gi, "a_naar_c")
    gegevens = {"maatregel": "ots", "opdracht_rechtbank_op": DAG}
    gegevens.pop(weg)
    with pytest.raises(ValidationError) as fout:
        perform(o, "accept", by=w.jeugdbeschermer, op=LATER, **gegevens)
    assert list(fout.value.message_dict) == [veld]
    assert vers(w.casus).route == "A"


@pytest.mark.eis("CR-C1-16", "CR-G-04")
def test_de_andere_casus_van_het_gezin_krijgt_dezelfde_casusregisseur():
    w = wereld()
    broer = broer_of_zus(w.casus, w.team)
    o = aangeboden(w.casus, w.team.procesregisseur, w.gi, "a_naar_c")
    vonnis = {"maatregel": "ots", "opdracht_rechtbank_op": DAG}
    perform(o, "accept", by=w.jeugdbeschermer, op=LATER, **vonnis)
    assert houder(broer, C) == w.jeugdbeschermer
    assert houder(broer, P) == w.team.procesregisseur
    assert vers(broer).route == "A"
    assert sees(w.jeugdbeschermer, broer)


@pytest.mark.eis("CR-C3-05", "CR-C2-20")
def test_van_c_naar_a_kan_niet_zolang_de_route_nog_niet_klaar_is():
    w = wereld()
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    o = aangeboden(casus, w.jeugdbeschermer, w.team.team, "c_naar_a")
    by = w.team.procesregisseur
    with pytest.raises(Geblokkeerd, match="gesprek van de warme overdracht"):
        perform(o, "accept", by=by, op=LATER, casusregisseur=w.team.casusregisseur)
    talk(o, w.jeugdbeschermer, ["jeugdige", "ouders"])
    with pytest.raises(Geblokkeerd, match="ouders, jeugdige en ketenpartners"):
        perform(o, "accept", by=by, op=LATER, casusregisseur=w.team.casusregisseur)
    talk(o, w.jeugdbeschermer, ["jeugdige", "ouders", "ketenpartners"])
    with pytest.raises(Geblokkeerd):
        perform(o, "accept", by=by, op=LATER, casusregisseur=w.team.casusregisseur)
    assert vers(casus).route == "C"


@pytest.mark.eis("CR-C3-05", "CR-C3-07", "CR-D-17")
def test_van_c_naar_a_krijgt_het_team_de_casusregie(monkeypatch):
    w = wereld()
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    casus.beschermingsroutes.update(status="hulp_loopt", opdracht_op=DAG, hulp_gestart_op=DAG)
    _measure_is_over(monkeypatch)
    o = aangeboden(casus, w.jeugdbeschermer, w.team.team, "c_naar_a")
    talk(o, w.jeugdbeschermer, ["jeugdige", "ouders", "ketenpartners"])
    by = w.team.procesregisseur
    perform(o, "accept", by=by, op=LATER, casusregisseur=w.team.casusregisseur)
    casus = vers(casus)
    assert (casus.route, casus.team) == ("A", w.team.team)
    assert (houder(casus, P), houder(casus, C)) == (by, w.team.casusregisseur)
    assert route_of(casus).status == "hulp_loopt"
    assert casus.beschermingsroutes.get().status == "overgedragen"
    assert not sees(w.jeugdbeschermer, casus)
    o = Overdracht.objects.get(pk=o.pk)
    assert (o.gesprek_op, set(o.aanwezigen)) == (DAG, {"jeugdige", "ouders", "ketenpartners"})


def _measure_is_over(monkeypatch):
    """What route C asks at its end has tests of its own (tests/casusregie/bescherming)."""
    from casusregie.models import BeschermingsRoute

    veld = BeschermingsRoute._meta.get_field("status")
    for regel in veld.get_all_transitions(BeschermingsRoute):
        if regel.name == "hand_over":
            monkeypatch.setattr(regel, "conditions", [])


def talk(o, by, aanwezigen, op=OP):
    """The conversation, recorded."""
    return perform(
        *(o, "note_talk"),
        by=by,
        op=op,
        gesprek_op=op.date(),
        aanwezigen=aanwezigen,
        punten="Doelen, veiligheid en wie wat doet.",
    )


@pytest.mark.eis("CR-A1-13")
def test_naar_een_aanbieder_met_deelnemers_datum_en_punten():
    w = wereld()
    o = aangeboden(w.casus, w.team.casusregisseur, w.aanbieder, "aanbieder")
    with pytest.raises(Geblokkeerd, match="gesprek van de warme overdracht"):
        perform(o, "accept", by=w.behandelaar, op=LATER)
    talk(o, w.behandelaar, ["jeugdige", "ouders", "behandelregisseur"])
    perform(o, "accept", by=w.behandelaar, op=LATER)
    o = Overdracht.objects.get(pk=o.pk)
    assert (o.status, o.gesprek_op) == ("geaccepteerd", DAG)
    assert o.punten == "Doelen, veiligheid en wie wat doet."
    assert houder(w.casus, B) == w.behandelaar
    assert houder(w.casus, C) == w.team.casusregisseur


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"gesprek_op": DAG + timedelta(days=9)}, "gesprek_op"), ({"aanwezigen": []}, "aanwezigen")],
    ids=["gesprek van morgen", "niemand erbij"],
)
def test_een_onmogelijk_gesprek_wordt_geweigerd_bij_het_veld(velden, veld):
    w = wereld()
    o = aangeboden(w.casus, w.team.casusregisseur, w.aanbieder, "aanbieder")
    goed = {"gesprek_op": DAG, "aanwezigen": ["ouders"], "punten": "Doelen"}
    with pytest.raises(ValidationError) as fout:
        perform(o, "note_talk", by=w.behandelaar, op=LATER, **{**goed, **velden})
    assert list(fout.value.message_dict) == [veld]


def test_van_b_naar_a_sluit_b_en_opent_a():
    b = route_b()
    o = aangeboden(b.casus, b.behandelaar, b.team.team, "b_naar_a", van=b.aanbieder)
    by = b.team.procesregisseur
    perform(o, "accept", by=by, op=LATER, casusregisseur=b.team.casusregisseur)
    casus = vers(b.casus)
    assert (casus.route, casus.team) == ("A", b.team.team)
    assert casus.medische_routes.get().status == "overgedragen"
    assert casus.lokale_routes.get().status == "aangemeld"
    assert (houder(casus, P), houder(casus, C)) == (by, b.team.casusregisseur)
    assert sees(b.behandelaar, casus)


def test_met_een_opt_out_krijgt_het_lokale_team_niets():
    b = route_b(opt_out_getekend_op=DAG)
    o = overdracht(
        *(b.casus, b.behandelaar, b.team.team, "b_naar_a"), van=b.aanbieder, gezin_stemt_in_op=DAG
    )
    with pytest.raises(Geblokkeerd, match="opt-out"):
        perform(o, "offer", by=b.behandelaar, op=OP)
    assert not sees(b.team.procesregisseur, b.casus)


@pytest.mark.parametrize(
    ("soort", "naar", "veld"),
    [
        ("team", "gi", "naar"),
        ("team", "eigen", "naar"),
        ("c_naar_a", "ander", "soort"),
        ("b_naar_a", "ander", "soort"),
        ("a_naar_c", "ander", "naar"),
        ("aanbieder", "gi", "naar"),
        ("collega", "eigen", "rollen"),
        ("collega", "ander", "naar"),
    ],
)
def test_een_ontvanger_die_niet_past_wordt_geweigerd(soort, naar, veld):
    w = wereld()
    wie = {"gi": w.gi, "eigen": w.team.team, "ander": w.ander.team}[naar]
    with pytest.raises(ValidationError) as fout:
        overdracht(w.casus, w.team.procesregisseur, wie, soort)
    assert veld in fout.value.message_dict


def test_hooguit_een_open_overdracht_per_casus():
    w = wereld()
    overdracht(w.casus, w.team.procesregisseur, w.ander.team, "team")
    with pytest.raises((Conflict, ValidationError)):
        overdracht(w.casus, w.team.procesregisseur, w.gi, "a_naar_c")


def test_wie_niet_op_de_casus_werkt_draagt_niets_over():
    w = wereld()
    with pytest.raises(PermissionDenied):
        overdracht(w.casus, w.behandelaar, w.ander.team, "team")
    assert not any(
        m.toegestaan and m.naam != "note_talk"
        for m in moves(
            aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team"), w.behandelaar, DAG
        )
    )
