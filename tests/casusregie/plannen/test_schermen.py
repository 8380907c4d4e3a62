"""De schermen van stap 1: concept, vastleggen, conflict, rechten, en het hele verhaal."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casusregie.models import (
    Casus,
    Doel,
    Ondersteuningsplan,
    Regiebesluit,
    Risicotaxatie,
    Vraaganalyse,
)
from casusregie.plannen.maken import new_version
from casusregie.routes.vinden import route_of
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    VRAAGANALYSE,
    ElementFactory,
    JeugdigeFactory,
    ResultaatgebiedFactory,
    TredeFactory,
    casus_a,
    casusregisseur_van,
    met_plan,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    ondertekend,
    procesregisseur_van,
    team_met_mensen,
    test_bsn,
    vastgesteld,
)
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG = OP.date()


@pytest.fixture(autouse=True)
def op_de_dag():
    with time_machine.travel(OP, tick=False):
        yield


def adres(naam, casus, *args):
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk, *args])


def als_procesregisseur(client, casus):
    client.force_login(procesregisseur_van(casus))
    return client


ANALYSE = {**VRAAGANALYSE, "maatregel": "geen"}
TAXATIE = {
    "getaxeerd_op": "2-3-2026",
    "instrument": "lirik",
    "uitkomst": "veilig",
    "meldcode": "0",
}


# --- het hele verhaal ---------------------------------------------------------------------------
@pytest.mark.eis(
    "CR-A1-04",
    "CR-A1-05",
    "CR-A1-06",
    "CR-A1-07",
    "CR-A1-08",
    "CR-A1-09",
    "CR-A1-10",
    "CR-A1-11",
    "CR-A1-12",
    "CR-A1-26",
    "CR-A1-27",
    "CR-A1-35",
    "CR-D-12",
)
def test_van_zoeken_tot_ondertekend_plan(client, arrangement_volgt_later):
    team = team_met_mensen()
    client.force_login(team.procesregisseur)
    bsn = test_bsn(321)
    leeg = client.post(reverse("casusregie:jeugdige_search"), {"q": bsn})
    assert "Niemand gevonden" in leeg.content.decode()
    stap = client.post(
        reverse("casusregie:jeugdige_new"),
        {
            "organisatie": team.team.pk,
            "bsn": bsn,
            "voornamen": "Lotte",
            "achternaam": "Daalder",
            "geboortedatum": "12-08-2012",
            "geslacht": "2",
            "gemeente": team.team.valt_onder.pk,
            "lid1-naam": "R. Daalder",
            "lid1-rol": "vader",
            "lid1-gezag": "on",
        },
    )
    stap = client.post(
        stap["Location"],
        {
            "team": team.team.pk,
            "gemeente": team.team.valt_onder.pk,
            "hulpvraag": "Lotte durft niet naar school.",
            "procesregisseur": team.procesregisseur.pk,
        },
    )
    casus = Casus.objects.get()
    assert stap["Location"] == adres("casus_detail", casus)
    assert (
        client.post(adres("vraaganalyse", casus), {**ANALYSE, "vastleggen": "1"}).status_code == 302
    )
    assert (
        client.post(adres("risicotaxatie", casus), {**TAXATIE, "vastleggen": "1"}).status_code
        == 302
    )
    regie = {
        "besluit": "buiten_gezin",
        "casusregisseur": team.casusregisseur.pk,
        "motivering": "Vader vraagt hulp bij het overzicht.",
    }
    assert client.post(adres("regie", casus), regie).status_code == 302
    assert client.post(adres("plan_detail", casus)).status_code == 302
    hulp = {
        "resultaatgebied": ResultaatgebiedFactory(code="R5").pk,
        "elementen": [ElementFactory().pk],
        "trede": TredeFactory().pk,
        "soort_hulp": "specialistisch",
        "duur_weken": "26",
        "gewenste_start": "30-3-2026",
        "product_code": "45c09",
        "volume": "72",
        "eenheid": "04",
        "aanbieder": AanbiederFactory().pk,
        "aanbieder_motivering": "Ervaren met schoolangst.",
    }
    plan = Ondersteuningsplan.objects.get()
    client.post(adres("onderdeel_new", casus), {**hulp, "versie": plan.versie})
    onderdeel = plan.onderdelen.get()
    doel = {
        "specifiek": "Lotte gaat weer elke dag naar school",
        "meetbaar": "Vijf dagen per week",
        "acceptabel": "Lotte en haar vader",
        "realistisch": "De school denkt mee",
        "uiterlijk": "1-9-2026",
    }
    client.post(adres("doel_new", casus, onderdeel.kenmerk), doel)
    client.post(adres("plan_part", casus, "onderwijs"), {"afstemming_onderwijs": "Eén plan."})
    samen = {
        "samen_gemaakt": "Lotte koos het doel.",
        "samenwerking": "Elke maand overleg.",
        "rolverdeling": "Vader brengt, school vangt op.",
        "monitoring": "Elke drie maanden terugkijken.",
        "evaluatie_uiterlijk": "1-6-2026",
    }
    client.post(adres("plan_part", casus, "samenwerking"), samen)
    pagina = client.get(adres("plan_detail", casus)).content.decode()
    assert pagina.count("Compleet") == 7 and "Een vaste begeleider" in pagina
    assert client.post(adres("plan_adopt", casus)).status_code == 302
    for lid in casus.gezin.leden.all():
        teken = {"gezinslid": lid.pk, "getekend_op": "2-3-2026"}
        assert client.post(adres("plan_sign", casus), teken).status_code == 302
    plan.refresh_from_db()
    assert (plan.status, plan.ondertekend_op) == ("ondertekend", DAG)
    outbox.process_all()
    assert arrangement_volgt_later == [plan.pk]
    assert route_of(casus).status == "hulp_toewijzen"
    onderdeel.refresh_from_db()
    assert (onderdeel.product_code, onderdeel.elementen.count()) == ("45C09", 1)


# --- concept, autosave, conflict -----------------------------------------------------------------
@pytest.mark.eis("CR-A1-20", "CR-A1-17", "CR-A1-18", "CR-A1-21", "CR-A1-22", "RV-B02-05")
def test_vraaganalyse_vraagt_alles_bij_vastleggen(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    assert client.get(adres("vraaganalyse", casus)).status_code == 200
    half = {"wat_is_nodig": "", "psychisch": "Slaapt slecht.", "vastleggen": "1"}
    antwoord = client.post(adres("vraaganalyse", casus), half)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    for zin in (
        "Schrijf op wat nodig is om het functioneren te verbeteren",
        "Kies ten minste één leefgebied",
        "Kies welke hulp nodig is",
        "Schrijf op hoe de jeugdige het zelf zegt",
    ):
        assert zin in tekst
    analyse = Vraaganalyse.objects.get()
    assert (analyse.status, analyse.psychisch) == ("concept", "Slaapt slecht.")
    assert route_of(casus).status == "vraag_verhelderen"
    klaar = {**ANALYSE, "versie": analyse.versie, "vastleggen": "1"}
    assert client.post(adres("vraaganalyse", casus), klaar).status_code == 302
    analyse.refresh_from_db()
    assert (analyse.status, analyse.uitvoerder) == ("vastgelegd", procesregisseur_van(casus))


@pytest.mark.eis("RV-B02-01")
@pytest.mark.parametrize("veld", ["eigen_kracht", "beoogd_resultaat", "afstemming", "terugkeer"])
def test_vier_uitkomsten_zijn_verplicht(client, veld):
    casus = casus_a()
    als_procesregisseur(client, casus)
    data = {**ANALYSE, veld: "   ", "vastleggen": "1"}
    antwoord = client.post(adres("vraaganalyse", casus), data)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert Vraaganalyse.objects.get().status == "concept"


def test_vanzelf_bewaren_antwoordt_met_de_versie(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    kop = {"X-Vanzelf": "1"}
    eerste = client.post(adres("vraaganalyse", casus), {"sociaal": "Een"}, headers=kop).json()
    tweede = client.post(
        adres("vraaganalyse", casus), {"sociaal": "Twee", "versie": eerste["versie"]}, headers=kop
    ).json()
    assert tweede["versie"] > eerste["versie"]
    assert Vraaganalyse.objects.get().sociaal == "Twee"
    assert "Twee" in client.get(adres("vraaganalyse", casus)).content.decode()


@pytest.mark.parametrize("versie", ["oud", "", "x"], ids=["oude_versie", "geen_versie", "onzin"])
def test_conflict_bewaart_de_eigen_tekst(client, versie):
    casus = casus_a()
    als_procesregisseur(client, casus)
    client.post(adres("vraaganalyse", casus), {"sociaal": "Van mij", "bewaar": "1"})
    analyse = Vraaganalyse.objects.get()
    oud = analyse.versie
    client.post(adres("vraaganalyse", casus), {"sociaal": "Van een ander", "versie": oud})
    antwoord = client.post(
        adres("vraaganalyse", casus),
        {"sociaal": "Mijn lange tekst", "versie": oud if versie == "oud" else versie},
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Mijn lange tekst" in tekst and "Intussen gewijzigd" in tekst
    assert "De vraaganalyse is intussen gewijzigd. Dit gebeurde vandaag om " in tekst
    assert " door uzelf: " in tekst
    assert ">Van een ander<" in tekst.replace("<p>", "").replace("</p>", ""), "het verschil"
    assert "data-bewaar=" not in tekst, "opslaan is nu een keuze"
    analyse.refresh_from_db()
    assert analyse.sociaal == "Van een ander"
    assert f'name="versie" value="{analyse.versie}"' in tekst
    keuze = {"sociaal": "Mijn lange tekst", "versie": analyse.versie}
    assert client.post(adres("vraaganalyse", casus), keuze).status_code == 302
    analyse.refresh_from_db()
    assert analyse.sociaal == "Mijn lange tekst"


def test_vastgelegde_analyse_is_te_lezen_en_een_nieuwe_neemt_de_tekst_over(client):
    casus = casus_a()
    eerste = met_vraaganalyse(casus)
    als_procesregisseur(client, casus)
    lezen = client.get(adres("vraaganalyse", casus)).content.decode()
    assert "Vastgelegd op" in lezen and "<textarea" not in lezen
    nieuw = client.get(adres("vraaganalyse", casus) + "?nieuw").content.decode()
    assert VRAAGANALYSE["wat_is_nodig"] in nieuw
    assert client.post(adres("vraaganalyse", casus), {**ANALYSE, "bewaar": "1"}).status_code == 302
    assert Vraaganalyse.objects.latest_of(casus) != eerste
    eerste.refresh_from_db()
    assert eerste.status == "vastgelegd"


@pytest.mark.eis("CR-A1-05", "CR-A1-24", "CR-A1-25")
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"uitkomst": "aandacht"}, "aandachtspunten"),
        ({"uitkomst": "acuut", "aandachtspunten": "Geweld."}, None),
        ({"gemeld_bij": "jb_plein"}, "gemeld_op"),
        ({"gemeld_op": "1-3-2026"}, "gemeld_bij"),
        ({"getaxeerd_op": "3-3-2026"}, "getaxeerd_op"),
        ({"getaxeerd_op": "32-3-2026"}, "getaxeerd_op"),
        ({"instrument": ""}, "instrument"),
        ({"uitkomst": ""}, "uitkomst"),
    ],
    ids=[
        "aandacht_zonder_punten",
        "acuut_zonder_cit",
        "melding_zonder_dag",
        "dag_zonder_melding",
        "morgen_getaxeerd",
        "dag_bestaat_niet",
        "geen_instrument",
        "geen_uitkomst",
    ],
)
def test_risicotaxatie_vraagt_wat_nodig_is(client, velden, veld):
    casus = casus_a()
    als_procesregisseur(client, casus)
    antwoord = client.post(adres("risicotaxatie", casus), {**TAXATIE, **velden, "vastleggen": "1"})
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld or "__all__"]
    assert not Risicotaxatie.objects.filter(status="vastgelegd").exists()


def test_onveilig_zet_de_aandacht_op_de_casus_en_veilig_haalt_haar_weg(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    acuut = {
        **TAXATIE,
        "uitkomst": "acuut",
        "aandachtspunten": "Geweld.",
        "cit_gebeld": "ja",
        "vastleggen": "1",
    }
    assert client.post(adres("risicotaxatie", casus), acuut).status_code == 302
    casus.refresh_from_db()
    assert casus.veiligheid_aandacht
    assert Risicotaxatie.objects.get().cit_gebeld_op == OP
    client.post(adres("risicotaxatie", casus), {**TAXATIE, "vastleggen": "1"})
    casus.refresh_from_db()
    assert not casus.veiligheid_aandacht


# --- regie --------------------------------------------------------------------------------------
def test_regiescherm_toont_voorstel_met_redenen_en_fouten_bij_het_veld(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    leeg = client.get(adres("regie", casus)).content.decode()
    assert "Leg eerst de vraaganalyse en de risicotaxatie vast" in leeg
    met_vraaganalyse(casus, draagvlak_jeugdige="nee")
    met_risicotaxatie(casus)
    pagina = client.get(adres("regie", casus)).content.decode()
    assert "Voorstel: buiten het gezin" in pagina
    assert "De jeugdige staat niet achter de hulp: complex." in pagina
    antwoord = client.post(adres("regie", casus), {"besluit": "bij_gezin"})
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == ["motivering"]
    antwoord = client.post(adres("regie", casus), {"besluit": "buiten_gezin"})
    assert list(antwoord.context["form"].errors) == ["casusregisseur"]
    antwoord = client.post(adres("regie", casus), {"besluit": "ter_beoordeling"})
    assert list(antwoord.context["form"].errors) == ["besluit"]
    assert not Regiebesluit.objects.exists()


# --- plan ---------------------------------------------------------------------------------------
@pytest.mark.eis("CR-D-09")
def test_twee_indelingen_staan_naast_elkaar(client):
    casus = casus_a()
    met_vraaganalyse(casus, leefgebieden=["wonen", "relatie"])
    plan = met_plan(casus)
    als_procesregisseur(client, casus)
    pagina = client.get(adres("plan_detail", casus)).content.decode()
    assert "De vraag is meervoudig, het arrangement is enkelvoudig." in pagina
    plan.onderdelen.get().elementen.add(ElementFactory(code="05", verblijf=True))
    pagina = client.get(adres("plan_detail", casus)).content.decode()
    assert "De vraag is meervoudig, het arrangement is meervoudig." in pagina


def test_plan_begint_niet_te_vroeg(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    assert client.get(adres("plan_detail", casus)).status_code == 200
    met_vraaganalyse(casus)
    antwoord = client.post(adres("plan_detail", casus))
    assert antwoord.status_code == 409
    assert "risicotaxatie is nog niet vastgelegd" in antwoord.content.decode()


PLANFOUTEN = {
    "gebied_twee_keer": ({"resultaatgebied": "R1"}, "resultaatgebied"),
    "duur_nul": ({"duur_weken": "0"}, "duur_weken"),
    "duur_tekst": ({"duur_weken": "lang"}, "duur_weken"),
    "volume_zonder_eenheid": ({"volume": "12", "eenheid": ""}, "eenheid"),
    "volume_nul": ({"volume": "0"}, "volume"),
    "aanbieder_zonder_motivering": ({"aanbieder_motivering": ""}, "aanbieder_motivering"),
    "productcode": ({"product_code": "4!"}, "product_code"),
    "geen_trede": ({"trede": ""}, "trede"),
}


@pytest.mark.parametrize(("velden", "veld"), PLANFOUTEN.values(), ids=PLANFOUTEN.keys())
def test_fouten_bij_hulp(client, velden, veld):
    casus = casus_a()
    plan = met_plan(casus)
    als_procesregisseur(client, casus)
    data = {
        "resultaatgebied": ResultaatgebiedFactory(code="R2").pk,
        "trede": TredeFactory().pk,
        "soort_hulp": "specialistisch",
        "duur_weken": "12",
        "volume": "10",
        "eenheid": "04",
        "product_code": "45C09",
        "aanbieder": AanbiederFactory().pk,
        "aanbieder_motivering": "Past.",
        **velden,
    }
    if velden.get("resultaatgebied") == "R1":
        data["resultaatgebied"] = ResultaatgebiedFactory(code="R1").pk
    antwoord = client.post(adres("onderdeel_new", casus), data)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert plan.onderdelen.count() == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"uiterlijk": "2-3-2026"}, "uiterlijk"), ({"meetbaar": ""}, "meetbaar")],
    ids=["vandaag_gehaald", "niet_meetbaar"],
)
@pytest.mark.eis("CR-A1-08")
def test_een_doel_is_smart(client, velden, veld):
    casus = casus_a()
    plan = met_plan(casus)
    als_procesregisseur(client, casus)
    data = {
        "specifiek": "Noor slaapt door",
        "meetbaar": "Vijf nachten",
        "acceptabel": "Noor",
        "realistisch": "Rustig thuis",
        "uiterlijk": "1-9-2026",
        **velden,
    }
    antwoord = client.post(adres("doel_new", casus, plan.onderdelen.get().kenmerk), data)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert Doel.objects.count() == 1


def test_doel_en_hulp_wijzigen_en_verwijderen(client):
    casus = casus_a()
    plan = met_plan(casus, gebieden=("R1", "R2"))
    als_procesregisseur(client, casus)
    deel = plan.onderdelen.first()
    doel = deel.doelen.get()
    for url in (
        adres("doel_edit", casus, doel.kenmerk),
        adres("onderdeel_edit", casus, deel.kenmerk),
        adres("plan_row_delete", casus, doel.kenmerk),
        adres("plan_row_delete", casus, deel.kenmerk),
        adres("plan_part", casus, "onderwijs"),
    ):
        assert client.get(url).status_code == 200
    data = {
        "specifiek": "Anders",
        "meetbaar": doel.meetbaar,
        "acceptabel": doel.acceptabel,
        "realistisch": doel.realistisch,
        "uiterlijk": "1-9-2026",
    }
    assert client.post(adres("doel_edit", casus, doel.kenmerk), data).status_code == 302
    doel.refresh_from_db()
    assert doel.specifiek == "Anders"
    assert client.post(adres("plan_row_delete", casus, deel.kenmerk)).status_code == 302
    assert plan.onderdelen.count() == 1 and Doel.objects.count() == 1
    assert client.get(adres("doel_edit", casus, doel.kenmerk)).status_code == 404
    assert client.get(adres("plan_part", casus, "niets")).status_code == 404


def test_plandeel_conflict_houdt_de_tekst(client):
    casus = casus_a()
    plan = met_plan(casus)
    als_procesregisseur(client, casus)
    data = {"afstemming_onderwijs": "Mijn tekst over school", "versie": plan.versie - 1}
    antwoord = client.post(adres("plan_part", casus, "onderwijs"), data)
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "Mijn tekst over school" in tekst
    assert "Eén plan voor thuis en school." in tekst, "wat er nu staat"
    plan.refresh_from_db()
    assert plan.afstemming_onderwijs == "Eén plan voor thuis en school."


def test_conflict_bij_een_doel_en_bij_de_taxatie_toont_het_verschil(client):
    casus = casus_a()
    plan = met_plan(casus)
    als_procesregisseur(client, casus)
    doel = Doel.objects.get()
    Doel.objects.filter(pk=doel.pk).update(specifiek="Van een ander")
    velden = {
        "specifiek": "Van mij",
        "meetbaar": "Zij gaat elke dag.",
        "acceptabel": "Het gezin.",
        "realistisch": "De school helpt.",
        "uiterlijk": "01-09-2026",
        "versie": plan.versie - 1,
    }
    antwoord = client.post(adres("doel_edit", casus, doel.kenmerk), velden)
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "Van een ander" in tekst and "Van mij" in tekst
    assert f'name="versie" value="{plan.versie}"' in tekst
    ander = casus_a()
    als_procesregisseur(client, ander)
    client.post(adres("risicotaxatie", ander), {"getaxeerd_op": "01-03-2026", "bewaar": "1"})
    fout = client.post(adres("risicotaxatie", ander), {"getaxeerd_op": "02-03-2026", "versie": "0"})
    assert fout.status_code == 409
    assert "1 maart 2026" in fout.content.decode()


def test_vastgesteld_plan_geeft_409_bij_wijzigen_en_biedt_een_nieuwe_versie(client):
    casus = casus_a()
    vastgesteld(met_plan(casus))
    als_procesregisseur(client, casus)
    antwoord = client.get(adres("onderdeel_new", casus))
    assert antwoord.status_code == 409
    assert "Maak een nieuwe versie" in antwoord.content.decode()
    assert client.get(adres("plan_new_version", casus)).status_code == 200
    assert client.post(adres("plan_new_version", casus)).status_code == 302
    pagina = client.get(adres("plan_detail", casus)).content.decode()
    assert "Versie 2, concept" in pagina
    oud = client.get(adres("plan_detail", casus) + "?versie=1").content.decode()
    assert "Versie 1, vervallen" in oud
    assert client.get(adres("plan_detail", casus) + "?versie=9").status_code == 404


def test_tekenen_voor_vaststellen_kan_niet(client):
    casus = casus_a()
    met_plan(casus)
    als_procesregisseur(client, casus)
    pagina = client.get(adres("plan_sign", casus)).content.decode()
    assert "Alleen een vastgesteld plan" in pagina
    antwoord = client.post(adres("plan_sign", casus), {"getekend_op": "2-3-2026"})
    assert antwoord.status_code == 422


@pytest.mark.eis("CR-A1-11")
def test_een_handtekening_onder_een_oudere_versie_van_het_plan_wordt_geweigerd(client):
    """The page was about version 1; meanwhile version 2 was vastgesteld."""
    casus = casus_a()
    oud = vastgesteld(met_plan(casus))
    als_procesregisseur(client, casus)
    assert str(oud.kenmerk) in client.get(adres("plan_sign", casus)).content.decode()
    nieuw = new_version(oud, by=procesregisseur_van(casus), op=OP)
    nieuw = perform(nieuw, "adopt", by=procesregisseur_van(casus), op=OP)
    lid = casus.gezin.leden.first()
    teken = {"gezinslid": lid.pk, "getekend_op": "2-3-2026", "stuk": str(oud.kenmerk)}
    antwoord = client.post(adres("plan_sign", casus), teken)
    assert antwoord.status_code == 409
    assert "U keek naar een oudere versie." in antwoord.content.decode()
    assert nieuw.handtekeningen.count() == 0
    goed = client.post(adres("plan_sign", casus), teken | {"stuk": str(nieuw.kenmerk)})
    assert goed.status_code == 302
    assert nieuw.handtekeningen.count() == 1


def test_vaststellen_op_de_bladzijde_van_een_oudere_versie(client):
    casus = casus_a()
    oud = vastgesteld(met_plan(casus))
    als_procesregisseur(client, casus)
    nieuw = new_version(oud, by=procesregisseur_van(casus), op=OP)
    antwoord = client.post(adres("plan_adopt", casus), {"stuk": str(oud.kenmerk), "versie": "1"})
    assert antwoord.status_code == 409
    nieuw.refresh_from_db()
    assert nieuw.status == "concept"


def test_wie_16_wordt_tekent_alleen(client):
    jeugdige = JeugdigeFactory(geboortedatum="2010-03-04")
    casus = casus_a(jeugdige=jeugdige)
    casus.jeugdige.refresh_from_db()
    vastgesteld(met_plan(casus))
    als_procesregisseur(client, casus)
    kind = casus.gezin.leden.get(jeugdige=jeugdige)
    client.post(adres("plan_sign", casus), {"gezinslid": kind.pk, "getekend_op": "2-3-2026"})
    assert Ondersteuningsplan.objects.get().status == "vastgesteld"
    with time_machine.travel(OP + timedelta(days=2), tick=False):
        als_procesregisseur(client, casus)
        assert "Ondertekening afronden" in client.get(adres("plan_sign", casus)).content.decode()
        assert client.post(adres("plan_sign", casus)).status_code == 302
    assert Ondersteuningsplan.objects.get().status == "ondertekend"


# --- wie mag wat --------------------------------------------------------------------------------
SCHERMEN = (
    "vraaganalyse",
    "risicotaxatie",
    "regie",
    "plan_detail",
    "plan_adopt",
    "plan_sign",
    "plan_new_version",
    "onderdeel_new",
    "gezin_edit",
)


@pytest.mark.parametrize("naam", SCHERMEN)
@pytest.mark.parametrize("wie", ["ander_team", "contractmanager", "beheerder", "uit_dienst"])
def test_wie_de_casus_niet_ziet_krijgt_404(client, naam, wie):
    team = team_met_mensen()
    casus = casus_a(team)
    met_plan(casus)
    personen = {
        "ander_team": lambda: medewerker(Rol.CASUSREGISSEUR),
        "contractmanager": lambda: medewerker(Rol.CONTRACTMANAGER),
        "beheerder": lambda: medewerker(Rol.BEHEERDER),
    }
    if wie == "uit_dienst":
        team.casusregisseur.aanstellingen.update(einddatum="2026-03-01")
    persoon = personen[wie]() if wie in personen else team.casusregisseur
    client.force_login(persoon)
    verwacht = 403 if wie == "uit_dienst" else 404
    for methode in (client.get, client.post):
        status = methode(adres(naam, casus)).status_code
        assert status in (404, verwacht, 302)
        assert status != 200


def test_de_teamleider_leest_maar_wijzigt_niets(client):
    team = team_met_mensen()
    casus = casus_a(team)
    met_plan(casus)
    client.force_login(team.teamleider)
    assert client.get(adres("plan_detail", casus)).status_code == 200
    for naam, data in (
        ("vraaganalyse", {"sociaal": "x"}),
        ("risicotaxatie", TAXATIE),
        ("regie", {"besluit": "bij_gezin", "motivering": "x"}),
        ("plan_adopt", {}),
        ("plan_new_version", {}),
    ):
        status = client.post(adres(naam, casus), data).status_code
        assert status in (403, 409), naam
    assert Vraaganalyse.objects.count() == 1


def test_casusregisseur_ziet_waarom_hij_niet_vaststelt(client):
    casus = casus_a()
    met_plan(casus)
    client.force_login(casusregisseur_van(casus))
    pagina = client.get(adres("plan_adopt", casus)).content.decode()
    assert "Alleen de procesregisseur doet dit" in pagina


def test_route_scherm(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    met_plan(casus)
    url = reverse("casusregie:route_transition", args=[casus.kenmerk, "reopen_question"])
    assert "een stap terug" in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert route_of(casus).status == "vraag_verhelderen"
    assert client.get(url).status_code == 409
    for naam in ("note_start", "bestaat-niet", "save"):
        url = reverse("casusregie:route_transition", args=[casus.kenmerk, naam])
        assert client.get(url).status_code == 404


def test_zonder_hulp_afsluiten_via_het_scherm(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    met_vraaganalyse(casus, soort_hulp="geen")
    met_risicotaxatie(casus)
    url = reverse("casusregie:route_transition", args=[casus.kenmerk, "end_without_help"])
    antwoord = client.post(url, {})
    assert antwoord.status_code == 422
    assert "Kies waarom geen jeugdhulp nodig is" in antwoord.content.decode()
    assert client.post(url, {"reden": "collectief"}).status_code == 302
    casus.refresh_from_db()
    assert casus.gesloten_op == DAG


def test_elke_blik_staat_in_het_leeslogboek(client):
    casus = casus_a()
    met_plan(casus)
    als_procesregisseur(client, casus)
    for naam in SCHERMEN:
        client.get(adres(naam, casus))
    onderdelen = list(
        Leesregel.objects.filter(dossier=casus.kenmerk).values_list("onderdeel", flat=True)
    )
    assert len(onderdelen) >= len(SCHERMEN)
    assert {"vraaganalyse", "plan", "gezin"} <= set(onderdelen)


@pytest.mark.eis("CR-A1-03")
def test_casuspagina_toont_checklist_plan_en_een_primaire_actie(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    leeg = client.get(adres("casus_detail", casus)).content.decode()
    assert "Klaar na stap 1" in leeg and "Niet begonnen" in leeg
    assert "Vraag verhelderen" in leeg
    met_plan(casus)
    antwoord = client.get(adres("casus_detail", casus))
    pagina = antwoord.content.decode()
    assert "Noor gaat weer elke dag naar school" in pagina
    assert "Nog 3 van 8 te doen" in pagina
    assert [a.label for a in antwoord.context["acties"] if a.primair] == ["Plan vaststellen"]


def test_keuzerondjes_hebben_geen_leeg_antwoord(client):
    casus = casus_a()
    als_procesregisseur(client, casus)
    for naam in ("vraaganalyse", "risicotaxatie", "regie"):
        assert "---------" not in client.get(adres(naam, casus)).content.decode()


# --- snelheid -----------------------------------------------------------------------------------
@pytest.mark.parametrize("gebieden", [1, 6], ids=["een_gebied", "zes_gebieden"])
def test_plan_in_een_vast_aantal_vragen(client, gebieden):
    casus = casus_a()
    met_plan(casus, gebieden=[f"R{n}" for n in range(1, gebieden + 1)])
    als_procesregisseur(client, casus)
    client.get(adres("plan_detail", casus))
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres("plan_detail", casus)).status_code == 200
    assert len(vragen) <= 20


def test_vaststellen_binnen_twintig_vragen(django_assert_max_num_queries):
    casus = casus_a()
    plan, by = met_plan(casus), procesregisseur_van(casus)
    with django_assert_max_num_queries(20):
        perform(plan, "adopt", by=by, op=OP)


def test_nieuwe_versie_van_ondertekend_plan_kan_ook_later():
    casus = casus_a()
    plan = ondertekend(met_plan(casus))
    met_regie(casus)
    nieuw = new_version(plan, by=procesregisseur_van(casus), op=OP + timedelta(days=60))
    assert nieuw.versienummer == 2
