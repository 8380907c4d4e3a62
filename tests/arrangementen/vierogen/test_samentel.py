"""Wat samen telt voor de tweede beslisser: splitsen over wegen of casussen ontloopt hem niet."""

from datetime import date, timedelta

import pytest

from arrangementen.arrangement.tweede import check_change, order_price
from arrangementen.models import Arrangement, Toewijzing
from arrangementen.verzoeken.samen import candidates
from arrangementen.verzoeken.vierogen import price_on
from arrangementen.vierogen.bedrag import Hulpdeel
from arrangementen.vierogen.grens import TweedeNodig
from arrangementen.vierogen.samentel import Staand, Wie, counting
from arrangementen.vierogen.voorleggen import grant_or_propose
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.indienen import submit
from normenkader.instellingen import change_instelling
from tests.factories.arrangementen import ArrangementFactory, ProductFactory, ToewijzingFactory
from tests.factories.casusregie import casus_a
from tests.factories.eenmalig import once_per_file
from tests.factories.verzoeken import DAG, OP, afweging, toegekend, verstuurd, wereld
from verloop import outbox
from verloop.overgangen import perform

#: 45C09 kost 78 uur € 4.056; groepshulp van 52 dagdelen € 2.704
EERST, DAARNA, SAMEN = 405_600, 270_400, 676_000
GROEP = {"product_code": "41C01", "begindatum": "30-03-2026", "einddatum": "28-03-2027"}
WIE = Wie(jeugdige=1, aanbieder=2, gemeente=3)
MAART, APRIL = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 4, 30))


def deel(begin, einde, code="45C09"):
    return Hulpdeel(code, begin, einde, 10, "04", "6")


def staand(begin=MAART[0], einde=MAART[1], wie=None, **anders):
    return Staand(WIE._replace(**(wie or {})), deel(begin, einde, "41C01"), **anders)


@pytest.mark.eis("CR-A1-32")
@pytest.mark.parametrize(
    ("rij", "telt"),
    [
        pytest.param(staand(), True, id="zelfde-periode"),
        pytest.param(staand(date(2026, 3, 31), APRIL[1]), True, id="een-dag-samen"),
        pytest.param(staand(*APRIL), False, id="sluit-aan"),
        pytest.param(staand(date(2026, 1, 1), date(2026, 2, 28)), False, id="ervoor"),
        pytest.param(staand(date(2026, 1, 1), None), True, id="zonder-einde"),
        pytest.param(staand(APRIL[0], None), False, id="zonder-einde-maar-later"),
        pytest.param(staand(None, MAART[0]), True, id="zonder-begin"),
        pytest.param(staand(wie={"jeugdige": 9}), False, id="andere-jeugdige"),
        pytest.param(staand(wie={"aanbieder": 9}), False, id="andere-aanbieder"),
        pytest.param(staand(wie={"gemeente": 9}), False, id="geld-van-een-andere-gemeente"),
        pytest.param(staand(actief=False), False, id="beeindigd"),
        pytest.param(staand(eigen=True), False, id="waar-het-zelf-over-gaat"),
    ],
)
def test_wat_samen_telt(rij, telt):
    assert counting([deel(*MAART)], WIE, [rij]) == ([rij.deel] if telt else [])


def test_van_meer_delen_is_een_dag_met_een_ervan_genoeg():
    rij = staand(*APRIL)
    assert counting([deel(*MAART), deel(*APRIL)], WIE, [rij]) == [rij.deel]
    assert counting([deel(*APRIL)], WIE._replace(aanbieder=None), [rij]) == []


gebouwd = once_per_file(wereld)


@pytest.fixture
def w(gebouwd, db):
    """Help of € 4.056 was granted by one person; above € 5.000 two people decide."""
    w = gebouwd()
    waarde = {"standaard": 500_000}
    change_instelling("verzoek.vier_ogen", waarde, geldig_van=DAG, bron="Proef")
    w.verzoek = toegekend(w)
    outbox.process_all()
    w.casus = w.verzoek.casus
    return w


def arrangement(w, casus, **anders):
    velden = {"begindatum": date(2026, 4, 6), "einddatum": date(2027, 4, 4), **anders}
    velden["product"] = ProductFactory(code="41C01")
    hulp = {f"onderdeel__{naam}": waarde for naam, waarde in velden.items()}
    return ArrangementFactory(casus=casus, aanbieder=w.aanbieder, **hulp)


@pytest.mark.django_db
@pytest.mark.parametrize("waar", ["zelfde casus", "andere casus"])
def test_een_opdracht_naast_een_verzoek_telt_samen(w, waar):
    ander = {"jeugdige": w.casus.jeugdige, "gezin": w.casus.gezin, "gemeente": w.gemeente}
    casus = w.casus if waar == "zelfde casus" else casus_a(**ander)
    prijs = order_price(arrangement(w, casus).on(DAG), DAG)
    assert (prijs.cent, prijs.eerder, prijs.twee_nodig) == (SAMEN, EERST, True)


@pytest.mark.django_db
def test_een_tweede_verzoek_telt_samen_met_het_eerste(w):
    verzoek = verstuurd(w, stap3={**GROEP, "volume": "52"}, stap4={"waarom_geen_groep": None})
    assert price_on(verzoek, DAG)[:3] == (SAMEN, 500_000, EERST)
    kandidaat = next(k for k in candidates(w.procesregisseur, DAG) if k.verzoek == verzoek)
    assert kandidaat.prijs == price_on(verzoek, DAG)
    assert not kandidaat.gaat_mee
    voorstel = grant_or_propose(verzoek, by=w.procesregisseur, op=OP, afweging=afweging())
    assert (voorstel.bedrag_cent, voorstel.velden["eerder_cent"]) == (SAMEN, EERST)
    perform(voorstel, "confirm", by=w.backoffice, op=OP)
    assert Arrangement.objects.filter(aanbieder=w.aanbieder).count() == 2


@pytest.mark.django_db
def test_een_wijziging_van_de_aanbieder_met_hulp_erbij_telt_samen(w):
    outbox.process_all()
    toewijzing = Toewijzing.objects.select_related("product").get()
    erbij = ProductFactory(code="41C01")
    nieuw = {"begindatum": date(2026, 4, 6), "einddatum": date(2026, 9, 27), "volume": 40}
    gelijk = Wens("ongewijzigd", toewijzing)
    wens = Wens("nieuw", product=erbij, eenheid=erbij.eenheden[0], frequentie="6", **nieuw)
    velden = {"reden": "1", "toelichting": "School.", "by": w.behandelregisseur, "op": OP}
    verzoek = submit(w.casus, w.aanbieder, wensen=[gelijk, wens], **velden)
    assert price_on(verzoek, DAG)[:3] == (EERST + 208_000, 500_000, EERST)


#: wished volume of the one toewijzing and of another in the same request, amount and what counts in
WENSEN = [
    pytest.param(60, None, 312_000, 0, id="minder"),
    pytest.param(78, None, EERST, 0, id="gelijk"),
    pytest.param(79, None, 410_800 + DAARNA, DAARNA, id="meer"),
    pytest.param(60, 62, 122 * 5_200, 0, id="ruil-die-minder-kost"),
    pytest.param(60, 70, SAMEN, 0, id="ruil-die-evenveel-kost"),
    pytest.param(60, 71, SAMEN + 5_200 + DAARNA, DAARNA, id="ruil-die-meer-kost"),
]


def ordered(w, **anders):
    """Group help of € 2.704 at the same aanbieder."""
    nieuw = arrangement(w, w.casus, **anders)
    Arrangement.objects.filter(pk=nieuw.pk).update(status="opdracht_gegeven", opdracht_op=DAG)
    return nieuw


def requested(w, toewijzingen):
    """A VOW: each of these a week shorter, with the volume beside it."""
    wensen = [
        Wens(
            *("wijzigen", toewijzing),
            begindatum=toewijzing.ingangsdatum,
            einddatum=toewijzing.einddatum - timedelta(weeks=1),
            **{"volume": aantal, "eenheid": toewijzing.eenheid, "frequentie": "6"},
        )
        for toewijzing, aantal in toewijzingen.items()
    ]
    velden = {"reden": "1", "toelichting": "School.", "by": w.behandelregisseur, "op": OP}
    return submit(w.casus, w.aanbieder, wensen=wensen, **velden)


@pytest.mark.eis("CR-A1-32", "CR-A2-06")
@pytest.mark.django_db
@pytest.mark.parametrize(("volume", "ander_volume", "cent", "eerder"), WENSEN)
def test_een_wijziging_die_niet_meer_kost_haalt_er_niets_bij(w, volume, ander_volume, cent, eerder):
    """Of a VOW as a whole: one toewijzing may grow as far as the other shrinks."""
    toewijzingen = {Toewijzing.objects.select_related("product").get(): volume}
    if ander_volume:
        toewijzingen[ToewijzingFactory(arrangement=ordered(w), nummer=100000777)] = ander_volume
    ordered(w, contract=not ander_volume)
    verzoek = requested(w, toewijzingen)
    prijs = price_on(verzoek, DAG)
    assert (prijs.cent, prijs.eerder) == (cent, eerder)


@pytest.mark.eis("CR-A2-06")
@pytest.mark.django_db
@pytest.mark.parametrize(("volume", "voorstel"), [(60, False), (79, True)], ids=["minder", "meer"])
def test_over_een_wijziging_die_niet_meer_kost_besluit_een_mens(w, volume, voorstel):
    """With other help beside it that together is above the amount."""
    toewijzing = Toewijzing.objects.select_related("product").get()
    ordered(w)
    verzoek = requested(w, {toewijzing: volume})
    boven = {"hardheidsclausule": True, "besluit_motivering": "Zonder deze hulp valt Jo uit."}
    besluit = grant_or_propose(
        verzoek, by=w.procesregisseur, op=OP, afweging=afweging(), **(boven if voorstel else {})
    )
    verzoek.refresh_from_db()
    assert (besluit is not None, verzoek.status == "toegekend") == (voorstel, not voorstel)


@pytest.mark.django_db
def test_een_wijziging_van_de_regie_telt_samen_en_minder_hoeft_niet(w):
    ordered(w)
    toewijzing = Toewijzing.objects.get()
    einde = toewijzing.einddatum
    assert check_change(toewijzing, DAG, einddatum=einde, volume=60) is None
    with pytest.raises(TweedeNodig) as nodig:
        check_change(toewijzing, DAG, einddatum=einde, volume=80)
    assert (nodig.value.prijs, nodig.value.velden["eerder_cent"]) == (416_000 + DAARNA, DAARNA)
