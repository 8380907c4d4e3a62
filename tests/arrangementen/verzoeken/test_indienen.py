"""Indienen door de deur: wat er ontstaat, wat er niet mag, en dat het bericht hetzelfde geeft."""

import pytest
from lxml import etree

from arrangementen.models import Bericht, Verzoek
from arrangementen.verzoeken.indienen import submit_verzoek
from casusregie.models import Betrokkenheid, Casus, Jeugdige, MedischeRoute
from tests.factories.casusregie import test_bsn as bsn
from tests.factories.verzoeken import DAG, OP, STAP1, concept, verstuurd
from tests.oracle import shared_path

pytestmark = pytest.mark.django_db


def valid_by_official_schema(bericht):
    data = bericht.data.replace(b"1.0.0", b"0.1.0")
    schema = etree.XMLSchema(etree.parse(str(shared_path("ijw", f"jw{bericht.soort}.xsd"))))
    return schema.validate(etree.fromstring(data))


@pytest.mark.eis("CR-B0-01", "CR-B0-02", "CR-B1-21")
def test_versturen_maakt_jeugdige_casus_route_en_bericht(w):
    verzoek = verstuurd(w)
    casus = verzoek.casus
    assert verzoek.status == "ingediend"
    assert verzoek.nummer == "V2026-000001"
    assert (casus.route, casus.team, casus.opt_out) == ("B", None, False)
    assert casus.jeugdige.bsn == STAP1["bsn"]
    assert casus.jeugdige.postcode == "3011AA"
    route = MedischeRoute.objects.get(casus=casus)
    assert (route.status, route.verwijzer_soort) == ("beoordelen", "02")
    rollen = set(Betrokkenheid.objects.filter(casus=casus).values_list("rol", flat=True))
    assert rollen == {"behandelregisseur", "zorgadministratie"}
    bericht = verzoek.bericht
    assert (bericht.soort, bericht.status, bericht.kanaal) == ("315", "verwerkt", "portaal")
    assert valid_by_official_schema(bericht)
    retour = Bericht.objects.get(retour_op=bericht)
    assert retour.soort == "316"
    assert (verzoek.dagtekening, verzoek.ingediend_op) == (DAG, DAG)
    assert Verzoek.objects.get().concept_geheim is None
    assert (Jeugdige.objects.count(), Casus.objects.count()) == (1, 1)


def test_versturen_kost_hooguit_34_vragen(w, tel_queries):
    """One action of seven calls of the door; each of those stays far below 20 of its own.

    9 to read and judge the concept; 4 for the JW315 (number, clock, row); 4 for the rules over
    messages on levels 3 and 4; 4 for jeugdige and gezin; 5 for the casus with its number,
    involvement, route and regie; 3 for the verzoek with number and termijn; 1 for the start of the
    assessment; 1 to close the JW315, 2 for the JW316 and 1 for all events together.
    """
    verstuurd(w)  # de tellers zijn er dan
    tweede = concept(w, stap1={"bsn": bsn(70)})
    with tel_queries() as vragen:
        submit_verzoek(tweede, by=w.behandelregisseur, op=OP)
    assert len(vragen) <= 34, "\n".join(f"{v['sql'][:120]}" for v in vragen)
