"""Delen en zien: alleen met toestemming, alleen wat af is, en tot het stopt."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.documenten.delen import share, shared_on, stop_sharing
from casusregie.documenten.toekomsttaken import make_tasks
from casusregie.models import Casus, Document, Signaal, Termijn, Toekomsttaak
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.personen import people_of
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    JeugdigeFactory,
    casus_b,
    casus_c,
    procesregisseur_van,
    team_met_mensen,
)
from tests.factories.documenten import behandelaar, concept, vastgesteld
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG = OP.date()


@pytest.fixture
def team(db):
    return team_met_mensen()


@pytest.fixture
def casus(team):
    casus = casus_b(team=team.team)
    from casusregie.models import Betrokkenheid

    for rol in (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR):
        Betrokkenheid.objects.get_or_create(
            jeugdige=casus.jeugdige,
            casus=casus,
            organisatie=team.team,
            rol=rol,
            defaults={"grond": "verzoek", "begindatum": DAG},
        )
    return casus


@pytest.fixture
def wie(casus):
    return behandelaar(casus)


def gegeven(casus, by, partij, wat, doel):
    """Consent of everybody who decides, asked by the organisation of `by`."""
    toestemming = ask(
        casus,
        by=by,
        organisatie=by.aanstellingen.get().organisatie,
        op=OP,
        partijsoort="organisatie",
        partij=partij,
        wat=wat,
        doel=doel,
    )
    for persoon in people_of(casus, DAG):
        if persoon.gever:
            record_answer(
                toestemming, persoon, True, gegeven_op=DAG, wijze="mondeling", by=by, op=OP
            )
    toestemming.refresh_from_db()
    assert toestemming.status == "gegeven"
    return toestemming


def ziet(persoon, document, op=OP):
    return Document.objects.visible_to(persoon, op.date()).filter(pk=document.pk).exists()


@pytest.mark.eis("CR-A2-07")
def test_zonder_toestemming_gaat_het_plan_niet_naar_het_team(casus, wie, team):
    document = vastgesteld(casus, "hulpverleningsplan_b", wie)
    with pytest.raises(ValidationError) as fout:
        share(document, by=wie, met=team.team, doel="samenwerking", op=OP)
    assert "geen toestemming" in str(fout.value.message_dict["organisatie"])
    assert not ziet(team.procesregisseur, document)


@pytest.mark.eis("CR-A2-07")
def test_met_toestemming_ziet_het_team_het_tot_delen_stopt(casus, wie, team):
    document = vastgesteld(casus, "hulpverleningsplan_b", wie)
    gegeven(casus, wie, team.team, wat="hulpverleningsplan_b", doel="samenwerking")
    share(document, by=wie, met=team.team, doel="samenwerking", op=OP)
    assert ziet(team.procesregisseur, document)
    assert shared_on(casus, "hulpverleningsplan_b") == DAG
    assert stop_sharing(casus, team.team, by=wie, op=OP) == 1
    assert not ziet(team.procesregisseur, document)


@pytest.mark.eis("CR-A2-07")
def test_na_het_intrekken_van_de_toestemming_stopt_het_delen(casus, wie, team):
    plan = vastgesteld(casus, "hulpverleningsplan_b", wie)
    verslag = vastgesteld(casus, "veiligheidsplan", wie)
    toestemming = gegeven(casus, wie, team.team, wat="hulpverleningsplan_b", doel="samenwerking")
    gegeven(casus, wie, team.team, wat="veiligheidsplan", doel="samenwerking")
    for document in (plan, verslag):
        share(document, by=wie, met=team.team, doel="samenwerking", op=OP)
    perform(toestemming, "withdraw", by=wie, op=OP, door="Noor")
    assert not ziet(team.procesregisseur, plan)
    assert ziet(team.procesregisseur, verslag)


@pytest.mark.eis("CR-A2-11")
def test_wie_een_document_krijgt_hoort_het(casus, wie, team):
    verslag = vastgesteld(casus, "voortgangsverslag", wie)
    gegeven(casus, wie, team.team, wat="voortgangsverslag", doel="samenwerking")
    share(verslag, by=wie, met=team.team, doel="samenwerking", op=OP)
    outbox.process_all()
    titels = set(Signaal.objects.filter(casus=casus).values_list("titel", flat=True))
    assert f"Gedeeld door {verslag.organisatie}: voortgangsverslag" in titels


@pytest.mark.eis("CR-A2-07")
def test_delen_met_het_gezin_vraagt_geen_toestemming(casus, wie):
    document = vastgesteld(casus, "hulpverleningsplan_b", wie)
    deling = share(document, by=wie, op=OP)
    assert (deling.ontvanger, deling.gedeeld_op) == ("gezin", DAG)
    with pytest.raises((Conflict, ValidationError)):
        share(document, by=wie, op=OP)


@pytest.mark.eis("CR-B3-06")
def test_afsluitrapportage_gaat_bij_opt_out_niet_naar_het_team(casus, wie, team):
    document = vastgesteld(casus, "afsluitrapportage", wie)
    gegeven(casus, wie, team.team, wat="afsluitrapportage", doel="afsluiting")
    Casus.objects.filter(pk=casus.pk).update(opt_out=True, opt_out_getekend_op=DAG)
    document.refresh_from_db()
    with pytest.raises(ValidationError, match="opt-out"):
        share(document, by=wie, met=team.team, doel="afsluiting", op=OP)
    assert Document.objects.adopted_on(casus, "afsluitrapportage") == DAG


@pytest.mark.eis("CR-C3-08")
def test_afsluitrapportage_van_de_jeugdbeschermer_staat_in_het_dossier():
    casus = casus_c()
    document = vastgesteld(casus, "afsluitrapportage", procesregisseur_van(casus))
    assert Document.objects.latest(casus, "afsluitrapportage") == document


def test_een_concept_ziet_alleen_de_eigen_organisatie(casus, wie, team):
    document = concept(casus, "veiligheidsplan", wie)
    collega = medewerker(Rol.BEHANDELREGISSEUR, organisatie=document.organisatie)
    assert ziet(wie, document)
    assert ziet(collega, document)
    assert not ziet(team.procesregisseur, document)
    assert not ziet(medewerker(Rol.BEHANDELREGISSEUR), document)


def test_een_concept_wordt_niet_gedeeld(casus, wie):
    with pytest.raises(PermissionDenied, match="vastgesteld"):
        share(concept(casus, "veiligheidsplan", wie), by=wie, op=OP)


@pytest.mark.parametrize(
    ("dagen", "zin"),
    [pytest.param(1, "toekomst", id="morgen"), pytest.param(-1, "vaststellen", id="ervoor")],
)
def test_een_dag_die_niet_past(casus, wie, dagen, zin):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    with pytest.raises(ValidationError, match=zin):
        share(document, by=wie, op=OP, gedeeld_op=DAG + timedelta(days=dagen))


def test_een_nieuwe_versie_is_nog_niet_gedeeld(casus, wie, team):
    from casusregie.documenten.maken import new_version

    oud = vastgesteld(casus, "veiligheidsplan", wie)
    gegeven(casus, wie, team.team, wat="veiligheidsplan", doel="samenwerking")
    share(oud, by=wie, met=team.team, doel="samenwerking", op=OP)
    nieuw = perform(new_version(oud, by=wie, op=OP), "adopt", by=wie, op=OP)
    assert ziet(team.procesregisseur, oud)
    assert not ziet(team.procesregisseur, nieuw)
    oud.refresh_from_db()
    with pytest.raises(ValidationError, match="nieuwere versie"):
        share(oud, by=wie, met=team.team, doel="hulp", op=OP)


@pytest.mark.eis("CR-A2-11")
def test_voortgangsverslag_is_op_tijd_als_het_voor_het_overleg_is_gedeeld(casus, wie):
    document = vastgesteld(casus, "voortgangsverslag", wie, overlegdatum="2026-03-12")
    termijn = Termijn.objects.get(object_id=document.pk, model="casusregie.document")
    assert (termijn.uiterlijk.isoformat(), termijn.voldaan_op) == ("2026-03-12", None)
    assert "behandelregisseur" in termijn.aan_zet
    share(document, by=wie, op=OP + timedelta(days=3))
    termijn.refresh_from_db()
    assert termijn.voldaan_op == DAG + timedelta(days=3)


@pytest.mark.eis("CR-D-19", "RV-B01-04")
@pytest.mark.parametrize(
    ("geboren", "taken"),
    [
        pytest.param("2010-03-03", 0, id="dag voor de 16e verjaardag"),
        pytest.param("2010-03-02", 1, id="16 jaar"),
        pytest.param("2008-03-03", 1, id="dag voor de 18e verjaardag"),
        pytest.param("2008-03-02", 0, id="18 jaar"),
    ],
)
def test_de_taak_voor_het_toekomstplan_ontstaat_vanzelf(geboren, taken):
    from datetime import date

    casus = casus_b(jeugdige=JeugdigeFactory(geboortedatum=date.fromisoformat(geboren)))
    assert make_tasks(DAG, OP) == taken
    assert make_tasks(DAG, OP) == 0
    assert Toekomsttaak.objects.filter(casus=casus).count() == taken


@pytest.mark.eis("CR-D-19")
def test_de_termijn_is_de_dag_van_zestien_en_een_half_en_stopt_met_het_plan():
    from datetime import date

    casus = casus_b(jeugdige=JeugdigeFactory(geboortedatum=date(2009, 11, 10)))
    make_tasks(DAG, OP)
    termijn = Termijn.objects.get(code="toekomstplan")
    assert termijn.uiterlijk == date(2026, 5, 10)
    vastgesteld(casus, "toekomstplan", behandelaar(casus))
    outbox.process_all()
    termijn.refresh_from_db()
    assert termijn.voldaan_op == DAG
