"""Veel bewakingen tegelijk: elke gemiste termijn geeft precies één escalatie."""

import multiprocessing
import os
from datetime import date

import pytest
from django.db import connections

from casusregie.models import Escalatie, Signaal, Termijn
from casusregie.termijnen.bewaking import Uitkomst, watch
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, GEMIST_OM, inzet, om
from tests.metingen import meting
from tests.verloop.gelijktijdig import together
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db(transaction=True)
AANTAL = 2000 if os.environ.get("PROEF") == "1" else 300
KEER = 3


@pytest.fixture
def w(transactional_db):
    return bouw.wereld()


def bewaak(poort, telling):
    """One worker process: the same task three times, with its own connection."""
    poort.wait(60)
    for _ in range(KEER):
        uitkomst = watch(GEMIST, GEMIST_OM, batch=25)
        with telling.get_lock():
            telling[0] += uitkomst.escalaties
            telling[1] += uitkomst.signalen
    connections.close_all()


@pytest.mark.eis("OO-07")
def test_acht_processen_driehonderd_termijnen_elk_drie_keer(w):
    bouw.due_termijnen(w, AANTAL)
    connections.close_all()
    proces = multiprocessing.get_context("fork")
    poort, telling = proces.Barrier(8), proces.Array("i", [0, 0])
    werkers = [proces.Process(target=bewaak, args=(poort, telling)) for _ in range(8)]
    for werker in werkers:
        werker.start()
    for werker in werkers:
        werker.join(240)
    assert [werker.exitcode for werker in werkers] == [0] * 8
    assert list(telling) == [AANTAL, AANTAL]
    assert Escalatie.objects.count() == AANTAL
    assert Escalatie.objects.values("termijn").distinct().count() == AANTAL
    assert Signaal.objects.count() == AANTAL
    assert Gebeurtenis.objects.filter(code="casusregie.escalatie.trede_1").count() == AANTAL
    assert Termijn.objects.filter(code="escalatie.antwoord").count() == AANTAL
    naam = "acht processen, elke taak drie keer: gemiste termijnen, elk een keer geescaleerd"
    meting(naam, AANTAL, "termijnen", "make proef (tests/casusregie/termijnen)")


def test_acht_draden_laten_samen_klimmen(w):
    bouw.due_termijnen(w, 40)
    watch(GEMIST, GEMIST_OM)
    dag = date(2026, 3, 18)
    uitkomst = together(8, lambda nr: watch(dag, om(dag), batch=5))
    assert sum((u.escalaties * keer for u, keer in uitkomst.items())) == 40
    assert Escalatie.objects.filter(trede=2).count() == 40
    assert Escalatie.objects.filter(status="doorgezet").count() == 40
    rer = w.rer.pk
    assert Signaal.objects.filter(plek=f"{Rol.ZORGBEMIDDELAAR}@{rer}").count() == 40


def test_antwoord_en_klok_tegelijk_geven_een_van_beide(w):
    bouw.due_termijnen(w, 8)
    watch(GEMIST, GEMIST_OM)
    dag = date(2026, 3, 18)
    nummers = list(Escalatie.objects.order_by("pk"))
    w.procesregisseur.aanstellingen_op(dag)

    def doe(nr):
        if nr % 2:
            return watch(dag, om(dag), batch=2)
        return perform(
            nummers[nr // 2],
            "answer",
            by=w.procesregisseur,
            op=om(dag),
            antwoord="Stopt.",
            uitkomst="stopt",
        ).status

    uitkomst = together(16, doe)
    soorten = {soort for soort in uitkomst if isinstance(soort, str)}
    assert soorten <= {"beantwoord", "Conflict"}
    watch(dag, om(dag))
    for escalatie in nummers:
        escalatie.refresh_from_db()
        tweede = Escalatie.objects.filter(termijn=escalatie.termijn, trede=2).count()
        assert (escalatie.status, tweede) in (("beantwoord", 0), ("doorgezet", 1))


def test_voldaan_en_klok_tegelijk_laten_geen_open_escalatie_achter(w):
    termijnen = list(bouw.due_termijnen(w, 12))
    onderwerpen = [bouw.Proefonderwerp(termijn.casus) for termijn in termijnen]

    def doe(nr):
        if nr % 3 == 0:
            return watch(GEMIST, GEMIST_OM, batch=3)
        onderwerpen[nr % 12].project(inzet(w, voldaan_op=GEMIST))
        return "voldaan"

    uitkomst = together(18, doe)
    assert all(isinstance(soort, Uitkomst) or soort == "voldaan" for soort in uitkomst), uitkomst
    voldaan = Termijn.objects.filter(code="eenopeen.laatste_dag", voldaan_op=GEMIST)
    assert voldaan.count() == 8
    assert not Escalatie.objects.open().filter(termijn__in=voldaan).exists()
    watch(GEMIST, GEMIST_OM)
    assert Escalatie.objects.open().count() == 4
