"""De indicatoren van de Regiovisie: wat meetelt, wat niet, en wat te klein is om te tonen."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Aantekening
from organisaties.rollen import Rol
from sturing import regiovisie
from sturing.regiovisie import Aandeel
from tests.factories.arrangementen import ArrangementFactory
from tests.factories.casusregie import casus_a
from tests.factories.organisaties import AanbiederFactory, medewerker

pytestmark = pytest.mark.django_db
OP = date(2026, 6, 30)


def hulp(start, casus=None, **velden):
    """Running help that began on this day."""
    return ArrangementFactory(
        casus=casus or casus_a(),
        status="loopt",
        opdracht_op=start,
        start_op=start,
        onderdeel=False,
        **velden,
    )


@pytest.mark.parametrize(
    ("deel", "geheel", "procent"),
    [
        pytest.param(0, 0, None, id="niets"),
        pytest.param(2, 4, None, id="geheel-te-klein"),
        pytest.param(2, 40, None, id="deel-te-klein"),
        pytest.param(38, 40, None, id="rest-te-klein"),
        pytest.param(0, 40, 0, id="geen"),
        pytest.param(40, 40, 100, id="alle"),
        pytest.param(13, 40, 32, id="naar-beneden-afgerond"),
    ],
)
def test_kleine_aantallen_blijven_verborgen(deel, geheel, procent):
    assert Aandeel(deel, geheel, 5).procent == procent


@pytest.mark.eis("RV-B02-02")
@pytest.mark.parametrize(
    ("start", "tweede_op", "goed", "geteld"),
    [
        pytest.param(date(2025, 9, 1), None, 1, 1, id="niets-gewijzigd"),
        pytest.param(date(2025, 9, 1), date(2025, 11, 1), 0, 1, id="andere-hulp-binnen-6-maanden"),
        pytest.param(date(2025, 9, 1), date(2026, 3, 1), 0, 1, id="op-de-laatste-dag"),
        pytest.param(date(2025, 9, 1), date(2026, 3, 2), 1, 1, id="een-dag-later"),
        pytest.param(date(2025, 12, 31), None, 0, 0, id="nog-te-kort"),
        pytest.param(date(2025, 12, 30), None, 1, 1, id="net-lang-genoeg"),
        pytest.param(date(2024, 12, 30), None, 0, 0, id="te-lang-geleden"),
    ],
)
def test_in_een_keer_goed(start, tweede_op, goed, geteld):
    eerste = hulp(start)
    if tweede_op:
        ander = AanbiederFactory(naam="Ander")
        ArrangementFactory(
            casus=eerste.casus,
            aanbieder=ander,
            status="opdracht_gegeven",
            opdracht_op=tweede_op,
            onderdeel=False,
        )
    cijfer = regiovisie.first_time_right(OP)
    assert (cijfer.deel, cijfer.geheel) == (goed, geteld)


@pytest.mark.eis("RV-B02-02")
def test_stapeling_telt_casussen_met_twee_aanbieders():
    een = hulp(date(2026, 1, 5))
    hulp(date(2026, 2, 5))
    assert regiovisie.stacked(OP).deel == 0
    hulp(date(2026, 3, 5), casus=een.casus, aanbieder=AanbiederFactory(naam="Ander"))
    cijfer = regiovisie.stacked(OP)
    assert (cijfer.deel, cijfer.geheel) == (1, 2)


def verblijf(geboren, vorm, uur=10, casus=None):
    casus = casus or casus_a()
    casus.jeugdige.geboortedatum = geboren
    casus.jeugdige.save()
    maker = medewerker(Rol.CASUSREGISSEUR, organisatie=casus.team)
    Aantekening.objects.create(
        casus=casus,
        soort="verblijf",
        moment=timezone.make_aware(timezone.datetime(2026, 5, 4, uur)),
        inhoud={"vorm": vorm},
        maker=maker,
        organisatie=casus.team,
        vastgelegd_op=date(2026, 5, 4),
    )
    return casus


@pytest.mark.eis("RV-B12-04")
@pytest.mark.parametrize(
    ("geboren", "vorm", "deel", "geheel"),
    [
        pytest.param(date(2012, 6, 30), "pleegzorg", 1, 1, id="vandaag-14"),
        pytest.param(date(2012, 7, 1), "pleegzorg", 0, 0, id="morgen-14"),
        pytest.param(date(2002, 7, 1), "netwerk", 1, 1, id="nog-23"),
        pytest.param(date(2002, 6, 30), "netwerk", 0, 0, id="vandaag-24"),
        pytest.param(date(2010, 1, 1), "residentieel", 0, 1, id="instelling"),
        pytest.param(date(2010, 1, 1), "thuis", 0, 0, id="thuis"),
    ],
)
def test_aandeel_pleegzorg(geboren, vorm, deel, geheel):
    verblijf(geboren, vorm)
    cijfer = regiovisie.foster_share(OP)
    assert (cijfer.deel, cijfer.geheel) == (deel, geheel)


@pytest.mark.eis("RV-B12-04")
def test_alleen_het_nieuwste_besluit_telt():
    casus = verblijf(date(2010, 1, 1), "residentieel", 9)
    verblijf(date(2010, 1, 1), "netwerk", 11, casus)
    assert regiovisie.foster_share(OP).deel == 1
    assert regiovisie.foster_share(OP).geheel == 1


def test_de_pagina_noemt_definities_en_geen_klein_aantal(client):
    hulp(date(2025, 9, 1))
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    pagina = client.get(reverse("sturing:regiovisie")).content.decode()
    assert "Het aantal is te klein om te laten zien." in pagina
    assert "Er zijn nog geen cijfers." in pagina
    assert "Wij tellen hulp die 6 tot 18 maanden geleden begon" in pagina
