"""In één keer goed: verzoeken met een vraag, een latere wijziging of een afgekeurd bericht."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from arrangementen.verzoeken.vraag import answer, ask
from organisaties.rollen import Rol
from sturing import lijsten
from sturing.keuze import Keuze
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import medewerker
from tests.factories.verzoeken import DAG, OP, afgewezen, afweging, toegekend, verstuurd, wereld
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
SLEUTELS = ("verzoek-besloten", "verzoek-met-vraag", "verzoek-hersteld", "bericht-afgekeurd")
MAART = Keuze(DAG.replace(day=1), DAG + timedelta(days=28))


@pytest.fixture
def w():
    return wereld()


@pytest.fixture
def drie(w):
    """Granted at once, rejected at once, and granted after a question."""
    toegekend(w)
    afgewezen(w, stap1={"bsn": test_bsn(41)})
    verzoek = verstuurd(w, stap1={"bsn": test_bsn(42)})
    vraag = ask(verzoek, "Welke school?", by=w.procesregisseur, op=OP)
    answer(vraag, "De Beuk.", by=w.behandelregisseur, op=OP + timedelta(days=1))
    verzoek.refresh_from_db()
    later = OP + timedelta(days=2)
    return perform(verzoek, "grant", by=w.procesregisseur, op=later, afweging=afweging())


@pytest.mark.eis("NK-24")
def test_een_vraag_om_informatie_is_herstel(drie):
    assert lijsten.counts(SLEUTELS, MAART, DAG) == dict(zip(SLEUTELS, (3, 1, 1, 0), strict=True))
    april = Keuze(DAG.replace(month=4, day=1), DAG.replace(month=4, day=30))
    assert set(lijsten.counts(SLEUTELS, april, DAG).values()) == {0}


@pytest.mark.eis("NK-24")
def test_het_scherm_per_maand_gemeente_en_aanbieder(drie, w, client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    with time_machine.travel(OP + timedelta(days=20), tick=False):
        antwoord = client.get(reverse("sturing:herstel"))
        lijst = client.get(reverse("sturing:lijst", args=["verzoek-met-vraag"]))
        bestand = client.get(reverse("sturing:herstel_bestand", args=["csv"]))
    assert antwoord.context["tegels"][0]["waarde"] == 66  # 2 van 3
    assert antwoord.context["zin"] == "2 van de 3 verzoeken gingen in één keer goed."
    maanden, gemeenten, aanbieders = (rijen for _, rijen in antwoord.context["tabellen"])
    waarden = [3, 1, 0, 1, "66 procent", 0]
    for rijen, naam in (
        (maanden, "maart 2026"),
        (gemeenten, w.gemeente),
        (aanbieders, w.aanbieder),
    ):
        assert [r["naam"] for r in rijen] == [str(naam)]
        assert [waarde for waarde, _ in rijen[0]["cellen"]] == waarden
        with time_machine.travel(OP + timedelta(days=20), tick=False):
            achter = client.get(rijen[0]["cellen"][0][1])
        assert "3 verzoeken" in achter.content.decode()
    assert "1 verzoek" in lijst.content.decode() and "Hartog" not in lijst.content.decode()
    regels = bestand.content.decode("utf-8-sig").replace('"', "")
    assert "maand;maart 2026;3;1;0;1;66 procent;0" in regels
