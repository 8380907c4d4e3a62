"""Het ondersteuningsplan: compleet, vastgesteld, bevroren, ondertekend, nieuwe versie."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from casusregie.models import Doel, Handtekening, Ondersteuningsplan, Planonderdeel
from casusregie.plannen.inhoud import plan_parts
from casusregie.plannen.maken import begin_plan, new_version, record_signature
from casusregie.plannen.ondertekenaars import required_signers
from casusregie.routes.vinden import route_of
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    ElementFactory,
    JeugdigeFactory,
    ResultaatgebiedFactory,
    TredeFactory,
    casus_a,
    casusregisseur_van,
    gezin_van,
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
    procesregisseur_van,
    team_met_mensen,
    vastgesteld,
)
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

pytestmark = pytest.mark.django_db


@pytest.mark.eis("CR-A1-27", "CR-A1-19")
def test_zeven_delen_en_bevindingen_een_keer_ingevoerd():
    plan = met_plan(casus_a())
    delen = plan_parts(plan)
    assert [deel.nummer for deel in delen] == [1, 2, 3, 4, 5, 6, 7]
    assert all(deel.compleet for deel in delen)
    assert plan.vraaganalyse.wat_is_nodig.startswith("Een vaste begeleider")
    assert plan.risicotaxatie.uitkomst == "veilig"


@pytest.mark.eis("CR-A1-27")
@pytest.mark.parametrize(
    ("breek", "nummer"),
    [
        (lambda p: p.onderdelen.all().delete(), 2),
        (lambda p: Doel.objects.filter(onderdeel__plan=p).delete(), 2),
        (lambda p: wis(p, "afstemming_onderwijs"), 6),
        (lambda p: wis(p, "samenwerking"), 7),
        (lambda p: wis(p, "rolverdeling"), 7),
        (lambda p: wis(p, "samen_gemaakt"), 7),
        (lambda p: wis(p, "monitoring"), 7),
    ],
    ids=[
        "geen_resultaatgebied",
        "gebied_zonder_doel",
        "geen_onderwijs",
        "geen_samenwerking",
        "geen_rolverdeling",
        "niet_samen_gemaakt",
        "geen_monitoring",
    ],
)
def test_onvolledig_plan_wordt_niet_vastgesteld(breek, nummer):
    plan = met_plan(casus_a())
    breek(plan)
    with pytest.raises(Geblokkeerd, match=f"Deel {nummer} is niet compleet"):
        vastgesteld(plan)


def wis(plan, veld):
    Ondersteuningsplan.objects.filter(pk=plan.pk).update(**{veld: ""})


@pytest.mark.eis("CR-A1-12")
def test_specialistische_hulp_vraagt_een_aanbieder():
    plan = met_plan(casus_a())
    plan.onderdelen.update(aanbieder=None)
    with pytest.raises(Geblokkeerd, match="nog geen aanbieder"):
        vastgesteld(plan)
    plan.onderdelen.update(soort_hulp="lokaal")
    assert vastgesteld(plan).status == "vastgesteld"


@pytest.mark.eis("CR-A1-11")
def test_alleen_de_procesregisseur_stelt_vast():
    plan = met_plan(casus_a())
    for wie in (casusregisseur_van(plan.casus), medewerker(Rol.PROCESREGISSEUR)):
        with pytest.raises(PermissionDenied, match="Alleen de procesregisseur"):
            perform(plan, "adopt", by=wie, op=OP)
    klaar = vastgesteld(plan)
    assert klaar.vastgesteld_op == OP.date()
    assert klaar.vastgesteld_door == procesregisseur_van(plan.casus)


EXACT = {
    "concept": ["adopt"],
    "vastgesteld": ["sign", "withdraw"],
    "ondertekend": [],
    "vervallen": [],
}


@pytest.mark.parametrize(("status", "namen"), EXACT.items(), ids=EXACT.keys())
def test_exacte_overgangen_per_status(status, namen):
    casus = casus_a()
    plan = met_plan(casus)
    Ondersteuningsplan.objects.filter(pk=plan.pk).update(
        vastgesteld_op=OP.date(), ondertekend_op=OP.date()
    )
    Ondersteuningsplan.objects.filter(pk=plan.pk).update(status=status)
    plan.refresh_from_db()
    assert [m.naam for m in moves(plan, procesregisseur_van(casus), OP.date())] == namen


def test_vastgesteld_plan_is_bevroren_voor_mensen():
    plan = vastgesteld(met_plan(casus_a()))
    with pytest.raises(PermissionDenied, match="vastgesteld"):
        amend(plan, by=procesregisseur_van(plan.casus), op=OP, samenwerking="Anders")


BEVROREN = {
    "tekst": lambda p: Ondersteuningsplan.objects.filter(pk=p.pk).update(samenwerking="x"),
    "terug_naar_concept": lambda p: Ondersteuningsplan.objects.filter(pk=p.pk).update(
        status="concept"
    ),
    "verwijderen": lambda p: Ondersteuningsplan.objects.filter(pk=p.pk)._raw_delete("default"),
    "onderdeel_wijzigen": lambda p: p.onderdelen.update(duur_weken=1),
    "onderdeel_weg": lambda p: Planonderdeel.objects.filter(plan=p)._raw_delete("default"),
    "onderdeel_erbij": lambda p: Planonderdeel.objects.create(
        plan=p,
        resultaatgebied=ResultaatgebiedFactory(code="R9"),
        trede=TredeFactory(),
        duur_weken=4,
    ),
    "doel_wijzigen": lambda p: Doel.objects.filter(onderdeel__plan=p).update(specifiek="x"),
    "doel_weg": lambda p: Doel.objects.filter(onderdeel__plan=p)._raw_delete("default"),
    "element_erbij": lambda p: p.onderdelen.get().elementen.add(ElementFactory()),
    "analyse_wijzigen": lambda p: (
        type(p.vraaganalyse).objects.filter(pk=p.vraaganalyse_id).update(sociaal="x")
    ),
}


@pytest.mark.parametrize("breek", BEVROREN.values(), ids=BEVROREN.keys())
def test_vastgesteld_plan_is_bevroren_in_de_database(breek):
    plan = vastgesteld(met_plan(casus_a()))
    with pytest.raises(DatabaseError, match="wijzigt niet meer"), transaction.atomic():
        breek(plan)


@pytest.mark.eis("CR-A1-11")
@pytest.mark.parametrize(
    ("trait", "rollen"),
    [
        ("jong", ["moeder", "vader"]),
        ("", ["jeugdige", "moeder", "vader"]),
        ("oud", ["jeugdige"]),
    ],
    ids=["onder_12_de_ouders", "12_tot_16_samen", "vanaf_16_de_jeugdige"],
)
def test_wie_moet_tekenen(trait, rollen):
    jeugdige = JeugdigeFactory(**({trait: True} if trait else {}))
    casus = casus_a(jeugdige=jeugdige, ouders=2)
    assert sorted(lid.rol for lid in required_signers(casus, OP.date())) == rollen


@pytest.mark.parametrize(
    ("geboren", "aantal"),
    [
        ("2014-03-03", 1),
        ("2014-03-02", 2),
        ("2010-03-03", 2),
        ("2010-03-02", 1),
        ("2014-03-01", 2),
    ],
    ids=["dag_voor_12", "op_12", "dag_voor_16", "op_16", "29_feb_regel"],
)
def test_grenzen_van_leeftijd(geboren, aantal):
    casus = casus_a(jeugdige=JeugdigeFactory(geboortedatum=geboren))
    casus.refresh_from_db()
    assert len(required_signers(casus, OP.date())) == aantal


@pytest.mark.eis("CR-A1-11", "CR-A1-28")
def test_laatste_handtekening_maakt_het_plan_ondertekend(arrangement_volgt_later):
    casus = casus_a()
    plan = vastgesteld(met_plan(casus))
    by = procesregisseur_van(casus)
    kind, ouder = sorted(required_signers(casus, OP.date()), key=lambda lid: lid.rol)
    with pytest.raises(Geblokkeerd, match="hebben nog niet getekend"):
        perform(plan, "sign", by=by, op=OP)
    plan = record_signature(plan, kind, getekend_op=OP.date(), by=by, op=OP)
    assert plan.status == "vastgesteld"
    with pytest.raises(Geblokkeerd, match="Ouder 1 Veldwijk heeft nog niet getekend"):
        perform(plan, "sign", by=by, op=OP)
    plan = record_signature(plan, ouder, getekend_op=OP.date(), by=by, op=OP)
    assert (plan.status, plan.ondertekend_op) == ("ondertekend", OP.date())
    assert {h.hoedanigheid for h in plan.handtekeningen.all()} == {"jeugdige", "ouder"}
    outbox.process_all()
    assert arrangement_volgt_later == [plan.pk]
    assert route_of(casus).status == "hulp_toewijzen"


def test_dubbele_en_verkeerde_handtekeningen():
    casus = casus_a()
    plan = vastgesteld(met_plan(casus))
    by = procesregisseur_van(casus)
    lid = required_signers(casus, OP.date())[0]
    with pytest.raises(ValidationError) as fout:
        record_signature(plan, lid, getekend_op=OP.date() + timedelta(days=1), by=by, op=OP)
    assert "getekend_op" in fout.value.error_dict
    with pytest.raises(ValidationError) as fout:
        record_signature(plan, lid, getekend_op=OP.date() - timedelta(days=1), by=by, op=OP)
    assert "getekend_op" in fout.value.error_dict
    vreemd = gezin_van(JeugdigeFactory()).leden.first()
    with pytest.raises(ValidationError):
        record_signature(plan, vreemd, getekend_op=OP.date(), by=by, op=OP)
    record_signature(plan, lid, getekend_op=OP.date(), by=by, op=OP)
    with pytest.raises((ValidationError, Conflict)), transaction.atomic():
        record_signature(plan, lid, getekend_op=OP.date(), by=by, op=OP)
    assert Handtekening.objects.count() == 1


def test_zonder_gezag_kan_niemand_tekenen():
    jeugdige = JeugdigeFactory(jong=True)
    casus = casus_a(jeugdige=jeugdige, ouders=0)
    with pytest.raises(Geblokkeerd, match="niemand vastgelegd"):
        vastgesteld(met_plan(casus))


@pytest.mark.eis("CR-A1-27")
def test_nieuwe_versie_neemt_alles_over_en_vervangt_na_tekenen():
    casus = casus_a()
    eerste = met_plan(casus, gebieden=("R1", "R2"))
    eerste.onderdelen.first().elementen.add(ElementFactory())
    eerste = ondertekend(eerste)
    by = procesregisseur_van(casus)
    tweede = new_version(eerste, by=by, op=OP)
    assert (tweede.versienummer, tweede.status) == (2, "concept")
    assert tweede.samenwerking == eerste.samenwerking
    assert [o.resultaatgebied.code for o in tweede.onderdelen.all()] == ["R1", "R2"]
    assert tweede.onderdelen.first().elementen.count() == 1
    assert Doel.objects.filter(onderdeel__plan=tweede).count() == 2
    assert Doel.objects.filter(onderdeel__plan=eerste).count() == 2
    ondertekend(tweede)
    outbox.process_all()
    eerste.refresh_from_db()
    assert eerste.status == "vervallen"
    assert Ondersteuningsplan.objects.current_of(casus) == tweede


def test_nieuwe_versie_van_vastgesteld_plan_trekt_het_in():
    plan = vastgesteld(met_plan(casus_a()))
    nieuw = new_version(plan, by=procesregisseur_van(plan.casus), op=OP)
    plan.refresh_from_db()
    assert (plan.status, nieuw.status) == ("vervallen", "concept")
    with pytest.raises(Conflict):
        new_version(nieuw, by=procesregisseur_van(plan.casus), op=OP)
    with pytest.raises(Conflict):
        new_version(plan, by=procesregisseur_van(plan.casus), op=OP)


@pytest.mark.parametrize(
    ("stappen", "reden"),
    [
        ((met_risicotaxatie, met_vraaganalyse), "niet besloten|besloten waar"),
        ((met_vraaganalyse,), "risicotaxatie is nog niet"),
        ((met_risicotaxatie,), "vraaganalyse is nog niet"),
    ],
    ids=["zonder_regie", "zonder_taxatie", "zonder_analyse"],
)
@pytest.mark.eis("CR-M-11", "CR-A1-04", "CR-A1-05")
def test_plan_begint_pas_als_stap_een_klaar_is(stappen, reden):
    casus = casus_a()
    for stap in stappen:
        stap(casus)
    with pytest.raises(Geblokkeerd, match=reden):
        begin_plan(casus, by=procesregisseur_van(casus), op=OP)
    assert not Ondersteuningsplan.objects.exists()


def test_gebeurtenissen_dragen_geen_tekst_over_een_kind():
    casus = casus_a()
    ondertekend(met_plan(casus))
    for gebeurtenis in Gebeurtenis.objects.filter(dossier=casus.kenmerk):
        assert "Noor" not in str(gebeurtenis.gegevens)
    codes = set(Gebeurtenis.objects.values_list("code", flat=True))
    assert {
        "casusregie.vraaganalyse.complete",
        "casusregie.regiebesluit.register",
        "casusregie.ondersteuningsplan.adopt",
        "casusregie.ondersteuningsplan.sign",
    } <= codes


def test_duur_anders_dan_standaard_vraagt_een_motivering():
    plan = met_plan(casus_a())
    deel = plan.onderdelen.get()
    deel.resultaatgebied.standaardtermijnen.create(
        weken=12, geldig_van="2023-01-01", bron="test", fictief=True
    )
    assert "standaardtermijn is 12 weken" in deel.check_duration(OP.date())["duur_motivering"]
    deel.duur_motivering = "Noor heeft meer tijd nodig."
    assert deel.check_duration(OP.date()) == {}


def test_team_van_een_ander_ziet_het_plan_niet():
    plan = met_plan(casus_a())
    eigen, ander = procesregisseur_van(plan.casus), team_met_mensen().procesregisseur
    zicht = Ondersteuningsplan.objects.visible_to
    assert plan in zicht(eigen, OP.date())
    assert not zicht(ander, OP.date()).exists()
    assert Planonderdeel.objects.visible_to(eigen, OP.date()).count() == 1
    assert not Planonderdeel.objects.visible_to(ander, OP.date()).exists()


def test_regie_bij_het_gezin_geldt_als_casusregisseur():
    casus = casus_a()
    met_vraaganalyse(casus, leefgebieden=["onderwijs"])
    met_risicotaxatie(casus)
    met_regie(casus, besluit="bij_gezin")
    assert casus.holder_of(Rol.CASUSREGISSEUR).bij_gezin
    assert begin_plan(casus, by=procesregisseur_van(casus), op=OP).status == "concept"
