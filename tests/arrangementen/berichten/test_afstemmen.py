"""De afstemming tegen de database: vinden, signaleren, oplossen, bekend maken en weer weg."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.afstemmen.oplossen import solve
from arrangementen.berichten.afstemmen.vergelijken import compare_all
from arrangementen.ijw.bericht import Bevinding
from arrangementen.models import Arrangement, Bericht, Berichtverschil, Toewijzing, Zorgstart
from casusregie.models import Signaal
from tests.factories.arrangementen import (
    OP,
    ToewijzingFactory,
    bericht_van,
    bevestigd,
    gestart,
    gestopt,
    lees,
    met_opdracht,
    toewijzing_van,
    verstuurd,
)
from tests.factories.organisaties import GemeenteFactory
from verloop.fouten import Geblokkeerd

pytestmark = pytest.mark.django_db
FOUT = Bevinding(3, "TR332", "9332", "Client/ToegewezenProducten/ToegewezenProduct[1]", "fout")


def vergelijk(dagen):
    """Compare so many days after the opdracht; returns the open kinds."""
    moment = OP + timedelta(days=dagen)
    compare_all(moment.date(), moment)
    return sorted(Berichtverschil.objects.open().values_list("soort", flat=True))


@pytest.mark.parametrize(
    ("maak", "dagen", "soorten"),
    [
        pytest.param(met_opdracht, 1, ["niet_verstuurd"], id="JW301 staat nog klaar"),
        pytest.param(verstuurd, 2, [], id="antwoord kan nog komen"),
        pytest.param(verstuurd, 4, ["geen_302"], id="antwoord bleef uit"),
        pytest.param(bevestigd, 7, [], id="alles gelijk"),
        pytest.param(bevestigd, 15, ["geen_305"], id="start niet gemeld"),
        pytest.param(gestart, 8, [], id="hulp loopt"),
        pytest.param(gestopt, 22, ["eerder_gestopt", "onbeantwoord"], id="eerder gestopt"),
    ],
)
@pytest.mark.eis("CR-A2-05")
def test_wat_de_vergelijking_vindt(maak, dagen, soorten):
    maak()
    assert vergelijk(dagen) == soorten


def test_nog_een_keer_vergelijken_verandert_niets_en_vertelt_niets_dubbel(backoffice):
    verstuurd()
    assert vergelijk(4) == ["geen_302"]
    signalen = Signaal.objects.filter(soort="berichtverschil").count()
    assert signalen == 1
    assert vergelijk(4) == ["geen_302"]
    assert Berichtverschil.objects.count() == 1
    assert Signaal.objects.filter(soort="berichtverschil").count() == signalen


def test_hetzelfde_nummer_bij_een_andere_gemeente_is_andere_hulp():
    loopt = gestart()
    toewijzing = toewijzing_van(loopt)
    capelle = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    ToewijzingFactory(nummer=toewijzing.nummer, gemeente=capelle, toegewezen_op=OP)
    moment = OP + timedelta(days=8)
    compare_all(moment.date(), moment)
    assert not Berichtverschil.objects.filter(soort="begin_ontbreekt").exists()


def test_wat_gelijk_wordt_is_vanzelf_weg():
    arrangement = verstuurd()
    vergelijk(4)
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP), OP + timedelta(days=4))
    assert vergelijk(5) == []
    rij = Berichtverschil.objects.get()
    assert (rij.status, rij.afgedaan_op) == ("opgelost", (OP + timedelta(days=5)).date())


def test_andere_einddatum_wordt_opnieuw_gemeld(backoffice):
    arrangement = bevestigd()
    toewijzing = toewijzing_van(arrangement)
    nieuw = toewijzing.einddatum - timedelta(days=7)
    Toewijzing.objects.filter(pk=toewijzing.pk).update(einddatum=nieuw)
    assert vergelijk(1) == ["einde"]
    verschil = Berichtverschil.objects.get()
    assert (verschil.dossier, verschil.bericht_zegt) == ("28-2-2027", "7-3-2027")
    moment = OP + timedelta(days=1)
    assert "JW301" in solve(verschil, "melden", by=backoffice, op=moment)
    assert Berichtverschil.objects.open().count() == 0
    assert Bericht.objects.filter(soort="301").count() == 2


def test_verloren_start_wordt_overgenomen_uit_het_bericht(backoffice):
    arrangement = gestart()
    Zorgstart.objects.all().delete()
    Arrangement.objects.filter(pk=arrangement.pk).update(status="opdracht_gegeven", start_op=None)
    assert vergelijk(8) == ["begin_ontbreekt"]
    moment = OP + timedelta(days=8)
    solve(Berichtverschil.objects.get(), "overnemen", by=backoffice, op=moment)
    arrangement.refresh_from_db()
    assert Zorgstart.objects.get().begindatum.isoformat() == "2026-03-09"
    assert (arrangement.status, Berichtverschil.objects.open().count()) == ("loopt", 0)


def test_verloren_stand_volgt_de_meldingen(backoffice):
    arrangement = gestart()
    Arrangement.objects.filter(pk=arrangement.pk).update(status="opdracht_gegeven")
    assert vergelijk(8) == ["stand"]
    solve(Berichtverschil.objects.get(), "overnemen", by=backoffice, op=OP + timedelta(days=8))
    arrangement.refresh_from_db()
    assert arrangement.status == "loopt"


def test_toewijzing_eindigt_op_de_dag_van_de_stop(backoffice):
    arrangement = gestopt()
    vergelijk(22)
    verschil = Berichtverschil.objects.get(soort="eerder_gestopt")
    solve(verschil, "einde", by=backoffice, op=OP + timedelta(days=22))
    toewijzing = toewijzing_van(arrangement)
    assert toewijzing.einddatum == (OP + timedelta(days=21)).date()
    assert toewijzing.reden_wijziging == "12"
    assert not Berichtverschil.objects.open().filter(soort="eerder_gestopt").exists()


def test_navragen_geeft_de_aanbieder_een_signaal(backoffice, zorgadministratie):
    bevestigd()
    vergelijk(15)
    verschil, moment = Berichtverschil.objects.get(), OP + timedelta(days=15)
    solve(verschil, "vragen", by=backoffice, op=moment)
    solve(verschil, "vragen", by=backoffice, op=moment)
    assert Signaal.objects.filter(soort="bericht-gevraagd").count() == 1
    assert Berichtverschil.objects.open().count() == 1


def test_verkeerde_oplossing_en_verkeerde_persoon(backoffice, vreemde):
    bevestigd()
    vergelijk(15)
    verschil, moment = Berichtverschil.objects.get(), OP + timedelta(days=15)
    with pytest.raises(Geblokkeerd):
        solve(verschil, "einde", by=backoffice, op=moment)
    with pytest.raises(PermissionDenied):
        solve(verschil, "vragen", by=vreemde, op=moment)


def test_afgekeurd_bericht_is_een_verschil_tot_het_vervangen_is():
    arrangement = verstuurd()
    lees(aanbiederzijde.answer_of(bericht_van(arrangement), op=OP, bevindingen=[FOUT]))
    assert vergelijk(1) == ["afgekeurd"]


# --- de schermen ----------------------------------------------------------------------------------
LIJST = "arrangementen:verschil_lijst"


@pytest.fixture
def open_verschil():
    bevestigd()
    vergelijk(15)
    with travel(OP + timedelta(days=15), tick=False):
        yield Berichtverschil.objects.get()


def adres(naam, verschil):
    return reverse(f"arrangementen:{naam}", args=[verschil.kenmerk])


def test_lijst_en_pagina_tonen_beide_kanten(als, backoffice, open_verschil):
    client = als(backoffice)
    tekst = client.get(reverse(LIJST)).content.decode()
    assert "Geen startmelding" in tekst
    assert open_verschil.bericht_zegt in tekst
    pagina = client.get(adres("verschil_detail", open_verschil)).content.decode()
    assert "De aanbieder eraan herinneren" in pagina


def test_als_bekend_vastleggen_vraagt_een_reden(als, backoffice, open_verschil):
    client = als(backoffice)
    url = adres("verschil_detail", open_verschil)
    leeg = client.post(url, {"reden": "anders"})
    assert leeg.status_code == 422
    assert "Schrijf op waarom" in leeg.content.decode()
    client.post(url, {"reden": "afgesproken", "toelichting": "Start na de vakantie"})
    open_verschil.refresh_from_db()
    assert (open_verschil.status, open_verschil.reden) == ("bekend", "afgesproken")
    assert vergelijk(15) == []
    assert "Start na de vakantie" in client.get(url).content.decode()


def test_oplossen_met_een_knop(als, backoffice, open_verschil):
    client = als(backoffice)
    client.post(adres("verschil_oplossen", open_verschil), {"oplossing": "vragen"})
    assert Signaal.objects.filter(soort="bericht-gevraagd").count() == 1
    url = adres("verschil_oplossen", open_verschil)
    antwoord = client.post(url, {"oplossing": "x"}, follow=True)
    assert "past er niet bij" in antwoord.content.decode()


def test_zorgadministratie_ziet_de_lijst_niet(als, zorgadministratie, open_verschil):
    client = als(zorgadministratie)
    assert client.get(reverse(LIJST)).status_code == 403
    assert client.get(adres("verschil_detail", open_verschil)).status_code == 404


@pytest.mark.parametrize("aantal", [3, 60])
def test_queries_van_de_lijst(als, backoffice, open_verschil, tel_queries, aantal):
    for nummer in range(aantal):
        open_verschil.pk, open_verschil._state.adding = None, True
        open_verschil.kenmerk = type(open_verschil)._meta.get_field("kenmerk").get_default()
        open_verschil.bericht_zegt = f"geen JW305 ({nummer})"
        open_verschil.save()
    client = als(backoffice)
    client.get(reverse(LIJST))
    with tel_queries() as queries:
        assert client.get(reverse(LIJST)).status_code == 200
    eigen = [q for q in queries if "session" not in q["sql"] and "SAVEPOINT" not in q["sql"]]
    assert len(eigen) <= 8, "\n".join(q["sql"][:160] for q in eigen)
