"""De volgorde in route C: eerst de teamtafel of een gedeeld plan, dan het gezinsplan (CR-C2-11)."""

from datetime import date

import pytest

from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.casusregie.bescherming.test_taken import betrek
from tests.casusregie.toestemming.hulp import antwoord, vraag
from tests.factories import bescherming as f
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import moves

pytestmark = pytest.mark.django_db
REDEN = "Er is nog geen teamtafel gehouden"


def knop(w):
    route = f.route(w).on(f.DAG)
    return next(m for m in moves(route, w.jeugdbeschermer, f.DAG) if m.naam == "adopt_gezinsplan")


@pytest.mark.eis("CR-C2-11")
def test_zonder_teamtafel_geen_gezinsplan_en_de_knop_zegt_waarom():
    w = f.wereld()
    with pytest.raises(Geblokkeerd, match=REDEN):
        f.stap(w, "adopt_gezinsplan")
    actie = knop(w)
    assert not actie.toegestaan
    assert REDEN in actie.reden
    assert actie.weg_url.endswith("/teamtafels/nieuw/")
    gepland = f.tafel(w)
    assert not knop(w).toegestaan, "gepland is nog niet gehouden"
    f.gehouden(w, gepland)
    assert knop(w).toegestaan
    assert f.stap(w, "adopt_gezinsplan").gezinsplan_vastgesteld_op == f.DAG


@pytest.mark.eis("CR-C2-11")
def test_een_gedeeld_ondersteuningsplan_komt_in_de_plaats_van_de_teamtafel():
    w = f.wereld()
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    gevraagd = vraag(
        w.casus,
        by=w.jeugdbeschermer,
        partijsoort="organisatie",
        partij=w.gi,
        wat="ondersteuningsplan",
        doel="samenwerking",
    )
    for wie in ("jeugdige", "Ouder 1"):
        gevraagd = antwoord(gevraagd, wie, by=w.jeugdbeschermer)
    f.handeling(w, "ondersteuningsplan_gedeeld", by=w.team.casusregisseur, organisatie=w.gi)
    assert f.stap(w, "adopt_gezinsplan").gezinsplan_vastgesteld_op == f.DAG


def test_een_gemeente_die_anders_beslist_zet_de_volgorde_uit():
    w = f.wereld()
    change_instelling(
        "routec.gezinsplan_na_teamtafel", False, geldig_van=date(2026, 1, 1), bron="proef"
    )
    assert f.stap(w, "adopt_gezinsplan").gezinsplan_vastgesteld_op == f.DAG
