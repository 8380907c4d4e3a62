"""Het document: beginnen, vaststellen, bevriezen, nieuwe versie, tekenen en wie het ziet."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from casusregie.documenten.maken import begin_document, new_version, save_contents
from casusregie.documenten.ondertekenen import sign, signed_on, unsigned
from casusregie.models import BeschermingsRoute, Betrokkenheid, Document, Termijn
from organisaties.rollen import Rol
from tests.factories.bescherming import gehouden, tafel
from tests.factories.casusregie import (
    OP,
    casus_a,
    casus_b,
    casus_c,
    met_plan,
    met_risicotaxatie,
    met_vraaganalyse,
    procesregisseur_van,
)
from tests.factories.documenten import DAG, behandelaar, concept, vastgesteld, volledig
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis
from verloop.overgangen import amend, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(db):
    return casus_b()


@pytest.fixture
def wie(casus):
    return behandelaar(casus)


# --- beginnen ----------------------------------------------------------------------------------
def test_begint_als_concept_van_de_eigen_organisatie(casus, wie):
    document = concept(casus, "veiligheidsplan", wie)
    assert (document.status, document.versienummer) == ("concept", 1)
    assert document.organisatie == wie.aanstellingen.get().organisatie
    assert document.opgesteld_door == wie
    assert Gebeurtenis.objects.filter(code="casusregie.document.register").count() == 1


@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        pytest.param("gezinsplan", Rol.BEHANDELREGISSEUR, id="gezinsplan is van de GI"),
        pytest.param("hulpverleningsplan_a", Rol.BEHANDELREGISSEUR, id="niet in deze route"),
        pytest.param(
            "veiligheidsplan", Rol.ZORGADMINISTRATIE, id="zorgadministratie schrijft niet"
        ),
    ],
)
def test_wie_er_niet_over_gaat_begint_niet(casus, wie, soort, rol):
    ander = medewerker(rol, organisatie=wie.aanstellingen.get().organisatie)
    with pytest.raises(PermissionDenied):
        begin_document(casus, soort, by=ander, op=OP)
    assert not Document.objects.exists()


def test_een_aanbieder_die_niet_betrokken_is_begint_niet(casus):
    with pytest.raises(PermissionDenied):
        concept(casus, "veiligheidsplan", medewerker(Rol.BEHANDELREGISSEUR))


def test_na_het_einde_van_de_betrokkenheid_begint_niemand_meer(casus, wie):
    Betrokkenheid.objects.filter(casus=casus).update(einddatum=OP.date() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        concept(casus, "veiligheidsplan", wie)


def test_van_een_plan_is_er_een_van_een_verslag_mogen_er_meer(casus, wie):
    concept(casus, "veiligheidsplan", wie)
    with pytest.raises(Conflict):
        concept(casus, "veiligheidsplan", wie)
    concept(casus, "gespreksverslag", wie, titel="Kennismaking")
    concept(casus, "gespreksverslag", wie)
    assert Document.objects.filter(soort="gespreksverslag").count() == 2


@pytest.mark.eis("RV-B02-01", "RV-0-01")
def test_wat_al_bekend_is_staat_er_al_in():
    casus = casus_a()
    analyse = met_vraaganalyse(casus)
    document = concept(casus, "resultaat_vraagverheldering", procesregisseur_van(casus))
    assert document.inhoud["inzet"] == analyse.beoogd_resultaat
    assert document.inhoud["eigen_woorden"] == "Ik wil weer naar school."
    assert document.inhoud["uitvoerder"] == str(procesregisseur_van(casus))
    assert document.herkomst["inzet"] == "de vraaganalyse"
    assert "domeinen" not in document.inhoud


@pytest.mark.eis("CR-D-21")
def test_triage_neemt_analyse_en_taxatie_over():
    casus = casus_a()
    met_vraaganalyse(casus)
    met_risicotaxatie(casus)
    inhoud = concept(casus, "triage", procesregisseur_van(casus)).inhoud
    assert inhoud["conclusie"] == "meervoudig"
    assert (inhoud["getaxeerd"], inhoud["getaxeerd_op"]) == ("ja", "2026-03-02")
    assert "Tekst over psychisch." in inhoud["ontwikkelingsbehoefte"]


@pytest.mark.eis("CR-A2-04", "CR-D-11")
def test_hulpverleningsplan_begint_met_het_ondersteuningsplan():
    aanbieder = AanbiederFactory()
    casus = casus_a()
    met_plan(casus, aanbieder=aanbieder)
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=aanbieder,
        rol=Rol.BEHANDELREGISSEUR,
        grond="opdracht",
        begindatum=OP.date(),
    )
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    inhoud = concept(casus, "hulpverleningsplan_a", by).inhoud
    assert inhoud["hulp"][0]["frequentie"] == "72 uur in 26 weken"
    assert inhoud["doelen"][0]["doel"] == "Noor gaat weer elke dag naar school"
    assert inhoud["samenwerking"] == "Elke maand overleg."


def test_eigen_antwoorden_gaan_voor_wat_bekend_is():
    casus = casus_a()
    met_vraaganalyse(casus)
    by = procesregisseur_van(casus)
    document = concept(casus, "resultaat_vraagverheldering", by, inhoud={"inzet": "Anders"})
    assert document.inhoud["inzet"] == "Anders"
    assert "inzet" not in document.herkomst


# --- bewaren en vaststellen ---------------------------------------------------------------------
def test_half_bewaren_mag_vaststellen_niet(casus, wie):
    document = save_contents(
        concept(casus, "gespreksverslag", wie), {"aanwezig": "Noor"}, by=wie, versie=1, op=OP
    )
    with pytest.raises(ValidationError) as fout:
        perform(document, "adopt", by=wie, op=OP)
    assert fout.value.message_dict == {
        "gesproken_op": ["Vul een datum in bij: datum van het gesprek"],
        "besproken": ["Vul een antwoord in bij: besproken"],
    }
    document.refresh_from_db()
    assert document.status == "concept"


def test_wie_op_een_oude_versie_werkt_krijgt_een_conflict(casus, wie):
    document = concept(casus, "gespreksverslag", wie)
    save_contents(document, {"aanwezig": "Noor"}, by=wie, versie=1, op=OP)
    with pytest.raises(Conflict):
        save_contents(document, {"aanwezig": "Anders"}, by=wie, versie=1, op=OP)


@pytest.mark.eis("CR-B1-18", "CR-B1-13", "CR-B1-20", "CR-B1-19")
@pytest.mark.parametrize("soort", ["hulpverleningsplan_b", "onderbouwing_arrangement"])
def test_vastgesteld_geldt_vanaf_die_dag(casus, wie, soort):
    assert Document.objects.adopted_on(casus, soort) is None
    document = vastgesteld(casus, soort, wie)
    assert Document.objects.adopted_on(casus, soort) == OP.date()
    assert Document.objects.latest(casus, soort) == document
    assert document.vastgesteld_door == wie


def test_vastgesteld_is_bevroren(casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    with pytest.raises(PermissionDenied, match="vastgesteld"):
        amend(document, by=wie, op=OP, inhoud={})
    for poging in (
        lambda: Document.objects.filter(pk=document.pk).update(inhoud={}),
        lambda: Document.objects.filter(pk=document.pk).update(status="concept"),
        lambda: document.delete(),
    ):
        with pytest.raises(DatabaseError, match="vastgesteld"), transaction.atomic():
            poging()


def test_de_organisatie_zelf_stelt_vast(casus, wie):
    document = concept(casus, "gespreksverslag", wie, inhoud=volledig("gespreksverslag"))
    with pytest.raises(PermissionDenied, match="Alleen"):
        perform(document, "adopt", by=medewerker(Rol.BEHANDELREGISSEUR), op=OP)


# --- versies ------------------------------------------------------------------------------------
@pytest.mark.eis("CR-A2-04")
def test_nieuwe_versie_neemt_alles_over_en_vervangt_bij_vaststellen(casus, wie):
    eerste = vastgesteld(casus, "hulpverleningsplan_b", wie)
    tweede = new_version(eerste, by=wie, op=OP)
    assert (tweede.versienummer, tweede.inhoud) == (2, eerste.inhoud)
    eerste.refresh_from_db()
    assert eerste.status == "vastgesteld"
    later = OP + timedelta(days=30)
    perform(tweede, "adopt", by=wie, op=later)
    eerste.refresh_from_db()
    assert (eerste.status, eerste.vervangen_op) == ("vervangen", later.date())
    assert Document.objects.latest(casus, "hulpverleningsplan_b").versienummer == 2
    assert Document.objects.first_adopted_on(casus, "hulpverleningsplan_b") == OP.date()


def test_geen_tweede_concept_en_geen_versie_van_een_oude(casus, wie):
    eerste = vastgesteld(casus, "veiligheidsplan", wie)
    tweede = new_version(eerste, by=wie, op=OP)
    with pytest.raises(Conflict):
        new_version(eerste, by=wie, op=OP)
    with pytest.raises(Conflict):
        new_version(tweede, by=wie, op=OP)


def test_na_intrekken_kan_een_nieuwe_beginnen(casus, wie):
    eerste = concept(casus, "veiligheidsplan", wie)
    perform(eerste, "withdraw", by=wie, op=OP, ingetrokken_reden="Niet meer nodig")
    tweede = concept(casus, "veiligheidsplan", wie)
    assert (tweede.reeks, tweede.versienummer) == (eerste.reeks, 2)


# --- tekenen ------------------------------------------------------------------------------------
@pytest.mark.eis("CR-B0-04")
def test_opt_out_is_pas_getekend_als_iedereen_tekende(casus, wie):
    document = vastgesteld(casus, "opt_outverklaring", wie)
    moeten = unsigned(document, OP.date())
    assert [w.hoedanigheid for w in moeten] == ["jeugdige", "ouder"]
    sign(document, moeten[0].sleutel, getekend_op=OP.date(), by=wie, op=OP)
    assert signed_on(casus, "opt_outverklaring", OP.date()) is None
    handtekening = sign(document, moeten[1].sleutel, getekend_op=OP.date(), by=wie, op=OP)
    assert handtekening.vingerafdruk == document.vingerafdruk
    assert signed_on(casus, "opt_outverklaring", OP.date()) == OP.date()


def test_een_handtekening_onder_een_oude_versie_wordt_geweigerd(casus, wie):
    oud = vastgesteld(casus, "veiligheidsplan", wie)
    sleutel = unsigned(oud, OP.date())[0].sleutel
    perform(new_version(oud, by=wie, op=OP), "adopt", by=wie, op=OP)
    with pytest.raises(ValidationError, match="Versie 1 geldt niet meer"):
        sign(oud, sleutel, getekend_op=OP.date(), by=wie, op=OP)


@pytest.mark.parametrize(
    ("sleutel", "dagen", "veld"),
    [
        pytest.param("999999", 0, "wie", id="iemand van buiten"),
        pytest.param("", 0, "wie", id="niemand"),
        pytest.param(None, 1, "getekend_op", id="morgen"),
        pytest.param(None, -1, "getekend_op", id="voor het vaststellen"),
    ],
)
def test_tekenen_kan_niet(casus, wie, sleutel, dagen, veld):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    sleutel = unsigned(document, OP.date())[0].sleutel if sleutel is None else sleutel
    with pytest.raises(ValidationError) as fout:
        sign(document, sleutel, getekend_op=OP.date() + timedelta(days=dagen), by=wie, op=OP)
    assert veld in fout.value.message_dict


def test_een_concept_wordt_niet_getekend(casus, wie):
    document = concept(casus, "veiligheidsplan", wie)
    sleutel = unsigned(document, OP.date())[0].sleutel
    with pytest.raises(ValidationError, match="eerst vast"):
        sign(document, sleutel, getekend_op=OP.date(), by=wie, op=OP)


def test_niemand_tekent_twee_keer(casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    sleutel = unsigned(document, OP.date())[0].sleutel
    sign(document, sleutel, getekend_op=OP.date(), by=wie, op=OP)
    with pytest.raises(ValidationError, match="al getekend"):
        sign(document, sleutel, getekend_op=OP.date(), by=wie, op=OP)


# --- termijnen ----------------------------------------------------------------------------------
@pytest.mark.eis("CR-C2-06", "CR-C2-11", "CR-D-10")
def test_vastgesteld_gezinsplan_haalt_de_zes_weken():
    casus = casus_c()
    by = procesregisseur_van(casus)
    termijn = Termijn.objects.get(casus=casus, code="routec.gezinsplan")
    assert (termijn.uiterlijk, termijn.voldaan_op) == (OP.date() + timedelta(weeks=6), None)
    with pytest.raises(ValidationError) as fout:
        vastgesteld(casus, "gezinsplan", by, op=OP + timedelta(weeks=5))
    assert "nog geen teamtafel" in fout.value.message_dict["bronnen"][0]
    w = SimpleNamespace(casus=casus, jeugdbeschermer=by)
    gehouden(w, tafel(w))
    vastgesteld(casus, "gezinsplan", by, op=OP + timedelta(weeks=5))
    outbox.process_all()
    termijn.refresh_from_db()
    assert termijn.voldaan_op == OP.date() + timedelta(weeks=5)
    route = BeschermingsRoute.objects.get(casus=casus)
    assert route.gezinsplan_vastgesteld_op == OP.date() + timedelta(weeks=5)


def test_terugkijken_wordt_een_termijn_tot_de_volgende_versie(casus, wie):
    document = vastgesteld(casus, "veiligheidsplan", wie)
    termijn = Termijn.objects.get(object_id=document.pk, model="casusregie.document")
    assert (termijn.uiterlijk, termijn.voldaan_op) == (date.fromisoformat(DAG), None)
    perform(new_version(document, by=wie, op=OP), "adopt", by=wie, op=OP)
    termijn.refresh_from_db()
    assert termijn.voldaan_op == OP.date()
