"""De plekken: bijhouden, verouderen, de beste keus, de geschiedenis en gezinnen naast groepen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from arrangementen.capaciteit.bijhouden import offer, report
from arrangementen.capaciteit.geschiedenis import months, on_days, per_form, quick_for_young, ratio
from arrangementen.capaciteit.keus import best_use
from arrangementen.models import Capaciteit, Capaciteitstand, Contract, Product
from casusregie.tafel.bronnen import places_for
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.fouten import Conflict

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = OP.date()
PLEK = {
    "locatie": "Het Huis",
    "plaats": "Rotterdam",
    "vorm": "pleegzorg",
    "leeftijd_van": 0,
    "leeftijd_tot": 18,
    "plekken": 4,
    "bezet": 3,
}


def wie(naam="Aanbieder", rol=Rol.ZORGADMINISTRATIE):
    return medewerker(rol, organisatie=AanbiederFactory(naam=naam))


def plekken(by, op=OP, **velden):
    aanbieder = by.aanstellingen.first().organisatie
    return offer(aanbieder, by=by, op=op, **{**PLEK, **velden})


def contract(by, soort="verblijf", tot=None):
    product, _ = Product.objects.get_or_create(
        code="43A01",
        defaults={
            "naam": "Verblijf",
            "categorie": "43",
            "soort": soort,
            "verblijfsvorm": "pleegzorg",
            "eenheden": ["16"],
            "geldig_van": date(2025, 1, 1),
            "bron": "test",
        },
    )
    return Contract.objects.create(
        aanbieder=by.aanstellingen.first().organisatie,
        product=product,
        contractsoort="inspanning",
        eenheid="16",
        tarief_cent=100,
        geldig_van=date(2025, 1, 1),
        geldig_tot=tot,
        bron="test",
    )


@pytest.mark.eis("RV-B10-04")
def test_de_aanbieder_houdt_zijn_plekken_bij_en_een_ander_niet():
    by = wie()
    stuk = plekken(by)
    assert (stuk.vrij, stuk.bijgewerkt_op) == (1, DAG)
    with pytest.raises(PermissionDenied):
        report(stuk, by=wie("Ander"), op=OP, plekken=4, bezet=0)
    with pytest.raises(ValidationError, match="meer bezette plekken"):
        report(stuk, by=by, op=OP, plekken=4, bezet=5)
    with pytest.raises(ValidationError, match="een dag die nog komt"):
        report(stuk, by=by, op=OP, vrij_vanaf=DAG - timedelta(days=1))
    with pytest.raises((ValidationError, Conflict)):
        plekken(by)
    stuk = report(stuk, by=by, op=OP + timedelta(days=3), plekken=4, bezet=4)
    assert (stuk.vrij, str(stuk.bijgewerkt_op)) == (0, "2026-03-05")
    assert Capaciteitstand.objects.count() == 2


@pytest.mark.eis("RV-B10-04")
@pytest.mark.parametrize(("dagen", "oud"), [(7, False), (8, True)])
def test_na_een_week_zonder_bijwerken_is_het_verouderd(dagen, oud):
    stuk = plekken(wie())
    dag = DAG + timedelta(days=dagen)
    assert stuk.is_stale(dag) is oud
    assert best_use("pleegzorg", 10, dag)[0].verouderd is oud


def test_het_aantal_dagen_is_een_instelling():
    change_instelling("capaciteit.oud_dagen", 30, geldig_van=date(2026, 1, 1), bron="test")
    assert not plekken(wie()).is_stale(DAG + timedelta(days=30))


@pytest.mark.eis("RV-B10-04", "CR-Z-02")
def test_de_beste_keus_eerst():
    nu, straks, zonder, onbekend = (wie(n) for n in ("Nu", "Straks", "Zonder", "Onbekend"))
    for by in (nu, straks, onbekend):
        contract(by)
    contract(zonder, tot=DAG - timedelta(days=1))
    plekken(straks, bezet=4, vrij_vanaf=DAG + timedelta(days=9))
    plekken(zonder, bezet=0)
    plekken(onbekend, bezet=4)
    plekken(nu)
    plekken(nu, locatie="Te oud", leeftijd_van=15)
    plekken(nu, locatie="Andere vorm", vorm="gezinshuis")
    keus = best_use("pleegzorg", 10, DAG)
    assert [p.aanbieder for p in keus] == ["Nu", "Straks", "Onbekend", "Zonder"]
    assert [p.wait(DAG) for p in keus] == [0, 9, 10_000, 0]
    assert [p.contract for p in keus] == [True, True, True, False]
    assert places_for("pleegzorg", 10, DAG) == keus


@pytest.mark.eis("GV-M3-07")
def test_plekken_per_vorm_in_de_tijd():
    by = wie()
    stuk = plekken(by)
    plekken(by, op=OP + timedelta(days=40), locatie="Nieuw", plekken=2, bezet=0)
    report(stuk, by=by, op=OP + timedelta(days=40), plekken=6, bezet=3)
    dagen = [DAG - timedelta(days=1), DAG, DAG + timedelta(days=39), DAG + timedelta(days=40)]
    standen = on_days(dagen)
    assert [standen[d].get("pleegzorg") and standen[d]["pleegzorg"].plekken for d in dagen] == [
        None,
        4,
        4,
        8,
    ]
    assert [(x.vorm, x.plekken, x.bezet) for x in per_form(dagen[-1])] == [("pleegzorg", 8, 3)]


def test_maandeinden_ook_in_februari():
    assert months(date(2028, 3, 15), 2) == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 15)]


@pytest.mark.eis("RV-A2-01")
@pytest.mark.parametrize(
    ("gezin", "groep", "groei", "gehaald"),
    [
        pytest.param(13, 10, 30, True, id="precies dertig procent"),
        pytest.param(12, 10, 20, False, id="twintig procent"),
        pytest.param(10, 8, 25, False, id="minder groepen"),
        pytest.param(13, 0, None, False, id="geen groepen meer"),
    ],
)
def test_gezinnen_naast_groepen_sinds_de_nulmeting(gezin, groep, groei, gehaald):
    change_instelling("capaciteit.nulmeting", "2026-03-02", geldig_van=date(2026, 1, 1), bron="t")
    by = wie()
    thuis = plekken(by, plekken=10, bezet=0)
    groepen = plekken(by, vorm="residentieel", plekken=10, bezet=0)
    later = OP + timedelta(days=100)
    report(thuis, by=by, op=later, plekken=gezin, bezet=0)
    report(groepen, by=by, op=later, plekken=groep, bezet=0)
    uitkomst = ratio(later.date())
    assert (uitkomst.gezin_toen, uitkomst.groep_toen) == (10, 10)
    assert (uitkomst.groei, uitkomst.gehaald) == (groei, gehaald)


def test_zonder_nulmeting_geen_groei():
    assert ratio(DAG).groei is None


@pytest.mark.eis("GV-M3-04")
def test_crisispleegzorg_en_noodbedden_voor_jonge_kinderen():
    by = wie()
    plekken(by, vorm="noodbed", leeftijd_tot=5, bezet=4)
    plekken(by, vorm="crisispleegzorg", leeftijd_tot=5, bezet=1)
    plekken(by)
    assert [(c.vorm, c.vrij) for c in quick_for_young(DAG)] == [
        ("crisispleegzorg", 3),
        ("noodbed", 0),
    ]


@pytest.mark.eis("RV-B10-04", "GV-M3-04")
def test_de_schermen_van_aanbieder_en_regio(client, tel_queries):
    by = wie()
    client.force_login(by)
    lijst = reverse("arrangementen:capaciteit_lijst")
    assert "Nog geen plekken" in client.get(lijst).content.decode()
    nieuw = reverse("arrangementen:capaciteit_new")
    antwoord = client.post(nieuw, {"plekken": "2", "bezet": "3"})
    assert antwoord.status_code == 422
    for zin in ("Vul in welke locatie", "niet meer bezette plekken"):
        assert zin in antwoord.content.decode()
    assert client.post(nieuw, PLEK).status_code == 302
    stuk = Capaciteit.objects.get()
    assert stuk.bijgewerkt_op == timezone.localdate()
    pad = reverse("arrangementen:capaciteit_bijwerken", args=[stuk.kenmerk])
    assert client.post(pad, {"plekken": "5", "bezet": "1"}).status_code == 302
    plekken(by, vorm="noodbed")
    inhoud = client.get(lijst).content.decode()
    assert "Verouderd" in inhoud  # de tweede is van maart
    assert "Niet meer actueel" in inhoud
    client.force_login(wie("Ander"))
    assert client.get(pad).status_code == 404
    assert client.get(reverse("arrangementen:capaciteit_regio")).status_code == 403
    client.force_login(medewerker(Rol.ZORGBEMIDDELAAR))
    regio = reverse("arrangementen:capaciteit_regio")
    client.get(regio)
    with tel_queries() as vragen:
        antwoord = client.get(regio, {"vorm": "pleegzorg", "leeftijd": "9"})
    inhoud = antwoord.content.decode()
    assert "4 van 5" in inhoud
    assert "Geen contract" in inhoud
    assert len(vragen) <= 12, len(vragen)
    assert client.get(regio, {"vorm": "onzin", "leeftijd": "-1"}).status_code == 200
    assert "Geen plek bekend" in client.get(regio, {"vorm": "gezinshuis"}).content.decode()
