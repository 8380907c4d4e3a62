"""Signalen over contracten: per drempel één keer, aan beide kanten; en het eigen contract."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.aanbod.contracten import Contractvolume, Raamcontract
from arrangementen.aanbod.signalen.drempels import nearing, passed, volume_thresholds
from arrangementen.aanbod.signalen.geven import tell
from arrangementen.aanbod.signalen.inkopers import Inkopers
from arrangementen.aanbod.signalen.lezen import something_told
from arrangementen.models import Aanbodsignaal, Onderaannemer
from arrangementen.tasks import tell_offer
from config.celery import app
from normenkader.instellingen import change_instelling
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from tests.factories.arrangementen import ProductFactory, ToewijzingFactory
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker

from .bestanden import CONTRACT, ONDERAANNEMER, TARIEF, VOLUME, klein_aanbod, zet

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


@pytest.mark.eis("RV-0-08")
@pytest.mark.parametrize(
    ("contracten", "wie"),
    [
        pytest.param(("gemeente",), {"gemeente"}, id="de gemeente koopt zelf in"),
        pytest.param(("regio", "gemeente"), {"regio", "gemeente"}, id="beide"),
        pytest.param((), {"regio"}, id="geen contract: de regio"),
    ],
)
def test_het_einde_van_een_tarief_hoort_wie_het_product_inkoopt(vlierhof, contracten, wie):
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="mvs")
    inkopers = {"regio": regio(), "gemeente": gemeente}
    model = Raamcontract.objects.get()
    for n, koper in enumerate(contracten):
        nummer = f"C-{n}"
        model.pk, model.kenmerk = None, uuid.uuid4()
        model.nummer, model.inkoper = nummer, inkopers[koper]
        model.save()
        zet("contractproducten", VOLUME | {"contract": nummer})
    zet("tarieven", TARIEF | {"geldig_tot": "31-05-2026"})
    Raamcontract.objects.filter(nummer=CONTRACT["nummer"]).delete()
    Contractvolume.objects.filter(nummer=CONTRACT["nummer"]).delete()
    tell(DAG)
    verteld = {rij.organisatie for rij in Aanbodsignaal.objects.filter(soort="tarief")}
    assert verteld == {vlierhof, *(inkopers[naam] for naam in wie)}


def test_een_gemeente_hoort_alleen_van_wat_zij_zelf_inkoopt(vlierhof):
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="mvs")
    ander = ProductFactory(code="45C09")
    Raamcontract.objects.update(inkoper=gemeente)
    zet("contracten", CONTRACT | {"nummer": "GRJR-2023-02"})
    zet("contractproducten", VOLUME | {"contract": "GRJR-2023-02", "product": ander.code})
    for code in ("41C01", ander.code):
        zet("tarieven", TARIEF | {"product": code, "geldig_tot": "31-05-2026"})
    tell(DAG)
    rijen = Aanbodsignaal.objects.filter(soort="tarief")
    titels = {rij.organisatie: rij.titel for rij in rijen}
    assert titels[gemeente].startswith("Het tarief van 41C01 bij")
    assert titels[regio()].startswith("Het tarief van 45C09 bij")
    assert titels[vlierhof].startswith("Tarieven van 2 producten bij")


def test_het_tarief_van_een_onderaannemer_hoort_de_inkoper_van_het_contract(vlierhof):
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="mvs")
    Raamcontract.objects.update(inkoper=gemeente)
    zet("onderaannemers", ONDERAANNEMER)
    helper = Organisatie.objects.get(agb_code="98000002")
    kopers = Inkopers(DAG)
    assert kopers.of_product(helper.pk, "41C01") == {gemeente.pk}
    assert kopers.of_product(helper.pk, "99X99") == {gemeente.pk}, "dan dat van de aanbieder"
    assert kopers.of_product(0, "41C01") == {regio().pk}


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
