"""De machines van toestemming, voorlegging, verwijzing en intake; in willekeurige orde."""

import os
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusregie.jeugdige.models import Gezinslid
from casusregie.toestemming.geven import withdraw
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.models import OPEN, Toestemming
from casusregie.toestemming.partij import Partij
from casusregie.toestemming.personen import everyone_agreed
from casusregie.toestemming.voorlegging import Voorlegging
from casusregie.toestemming.vragen import may_share
from casusregie.verwijzers.intake import Intake
from casusregie.verwijzers.verwijzing import Teamverwijzing
from organisaties.rollen import Rol
from tests.factories.casusregie import DAG, OP, procesregisseur_van
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .hulp import antwoord, casus_van, persoon, vraag

pytestmark = pytest.mark.django_db
AANTAL = 400 if os.environ.get("PROEF") == "1" else 12
STAPPEN = 25

TABELLEN = {
    Toestemming: {
        "gevraagd": {"give", "refuse", "lapse"},
        "gegeven": {"withdraw", "lapse"},
        "geweigerd": set(),
        "ingetrokken": set(),
        "vervallen": set(),
    },
    Voorlegging: {"gesteld": {"answer", "withdraw"}, "beantwoord": set(), "ingetrokken": set()},
    Teamverwijzing: {
        "ontvangen": {"accept", "send_back"},
        "aangenomen": set(),
        "terugverwezen": set(),
    },
    Intake: {
        "wacht": {"record", "look_elsewhere"},
        "gedaan": {"start", "look_elsewhere"},
        "begonnen": set(),
        "elders": set(),
    },
}


@pytest.mark.parametrize("model", TABELLEN, ids=lambda m: m.__name__)
def test_exacte_overgangen_per_stand(model):
    regels = list(model._meta.get_field("status").get_all_transitions(model))
    assert {code for code, _ in model._meta.get_field("status").choices} == set(TABELLEN[model])
    for status, namen in TABELLEN[model].items():
        assert {r.name for r in regels if r.source == status} == namen, status


@pytest.mark.parametrize("rol", [Rol.TEAMLEIDER, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR])
@pytest.mark.parametrize(
    ("overgang", "gegevens"),
    [
        ("give", {"gegeven_op": DAG}),
        ("refuse", {"geweigerd_op": DAG}),
        ("lapse", {}),
    ],
)
def test_een_vreemde_doet_geen_overgang(rol, overgang, gegevens):
    gevraagd = vraag(casus_van(16))
    with pytest.raises(PermissionDenied):
        perform(gevraagd, overgang, by=medewerker(rol), op=OP, **gegevens)


ZETTEN = st.sampled_from(["vraag", "ja_jeugdige", "ja_ouder", "nee", "intrekken", "gezag", "jaar"])


@given(zetten=st.lists(ZETTEN, max_size=STAPPEN))
@settings(
    max_examples=AANTAL,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_wat_er_ook_gebeurt_er_wordt_nooit_te_veel_gedeeld(zetten):
    """Years pass, gezag changes, people answer: sharing needs everybody who decides that day."""
    casus, op, gevraagd = casus_van(11, ouders=2), OP, None
    for zet in zetten:
        op += timedelta(days=365 if zet == "jaar" else 1)
        with suppress(ValidationError, Conflict, Geblokkeerd):
            gevraagd = _play(casus, gevraagd, zet, op)
        _check(casus, op.date())


def _play(casus, gevraagd, zet, op):
    if zet == "vraag":
        return vraag(casus, op=op)
    if zet == "gezag":
        lid = Gezinslid.objects.filter(gezin=casus.gezin, jeugdige=None).order_by("pk").last()
        Gezinslid.objects.filter(pk=lid.pk).update(gezag=not lid.gezag)
    if zet in ("gezag", "jaar") or gevraagd is None:
        return gevraagd
    gevraagd = Toestemming.objects.get(pk=gevraagd.pk)
    if zet == "intrekken":
        by = procesregisseur_van(casus)
        return withdraw(gevraagd, persoon(casus, "jeugdige", op), by=by, op=op)
    wie = "jeugdige" if zet == "ja_jeugdige" else "Ouder 1"
    return antwoord(gevraagd, wie, zet != "nee", op=op)


def _check(casus, dag):
    rijen = list(Toestemming.objects.filter(casus=casus))
    assert sum(rij.status in OPEN for rij in rijen) <= 1
    for rij in rijen:
        assert (rij.status == "gegeven") <= (rij.gegeven_op is not None)
        assert (rij.status == "ingetrokken") <= (rij.ingetrokken_op is not None)
    mag = may_share(casus, Partij("school", "De Regenboog"), Wat.GEGEVENS, Doel.SAMENWERKING, dag)
    if mag is True:
        gegeven = [rij for rij in rijen if rij.status == "gegeven"]
        assert len(gegeven) == 1
        assert everyone_agreed(gegeven[0], dag) is True
        assert not gegeven[0].antwoorden.filter(akkoord=False).exists()
