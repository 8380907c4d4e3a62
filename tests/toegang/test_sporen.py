"""Wat er achterblijft: geen BSN, naam of geheim in het logboek; taken dragen alleen nummers."""

import inspect
import io
import json
import logging
import re
from datetime import datetime

import pytest
from celery import current_app

from organisaties.models import Leesregel
from tests.factories.casusregie import passes_eleven_test
from verloop.logboek import JsonFormatter, Schoonmaker
from verloop.models import Gebeurtenis, Outbox

from .cel import request
from .matrix import insider
from .spelers import SPELERS
from .tabel import TABEL
from .verdeling import PROEF, turn

pytestmark = pytest.mark.django_db
BEZOEKERS = (
    "anoniem",
    "eigen_procesregisseur",
    "eigen_behandelregisseur",
    "eigen_backoffice",
    "ander_procesregisseur",
    "toezichthouder",
)


@pytest.fixture
def logboek():
    """Everything that is logged, as the production formatter writes it."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.addFilter(Schoonmaker())
    handler.setFormatter(JsonFormatter())
    wortel = logging.getLogger()
    oud = wortel.level
    wortel.addHandler(handler)
    wortel.setLevel(logging.INFO)
    yield stroom
    wortel.removeHandler(handler)
    wortel.setLevel(oud)


def names(wereld):
    """All that may stand nowhere: surnames, BSNs and the texts people typed."""
    for dossier in wereld.dossiers.values():
        yield from (naam for naam in dossier.kanaries if len(naam) > 6)
        yield dossier.bsn


def visit_everything(loper):
    """Every address, with names and BSNs in searches that fail.

    `make proef` sends everybody with every method; `make test` sends one who comes in and, at a
    third of the addresses, one other in turn, with a method in turn.
    """
    dossier = loper.wereld.dossiers["loopt"]
    for naam, rij in TABEL.items():
        eerste = insider(naam, next(iter(rij.methoden)))
        ander = turn(BEZOEKERS, naam, "log") if turn((True, False, False), naam) else eerste
        for code in BEZOEKERS if PROEF else {eerste, ander}:
            for methode in rij.methoden if PROEF else [turn([*rij.methoden], naam, code, "log")]:
                vraag = f"?q={dossier.kanaries[0]}&bsn={dossier.bsn}"
                request(loper.klanten[code], methode, loper.places(naam)[0].pad + vraag)


def test_het_logboek_kent_niemand(loper, logboek):
    visit_everything(loper)
    tekst = logboek.getvalue()
    regels = [json.loads(regel) for regel in tekst.splitlines()]
    assert len(regels) > 100
    assert [naam for naam in names(loper.wereld) if naam in tekst] == []
    zonder_kenmerken = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", tekst)
    nummers = re.findall(r"(?<!\d)\d{9}(?!\d)", zonder_kenmerken)
    assert [n for n in nummers if passes_eleven_test(n)] == []
    for klant in loper.klanten.values():
        for koekje in klant.cookies.values():
            assert not koekje.value or koekje.value not in tekst
    assert "csrfmiddlewaretoken=" not in tekst


def test_een_weigering_is_terug_te_vinden_met_het_kenmerk(loper, logboek):
    cel = request(loper.klanten["eigen_procesregisseur"], "GET", "/sturing/escalaties/")
    regel = json.loads(logboek.getvalue().splitlines()[-1])
    assert regel["verzoek"] == cel.antwoord["X-Request-Id"]
    assert regel["status_code"] == 403


def test_zoeken_naar_een_bsn_laat_geen_bsn_achter(loper, logboek):
    dossier = loper.wereld.dossiers["loopt"]
    klant = loper.klanten["eigen_procesregisseur"]
    cel = request(klant, "POST", "/zoeken/", begin=loper.begin, data={"bsn": dossier.bsn})
    assert dossier.nummer in cel.antwoord.text
    assert cel.leesregels
    for regel in cel.leesregels:
        assert dossier.bsn not in str(vars(regel))
    assert dossier.bsn not in logboek.getvalue()


def test_taken_dragen_alleen_nummers():
    for naam, taak in current_app.tasks.items():
        if naam.startswith("celery."):
            continue
        soorten = [p.annotation for p in inspect.signature(taak.run).parameters.values()]
        assert all(soort in (int, "int") for soort in soorten), naam


def test_uitgaand_werk_draagt_alleen_nummers(wereld):
    werk = Outbox.objects.all()
    assert werk.count() > 20
    for rij in werk:
        for waarde in rij.gegevens.values():
            assert isinstance(waarde, int) or datetime.fromisoformat(waarde), rij.taak
        assert [naam for naam in names(wereld) if naam in rij.sleutel] == []


def test_gebeurtenissen_en_leesregels_dragen_geen_namen(wereld):
    teksten = [json.dumps(g.gegevens, default=str) for g in Gebeurtenis.objects.all()]
    teksten += [f"{regel.onderdeel} {regel.detail}" for regel in Leesregel.objects.all()]
    assert len(teksten) > 100
    heel = " ".join(teksten)
    assert [naam for naam in names(wereld) if naam in heel] == []


def test_wie_waar_werkt_staat_vast_in_de_spelers():
    assert set(BEZOEKERS) <= set(SPELERS)
