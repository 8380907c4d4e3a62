"""Een aanbieder leert uit een declaratie geen naam, en ziet geen euro van een ander."""

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.models import Declaratie
from casusregie.jeugdige.models import Betrokkenheid
from normenkader.inlezen import load_all
from organisaties.rollen import Rol
from tests.factories.arrangementen import lees
from tests.factories.casusregie import casus_a, procesregisseur_van
from tests.factories.declaraties import MAART, bestand, gedeclareerd, klaar, na, prestatie
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker

pytestmark = pytest.mark.django_db
OP = na(MAART)


@travel(OP, tick=False)
@pytest.mark.parametrize("nummer", ["van een ander", "verzonnen"])
def test_een_vreemde_aanbieder_leert_geen_naam_bij_een_bsn(als, vreemde, nummer):
    ander = klaar()
    aanbieder = vreemde.aanstellingen.get().organisatie
    anders = {"ToewijzingNummer": "999999999"} if nummer == "verzonnen" else {}
    data = bestand((ander, [prestatie(ander, **anders)]), afzender=aanbieder.agb_code)
    declaratie = Declaratie.objects.get(bericht=lees(data, OP).rij)
    regel = declaratie.prestaties.get()
    assert (regel.code, regel.toewijzing, regel.jeugdige) == ("9338", None, None)
    scherm = als(vreemde).get(reverse("arrangementen:declaratie_detail", args=[declaratie.kenmerk]))
    assert "Geen toewijzing gevonden" in scherm.content.decode()
    assert ander.casus.jeugdige.achternaam not in scherm.content.decode()


@pytest.mark.eis("TR304")
def test_een_bsn_van_een_andere_gemeente_is_als_een_verzonnen_bsn():
    eigen, elders = klaar(), klaar(casus=None)
    vreemd = GemeenteFactory(cbs_code="0502", naam="Elders")
    jeugdige = elders.casus.jeugdige
    type(jeugdige).objects.filter(pk=jeugdige.pk).update(gemeente=vreemd)
    type(elders.casus).objects.filter(pk=elders.casus_id).update(gemeente=vreemd)
    type(elders).objects.filter(pk=elders.pk).update(gemeente=vreemd)
    uit = gedeclareerd((eigen, [prestatie(eigen)]), (elders, [prestatie(elders)]))
    regel = uit.prestaties.get(uitkomst="afgewezen")
    assert {b["code"] for b in regel.bevindingen} == {"8187", "9338"}
    assert regel.jeugdige is None


@pytest.mark.eis("TR304")
def test_wie_verhuisde_blijft_bekend_bij_de_gemeente_van_de_casus():
    toewijzing = klaar()
    jeugdige = toewijzing.casus.jeugdige
    vreemd = GemeenteFactory(cbs_code="0502", naam="Elders")
    type(jeugdige).objects.filter(pk=jeugdige.pk).update(gemeente=vreemd)
    uit = gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    assert uit.status == "toegekend"
    assert uit.prestaties.get().jeugdige == jeugdige


# --- het arrangement -------------------------------------------------------------------------
@pytest.fixture
def toewijzing():
    """Help that tapers, with eight hours granted."""
    load_all()
    deze = klaar(casus=casus_a())
    deze.onderdeel.begindatum, deze.onderdeel.eenheid = deze.ingangsdatum, "04"
    deze.onderdeel.afbouw = [{"weken": 4, "per_week": "4"}]
    deze.onderdeel.save()
    gedeclareerd((deze, [prestatie(deze, volume=8)]))
    return deze


def involved(casus, aanbieder):
    """A behandelregisseur of an aanbieder that is involved in this casus."""
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=aanbieder,
        rol=Rol.BEHANDELREGISSEUR,
        grond="Geeft hulp",
        begindatum=MAART[0],
    )
    return medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)


@travel(OP, tick=False)
@pytest.mark.parametrize("wie", ["regie", "eigen aanbieder", "andere aanbieder"])
def test_een_andere_aanbieder_in_de_casus_ziet_niet_wat_is_gedeclareerd(als, toewijzing, wie):
    casus = toewijzing.casus
    if wie == "regie":
        persoon = procesregisseur_van(casus)
    else:
        persoon = involved(
            casus, toewijzing.aanbieder if wie == "eigen aanbieder" else AanbiederFactory()
        )
    url = reverse(
        "arrangementen:arrangement_detail", args=[toewijzing.onderdeel.arrangement.kenmerk]
    )
    scherm = als(persoon).get(url)
    assert scherm.status_code == 200
    ziet = wie != "andere aanbieder"
    for zin in ("Gedeclareerd naast toegewezen", "772,80", "Afbouw: gepland en geleverd"):
        assert (zin in scherm.content.decode()) is ziet
