"""Wat het plan van anderen overneemt: de verklarende analyse, en de tafel bij een evaluatie."""

from uuid import uuid4

import pytest

from casusregie.documenten.maken import begin_document
from casusregie.uithuisplaatsing.forms import MomentForm
from casusregie.uithuisplaatsing.keuzes import Momentsoort
from casusregie.uithuisplaatsing.maken import raise_flag
from casusregie.uithuisplaatsing.plan import PLAN
from casusregie.uithuisplaatsing.tafels import tafels_of
from organisaties.rollen import Rol
from tests.factories import afwegingskader, tafel
from tests.factories.afwegingskader import OP
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db


@pytest.mark.eis("GV-M1-04", "GV-M3-01")
def test_het_plan_neemt_de_verklarende_analyse_over():
    w = afwegingskader.wereld()
    afwegingskader.geanalyseerd(w)
    by = w.casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    raise_flag(w.casus, "Het loopt thuis vast.", by=by, op=OP)
    plan = begin_document(w.casus, PLAN, by=by, op=OP)
    analyse = w.casus.aanvragen.get().analyses.get()
    assert analyse.samenhang in plan.inhoud["analyse"]
    assert plan.inhoud["analyse_door"] == str(analyse.auteur)
    assert plan.inhoud["analyse_op"] == analyse.vastgesteld_op.isoformat()
    assert plan.herkomst["analyse"] == "de verklarende analyse bij 1-op-1"


def test_zonder_analyse_blijft_het_onderdeel_open():
    w = afwegingskader.wereld()
    by = w.casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    raise_flag(w.casus, "Het loopt thuis vast.", by=by, op=OP)
    plan = begin_document(w.casus, PLAN, by=by, op=OP)
    assert "analyse" not in plan.inhoud
    assert plan.missing()["analyse"] == "Vul een antwoord in bij: verklarende analyse"


@pytest.mark.eis("GV-M2-07")
def test_de_evaluatie_kan_aan_dezelfde_tafel():
    w = tafel.wereld()
    aanmelding = tafel.geagendeerd(w)
    by = aanmelding.casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    dag = tafel.op().date()
    (gevonden,) = tafels_of(aanmelding.casus, by, dag)
    assert (gevonden.kenmerk, gevonden.naam) == (aanmelding.kenmerk, str(aanmelding.tafel))
    assert tafels_of(aanmelding.casus, medewerker(Rol.CASUSREGISSEUR), dag) == []


@pytest.mark.eis("GV-M2-07")
def test_een_tafel_die_niet_te_kiezen_was_wordt_geweigerd():
    eigen, vreemd = uuid4(), uuid4()
    keuze = {"soort": Momentsoort.PLAN, "tafels": [(str(eigen), "Regiotafel")]}
    for gekozen, fout in ((eigen, False), ("", False), (vreemd, True), ("x", True)):
        form = MomentForm({"tafel_kenmerk": str(gekozen)}, **keuze)
        assert bool(form.errors.get("tafel_kenmerk")) is fout
    form = MomentForm({"tafel_kenmerk": str(eigen)}, **keuze)
    form.is_valid()
    assert form.cleaned_data["tafel_kenmerk"] == eigen
