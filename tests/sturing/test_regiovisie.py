"""De indicatoren van de Regiovisie, en wat elders gebeurt zonder dat iemand te herkennen is."""

import csv
import io
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Aantekening
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from sturing import elders, regiovisie
from sturing.indicatoren import INDICATOREN, outcomes
from sturing.keuze import Keuze
from tests.factories.arrangementen import ArrangementFactory, ProductFactory
from tests.factories.casusregie import casus_a
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker
from tests.sturing.bouw import NU, VANDAAG, inzetten, toewijzingen

pytestmark = pytest.mark.django_db
OP = date(2026, 6, 30)
KEUZE = Keuze(date(2026, 1, 1), OP)


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


# --- nabij en passend -----------------------------------------------------------------------------
@pytest.mark.eis("RV-B02-02")
@pytest.mark.parametrize(
    ("start", "tweede_op", "goed", "geteld"),
    [
        pytest.param(date(2025, 9, 1), None, 1, 1, id="niets-gewijzigd"),
        pytest.param(date(2025, 9, 1), date(2025, 11, 1), 0, 1, id="andere-hulp-binnen-6-maanden"),
        pytest.param(date(2025, 9, 1), date(2026, 3, 1), 0, 1, id="op-de-laatste-dag"),
        pytest.param(date(2025, 9, 1), date(2026, 3, 2), 1, 1, id="een-dag-later"),
        pytest.param(date(2025, 8, 31), date(2026, 2, 28), 0, 1, id="op-de-korte-maand"),
        pytest.param(date(2025, 8, 31), date(2026, 3, 1), 1, 1, id="na-de-korte-maand"),
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
    cijfer = regiovisie.first_time_right(KEUZE, OP)
    assert (cijfer.deel, cijfer.geheel) == (goed, geteld)


@pytest.mark.eis("RV-B02-02")
def test_stapeling_telt_casussen_met_twee_aanbieders():
    een = hulp(date(2026, 1, 5))
    hulp(date(2026, 2, 5))
    assert regiovisie.stacked(KEUZE, OP).deel == 0
    hulp(date(2026, 3, 5), casus=een.casus, aanbieder=AanbiederFactory(naam="Ander"))
    cijfer = regiovisie.stacked(KEUZE, OP)
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
    cijfer = regiovisie.foster_share(KEUZE, OP)
    assert (cijfer.deel, cijfer.geheel) == (deel, geheel)


@pytest.mark.eis("RV-B12-04")
def test_alleen_het_nieuwste_besluit_telt():
    casus = verblijf(date(2010, 1, 1), "residentieel", 9)
    verblijf(date(2010, 1, 1), "netwerk", 11, casus)
    cijfer = regiovisie.foster_share(KEUZE, OP)
    assert (cijfer.deel, cijfer.geheel) == (1, 1)


@pytest.mark.eis("RV-A2-01")
@pytest.mark.parametrize(
    ("vormen", "per_honderd", "gehaald"),
    [
        pytest.param([], None, False, id="niemand"),
        pytest.param(["pleegzorg"], None, False, id="niemand-in-een-instelling"),
        pytest.param(["pleegzorg", "residentieel"], 100, True, id="een-op-een"),
        pytest.param(["gezinshuis", "residentieel", "residentieel"], 50, False, id="te-weinig"),
        pytest.param(["netwerk", "thuis", "residentieel"], 100, True, id="thuis-telt-niet"),
    ],
)
def test_gezinsgericht_naast_de_nulmeting(vormen, per_honderd, gehaald):
    for vorm in vormen:
        verblijf(date(2015, 1, 1), vorm)
    verhouding = regiovisie.family_like(KEUZE, OP)
    assert (verhouding.per_honderd, verhouding.gehaald) == (per_honderd, gehaald)
    assert (verhouding.nulmeting, verhouding.doel) == (60, 78)


@pytest.mark.eis("RV-A2-01")
def test_de_nulmeting_is_een_instelling():
    waarde = {"op": "2025-01-01", "gezinsgericht": 9, "residentieel": 12}
    change_instelling(regiovisie.NULMETING, waarde, geldig_van=OP, bron="Eigen meting")
    assert regiovisie.family_like(KEUZE, OP).doel == 98  # 75 en 30 procent meer, naar boven


# --- vraag, aanbod, stromen, opstoppingen ---------------------------------------------------------
@pytest.mark.eis("RV-B15-01")
def test_elke_indicator_heeft_een_eigen_definitie_bij_het_cijfer(client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    pagina = client.get(reverse("sturing:regiovisie")).content.decode()
    assert len({i.code for i in INDICATOREN}) == len({i.naam for i in INDICATOREN}) == 12
    for indicator in INDICATOREN:
        assert indicator.naam in pagina
        assert indicator.teller in pagina
        assert f"Bron: {indicator.bron}" in pagina
    assert "Hulp die 6 tot 18 maanden geleden begon." in pagina
    assert {i.groep for i in INDICATOREN} >= {"Vraag", "Aanbod", "Cliëntstromen", "Opstoppingen"}


@pytest.mark.eis("RV-B15-01")
def test_lokaal_opgelost_en_stromen():
    product = ProductFactory()
    toewijzingen(AanbiederFactory(naam="Linde"), GemeenteFactory(), product, [("binnen", "")] * 2)
    casus_a()
    uit = {u.indicator.code: u for u in outcomes(Keuze(date(2025, 1, 1), OP), OP, 6)}
    lokaal = uit["lokaal"].deel
    assert (lokaal.deel, lokaal.geheel) == (1, 3)
    assert uit["nieuw"].in_woorden == "3"
    assert uit["lokaal"].in_woorden == "33 procent (1 van 3)"
    assert uit["pleegzorg"].in_woorden == "Niets om te tellen"
    assert (uit["hulp"].aantal, uit["instroom"].aantal, uit["uitstroom"].aantal) == (2, 2, 0)


def test_het_bestand_van_de_indicatoren(client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    antwoord = client.get(reverse("sturing:regiovisie_bestand", args=["csv"]))
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    kop = next(i for i, rij in enumerate(rijen) if rij[:1] == ["Groep"])
    assert [rij[1] for rij in rijen[kop + 1 :]] == [i.naam for i in INDICATOREN]


# --- elders ---------------------------------------------------------------------------------------
@pytest.fixture
def regio(monkeypatch):
    """Two gemeenten of our own and three that buy help themselves, in a whole quarter."""
    monkeypatch.setattr(timezone, "now", lambda: NU)
    aanbieder, product = AanbiederFactory(naam="De Vlierhof"), ProductFactory()
    dag = date(2025, 11, 3)
    for code, naam, inkoop, binnen, boven in (
        ("0599", "Rotterdam", "grjr", 9, 3),
        ("0502", "Capelle aan den IJssel", "grjr", 8, 2),
        ("0622", "Vlaardingen", "mvs", 9, 2),
        ("0606", "Schiedam", "mvs", 8, 7),
        ("0556", "Maassluis", "mvs", 6, 0),
    ):
        gemeente = GemeenteFactory(naam=naam, cbs_code=code, inkoop=inkoop)
        oordelen = [("binnen", "")] * binnen + [("boven", "")] * boven
        toewijzingen(aanbieder, gemeente, product, oordelen, dag=dag)
        inzetten(aanbieder, gemeente, [(VANDAAG - dag).days + 1] * boven)


def table_of(client, **vraag):
    """Gemeente → its figures, of the first table."""
    antwoord = client.get(reverse("sturing:regiovisie"), vraag)
    return {rij[0]: rij[1:] for rij in antwoord.context["elders"][0].rijen}


@pytest.mark.eis("RV-B15-01")
def test_elders_zijn_kleine_aantallen_verborgen(regio, client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    weg = "niet getoond"
    assert table_of(client) == {
        "Maassluis": ["6", "0", "6"],
        "Schiedam": [weg, weg, "15"],
        "Vlaardingen": [weg, weg, "11"],
        "Samen": ["23", "9", "32"],
    }
    pagina = client.get(reverse("sturing:regiovisie")).content.decode()
    assert "Soms verbergen wij ook een groter aantal" in pagina


@pytest.mark.eis("RV-B15-01")
def test_een_gemeente_ziet_elders_de_hele_regio_zonder_zichzelf(regio, client):
    capelle = GemeenteFactory(cbs_code="0502")
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=capelle))
    tabel = table_of(client)
    assert set(tabel) == {"Rotterdam", "Vlaardingen", "Schiedam", "Maassluis", "Samen"}
    assert not {"2", "3"} & {waarde for rij in tabel.values() for waarde in rij}


def test_het_bestand_verbergt_hetzelfde(regio, client):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    antwoord = client.get(reverse("sturing:elders_bestand", args=["csv"]))
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    cellen = {(rij[1], rij[2]): rij[3] for rij in rijen if rij[:1] == ["Toewijzingen met een norm"]}
    assert cellen["Vlaardingen", "Boven de norm"] == "niet getoond"
    assert {k: rij for k, rij in table_of(client).items()} == {
        gemeente: [cellen[gemeente, kop] for kop in ("Binnen de norm", "Boven de norm", "Samen")]
        for gemeente in ("Maassluis", "Schiedam", "Vlaardingen", "Samen")
    }


def test_de_grens_is_een_instelling(regio, client):
    change_instelling("cijfers.kleine_aantallen", 1, geldig_van=VANDAAG, bron="Proef")
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    assert table_of(client)["Vlaardingen"] == ["9", "2", "11"]


@pytest.mark.eis("RV-B15-01")
def test_geen_filter_geeft_elders_een_andere_tabel(regio, client):
    """Whatever stands in the address: figures elsewhere come from the one table of a quarter."""
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    gewoon = table_of(client)
    vlaardingen = GemeenteFactory(cbs_code="0622")
    for vraag in (
        {"begin": "01-11-2025", "einde": "03-11-2025"},
        {"gemeente": vlaardingen.pk},
        {"product": "45C09"},
        {"kwartaal": "2019-1"},
        {"kwartaal": "onzin"},
    ):
        assert table_of(client, **vraag) == gewoon
    assert set(table_of(client, kwartaal="2025-3")["Samen"]) == {"0"}


@pytest.mark.parametrize(
    ("op", "sleutels"),
    [
        (date(2026, 3, 12), ["2025-4", "2025-3", "2025-2", "2025-1"]),
        (date(2026, 4, 1), ["2026-1", "2025-4", "2025-3", "2025-2"]),
    ],
)
def test_alleen_hele_kwartalen(op, sleutels):
    kwartalen = elders.quarters(op)
    assert [k.sleutel for k in kwartalen] == sleutels
    assert all(k.einde < op for k in kwartalen)
    assert all(eerder.einde + timedelta(days=1) == k.begin for k, eerder in pairwise(kwartalen))


def test_geen_naam_op_de_bladzijde(regio, client):
    client.force_login(medewerker(Rol.SECRETARIS))
    tekst = client.get(reverse("sturing:regiovisie")).content.decode()
    assert not re.search(r"Kwikstaartje|\b9999\d{5}\b|2026-\d{6}", tekst)


def test_het_aantal_vragen_blijft_klein(regio, client, tel_queries):
    client.force_login(medewerker(Rol.CONTRACTMANAGER))
    client.get(reverse("sturing:regiovisie"))
    with tel_queries() as vragen:
        client.get(reverse("sturing:regiovisie"))
    assert len([v for v in vragen if "SAVEPOINT" not in v["sql"]]) <= 15
