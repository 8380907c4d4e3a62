"""1-op-1 in een casus zonder lokaal team: de gemeente zelf analyseert en besluit."""

import pytest
from django.core.exceptions import PermissionDenied

from afwegingskader.bevoegdheden import may_analyse
from casusregie.bevoegdheden import is_procesregisseur
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.models import OVERAL
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker

DAG = f.OP.date()
pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["zonder-team", "opt-out"])
def w(request):
    """Running help, casusregie with the gezin, no team; with and without an opt-out."""
    w = f.wereld(bij_gezin=True)
    casus = w.casus
    Betrokkenheid.objects.filter(casus=casus, organisatie=w.team).delete()
    casus.regierollen.filter(rol=Rol.PROCESREGISSEUR).delete()
    getekend = DAG if request.param else None
    Casus.objects.filter(pk=casus.pk).update(
        team=None, route="B", opt_out=request.param, opt_out_getekend_op=getekend
    )
    w.casus = w.arrangement.casus = Casus.objects.get(pk=casus.pk)
    gemeente = w.casus.gemeente
    w.procesregisseur = medewerker(Rol.PROCESREGISSEUR, organisatie=gemeente)
    w.besluiter = medewerker(Rol.PROCESREGISSEUR, organisatie=gemeente)
    w.vreemd = w.gedragswetenschapper
    w.gedragswetenschapper = medewerker(
        Rol.GEDRAGSWETENSCHAPPER,
        organisatie=gemeente,
        training_verklarende_analyse_op=f.TRAINING,
    )
    return w


@pytest.mark.eis("OO-10")
def test_van_aanvraag_tot_besluit_zonder_team(w):
    stuk = f.toegekend(w)
    assert stuk.status == "toegekend"
    assert stuk.inzet.status == "gepland"
    zien = (w.gedragswetenschapper, w.besluiter)
    assert all(Casus.objects.visible_to(wie, DAG).exists() for wie in zien)
    assert not Casus.objects.visible_to(w.vreemd, DAG).exists()


def test_een_gedragswetenschapper_elders_of_van_de_aanbieder_doet_het_niet(w):
    stuk = f.ingediend(w).on(DAG)
    for wie in (w.vreemd, w.behandelregisseur, medewerker(Rol.GEDRAGSWETENSCHAPPER)):
        assert "van de gemeente" in str(may_analyse(stuk, wie))
    w.gedragswetenschapper = w.vreemd
    with pytest.raises(PermissionDenied):
        f.analyse(w, stuk)


def test_een_procesregisseur_van_een_ander_team_besluit_niet(w):
    stuk = f.ingediend(w).on(DAG)
    assert is_procesregisseur(stuk, w.procesregisseur) is True
    assert not is_procesregisseur(stuk, medewerker(Rol.PROCESREGISSEUR))


def test_een_organisatie_die_er_niet_is_is_niet_overal():
    wie = medewerker(Rol.GEDRAGSWETENSCHAPPER)
    assert wie.has_role(Rol.GEDRAGSWETENSCHAPPER, on=DAG)
    assert wie.has_role(Rol.GEDRAGSWETENSCHAPPER, on=DAG, organisatie_id=OVERAL)
    assert not wie.has_role(Rol.GEDRAGSWETENSCHAPPER, on=DAG, organisatie_id=None)
