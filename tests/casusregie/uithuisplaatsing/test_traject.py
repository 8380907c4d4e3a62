"""De vlag, het plan, de akkoorden en wat een plaatsing tegenhoudt."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.casus.models import Casus
from casusregie.crisis.melden import report_crisis
from casusregie.documenten.inhoud import missing
from casusregie.documenten.maken import begin_document, make_document, new_version
from casusregie.documenten.soorten import kind
from casusregie.logboek.maken import make_aantekening
from casusregie.termijnen.models import Signaal
from casusregie.uithuisplaatsing.bewaking import placement_may_begin
from casusregie.uithuisplaatsing.maken import answer, raise_flag
from casusregie.uithuisplaatsing.plan import PLAN, answers
from normenkader import voorraad
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.factories import uithuisplaatsing as f
from tests.factories.casusregie import DAG, OP, casus_a, team_met_mensen
from tests.factories.documenten import vastgesteld, volledig
from tests.factories.logboek import INHOUD
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker
from tests.factories.tafel import betrek
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return f.wereld_a()


def verblijf(w, op=OP, **anders):
    return make_aantekening(w.casus, "verblijf", {**INHOUD["verblijf"], **anders}, by=w.by, op=op)


@pytest.mark.eis("GV-M1-02")
def test_de_vlag_maakt_het_plan_verplicht(w):
    assert placement_may_begin(w.casus) is True
    f.met_vlag(w)
    nee = placement_may_begin(w.casus)
    assert nee.reden == "Uithuisplaatsing dreigt en het plan van aanpak is nog niet vastgesteld."
    assert "plan_uithuisplaatsing" in nee.weg_url
    with pytest.raises(ValidationError, match="Maak eerst samen het plan van aanpak"):
        verblijf(w)
    verblijf(w, vorm="thuis", overwogen=[], afwijking="")
    assert Signaal.objects.filter(soort="dreiging").exists()


@pytest.mark.eis("GV-M1-02")
def test_een_vlag_per_casus_en_alleen_door_de_regie(w):
    f.met_vlag(w)
    with pytest.raises(ValidationError, match="staat al dat uithuisplaatsing dreigt"):
        raise_flag(w.casus, "Nog eens", by=w.by, op=OP)
    ander = medewerker(Rol.CASUSREGISSEUR)
    with pytest.raises(PermissionDenied):
        raise_flag(casus_a(), "Niet van ons", by=ander, op=OP)


@pytest.mark.eis("GV-M1-01")
def test_gemeente_en_gezin_dragen_altijd_in_gedwongen_kader_de_gi_ook(w):
    assert f.met_vlag(w, partijen=["veilig_thuis"]).dreiging.partijen == [
        "gemeente",
        "gezin",
        "veilig_thuis",
    ]
    c = f.met_vlag(f.wereld_c())
    assert c.dreiging.partijen == ["gemeente", "gezin", "gi"]


@pytest.mark.eis("GV-M1-05", "GV-M1-10")
def test_een_format_voor_alle_gemeenten_met_versie_en_geldigheid(w):
    capelle = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    anders = casus_a(team=team_met_mensen(valt_onder=capelle))
    assert anders.gemeente_id != w.casus.gemeente_id
    een = f.met_vlag(w).dreiging
    by = medewerker(Rol.PROCESREGISSEUR, organisatie=anders.team)
    twee = raise_flag(anders, "Ook hier", by=by, op=OP)
    assert een.formatversie == twee.formatversie == "2022-1"
    change_instelling("uithuisplaatsing.format", "2027-1", geldig_van=date(2027, 1, 1), bron="x")
    voorraad.forget()
    later = casus_a()
    by = medewerker(Rol.PROCESREGISSEUR, organisatie=later.team)
    drie = raise_flag(later, "Later", by=by, op=OP.replace(year=2027))
    een.refresh_from_db()
    assert (drie.formatversie, een.formatversie) == ("2027-1", "2022-1")


ONDERDELEN = [
    pytest.param("analyse", marks=pytest.mark.eis("GV-M1-04")),
    pytest.param("scenarios", marks=pytest.mark.eis("GV-M1-06")),
    pytest.param("veiligheidsplan", marks=pytest.mark.eis("GV-M1-03")),
    pytest.param("sleutelmoment", marks=pytest.mark.eis("GV-V-04")),
    pytest.param("veilig_genoeg", marks=pytest.mark.eis("GV-V-04")),
    pytest.param("hulp_voor", marks=pytest.mark.eis("GV-V-04")),
    pytest.param("uitgangspunten", marks=pytest.mark.eis("GV-V-01")),
    pytest.param("perspectief", marks=pytest.mark.eis("GV-V-07")),
    pytest.param("alternatieven", marks=pytest.mark.eis("GV-V-07", "RV-B10-02")),
    pytest.param("iag", marks=pytest.mark.eis("GV-M3-05")),
    pytest.param("rol_ouders", marks=pytest.mark.eis("GV-V-08")),
    pytest.param("ervaringsdeskundige", marks=pytest.mark.eis("GV-V-08")),
    pytest.param("onderwijs", marks=pytest.mark.eis("GV-V-08")),
    pytest.param("clientondersteuning", marks=pytest.mark.eis("GV-M2-05")),
    pytest.param("doelen", marks=pytest.mark.eis("GV-M3-01")),
    pytest.param("evaluatie_op", marks=pytest.mark.eis("GV-M2-02")),
]


@pytest.mark.parametrize("onderdeel", ONDERDELEN)
def test_zonder_dit_onderdeel_is_het_plan_niet_af(onderdeel):
    soort = kind(PLAN)
    assert missing(soort, volledig(PLAN), 14) == {}
    zin = missing(soort, volledig(PLAN, **{onderdeel: None}), 14)[onderdeel]
    assert zin.startswith(("Vul", "Kies"))


def test_een_half_scenario_wordt_genoemd():
    half = volledig(PLAN, scenarios=[{"scenario": "Weglopen", "trigger": "", "actie": "Bellen"}])
    assert missing(kind(PLAN), half, 14) == {
        "scenarios": "Vul regel 1 verder in: Waaraan merkt u dat?"
    }


REGELS = [
    pytest.param(
        {"analyse_met": ["ouders"], "analyse_zonder": ""},
        "analyse_zonder",
        "waarom zonder de verwijzer en de aanbieder",
        marks=pytest.mark.eis("GV-M3-01"),
        id="analyse zonder verwijzer en aanbieder",
    ),
    pytest.param(
        {"analyse_met": ["verwijzer", "aanbieder"], "analyse_zonder": ""},
        "analyse_zonder",
        "waarom zonder het gezin",
        marks=pytest.mark.eis("GV-M3-01"),
        id="analyse zonder gezin",
    ),
    pytest.param(
        {"triage_met": ["ggz"]},
        "triage_met",
        "ten minste twee vakgebieden",
        marks=pytest.mark.eis("GV-M1-06"),
        id="triage alleen",
    ),
    pytest.param(
        {"clientondersteuning": "niet"},
        "clientondersteuning",
        "Bied het gezin eerst ondersteuning aan",
        marks=pytest.mark.eis("GV-M2-05"),
        id="geen ondersteuning",
    ),
]


@pytest.mark.parametrize(("anders", "veld", "zin"), REGELS)
def test_wat_het_plan_verder_eist(w, anders, veld, zin):
    f.met_vlag(w)
    vastgesteld(w.casus, "veiligheidsplan", w.by)
    with pytest.raises(ValidationError) as fout:
        vastgesteld(w.casus, PLAN, w.by, **anders)
    assert zin in fout.value.message_dict[veld][0]


@pytest.mark.eis("GV-M1-03")
def test_zonder_vastgesteld_veiligheidsplan_geen_plan(w):
    f.met_vlag(w)
    make_document(w.casus, "veiligheidsplan", volledig("veiligheidsplan"), w.by, OP)
    with pytest.raises(ValidationError, match="Stel eerst het veiligheidsplan vast"):
        vastgesteld(w.casus, PLAN, w.by)


def test_zonder_vlag_geen_plan(w):
    vastgesteld(w.casus, "veiligheidsplan", w.by)
    with pytest.raises(ValidationError, match="Leg eerst vast dat uithuisplaatsing dreigt"):
        vastgesteld(w.casus, PLAN, w.by)


@pytest.mark.eis("GV-M1-01")
def test_elke_partij_antwoordt_op_precies_deze_versie(w):
    f.met_plan(w)
    assert [a.akkoord for a in answers(w.dreiging, w.plan)] == [None, None]
    nee = placement_may_begin(w.casus)
    assert nee.reden == "Nog geen antwoord op het plan van: Gemeente of lokaal team, Gezin."
    f.met_akkoord(w)
    assert "werkafspraken" in placement_may_begin(w.casus).reden
    nieuw = new_version(w.plan, by=w.by, op=OP)
    perform(nieuw, "adopt", by=w.by, op=OP)
    assert "Nog geen antwoord" in placement_may_begin(w.casus).reden


@pytest.mark.eis("GV-M1-01")
@pytest.mark.parametrize(
    ("partij", "velden", "zin"),
    [
        pytest.param("gi", {}, "Kies een partij die dit plan draagt", id="partij doet niet mee"),
        pytest.param("gezin", {"akkoord": False}, "niet eens is", id="niet akkoord zonder uitleg"),
        pytest.param(
            "gezin",
            {"gegeven_op": DAG + timedelta(days=1)},
            "tot en met vandaag",
            id="in de toekomst",
        ),
        pytest.param(
            "gezin",
            {"gegeven_op": DAG - timedelta(days=1)},
            "vanaf het vaststellen",
            id="voor het vaststellen",
        ),
    ],
)
def test_een_antwoord_dat_niet_klopt(w, partij, velden, zin):
    f.met_plan(w)
    velden = {"akkoord": True, "gegeven_op": DAG, **velden}
    with pytest.raises(ValidationError, match=zin):
        answer(w.dreiging, partij, namens="P. Proef", by=w.by, op=OP, **velden)


def test_geen_antwoord_zonder_plan(w):
    f.met_vlag(w)
    with pytest.raises(Geblokkeerd, match="nog niet vastgesteld"):
        answer(w.dreiging, "gezin", True, namens="x", gegeven_op=DAG, by=w.by, op=OP)


@pytest.mark.eis("GV-M1-07", "GV-M1-12", "GV-M1-02")
def test_een_plaatsing_kan_pas_als_alles_er_is(w):
    f.met_akkoord(f.met_plan(w))
    assert placement_may_begin(w.casus).reden == "Er zijn nog geen werkafspraken bij dit plan."
    f.met_afspraak(w)
    assert "geen kernbeslissing" in placement_may_begin(w.casus).reden
    f.met_kern(w, "thuis")
    assert "geen kernbeslissing" in placement_may_begin(w.casus).reden
    f.met_kern(w)
    assert placement_may_begin(w.casus) is True
    assert verblijf(w).pk


@pytest.mark.eis("GV-M1-12")
def test_een_kernbeslissing_neemt_niemand_alleen(w):
    f.met_vlag(w)
    w.gw = w.by
    with pytest.raises(ValidationError) as fout:
        f.met_kern(w)
    assert "Kies iemand anders dan uzelf" in str(fout.value)
    w.gw = w.team.casusregisseur
    with pytest.raises(ValidationError, match="werkte als gedragswetenschapper"):
        f.met_kern(w)


def test_in_een_crisis_gaat_de_veiligheid_voor(w):
    f.met_vlag(w)
    report_crisis(
        w.casus,
        by=w.by,
        op=OP,
        hulp_ontoereikend=True,
        niet_hanteerbaar=True,
        aard="gedrag",
        omschrijving="Het is nu niet veilig.",
    )
    assert placement_may_begin(w.casus) is True


@pytest.mark.eis("GV-M2-01")
def test_de_spin_in_het_web(w):
    f.met_vlag(w)
    velden = {"spin_organisatie": "Wijkteam", "spin_vanaf": DAG}
    with pytest.raises(ValidationError, match="Vul in wie dit wordt"):
        perform(w.dreiging, "name_spin", by=w.by, op=OP, spin_naam=" ", **velden)
    rij = perform(w.dreiging, "name_spin", by=w.by, op=OP, spin_naam="H. de Boer", **velden)
    assert (rij.spin_naam, rij.spin_vanaf) == ("H. de Boer", DAG)


@pytest.mark.eis("GV-M2-02")
def test_afsluiten_kan_pas_na_het_laatste_moment(w):
    f.met_plan(w)
    velden = {"uitkomst": "thuis", "nazorg": "Een jaar lang elke maand bellen."}
    with pytest.raises(Geblokkeerd, match="laatste monitoringmoment is nog niet gehouden"):
        perform(w.dreiging, "close", by=w.by, op=OP, **velden)
    f.houd(w, "4", koers="gehouden")
    with pytest.raises(ValidationError, match="wie het gezin blijft volgen"):
        perform(w.dreiging, "close", by=w.by, op=OP, uitkomst="thuis", nazorg="")
    klaar = perform(w.dreiging, "close", by=w.by, op=OP, **velden)
    assert (klaar.status, klaar.afgesloten_op) == ("afgesloten", DAG)
    assert not klaar.momenten.filter(status="gepland").exists()
    assert placement_may_begin(w.casus) is True


@pytest.mark.eis("GV-M1-01")
def test_een_nieuwe_partij_antwoordt_ook(w):
    f.met_akkoord(f.met_plan(w))
    aanbieder = AanbiederFactory()
    rij = perform(w.dreiging, "choose_parties", by=w.by, op=OP, partijen=["aanbieder"])
    assert rij.partijen == ["gemeente", "gezin", "aanbieder"]
    assert placement_may_begin(w.casus).reden == "Nog geen antwoord op het plan van: Aanbieder."
    wie = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    with pytest.raises(PermissionDenied):
        answer(rij, "aanbieder", True, namens="x", gegeven_op=DAG, by=wie, op=OP)
    betrek(w.casus, aanbieder)
    answer(rij, "aanbieder", True, namens="x", gegeven_op=DAG, by=wie, op=OP)
    perform(new_version(w.plan, by=w.by, op=OP), "adopt", by=w.by, op=OP)
    outbox.process_all()
    plek = f"behandelregisseur@{aanbieder.pk}"
    assert Signaal.objects.filter(soort="akkoord", plek=plek).exists()


def test_intrekken_vraagt_een_reden_en_laat_momenten_vervallen(w):
    f.met_vlag(w)
    with pytest.raises(ValidationError, match="waarom u dit intrekt"):
        perform(w.dreiging, "withdraw", by=w.by, op=OP, toelichting="")
    perform(w.dreiging, "withdraw", by=w.by, op=OP, toelichting="Verkeerde casus")
    assert set(w.dreiging.momenten.values_list("status", flat=True)) == {"vervallen"}


def test_het_plan_neemt_over_wat_bekend_is(w):
    f.met_vlag(w)
    vastgesteld(w.casus, "veiligheidsplan", w.by)
    plan = begin_document(w.casus, PLAN, by=w.by, op=OP)
    assert plan.inhoud["aanleiding"] == "Er is thuis elke week geweld."
    assert plan.inhoud["veiligheidsplan"].startswith("Veiligheidsplan van 2-3-2026, versie 1.")
    assert len(plan.inhoud["uitgangspunten"]) == 8


def test_wie_niet_betrokken_is_ziet_niets(w):
    f.met_vlag(w)
    ander = medewerker(Rol.PROCESREGISSEUR)
    assert not type(w.dreiging).objects.visible_to(ander, DAG).exists()
    assert type(w.dreiging).objects.visible_to(w.by, DAG).count() == 1
    assert Casus.objects.visible_to(w.by, DAG).exists()
    outbox.process_all()
