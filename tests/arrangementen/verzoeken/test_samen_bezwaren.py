"""Samen toekennen kent precies dezelfde bezwaren als de bladzijde van één verzoek."""

from datetime import date

import pytest
from django.urls import reverse

from arrangementen.aanbod.models import Product
from arrangementen.models import Toewijzing, Verzoek
from arrangementen.verzoeken.samen import candidates, grant_together
from arrangementen.verzoeken.toelatingfeiten import objections_to
from tests.factories.casusregie import test_bsn
from tests.factories.inkoop import koopt
from tests.factories.organisaties import GemeenteFactory
from tests.factories.verzoeken import DAG, OP, afweging, verstuurd

pytestmark = pytest.mark.django_db


@pytest.fixture
def schiedam(db):
    return GemeenteFactory(cbs_code="0606", naam="Schiedam", inkoop="mvs")


def row(verzoek, **velden):
    Verzoek.objects.filter(pk=verzoek.pk).update(**velden)


def product(verzoek, **velden):
    Product.objects.filter(pk=verzoek.product_id).update(**velden)


def task(w, verzoek, schiedam):
    koopt(w.gemeente, "mvs")


def too_young(w, verzoek, schiedam):
    product(verzoek, leeftijd_van=16)


def too_old(w, verzoek, schiedam):
    row(verzoek, geboortedatum=date(2002, 1, 1))


def birthday_comes(w, verzoek, schiedam):
    row(verzoek, geboortedatum=date(2003, 6, 1))


def lives_elsewhere(w, verzoek, schiedam):
    type(verzoek.jeugdige).objects.filter(pk=verzoek.jeugdige_id).update(gemeente=schiedam)


def lived_elsewhere(w, verzoek, schiedam):
    product(verzoek, soort="verblijf", verblijfsvorm="gezinshuis")
    row(verzoek, woonplaats_voor_verblijf="0606")


BEZWAREN = [
    pytest.param(task, "taakgericht", id="taakgericht"),
    pytest.param(too_young, "vanaf 16 jaar", id="te-jong"),
    pytest.param(too_old, "tot 23 jaar", id="te-oud"),
    pytest.param(birthday_comes, "wordt dat op", id="verjaart-onderweg"),
    pytest.param(lives_elsewhere, "staat ingeschreven in Schiedam", id="woont-elders"),
    pytest.param(lived_elsewhere, "Vlak voor het verblijf", id="woonde-elders"),
]


@pytest.mark.parametrize(("maak", "zin"), BEZWAREN)
def test_hetzelfde_bezwaar_als_op_de_bladzijde(w, als, schiedam, maak, zin):
    verzoek = verstuurd(w)
    maak(w, verzoek, schiedam)
    (bezwaar,) = objections_to(Verzoek.objects.get(), DAG)
    assert zin in bezwaar.tekst
    (kandidaat,) = candidates(w.backoffice, DAG)
    assert kandidaat.bezwaar == f"{bezwaar.tekst}."
    detail = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    assert bezwaar.tekst in als(w.backoffice).get(detail).content.decode()
    velden = {"by": w.backoffice, "op": OP, "on": DAG}
    (uitslag,) = grant_together([str(verzoek.kenmerk)], afweging(), **velden)
    assert (uitslag.soort, uitslag.tekst) == ("niet", kandidaat.bezwaar)
    assert not Toewijzing.objects.exists()


def test_zonder_bezwaar_gaat_het_mee(w):
    verzoek = verstuurd(w)
    assert objections_to(verzoek, DAG) == []
    assert [k.gaat_mee for k in candidates(w.backoffice, DAG)] == [True]


def test_meer_verzoeken_kosten_niet_meer_vragen(w, schiedam, tel_queries):
    aantallen = []
    for nummer, begin in ((41, "30-03-2026"), (42, "31-03-2026"), (43, "01-04-2026")):
        verzoek = verstuurd(w, stap1={"bsn": test_bsn(nummer)}, stap3={"begindatum": begin})
        row(verzoek, woonplaats_voor_verblijf="0606")
        candidates(w.backoffice, DAG)
        with tel_queries() as vragen:
            assert len(candidates(w.backoffice, DAG)) == len(aantallen) + 1
        aantallen.append(len(vragen))
    assert len(set(aantallen)) == 1, aantallen
