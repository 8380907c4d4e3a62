"""De aanbieder meldt start en stop met een formulier: zelfde feiten, zelfde berichten."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from time_machine import travel

from arrangementen.models import Bericht, Zorgstart, Zorgstop
from arrangementen.toewijzing.melden import report_start, report_stop
from arrangementen.toewijzing.zorglot import Zorglot
from tests.arrangementen.berichten.test_heen_en_weer import valid_by_official_schema
from tests.factories.arrangementen import (
    OP,
    ArrangementFactory,
    OnderdeelFactory,
    ToewijzingFactory,
    bevestigd,
    toewijzing_van,
)
from tests.factories.casusregie import procesregisseur_van
from verloop.fouten import Conflict

pytestmark = pytest.mark.django_db
WEEK = OP + timedelta(days=7)
LIJST = "arrangementen:toewijzing_lijst"


@pytest.fixture
def arrangement():
    return bevestigd()


@pytest.fixture
def toewijzing(arrangement):
    return toewijzing_van(arrangement)


@pytest.mark.eis("CR-A1-34")
def test_start_melden_maakt_jw305_en_antwoord(arrangement, toewijzing, zorgadministratie):
    bericht = report_start(toewijzing, WEEK.date(), by=zorgadministratie, op=WEEK)
    arrangement.refresh_from_db()
    assert arrangement.status == "loopt"
    assert (bericht.soort, bericht.kanaal, bericht.status) == ("305", "portaal", "verwerkt")
    assert bericht.identificatie.startswith("P305")
    assert valid_by_official_schema(bericht)
    retour = bericht.retouren.get()
    assert (retour.soort, retour.status) == ("306", "verzonden")
    assert not Bericht.objects.unsent().exists()


def test_stop_melden_maakt_jw307(arrangement, toewijzing, zorgadministratie):
    report_start(toewijzing, WEEK.date(), by=zorgadministratie, op=WEEK)
    toewijzing = toewijzing_van(arrangement)
    op = OP + timedelta(days=20)
    bericht = report_stop(toewijzing, op.date(), "31", by=zorgadministratie, op=op)
    arrangement.refresh_from_db()
    assert bericht.soort == "307"
    assert valid_by_official_schema(bericht)
    assert arrangement.status == "beeindigd"


def test_ander_dan_de_aanbieder_meldt_niets(toewijzing, vreemde, arrangement):
    for persoon in (vreemde, procesregisseur_van(arrangement.casus)):
        with pytest.raises(PermissionDenied):
            report_start(toewijzing, WEEK.date(), by=persoon, op=WEEK)
    assert not Zorgstart.objects.exists()


def test_dubbele_start_bewaart_niets(toewijzing, zorgadministratie):
    report_start(toewijzing, WEEK.date(), by=zorgadministratie, op=WEEK)
    aantal = Bericht.objects.count()
    with pytest.raises(ValidationError, match="Deze hulp loopt al"):
        report_start(
            toewijzing,
            WEEK.date() + timedelta(days=1),
            by=zorgadministratie,
            op=WEEK + timedelta(2),
        )
    assert Bericht.objects.count() == aantal
    assert Zorgstart.objects.count() == 1


def test_stop_zonder_start(toewijzing, zorgadministratie):
    with pytest.raises(ValidationError, match="Meld eerst de start"):
        report_stop(toewijzing, WEEK.date(), "31", by=zorgadministratie, op=WEEK)
    assert not Zorgstop.objects.exists()


# --- de pagina's --------------------------------------------------------------------------------
@pytest.fixture
def portaal(als, zorgadministratie):
    with travel(WEEK, tick=False):
        yield als(zorgadministratie)


def adres(naam, toewijzing):
    return reverse(f"arrangementen:toewijzing_{naam}", kwargs={"kenmerk": toewijzing.kenmerk})


def test_lijst_van_de_aanbieder(portaal, toewijzing):
    tekst = portaal.get(reverse(LIJST)).content.decode()
    assert str(toewijzing.nummer) in tekst
    assert "Start melden" in tekst


def test_lijst_van_een_andere_aanbieder_is_leeg(als, vreemde, toewijzing):
    with travel(WEEK, tick=False):
        assert str(toewijzing.nummer) not in als(vreemde).get(reverse(LIJST)).content.decode()


def test_start_en_stop_met_het_formulier(portaal, arrangement, toewijzing):
    antwoord = portaal.post(adres("start", toewijzing), {"begindatum": "9-3-2026"})
    assert antwoord.status_code == 302
    velden = {"einddatum": "9-3-2026", "reden": "31"}
    assert portaal.post(adres("stop", toewijzing), velden).status_code == 302
    arrangement.refresh_from_db()
    assert (arrangement.start_op, arrangement.beeindigd_op) == (date(2026, 3, 9), date(2026, 3, 9))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({}, "op welke dag de hulp echt begon", id="leeg"),
        pytest.param({"begindatum": "10-3-2026"}, "niet in de toekomst", id="morgen"),
        pytest.param({"begindatum": "8-3-2026"}, "op of na de ingangsdatum", id="te vroeg"),
        pytest.param({"begindatum": "gisteren"}, "Vul een datum in", id="geen datum"),
    ],
)
def test_verkeerde_start_geeft_een_zin(portaal, toewijzing, velden, zin):
    antwoord = portaal.post(adres("start", toewijzing), velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({"einddatum": "9-3-2026"}, "Kies waarom", id="zonder reden"),
        pytest.param(
            {"einddatum": "8-3-2026", "reden": "31"}, "op of na de start", id="voor de start"
        ),
        pytest.param({"einddatum": "9-3-2026", "reden": "99"}, "Kies een antwoord", id="reden"),
    ],
)
def test_verkeerde_stop_geeft_een_zin(portaal, toewijzing, velden, zin):
    portaal.post(adres("start", toewijzing), {"begindatum": "9-3-2026"})
    antwoord = portaal.post(adres("stop", toewijzing), velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_andere_aanbieder_vindt_de_pagina_niet(als, vreemde, toewijzing):
    with travel(WEEK, tick=False):
        assert als(vreemde).get(adres("start", toewijzing)).status_code == 404


def test_procesregisseur_vindt_de_pagina_van_de_aanbieder_niet(als, arrangement, toewijzing):
    persoon = procesregisseur_van(arrangement.casus)
    assert als(persoon).get(adres("start", toewijzing)).status_code == 404
    verder = als(persoon).get(adres("detail", toewijzing))
    assert verder["Location"] == reverse(
        "arrangementen:arrangement_detail", kwargs={"kenmerk": arrangement.kenmerk}
    )


@pytest.mark.parametrize("aantal", [5, 60])
def test_queries_van_de_lijst(portaal, arrangement, tel_queries, aantal):
    for n in range(aantal):
        los = ArrangementFactory(
            casus=arrangement.casus,
            onderdeel=False,
            status="opdracht_gegeven",
            opdracht_op=OP.date(),
        )
        ToewijzingFactory(onderdeel=OnderdeelFactory(arrangement=los), nummer=200_000_000 + n)
    portaal.get(reverse(LIJST))
    with tel_queries() as queries:
        portaal.get(reverse(LIJST))
    eigen = [
        q["sql"]
        for q in queries
        if "SAVEPOINT" not in q["sql"] and "django_session" not in q["sql"]
    ]
    assert len(eigen) <= 8, "\n".join(sql[:160] for sql in eigen)


def test_wat_op_hetzelfde_moment_al_gemeld_is_wordt_netjes_geweigerd(toewijzing, zorgadministratie):
    """The rules saw nothing yet; the database does, and it is a conflict with a way forward."""
    report_start(toewijzing, WEEK.date(), by=zorgadministratie, op=WEEK)
    eerste = Zorgstart.objects.get()
    namen = ("casus", "jeugdige", "gemeente", "aanbieder", "toewijzing", "categorie", "code")
    lot = Zorglot()
    lot.starts = [
        Zorgstart(
            begindatum=eerste.begindatum,
            gemeld_op=WEEK.date(),
            **{naam: getattr(eerste, naam) for naam in namen},
        )
    ]
    with pytest.raises(Conflict, match="zojuist al gemeld"), transaction.atomic():
        lot.write_rows()
    assert Zorgstart.objects.count() == 1
