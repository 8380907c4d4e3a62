"""De deur: één volgorde voor elke verandering, en bij gelijktijdigheid precies één winnaar."""

import os
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from casusregie.models import Escalatie
from casusregie.plannen.vraaganalyse import Vraaganalyse
from casusregie.termijnen.bewaking import watch
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, GEMIST_OM, START
from tests.metingen import meting
from tests.verloop.gelijktijdig import together
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis, Onderwerp, Outbox
from verloop.mogelijkheden import allowed, moves
from verloop.overgangen import amend, perform, record, register
from verloop.redenen import Nee, first_refusal
from verloop.samen import insert_new, perform_many, register_many

RONDEN = 50 if os.environ.get("PROEF") == "1" else 5
ANTWOORD = {"antwoord": "De inzet stopt vrijdag.", "uitkomst": "stopt"}


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def escalatie(w):
    bouw.due_termijnen(w, 1)
    watch(GEMIST, GEMIST_OM)
    return Escalatie.objects.get()


@pytest.fixture
def analyse(w):
    casus = bouw.casussen(w, 1)[0]
    return register(Vraaganalyse(casus=casus), by=w.casusregisseur, op=bouw.om(START))


def answer(escalatie, by, **gegevens):
    return perform(escalatie, "answer", by=by, op=GEMIST_OM, **(ANTWOORD | gegevens))


def test_een_overgang_is_een_gebeurtenis_en_een_opdracht(w, escalatie):
    na = answer(escalatie, w.procesregisseur)
    gebeurtenis = Gebeurtenis.objects.latest("pk")
    assert (gebeurtenis.code, gebeurtenis.van, gebeurtenis.naar) == (
        "casusregie.escalatie.answer",
        "open",
        "beantwoord",
    )
    assert (gebeurtenis.door, gebeurtenis.op) == (w.procesregisseur, GEMIST_OM)
    assert gebeurtenis.dossier == escalatie.casus.kenmerk
    werk = Outbox.objects.get()
    assert werk.gegevens == {"onderwerp_id": na.pk, "gebeurtenis_id": gebeurtenis.pk}
    assert werk.aangemaakt_op == GEMIST_OM
    assert na.versie == escalatie.versie + 1


def test_wat_geweigerd_wordt_laat_niets_achter(w, escalatie):
    voor = Gebeurtenis.objects.count()
    for fout, by, gegevens in (
        (PermissionDenied, w.collega, {}),
        (ValidationError, w.procesregisseur, {"antwoord": ""}),
    ):
        with pytest.raises(fout):
            answer(escalatie, by, **gegevens)
    escalatie.refresh_from_db()
    assert (escalatie.status, escalatie.versie) == ("open", 1)
    assert Gebeurtenis.objects.count() == voor
    assert not Outbox.objects.exists()


def test_een_overgang_die_niet_bestaat_is_een_programmeerfout(w, escalatie):
    with pytest.raises(LookupError, match="Escalatie kent geen overgang 'afronden'"):
        perform(escalatie, "afronden", by=w.procesregisseur, op=GEMIST_OM)


def test_de_deur_kijkt_naar_de_stand_nu_en_niet_naar_de_kopie(w, escalatie):
    oud = Escalatie.objects.get()
    answer(escalatie, w.procesregisseur)
    assert oud.status == "open"
    with pytest.raises(Conflict) as fout:
        answer(oud, w.procesregisseur)
    assert fout.value.reden == "Dit is intussen door iemand anders gewijzigd."


def test_alles_of_niets_met_de_transactie_eromheen(w, escalatie):
    class Afgebroken(Exception):  # noqa: N818
        pass

    voor = Gebeurtenis.objects.count()
    with pytest.raises(Afgebroken), transaction.atomic():
        answer(escalatie, w.procesregisseur)
        raise Afgebroken
    escalatie.refresh_from_db()
    assert escalatie.status == "open"
    assert (Gebeurtenis.objects.count(), Outbox.objects.count()) == (voor, 0)


def test_wijzigen_met_een_oude_versie_is_een_conflict(w, analyse):
    amend(analyse, by=w.casusregisseur, versie=1, op=bouw.om(START), sociaal="Thuis")
    with pytest.raises(Conflict):
        amend(analyse, by=w.collega, versie=1, op=bouw.om(START), sociaal="Niet thuis")
    analyse.refresh_from_db()
    assert (analyse.sociaal, analyse.versie) == ("Thuis", 2)
    laatste = Gebeurtenis.objects.latest("pk")
    assert laatste.gegevens == {"velden": ["sociaal"]}


def test_wijzigen_mag_niet_iedereen(w, analyse):
    with pytest.raises(PermissionDenied):
        amend(analyse, by=w.behandelregisseur, op=bouw.om(START), sociaal="Thuis")


def test_standaard_mag_niemand_iets(w):
    kaal = Escalatie()
    assert str(Onderwerp.may_register(kaal, w.systeem)) == "U mag dit niet aanmaken."
    assert str(Onderwerp.may_amend(kaal, w.systeem)) == "U mag dit niet wijzigen."
    assert Onderwerp.dossier_kenmerk(kaal) is None


def test_een_tweede_met_dezelfde_sleutel_is_een_conflict(w, analyse):
    with pytest.raises(Conflict):
        register(Vraaganalyse(casus=analyse.casus), by=w.casusregisseur, op=bouw.om(START))


def test_de_knoppen_zeggen_hetzelfde_als_de_deur(w, escalatie):
    (knop,) = moves(escalatie, w.collega, GEMIST)
    assert (knop.naam, knop.toegestaan, knop.soort) == ("answer", False, "rol")
    assert knop.reden == "Alleen de procesregisseur van Team Noord beantwoordt deze escalatie."
    assert allowed(escalatie, "answer", w.procesregisseur, GEMIST)
    assert not allowed(escalatie, "climb", w.systeem, GEMIST)


def test_zonder_peildatum_geen_oordeel():
    with pytest.raises(RuntimeError, match="peildatum"):
        _ = Escalatie().vandaag


def test_eerste_weigering_wint():
    nee = Nee("Nog niet.")
    assert first_refusal(True, nee, Nee("Ook niet.")) is nee
    assert first_refusal(True, True) is True


def test_gebeurtenissen_worden_alleen_aangevuld(w, escalatie):
    gebeurtenis = Gebeurtenis.objects.latest("pk")
    for doe in (
        lambda: Gebeurtenis.objects.filter(pk=gebeurtenis.pk).update(code="anders"),
        lambda: Gebeurtenis.objects.filter(pk=gebeurtenis.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()
    assert Gebeurtenis.objects.latest("pk").code == gebeurtenis.code


def test_veel_tegelijk_slaat_over_wat_er_al_is(w, escalatie):
    oud, nieuw = Escalatie.objects.get(), Escalatie.objects.get()
    for rij in (oud, nieuw):
        rij.pk, rij.kenmerk = None, bouw.kenmerk()
    nieuw.aanleiding = "een andere aanleiding"
    gemaakt = register_many([oud, nieuw], by=w.systeem, op=GEMIST_OM, code="trede_1")
    assert [rij.kenmerk for rij in gemaakt] == [nieuw.kenmerk]
    assert Gebeurtenis.objects.filter(object_id=nieuw.pk).count() == 1
    assert Escalatie.objects.count() == 2


def test_veel_tegelijk_vraagt_ook_wie_het_doet(w, escalatie):
    escalatie.pk, escalatie.kenmerk = None, bouw.kenmerk()
    with pytest.raises(PermissionDenied):
        register_many([escalatie], by=w.procesregisseur, op=GEMIST_OM)
    assert insert_new([]) == register_many([], by=w.systeem, op=GEMIST_OM) == []


def test_veel_tegelijk_zegt_welke_regel_breekt(w):
    """One UPDATE for all, one with values of each, and an INSERT: all tell it as the door does."""
    bouw.due_termijnen(w, 2)
    watch(GEMIST, GEMIST_OM)
    for aantal in (1, 2):
        rijen = list(Escalatie.objects.order_by("pk")[:aantal])
        for nr, rij in enumerate(rijen):
            rij.beantwoord_op = date(2026, 3, 12 + nr)
        with pytest.raises(ValidationError, match="beantwoord_heeft_antwoord"):
            perform_many(rijen, "lapse", by=w.systeem, op=GEMIST_OM, velden=["beantwoord_op"])
    nieuw = Escalatie.objects.first()
    nieuw.pk, nieuw.kenmerk, nieuw.aanleiding = None, bouw.kenmerk(), "een andere aanleiding"
    nieuw.beantwoord_op = date(2026, 3, 12)
    with pytest.raises(ValidationError, match="beantwoord_heeft_antwoord"):
        register_many([nieuw], by=w.systeem, op=GEMIST_OM)
    assert set(Escalatie.objects.values_list("status", "beantwoord_op")) == {("open", None)}


def test_veel_tegelijk_verliest_een_wedloop_met_een_conflict(w):
    bouw.due_termijnen(w, 2)
    watch(GEMIST, GEMIST_OM)
    een, ander = Escalatie.objects.order_by("pk")
    een.kenmerk = ander.kenmerk
    with pytest.raises(Conflict):
        perform_many([een], "lapse", by=w.systeem, op=GEMIST_OM, velden=["kenmerk"])
    assert Escalatie.objects.filter(status="open").count() == 2


def test_gebeurtenis_over_iets_zonder_dossier(w):
    gebeurtenis = record(w.team, "proef", by=w.systeem, op=GEMIST_OM, reden="x")
    assert (gebeurtenis.dossier, gebeurtenis.naar) == (None, "")
    assert gebeurtenis.code == "organisaties.organisatie.proef"


@pytest.mark.eis("OO-07")
@pytest.mark.django_db(transaction=True)
def test_32_tegelijk_een_winnaar(w):
    bouw.due_termijnen(w, RONDEN)
    watch(GEMIST, GEMIST_OM)
    w.procesregisseur.aanstellingen_op(date(2026, 3, 12))
    for escalatie in Escalatie.objects.all():
        voor = Gebeurtenis.objects.filter(object_id=escalatie.pk).count()
        uitkomst = together(32, lambda nr, e=escalatie: answer(e, w.procesregisseur).status)
        assert uitkomst == {"beantwoord": 1, "Conflict": 31}
        bij = Gebeurtenis.objects.filter(object_id=escalatie.pk)
        assert bij.count() == voor + 1
        gebeurtenis = bij.latest("pk")
        berichten = Outbox.objects.filter(sleutel=f"casusregie.tell_answer:{gebeurtenis.pk}")
        assert berichten.count() == 1
    assert Outbox.objects.count() == RONDEN
    naam = "32 tegelijk om een overgang: een winnaar, 31 nette weigeringen"
    meting(naam, RONDEN, "rondes", "make proef (tests/verloop/test_deur.py)")


@pytest.mark.django_db(transaction=True)
def test_tegenstrijdige_overgangen_een_winnaar(w):
    """Answering, climbing and lapsing at the same moment: one of the three happens."""
    dag = date(2026, 3, 18)
    bouw.due_termijnen(w, RONDEN)
    watch(GEMIST, GEMIST_OM)
    w.procesregisseur.aanstellingen_op(dag)
    for escalatie in Escalatie.objects.all():
        doen = (
            lambda e=escalatie: answer(e, w.procesregisseur).status,
            lambda e=escalatie: perform(e, "climb", by=w.systeem, op=bouw.om(dag)).status,
            lambda e=escalatie: perform(e, "lapse", by=w.systeem, op=bouw.om(dag)).status,
        )
        uitkomst = together(12, lambda nr, doen=doen: doen[nr % 3]())
        assert uitkomst.pop("Conflict") == 11
        escalatie.refresh_from_db()
        assert uitkomst == {escalatie.status: 1}
        assert escalatie.status != "open"


@pytest.mark.django_db(transaction=True)
def test_tegelijk_wijzigen_verliest_niemands_tekst(w):
    casus = bouw.casussen(w, 1)[0]
    analyse = register(Vraaganalyse(casus=casus), by=w.casusregisseur, op=bouw.om(START))
    w.casusregisseur.aanstellingen_op(START)
    uitkomst = together(
        16,
        lambda nr: (
            amend(
                analyse, by=w.casusregisseur, versie=1, op=bouw.om(START), sociaal=f"tekst {nr}"
            ).versie
        ),
    )
    assert uitkomst == {2: 1, "Conflict": 15}
