"""Signalen over contracten: per drempel één keer, aan beide kanten; en het eigen contract."""

from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.aanbod.signalen.drempels import nearing, passed, volume_thresholds
from arrangementen.aanbod.signalen.geven import tell
from arrangementen.aanbod.signalen.lezen import something_told
from arrangementen.models import Aanbodsignaal, Onderaannemer
from arrangementen.tasks import tell_offer
from config.celery import app
from normenkader.instellingen import change_instelling
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from tests.factories.arrangementen import ToewijzingFactory
from tests.factories.organisaties import AanbiederFactory, medewerker

from .bestanden import ONDERAANNEMER, TARIEF, VOLUME, klein_aanbod, zet

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 17)
#: of one toewijzing 42.6 dagdelen fall in 2026
VOL = VOLUME | {"volume_per_jaar": "42", "geldig_van": "01-01-2026"}
BIJNA = VOL | {"volume_per_jaar": "45"}


@pytest.fixture
def vlierhof(db):
    aanbieder = klein_aanbod()
    ToewijzingFactory(arrangement__aanbieder=aanbieder)
    return aanbieder


def regio():
    return Organisatie.objects.get(soort=Soort.UITVOERINGSORGANISATIE)


@pytest.mark.parametrize(
    ("procent", "drempel"),
    [(0, None), (89, None), (90, 90), (99, 90), (100, 100), (250, 100)],
)
def test_de_hoogste_drempel_die_is_bereikt(procent, drempel):
    assert passed(procent, (90, 100)) == drempel


@pytest.mark.parametrize(
    ("dagen", "drempel"), [(91, None), (90, 90), (31, 90), (30, 30), (0, 30), (-1, None)]
)
def test_hoe_dichtbij_een_einde_is(dagen, drempel):
    assert nearing(dagen, (90, 30)) == drempel


@pytest.mark.eis("RV-0-08")
def test_elke_drempel_geeft_een_keer_een_signaal_aan_beide_kanten(vlierhof):
    assert tell(DAG) == 0  # 42 van 1000
    zet("contractproducten", BIJNA)
    assert [tell(DAG), tell(DAG), tell_offer()] == [2, 0, 0]
    signalen = Aanbodsignaal.objects.all()
    assert {s.organisatie for s in signalen} == {regio(), vlierhof}
    assert {(s.drempel, s.op) for s in signalen} == {(90, DAG)}
    assert signalen[0].titel == (
        "41C01 bij De Vlierhof: 94 procent van het volume van 2026 is toegekend"
    )
    ToewijzingFactory(arrangement__aanbieder=vlierhof)
    assert tell(DAG) == 2  # nu 189 procent: de hoogste drempel, en niet nog eens die van 90
    assert set(signalen.values_list("drempel", flat=True)) == {90, 100}


def test_wat_terugvalt_onder_een_drempel_meldt_de_lagere_niet_alsnog(vlierhof):
    zet("contractproducten", VOL)
    assert tell(DAG) == 2
    change_instelling(
        "aanbod.volume_signaal", [50, 101], geldig_van=DAG.replace(day=1), bron="Proef"
    )
    assert tell(DAG) == 2  # 101 is nieuw
    change_instelling("aanbod.volume_signaal", [50], geldig_van=DAG, bron="Proef")
    assert tell(DAG) == 0


def test_een_nieuw_volume_begint_opnieuw(vlierhof):
    zet("contractproducten", VOL)
    tell(DAG)
    zet("contractproducten", VOL | {"volume_per_jaar": "44", "geldig_van": "01-02-2026"})
    assert tell(DAG) == 2


def test_een_enkel_getal_als_instelling_blijft_werken():
    change_instelling("aanbod.volume_signaal", 75, geldig_van=DAG, bron="Proef")
    assert volume_thresholds(DAG) == (75, 100)


def test_een_tarief_dat_afloopt_zonder_vervolg(vlierhof):
    zet("tarieven", TARIEF | {"geldig_tot": "31-05-2026"})
    assert tell(DAG) == 2  # 75 dagen
    assert tell(date(2026, 5, 1)) == 2  # 30 dagen: dringender
    assert tell(date(2026, 6, 1)) == 0
    eerste = Aanbodsignaal.objects.filter(drempel=-90).first()
    assert eerste.titel == ("Het tarief van 41C01 bij De Vlierhof eindigt op zondag 31 mei 2026")


def test_een_tarief_met_een_vervolg_geeft_niets(vlierhof):
    zet("tarieven", TARIEF | {"geldig_van": "01-06-2026", "tarief": "54,00"})
    assert tell(DAG) == 0


def test_de_klok_geeft_ze_vanzelf():
    taken = {regel["task"] for regel in app.conf.beat_schedule.values()}
    assert "arrangementen.tell_offer" in taken


@travel("2026-03-17 09:00:00+00:00", tick=False)
def test_gelezen_geldt_voor_de_eigen_organisatie(vlierhof, client):
    zet("contractproducten", VOL)
    tell(DAG)
    manager = medewerker(Rol.CONTRACTMANAGER, organisatie=regio())
    financieel = medewerker(Rol.ZORGADMINISTRATIE, organisatie=vlierhof)
    vreemde = medewerker(Rol.ZORGADMINISTRATIE, organisatie=AanbiederFactory(naam="Anders"))
    assert [something_told(wie, DAG) for wie in (manager, financieel, vreemde)] == [
        True, True, False,
    ]  # fmt: skip
    eigen = Aanbodsignaal.objects.get(organisatie=vlierhof)
    lees = reverse("arrangementen:aanbodsignaal_gelezen", args=[eigen.kenmerk])
    for wie in (manager, vreemde):
        client.force_login(wie)
        assert client.post(lees).status_code == 404
    client.force_login(financieel)
    assert "procent van het volume" in client.get(eigen_url()).content.decode()
    assert client.post(lees, {"terug": "eigen"}).url == eigen_url()
    assert client.post(lees).status_code == 404
    assert "procent van het volume" not in client.get(eigen_url()).content.decode()
    client.force_login(manager)
    pagina = client.get(reverse("arrangementen:aanbod_beheer")).content.decode()
    assert "41C01 bij De Vlierhof: 101 procent" in pagina


def eigen_url():
    return reverse("arrangementen:eigen_contract")


@travel("2026-03-17 09:00:00+00:00", tick=False)
@pytest.mark.eis("RV-0-08", "CR-D-01")
def test_een_aanbieder_leest_alleen_zijn_eigen_contract(vlierhof, client, tel_queries):
    zet("contractproducten", VOL)
    zet("onderaannemers", ONDERAANNEMER)
    zet("tarieven", TARIEF | {"geldig_tot": "31-05-2026"})
    client.force_login(medewerker(Rol.TEAMMANAGER, organisatie=vlierhof))
    client.get(eigen_url())
    with tel_queries() as q:
        tekst = client.get(eigen_url()).content.decode()
    assert len(q) <= 15, [x["sql"][:120] for x in q]
    for zin in ("GRJR-2023-01", "€\u00a052,00", "van 42 dagdelen", "Overschreden", "Meerzicht",
                "het tarief geldt tot en met zondag 31 mei 2026"):  # fmt: skip
        assert zin in tekst
    assert client.get(eigen_url() + "?jaar=x&aanbieder=onzin").status_code == 200
    ander = Organisatie.objects.get(agb_code="98000002")
    client.force_login(medewerker(Rol.ZORGADMINISTRATIE, organisatie=ander))
    tekst = client.get(f"{eigen_url()}?aanbieder={vlierhof.kenmerk}").content.decode()
    assert "Geen contract" in tekst
    assert "€" not in tekst
    assert "U bent onderaannemer" in tekst
    assert "Van De Vlierhof" in tekst


@travel("2026-03-17 09:00:00+00:00", tick=False)
@pytest.mark.eis("CR-D-01")
def test_een_onderaannemer_ziet_wat_hij_onder_een_ander_mag(vlierhof, client):
    zet("onderaannemers", ONDERAANNEMER)
    zet(
        "tarieven",
        TARIEF
        | {"aanbieder": "98000002", "inkoopvorm": "onderaannemer", "hoofdaannemer": "98000001"},
    )
    ander = Organisatie.objects.get(agb_code="98000002")
    client.force_login(medewerker(Rol.ZORGADMINISTRATIE, organisatie=ander))
    assert "Als onderaannemer van De Vlierhof" in client.get(eigen_url()).content.decode()
    Onderaannemer.objects.update(product_codes=["45C09"])
    assert "Als onderaannemer" not in client.get(eigen_url()).content.decode()
