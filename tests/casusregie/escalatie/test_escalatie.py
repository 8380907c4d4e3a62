"""De machine van de escalatie: wie mag antwoorden, wat een antwoord is en wat daarop volgt."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.escalatie.ladders import ladder_of, plan_of, trede_of
from casusregie.models import Escalatie, Signaal, Termijn
from casusregie.termijnen.bewaking import Uitkomst, watch
from normenkader.models import KaderVersie
from organisaties.models import Aanstelling
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, inzet, om
from tests.factories.afwegingskader import ladder
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis, Outbox
from verloop.mogelijkheden import moves
from verloop.overgangen import perform, register
from verloop.zinsneden import sentence

pytestmark = pytest.mark.django_db
ANTWOORD = {"antwoord": "De inzet stopt vrijdag.", "uitkomst": "stopt"}


@pytest.fixture
def escalatie(w, onderwerp):
    onderwerp.project(inzet(w))
    watch(GEMIST, om(GEMIST))
    return Escalatie.objects.get()


def beantwoord(escalatie, by, op=GEMIST, **gegevens):
    return perform(escalatie, "answer", by=by, op=om(op), **(ANTWOORD | gegevens))


@pytest.mark.eis("OO-07")
@pytest.mark.parametrize(
    ("sinds", "antwoord_uiterlijk", "klimt_op"),
    [
        pytest.param((2026, 3, 12), (2026, 3, 17), (2026, 3, 18), id="gemist op wo 11 maart"),
        pytest.param((2026, 3, 14), (2026, 3, 18), (2026, 3, 19), id="gemist op vrijdag"),
        pytest.param((2026, 4, 3), (2026, 4, 9), (2026, 4, 10), id="over Pasen heen"),
        pytest.param((2026, 12, 24), (2026, 12, 30), (2026, 12, 31), id="over Kerst heen"),
    ],
)
def test_dagen_van_trede_1(db, sinds, antwoord_uiterlijk, klimt_op):
    plan = plan_of("termijn", trede_of("termijn", 1), date(*sinds))
    assert (plan.antwoord_uiterlijk, plan.klimt_op) == (date(*antwoord_uiterlijk), date(*klimt_op))


def test_bovenste_trede_klimt_niet(db):
    assert plan_of("termijn", trede_of("termijn", 2), GEMIST).klimt_op is None
    assert [trede.nummer for trede in ladder_of("termijn")] == [1, 2]


@pytest.mark.eis("OO-07")
@pytest.mark.parametrize(
    ("werkdagen", "treden", "klimt_op"),
    [
        pytest.param((3,), 2, (2026, 3, 18), id="zoals nu"),
        pytest.param((1,), 2, (2026, 3, 16), id="een werkdag"),
        pytest.param((5, 2), 3, (2026, 3, 20), id="drie treden"),
        pytest.param((), 1, None, id="alleen het expertteam"),
    ],
)
def test_de_ladder_komt_uit_de_versie_van_het_kader(werkdagen, treden, klimt_op):
    versie = KaderVersie(treden=ladder(*werkdagen))
    eerste = trede_of("termijn", 1, versie)
    assert len(ladder_of("termijn", versie)) == treden
    gevonden = plan_of("termijn", eerste, date(2026, 3, 12), versie).klimt_op
    assert gevonden == (date(*klimt_op) if klimt_op else None)


@pytest.mark.parametrize(
    ("status", "overgangen"),
    [
        pytest.param("open", ["answer"], id="open: alleen beantwoorden"),
        pytest.param("beantwoord", [], id="beantwoord"),
        pytest.param("doorgezet", [], id="doorgezet"),
        pytest.param("vervallen", [], id="vervallen"),
    ],
)
def test_wat_een_mens_kan_per_status(w, escalatie, status, overgangen):
    escalatie.status = status
    assert [m.naam for m in moves(escalatie, w.procesregisseur, GEMIST)] == overgangen


@pytest.mark.eis("OO-07")
def test_antwoord_stopt_de_ladder(w, escalatie):
    na = beantwoord(escalatie, w.procesregisseur)
    assert (na.status, na.beantwoord_door, na.beantwoord_op) == (
        "beantwoord",
        w.procesregisseur,
        GEMIST,
    )
    assert watch(date(2026, 3, 18), om(date(2026, 3, 18))) == Uitkomst(0, 0)
    assert Termijn.objects.get(code="escalatie.antwoord").voldaan_op == GEMIST
    laatste = Gebeurtenis.objects.latest("pk")
    assert sentence(laatste) == "Escalatie beantwoord"
    assert "vrijdag" not in str(laatste.gegevens)


def test_wie_aan_zet_is_hoort_het_antwoord_een_keer(w, escalatie):
    beantwoord(escalatie, w.procesregisseur)
    assert outbox.process_all() == 1
    signaal = Signaal.objects.get(soort__startswith="antwoord")
    assert signaal.plek == f"{Rol.BEHANDELREGISSEUR}@{w.aanbieder.pk}"
    assert Outbox.objects.get().verwerkt_op is not None


def test_iedere_houder_van_de_rol_mag_antwoorden(w, escalatie):
    collega = bouw.medewerker("Vervanger", Rol.PROCESREGISSEUR, w.team)
    assert beantwoord(escalatie, collega).beantwoord_door == collega


@pytest.mark.parametrize(
    "wie", ["casusregisseur", "behandelregisseur", "zorgbemiddelaar", "systeem"]
)
def test_een_ander_mag_niet_antwoorden(w, escalatie, wie):
    with pytest.raises(PermissionDenied, match="Alleen de procesregisseur van Team Noord"):
        beantwoord(escalatie, getattr(w, wie))
    escalatie.refresh_from_db()
    assert escalatie.status == "open"


def test_procesregisseur_van_een_ander_team_mag_niet(w, escalatie):
    ander = bouw.medewerker("Ander", Rol.PROCESREGISSEUR, bouw.organisatie("lokaal_team", "Zuid"))
    with pytest.raises(PermissionDenied):
        beantwoord(escalatie, ander)


def test_na_het_einde_van_de_aanstelling_niet_meer(w, escalatie):
    Aanstelling.objects.filter(medewerker=w.procesregisseur).update(einddatum=date(2026, 3, 11))
    w.procesregisseur.__dict__.pop("_aanstellingen", None)
    with pytest.raises(PermissionDenied):
        beantwoord(escalatie, w.procesregisseur)


@pytest.mark.parametrize(
    ("gegevens", "veld", "zin"),
    [
        pytest.param({"antwoord": "  "}, "antwoord", "Schrijf wat er is afgesproken", id="leeg"),
        pytest.param({"uitkomst": ""}, "uitkomst", "Kies wat het antwoord is.", id="geen keuze"),
        pytest.param({"uitkomst": "weg"}, "uitkomst", "", id="onbekende keuze"),
        pytest.param({"antwoord": "x" * 4001}, "antwoord", "", id="te lang"),
    ],
)
def test_een_half_antwoord_wordt_niet_opgeslagen(w, escalatie, gegevens, veld, zin):
    with pytest.raises(ValidationError) as fout:
        beantwoord(escalatie, w.procesregisseur, **gegevens)
    assert zin in str(fout.value.message_dict[veld])
    escalatie.refresh_from_db()
    assert (escalatie.status, escalatie.versie) == ("open", 1)


def test_twee_keer_antwoorden_is_een_conflict(w, escalatie):
    beantwoord(escalatie, w.procesregisseur)
    with pytest.raises(Conflict):
        beantwoord(escalatie, w.procesregisseur)


def test_doorzetten_en_vervallen_zijn_van_de_klok(w, escalatie):
    for overgang in ("climb", "lapse"):
        with pytest.raises(PermissionDenied, match="vanzelf"):
            perform(escalatie, overgang, by=w.procesregisseur, op=om(date(2026, 3, 18)))
    with pytest.raises(Geblokkeerd, match="Het antwoord mag nog komen"):
        perform(escalatie, "climb", by=w.systeem, op=om(date(2026, 3, 17)))


def test_een_mens_opent_geen_escalatie(w, escalatie):
    escalatie.pk = None
    with pytest.raises(PermissionDenied):
        register(escalatie, by=w.procesregisseur, op=om(GEMIST))


def test_de_database_weigert_een_tweede(w, escalatie):
    dubbel = Escalatie.objects.get()
    dubbel.pk, dubbel.kenmerk = None, bouw.kenmerk()
    with pytest.raises(IntegrityError, match="escalatie_eenmaal"), transaction.atomic():
        dubbel.save(force_insert=True)


@pytest.mark.parametrize("velden", [{"status": "beantwoord"}, {"beantwoord_op": date(2026, 3, 13)}])
def test_de_database_weigert_een_half_antwoord(w, escalatie, velden):
    with pytest.raises(IntegrityError, match="beantwoord_heeft_antwoord"), transaction.atomic():
        Escalatie.objects.filter(pk=escalatie.pk).update(**velden)


def test_vragen_naar_escalaties(w, escalatie):
    alle = Escalatie.objects
    assert alle.open().of_code("eenopeen.laatste_dag").count() == 1
    assert alle.of_code("zorg.start_melden").count() == alle.closed().count() == 0
    assert alle.addressed_to(w.procesregisseur, GEMIST).count() == 1
    assert alle.addressed_to(w.casusregisseur, GEMIST).count() == 0
    assert alle.addressed_to(w.systeem, GEMIST).count() == 0


def test_antwoord_blijft_binnen_de_vragen(w, escalatie, tel_queries):
    w.procesregisseur.aanstellingen_op(GEMIST)
    with tel_queries() as vragen:
        beantwoord(escalatie, w.procesregisseur)
    assert len(vragen) <= 20, [v["sql"][:90] for v in vragen]


@pytest.mark.eis("OO-01", "OO-12")
@pytest.mark.parametrize(
    ("code", "uitkomst", "treden"),
    [
        ("eenopeen.laatste_dag", "langer_nodig", [1, 2]),
        ("eenopeen.laatste_dag", "stopt", [1]),
        ("zorg.startbericht", "langer_nodig", [1]),
    ],
)
def test_langer_dan_de_laatste_dag_beslist_alleen_de_rer(w, escalatie, code, uitkomst, treden):
    Escalatie.objects.filter(pk=escalatie.pk).update(code=code)
    escalatie.refresh_from_db()
    beantwoord(escalatie, w.procesregisseur, uitkomst=uitkomst)
    outbox.process_all()
    outbox.process_all()
    rijen = Escalatie.objects.order_by("trede")
    assert [rij.trede for rij in rijen] == treden
    if 2 in treden:
        assert (rijen[1].aan_rol, rijen[1].status) == ("zorgbemiddelaar", "open")
