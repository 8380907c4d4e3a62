"""De opdrachten watch_termijnen en recompute_termijnen, en de taak van de klok."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from casusregie.models import Termijn
from casusregie.tasks import sweep_termijnen
from casusregie.termijnen.bewaking import watch
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, inzet
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db


def on(dag):
    return watch(dag, bouw.om(dag))


def test_opdracht_watch_termijnen_telt_wat_nieuw_was(w, onderwerp, capsys):
    onderwerp.project(inzet(w))
    for verwacht in (1, 0):
        call_command("watch_termijnen", "--on", "2026-03-12", "--json")
        regel = capsys.readouterr().out.strip().splitlines()[-1]
        assert regel == f'{{"op": "2026-03-12", "signalen": {verwacht}, "escalaties": {verwacht}}}'
        assert json.loads(regel)["escalaties"] == verwacht
    assert timezone.localdate(Gebeurtenis.objects.get().op) == date(2026, 3, 12)


def test_opdracht_watch_termijnen_vraagt_een_echte_dag():
    with pytest.raises(CommandError, match="jjjj-mm-dd"):
        call_command("watch_termijnen", "--on", "12 maart")


def test_taak_kijkt_naar_vandaag(w, onderwerp):
    onderwerp.project(inzet(w, date(2025, 3, 1)))
    assert sweep_termijnen() == [2, 2]
    assert sweep_termijnen() == [0, 0]


def test_opdracht_recompute_verandert_niets_op_een_gezonde_database(w, capsys):
    bouw.due_termijnen(w, 3)
    on(GEMIST)
    was = list(Termijn.objects.order_by("pk").values())
    call_command("recompute_termijnen")
    assert capsys.readouterr().out.strip().endswith("6 termijnen bekeken, 0 gewijzigd")
    assert list(Termijn.objects.order_by("pk").values()) == was


def test_opdracht_recompute_herstelt_en_zegt_het(w, capsys):
    bouw.due_termijnen(w, 1)
    on(GEMIST)
    Termijn.objects.filter(code="escalatie.antwoord").update(uiterlijk=date(2030, 1, 1))
    call_command("recompute_termijnen", "--dry-run")
    assert Termijn.objects.get(code="escalatie.antwoord").uiterlijk == date(2030, 1, 1)
    call_command("recompute_termijnen")
    uitvoer = capsys.readouterr().out
    assert "gewijzigd: casusregie.escalatie" in uitvoer
    assert uitvoer.strip().endswith("2 termijnen bekeken, 1 gewijzigd")
    assert Termijn.objects.get(code="escalatie.antwoord").uiterlijk == date(2026, 3, 17)
    assert Gebeurtenis.objects.filter(code="casusregie.casus.termijnen_herrekend").count() == 1
