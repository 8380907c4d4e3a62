"""De geplande afbouw naast wat is gedeclareerd, op de bladzijde van het arrangement (NK-18)."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.arrangement.afbouw import taper_of
from arrangementen.arrangement.gedeclareerd import declared_lines, declared_panels, delivered
from normenkader.inlezen import load_all
from tests.factories.arrangementen import ArrangementFactory
from tests.factories.casusregie import casus_a, procesregisseur_van
from tests.factories.declaraties import APRIL, MAART, gedeclareerd, klaar, prestatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def deel():
    """4 uur per week in maart (4 weken en 2 dagen als 5 weken), daarna 2 uur per week."""
    load_all()
    toewijzing = klaar(casus=casus_a())
    onderdeel = toewijzing.onderdeel
    onderdeel.begindatum, onderdeel.eenheid = toewijzing.ingangsdatum, "04"
    onderdeel.afbouw = [{"weken": 4, "per_week": "4"}, {"weken": 4, "per_week": "2"}]
    onderdeel.save()
    # 2..31 maart: 30 dagen, waarvan 28 in fase 1 (2..29 maart)
    gedeclareerd((toewijzing, [prestatie(toewijzing, MAART, volume=15)]), nummer="D1")
    # 1..30 april: 26 dagen in fase 2 (30 maart..26 april)
    gedeclareerd((toewijzing, [prestatie(toewijzing, APRIL, volume=15)]), maand=APRIL, nummer="D2")
    return onderdeel


@pytest.mark.eis("NK-18")
def test_geleverd_per_fase(deel):
    toewijzingen = list(deel.toewijzingen.all())
    geleverd = delivered(toewijzingen, declared_lines(toewijzingen))
    [paneel] = taper_of([deel], datetime(2026, 5, 4, tzinfo=UTC).date(), geleverd)
    een, twee = paneel["regels"]
    assert (een.gepland, een.geleverd, een.oordeel) == (16, 14, "2 uur minder dan gepland")
    # 15 x 2 / 30 en 15 x 26 / 30
    assert (twee.gepland, twee.geleverd) == (8, 14)
    assert twee.oordeel == "6 uur meer dan gepland"
    assert paneel["zin"].startswith("De hulp neemt niet af zoals gepland.")


@pytest.mark.eis("NK-18")
def test_op_de_bladzijde_van_het_arrangement(deel, client, tel_queries):
    client.force_login(procesregisseur_van(deel.arrangement.casus))
    url = reverse("arrangementen:arrangement_detail", args=[deel.arrangement.kenmerk])
    with travel(datetime(2026, 5, 4, 9, tzinfo=UTC), tick=False):
        client.get(url)
        with tel_queries() as vragen:
            pagina = client.get(url).content.decode()
    assert "Afbouw: gepland en geleverd" in pagina
    assert "6 uur meer dan gepland" in pagina and "2 maart tot en met 29 maart 2026" in pagina
    assert sum('"arrangementen_prestatie"."begin"' in v["sql"] for v in vragen) == 1


def test_zonder_afbouw_en_declaratie_geen_panelen(tel_queries):
    toewijzing = klaar()
    arrangement = toewijzing.onderdeel.arrangement
    with tel_queries() as vragen:
        panelen = declared_panels(arrangement, toewijzing.ingangsdatum)
    assert panelen == {"gedeclareerd": [], "afbouw": []}
    assert len(vragen) == 5  # toewijzingen, starts, stops, regels, onderdelen


def test_een_concept_heeft_geen_toewijzingen_om_naar_te_vragen(tel_queries):
    arrangement = ArrangementFactory()
    with tel_queries() as vragen:
        assert declared_panels(arrangement, APRIL[0])["gedeclareerd"] == []
    assert len(vragen) == 1  # onderdelen
