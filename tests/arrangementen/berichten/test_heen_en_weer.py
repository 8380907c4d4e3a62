"""De hele weg: opdracht, JW301, JW302, JW305 en JW307, door de deur en langs de bestanden."""

from datetime import timedelta

import pytest
from lxml import etree

from arrangementen.berichten import aanbiederzijde
from arrangementen.ijw.lezen import read
from arrangementen.models import Bericht, Toewijzing
from tests.factories.arrangementen import (
    OP,
    bericht_van,
    bevestigd,
    gestart,
    gestopt,
    lees,
    met_opdracht,
    toewijzing_van,
    verstuurd,
)
from tests.oracle import shared_path

pytestmark = pytest.mark.django_db


def valid_by_official_schema(bericht: Bericht) -> bool:
    """Does the message pass the XSD of the standard?"""
    data = bericht.data.replace(b"1.0.0", b"0.1.0")
    schema = etree.XMLSchema(etree.parse(str(shared_path("ijw", f"jw{bericht.soort}.xsd"))))
    return schema.validate(etree.fromstring(data))


@pytest.mark.eis("CR-A1-34", "CR-A1-32")
def test_opdracht_maakt_een_geldige_jw301():
    arrangement = met_opdracht()
    bericht = bericht_van(arrangement)
    assert arrangement.status == "opdracht_gegeven"
    assert bericht.status == "klaar"
    assert valid_by_official_schema(bericht)
    inhoud = read(bericht.data).inhoud
    product = inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
    assert product["Omvang"] == {"Volume": "52", "Eenheid": "16", "Frequentie": "6"}
    assert (product["Ingangsdatum"], product["Einddatum"]) == ("2026-03-09", "2027-03-07")
    assert "RedenWijziging" not in product
    assert inhoud["Header"]["Afzender"] == "0599"
    assert inhoud["Header"]["Ontvanger"] == "98000001"


def test_jw302_goed_bevestigt_de_jw301():
    arrangement = bevestigd()
    bericht = bericht_van(arrangement)
    assert bericht.status == "bevestigd"
    assert bericht.beantwoord_op == OP
    assert arrangement.ontvangen_op == OP.date()


@pytest.mark.eis("CR-A1-34")
def test_jw305_start_de_hulp():
    arrangement = gestart()
    assert arrangement.status == "loopt"
    assert arrangement.start_op.isoformat() == "2026-03-09"
    retour = bericht_van(arrangement, "306")
    assert valid_by_official_schema(retour)
    assert retour.status == "klaar"
    assert retour.retour_op.soort == "305"


def test_jw307_beeindigt_de_hulp():
    arrangement = gestopt()
    assert arrangement.status == "beeindigd"
    assert arrangement.beeindigd_op == (OP + timedelta(days=21)).date()


@pytest.mark.eis("CR-A3-05")
def test_tijdelijke_stop_zet_het_arrangement_stil_en_een_nieuwe_start_hervat():
    arrangement = gestopt(reden="20")
    assert arrangement.status == "opgeschort"
    opnieuw = OP + timedelta(days=35)
    data = aanbiederzijde.start_of(
        toewijzing_van(arrangement), opnieuw.date(), op=opnieuw, nummer="ST2"
    )
    uitkomst = lees(data, opnieuw)
    arrangement.refresh_from_db()
    assert uitkomst.goed, uitkomst.bevindingen
    assert arrangement.status == "loopt"
    assert arrangement.hervat_op == opnieuw.date()


def test_route_weet_van_opdracht_en_start():
    arrangement = gestart()
    route = arrangement.casus.lokale_routes.get()
    assert route.status in ("aangemeld", "hulp_loopt")


def test_retour_na_versturen_stopt_de_klok_niet_dubbel():
    arrangement = verstuurd()
    data = aanbiederzijde.answer_of(bericht_van(arrangement), op=OP)
    assert lees(data).goed
    assert lees(data).goed
    assert Bericht.objects.filter(soort="302").count() == 1
    assert Toewijzing.objects.get().gemeld_in == bericht_van(arrangement)
