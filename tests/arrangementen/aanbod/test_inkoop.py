"""Hoe gemeenten inkopen, de hulp in drie delen, en wie welk product mag vragen."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse

from arrangementen.aanbod.benutting import part_in_year, usage
from arrangementen.aanbod.inkoop_inlezen import load_inkoop
from arrangementen.aanbod.inlezen import load_aanbod
from arrangementen.aanbod.keuze import grouped
from arrangementen.aanbod.reeks import span_for, spans
from arrangementen.aanbod.toets import may_ask
from arrangementen.arrangement.forms import OnderdeelForm
from arrangementen.arrangement.norm import contracts_for
from arrangementen.models import Contract, Inkoopmodel, Onderaannemer, Product
from arrangementen.verzoeken.forms_hulp import HulpForm
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from tests.factories.arrangementen import ProductFactory, ToewijzingFactory
from tests.factories.declaraties import gedeclareerd, klaar, prestatie
from tests.factories.organisaties import AanbiederFactory, GemeenteFactory, medewerker

from .bestanden import (
    CONTRACT,
    PRODUCT,
    TARIEF,
    VOLUME,
    VOORZIENING,
    alle_tabellen,
    klein_aanbod,
    lees,
    zet,
)

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)
MVS = ("Maassluis", "Schiedam", "Vlaardingen")


@pytest.mark.eis("RV-0-07")
def test_mvs_koopt_taakgericht_de_andere_met_arrangementen():
    call_command("load_organisaties")
    opdrachten, rijen = load_inkoop()
    assert (opdrachten, rijen > 0) == (3, True)
    hulp = ProductFactory.build(categorie="45")
    modellen = {}
    for gemeente in Organisatie.objects.filter(soort="gemeente").valid_on(DAG):
        rij = Inkoopmodel.objects.for_product(gemeente.pk, hulp, DAG)
        modellen[gemeente.naam] = (rij.model, rij.inkoper, rij.bekostiging)
    assert len(modellen) == 13
    for naam, model in modellen.items():
        verwacht = (
            ("taakgericht", "mvs", "populatie")
            if naam in MVS
            else ("arrangement", "grjr", "arrangement")
        )
        assert model == verwacht, naam


@pytest.mark.parametrize(
    ("categorie", "domein", "inkoper"),
    [
        pytest.param("55", "lta", "landelijk", id="LTA"),
        pytest.param("48", "jb_jr", "grjr", id="jeugdbescherming"),
        pytest.param("47", "jb_jr", "grjr", id="jeugdreclassering"),
    ],
)
@pytest.mark.eis("RV-0-07")
def test_lta_jb_jr_en_veilig_thuis_blijven_van_allen_samen(categorie, domein, inkoper):
    call_command("load_organisaties")
    load_inkoop()
    product = ProductFactory.build(categorie=categorie)
    assert product.inkoopdomein == domein
    schiedam = Organisatie.objects.gemeente_on("0606", DAG).get()
    rij = Inkoopmodel.objects.for_product(schiedam.pk, product, DAG)
    assert (rij.inkoper, rij.is_taakgericht) == (inkoper, False)
    veilig = Inkoopmodel.objects.valid_on(DAG).filter(domein="veilig_thuis")
    assert set(veilig.values_list("inkoper", flat=True)) == {"grjr"}


@pytest.mark.eis("RV-0-07")
def test_het_inkoopmodel_wisselt_op_een_dag_en_staat_op_het_scherm(client):
    gemeente = GemeenteFactory(naam="Schiedam", cbs_code="0606", inkoop="")
    load_inkoop()
    assert load_inkoop() == (0, 0)
    zet(
        "inkoopmodellen",
        {
            "gemeente": "0606", "domein": "specialistisch", "model": "arrangement",
            "inkoper": "grjr", "bekostiging": "arrangement", "uitvoeringsvariant": "inspanning",
            "geldig_van": "01-01-2027", "bron": "Proef",
        },
    )  # fmt: skip
    hulp = ProductFactory.build(categorie="45")
    for_day = Inkoopmodel.objects.for_product
    assert for_day(gemeente.pk, hulp, date(2026, 12, 31)).is_taakgericht
    assert not for_day(gemeente.pk, hulp, date(2027, 1, 1)).is_taakgericht
    assert for_day(gemeente.pk, hulp, date(2022, 12, 31)) is None
    client.force_login(medewerker(Rol.PROCESREGISSEUR))
    pagina = client.get(reverse("arrangementen:inkoop")).content.decode()
    assert "Taakgericht" in pagina
    assert "Maassluis, Vlaardingen en Schiedam samen" in pagina
    assert "Regiovisie Nabij en Passend §1.3" in pagina


@pytest.mark.eis("RV-B11-01")
def test_de_hulp_staat_in_drie_delen_in_elke_keuzelijst():
    load_aanbod()
    producten = Product.objects.all()
    delen = dict(grouped(producten))
    assert list(delen) == [
        "Lokaal ingekocht",
        "Regionaal specialistisch",
        "Regionaal bij verblijf",
    ]
    assert ("41C01", "Begeleiding groep licht (41C01)") in delen["Lokaal ingekocht"]
    assert "54002" in dict(delen["Regionaal specialistisch"])
    assert "44F02" in dict(delen["Regionaal bij verblijf"])
    arrangement = OnderdeelForm(norm=None, on=DAG)
    assert [naam for naam, _ in arrangement.fields["product"].choices[1:]] == list(delen)
    aanbieder = AanbiederFactory()
    for product in producten:
        Contract.objects.create(
            aanbieder=aanbieder, product=product, eenheid=product.eenheden[0],
            contractsoort="inspanning", tarief_cent=100, geldig_van=DAG, bron="Proef",
        )  # fmt: skip
    verzoek = HulpForm(contracten=Contract.objects.select_related("product"), dag=DAG)
    assert [naam for naam, _ in verzoek.fields["product_code"].choices[1:]] == list(delen)


@pytest.mark.eis("CR-D-01")
def test_wie_geen_contract_heeft_kan_niet_vragen():
    vlierhof = klein_aanbod()
    meerzicht = Organisatie.objects.get(agb_code="98000002")
    assert may_ask(vlierhof.pk, "41C01", DAG) is True
    nee = may_ask(meerzicht.pk, "41C01", DAG)
    assert "geen contract voor 41C01" in nee.reden
    assert "contractmanager" in nee.weg
    assert "bestaat niet" in may_ask(vlierhof.pk, "99X99", DAG).reden


def test_een_verlopen_product_wordt_geweigerd_en_noemt_zijn_opvolger():
    vlierhof = klein_aanbod()
    Product.objects.filter(code="41C01").update(
        geldig_tot=date(2026, 6, 30), opgevolgd_door="41C02"
    )
    assert may_ask(vlierhof.pk, "41C01", date(2026, 6, 30)) is True
    nee = may_ask(vlierhof.pk, "41C01", date(2026, 7, 1))
    assert "geldt niet op 01-07-2026" in nee.reden
    assert "41C02" in nee.weg
    for begin, past in ((date(2026, 6, 30), True), (date(2026, 7, 1), False)):
        deel = SimpleNamespace(product=Product.objects.get(code="41C01"), begindatum=begin)
        assert bool(contracts_for(vlierhof.pk, [deel])) is past


@pytest.mark.eis("CR-D-01")
def test_een_onderaannemer_werkt_alleen_als_hij_in_het_contract_staat():
    alle_tabellen()
    meerzicht = Organisatie.objects.get(agb_code="98000002")
    onder = TARIEF | {
        "aanbieder": "98000002",
        "inkoopvorm": "onderaannemer",
        "hoofdaannemer": "98000001",
    }
    zonder = onder | {"product": "45C09", "eenheid": "04"}
    ProductFactory(individueel=True)
    zet("contractproducten", VOLUME | {"product": "45C09", "eenheid": "04"})
    fout = lees("tarieven", zonder)
    assert "niet als onderaannemer" in fout.fouten[0].tekst
    assert lees("tarieven", onder | {"hoofdaannemer": ""}).fouten[0].kolom == "hoofdaannemer"
    zet("tarieven", onder)
    assert may_ask(meerzicht.pk, "41C01", DAG) is True
    Onderaannemer.objects.update(product_codes=["45C09"])
    nee = may_ask(meerzicht.pk, "41C01", DAG)
    assert "niet als onderaannemer in het contract van De Vlierhof" in nee.reden
    deel = SimpleNamespace(product=Product.objects.get(code="41C01"), begindatum=DAG)
    assert contracts_for(meerzicht.pk, [deel]) == {}
    Onderaannemer.objects.update(product_codes=[])
    assert "41C01" in contracts_for(meerzicht.pk, [deel])


@pytest.mark.parametrize(
    ("volume", "frequentie", "van", "tot", "deel"),
    [
        pytest.param(52, "6", date(2026, 1, 1), date(2026, 12, 31), 52, id="in het jaar"),
        pytest.param(73, "6", date(2025, 7, 1), date(2026, 6, 30), Decimal("36.2"), id="half"),
        pytest.param(7, "2", date(2026, 12, 18), date(2027, 3, 1), 14, id="per week"),
        pytest.param(2, "1", date(2026, 1, 1), date(2026, 1, 10), 20, id="per dag"),
        pytest.param(365, "6", date(2026, 7, 2), None, 183, id="zonder einde"),
        pytest.param(52, "6", date(2024, 1, 1), date(2024, 12, 31), 0, id="ander jaar"),
    ],
)
def test_het_deel_van_een_toewijzing_in_een_jaar(volume, frequentie, van, tot, deel):
    breuk, eenheid = part_in_year(volume, "16", frequentie, van, tot, jaar=2026)
    assert eenheid == "16"
    assert round(Decimal(breuk.numerator) / Decimal(breuk.denominator), 1) == deel


@pytest.mark.parametrize(
    ("afgesproken", "stand"),
    [
        pytest.param("60", "ruim", id="ruim"),
        pytest.param("45", "bijna", id="bijna"),
        pytest.param("42", "over", id="over"),
        pytest.param("", "geen", id="niets afgesproken"),
    ],
)
@pytest.mark.eis("RV-0-08")
def test_een_overschreden_volume_geeft_een_signaal(afgesproken, stand):
    vlierhof = klein_aanbod()
    ToewijzingFactory(arrangement__aanbieder=vlierhof)
    zet("contractproducten", VOLUME | {"volume_per_jaar": afgesproken, "geldig_van": "01-01-2026"})
    (rij,) = usage(2026, DAG)
    assert rij.toegekend == Decimal("42.6")  # 298 van de 364 dagen vallen in 2026
    assert rij.stand == stand


def test_opeenvolgende_tarieven_zijn_voor_de_looptijd_een_contract():
    klein_aanbod()
    zet("tarieven", TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"})
    zet("tarieven", TARIEF | {"tarief": "56,00", "geldig_van": "01-01-2028"})
    zet("producten", PRODUCT)
    rijen = list(Contract.objects.all())
    assert [(s.van, s.tot) for s in spans(rijen)] == [(date(2025, 1, 1), None)]
    los = [rijen[0], rijen[2]]
    assert span_for(los, date(2026, 1, 1)).tot == date(2026, 12, 31)
    assert span_for(los, date(2028, 2, 1)).van == date(2028, 1, 1)
    assert span_for([], DAG) is None


def test_gedeclareerd_staat_naast_toegekend_en_afgesproken():
    klein_aanbod()
    toewijzing = klaar()
    zet("contractproducten", VOLUME | {"product": "45C09", "eenheid": "04"})
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    rij = next(r for r in usage(2026, DAG) if r.product_code == "45C09")
    assert (rij.afgesproken, rij.toegekend, rij.gedeclareerd) == (1000, 104, 10)
    assert usage(2025, DAG)[0].gedeclareerd == 0


@pytest.mark.parametrize(
    ("vorm", "koppelbaar", "terugval", "tekst"),
    [
        pytest.param("kortdurend", "nee", "nee", "te koppelen is", id="kort zonder koppeling"),
        pytest.param("kortdurend", "ja", "nee", "", id="kort met koppeling"),
        pytest.param("pleegzorg", "ja", "nee", "steun tegen terugval", id="lang zonder steun"),
        pytest.param("pleegzorg", "ja", "ja", "", id="lang met steun"),
    ],
)
@pytest.mark.eis("RV-A2-02")
def test_verblijf_heeft_koppelbare_ondersteuning_in_het_contract(vorm, koppelbaar, terugval, tekst):
    klein_aanbod()
    nieuw = {"geldig_van": "01-01-2026", "koppelbaar": koppelbaar, "terugvalsteun": terugval}
    zet("contracten", CONTRACT | nieuw | {"werkwijze": "Anders."})
    ProductFactory(code="44F99", soort="verblijf", verblijfsvorm=vorm, eenheden=["14"])
    rij = VOLUME | {"product": "44F99", "eenheid": "14", "geldig_van": "01-01-2026"}
    beoordeling = lees("contractproducten", rij)
    assert beoordeling.goed is not bool(tekst)
    assert tekst in " ".join(fout.tekst for fout in beoordeling.fouten)


@pytest.mark.eis("RV-B01-02", "CR-D-23")
def test_voorzieningen_zijn_per_gemeente_te_zoeken(client):
    alle_tabellen()
    GemeenteFactory(naam="Schiedam", cbs_code="0606")
    zet("voorzieningen", VOORZIENING | {"gemeente": "0606", "code": "geld", "naam": "Geldloket",
        "soort": "schuldhulp"})  # fmt: skip
    adres = reverse("arrangementen:voorzieningen")

    def namen(**vraag):
        return [rij.naam for rij in client.get(adres, vraag).context["rijen"]]

    assert namen() == ["Sportfonds", "Geldloket"]
    assert namen(gemeente="0606") == ["Geldloket"]
    assert namen(soort="sport") == ["Sportfonds"]
    assert namen(zoek="weinig geld", gemeente="0599") == ["Sportfonds"]
    assert namen(zoek="bestaat niet") == []
    tekst = client.get(adres).content.decode()
    assert "Gezinnen met weinig geld" in tekst
    assert "010 - 000 00 00" in tekst
