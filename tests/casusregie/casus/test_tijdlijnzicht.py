"""De tijdlijn van een aanbieder: eigen werk en wat van de hele casus is, niet van een ander."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.tijdlijn import Lezer, Zoekvraag, kinds, page_of_events
from casusregie.routes.vinden import route_of
from organisaties.rollen import Rol
from tests.factories import documenten as d
from tests.factories.arrangementen import ArrangementFactory, met_opdracht
from tests.factories.casusregie import OP
from tests.factories.logboek import betrek, wereld
from verloop.overgangen import record
from verloop.zinsneden import sentence

pytestmark = pytest.mark.django_db
DAG = OP.date() + timedelta(days=1)


@pytest.fixture
def w():
    """Two aanbieders in one casus, each with a document; the help is of the first."""
    w = wereld()
    betrek(w.casus, w.elders, Rol.BEHANDELREGISSEUR)
    d.vastgesteld(w.casus, "voortgangsverslag", w.behandelregisseur)
    d.vastgesteld(w.casus, "hulpverleningsplan_a", w.vreemde)
    met_opdracht(ArrangementFactory(casus=w.casus, aanbieder=w.aanbieder))
    return w


def zinnen(w, wie):
    blad = page_of_events(w.casus, Lezer(wie, DAG), Zoekvraag())
    return [sentence(g) for g in blad.gebeurtenissen]


def test_een_document_staat_met_zijn_soort_op_de_tijdlijn(w):
    assert "Document vastgesteld: voortgangsverslag" in zinnen(w, w.behandelregisseur)
    assert "Document vastgesteld: hulpverleningsplan" in zinnen(w, w.vreemde)


def test_een_aanbieder_ziet_niet_wat_van_een_andere_aanbieder_is(w):
    van_vreemde = zinnen(w, w.vreemde)
    assert "Aangemeld bij het lokale team" in van_vreemde
    assert not [zin for zin in van_vreemde if "voortgangsverslag" in zin]
    assert not [zin for zin in van_vreemde if "pdracht" in zin or "oewijzing" in zin]
    eigen = zinnen(w, w.behandelregisseur)
    assert [zin for zin in eigen if "pdracht" in zin]
    assert not [zin for zin in eigen if "hulpverleningsplan" in zin]


def test_soorten_tellen_alleen_wat_te_zien_is(w):
    soorten = {code for code, _, _ in kinds(w.casus, Lezer(w.vreemde, DAG))}
    assert "arrangementen.arrangement" not in soorten
    tellen = dict((code, n) for code, _, n in kinds(w.casus, Lezer(w.vreemde, DAG)))
    assert tellen["casusregie.document"] == 2
    alles = {code for code, _, _ in kinds(w.casus, Lezer(w.procesregisseur, DAG))}
    assert {"arrangementen.arrangement", "casusregie.document"} <= alles


def test_de_regie_ziet_alles(w):
    alles = zinnen(w, w.procesregisseur)
    assert "Document vastgesteld: voortgangsverslag" in alles
    assert "Document vastgesteld: hulpverleningsplan" in alles


def test_een_medewerker_van_een_andere_aanbieder_blijft_zonder_naam(w, client):
    record(route_of(w.casus), "resume", by=w.behandelregisseur, op=timezone.now())
    client.force_login(w.vreemde)
    pad = reverse("casusregie:casus_timeline", args=[w.casus.kenmerk])
    naam = str(w.behandelregisseur)
    for adres in (pad, reverse("casusregie:casus_detail", args=[w.casus.kenmerk])):
        pagina = client.get(adres).content.decode()
        assert "Door een andere aanbieder" in pagina
        assert naam not in pagina
    gevonden = client.get(pad, {"wie": naam}).content.decode()
    assert "Hulp gaat door" not in gevonden
    client.force_login(w.casusregisseur)
    assert naam in client.get(pad, {"wie": naam}).content.decode()
