"""Routebalk, checklist van stap 1 en acties: alles komt uit de gegevens."""

from datetime import timedelta

import pytest

from casusregie.models import Casus
from casusregie.routes import checklist
from casusregie.routes.acties import route_actions
from casusregie.routes.checklist import add_checklist_source, end_of_step_one, missing_titles
from casusregie.routes.stappen import route_steps
from casusregie.routes.vinden import note_opdracht, route_of
from tests.factories.casusregie import (
    OP,
    casus_a,
    casus_b,
    casusregisseur_van,
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
    procesregisseur_van,
    team_met_mensen,
    vastgesteld,
)
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG = OP.date()


def vers(casus):
    return Casus.objects.get(pk=casus.pk)


def standen(casus):
    return {p.code: p.stand for p in end_of_step_one(casus)}


@pytest.mark.eis("CR-A1-03", "CR-A1-04", "CR-A1-05", "CR-A1-06")
def test_acht_punten_vullen_zich_vanzelf(monkeypatch):
    monkeypatch.setattr(checklist, "_bronnen", {})
    casus = casus_a()
    assert list(standen(casus)) == [
        "gezinsproblematiek",
        "veiligheid",
        "noodzaak",
        "plan_opgesteld",
        "arrangement",
        "plan_vastgesteld",
        "aanbieder",
        "opdracht",
    ]
    assert set(standen(casus).values()) == {"Niet begonnen"}
    met_vraaganalyse(casus)
    assert standen(casus)["gezinsproblematiek"] == standen(casus)["noodzaak"] == "Compleet"
    met_risicotaxatie(casus)
    assert standen(casus)["veiligheid"] == "Compleet"
    plan = met_plan(casus)
    assert (standen(casus)["plan_opgesteld"], standen(casus)["aanbieder"]) == (
        "Compleet",
        "Compleet",
    )
    assert standen(casus)["plan_vastgesteld"] == "Ontbreekt"
    plan = vastgesteld(plan)
    assert standen(casus)["plan_vastgesteld"] == "Wordt beoordeeld"
    ondertekend(plan)
    outbox.process_all()
    punten = {p.code: p for p in end_of_step_one(casus)}
    assert (punten["plan_vastgesteld"].stand, punten["plan_vastgesteld"].op) == ("Compleet", DAG)
    assert missing_titles(list(punten.values())) == [
        "Arrangement vastgesteld",
        "Opdracht verstrekt",
    ]
    add_checklist_source("arrangement", lambda casus: DAG)
    note_opdracht(casus, op=OP)
    assert missing_titles(end_of_step_one(casus)) == []


def test_onbekende_bron_wordt_geweigerd():
    with pytest.raises(ValueError, match="zomaar"):
        add_checklist_source("zomaar", lambda casus: None)


def test_half_plan_ontbreekt_in_de_checklist():
    casus = casus_a()
    plan = met_plan(casus)
    plan.onderdelen.update(aanbieder=None)
    plan.onderdelen.get().doelen.all().delete()
    assert standen(casus)["plan_opgesteld"] == "Ontbreekt"
    assert standen(casus)["aanbieder"] == "Ontbreekt"


@pytest.mark.eis("CR-G-06")
def test_routebalk_met_data_uit_gebeurtenissen():
    casus = casus_a()
    met_vraaganalyse(casus, OP + timedelta(days=3))
    groepen = route_steps(route_of(casus))
    assert [(g.nummer, g.naam) for g in groepen] == [
        (1, "Registreren en toewijzen"),
        (2, "Behandelen en monitoren"),
        (3, "Beëindigen"),
    ]
    stappen = [(s.naam, s.stand, s.datum) for g in groepen for s in g.stappen]
    assert stappen == [
        ("Aanmelden", "klaar", "5 mrt"),
        ("Vraag verhelderen", "nu", "Sinds 5 mrt"),
        ("Plan maken", "straks", ""),
        ("Hulp toewijzen", "straks", ""),
        ("Hulp loopt", "straks", ""),
        ("Evalueren", "straks", ""),
        ("Afsluiten", "straks", ""),
    ]


def test_routebalk_na_een_stap_terug_en_na_sluiten():
    casus = casus_a()
    met_plan(casus)
    perform(route_of(casus), "reopen_question", by=procesregisseur_van(casus), op=OP)
    standen = [s.stand for g in route_steps(route_of(casus)) for s in g.stappen]
    assert standen[:3] == ["klaar", "nu", "straks"]
    tweede = casus_a()
    met_vraaganalyse(tweede, soort_hulp="geen")
    met_risicotaxatie(tweede)
    perform(
        route_of(tweede), "end_without_help", by=procesregisseur_van(tweede), op=OP, reden="ouders"
    )
    standen = [s.stand for g in route_steps(route_of(tweede)) for s in g.stappen]
    assert standen == ["klaar", "klaar", "straks", "straks", "straks", "straks", "klaar"]


def acties(casus, wie=None):
    lijst = route_actions(vers(casus), wie or procesregisseur_van(casus), DAG)
    return {a.naam: a for a in lijst}


def primair(casus):
    gevonden = [a.naam for a in acties(casus).values() if a.primair]
    assert len(gevonden) <= 1
    return gevonden[0] if gevonden else None


def test_precies_een_volgende_stap_op_elk_moment():
    casus = casus_a()
    assert primair(casus) == "vraaganalyse"
    assert acties(casus)["regie"].reden == (
        "Kan als de vraaganalyse en de risicotaxatie zijn vastgelegd."
    )
    met_vraaganalyse(casus)
    assert primair(casus) == "risicotaxatie"
    assert acties(casus)["start_plan"].reden == "De risicotaxatie is nog niet vastgelegd."
    met_risicotaxatie(casus)
    assert primair(casus) == "regie"
    met_regie(casus)
    assert primair(casus) == "start_plan"
    plan = met_plan(casus)
    assert primair(casus) == "adopt"
    plan.onderdelen.get().doelen.all().delete()
    assert primair(casus) == "plan_detail"
    assert acties(casus)["adopt"].weg.startswith("Voeg een doel toe")
    plan.onderdelen.all().delete()


def test_ondertekenen_is_de_stap_na_vaststellen():
    casus = casus_a()
    plan = vastgesteld(met_plan(casus))
    assert primair(casus) == "plan_sign"
    ondertekend(plan)
    assert primair(casus) == "start_assignment"
    outbox.process_all()
    assert acties(casus) == {}


def test_geblokkeerd_door_rol_noemt_wie_het_wel_mag():
    team = team_met_mensen()
    casus = casus_a(team)
    actie = acties(casus, team.teamleider)["vraaganalyse"]
    assert (actie.toegestaan, actie.soort, actie.url) == (False, "rol", "")
    met_plan(casus)
    actie = acties(casus, casusregisseur_van(casus))["adopt"]
    assert actie.soort == "rol"
    assert str(team.procesregisseur) in actie.weg


def test_route_b_toont_alleen_zijn_eigen_acties():
    casus = casus_b()
    wie = route_of(casus).aanbieder.aanstellingen.first().medewerker
    assert primair_van(casus, wie) == "start_assessment"
    assert "vraaganalyse" not in acties(casus, wie)


def primair_van(casus, wie):
    return next((a.naam for a in acties(casus, wie).values() if a.primair), None)
