"""Integrale levering, overbrugging, de vorm van inkoop en waaruit een arrangement bestaat."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from arrangementen.arrangement.klaar import settled_on
from arrangementen.arrangement.levering import delivers_as_a_whole
from arrangementen.arrangement.weergave import division_of
from arrangementen.models import Arrangementonderdeel
from casusregie.plannen.inlezen import load_keuzelijsten
from casusregie.plannen.keuzelijsten import Ondersteuningselement, Resultaatgebied, Trede
from organisaties.rollen import Rol
from tests.factories.arrangementen import (
    OP,
    ArrangementFactory,
    ContractFactory,
    OnderdeelFactory,
    ProductFactory,
    VlierhofFactory,
    met_opdracht,
)
from tests.factories.casusregie import casus_a, procesregisseur_van
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("normen")]
LATER = date(2026, 9, 1)


@pytest.fixture
def arrangement(normen):
    return ArrangementFactory()


@pytest.mark.eis("CR-D-03")
def test_de_aanbieder_leest_gebied_element_trede_en_budget(arrangement, client):
    load_keuzelijsten()
    gebied, element, trede = (
        soort.objects.order_by("code").first()
        for soort in (Resultaatgebied, Ondersteuningselement, Trede)
    )
    onderdelen = arrangement.onderdelen
    onderdelen.update(
        resultaatgebied=gebied.code, elementen=element.code, trede=trede.code, budget_cent=374_400
    )
    arrangement = met_opdracht(arrangement)
    client.force_login(medewerker(Rol.BEHANDELREGISSEUR, organisatie=arrangement.aanbieder))
    pagina = client.get(reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk]))
    tekst = pagina.content.decode()
    for deel in (gebied.naam, element.naam, trede.naam, "€ 3.744,00"):
        assert deel in tekst


# --- CR-D-01: soort contract --------------------------------------------------------------------
@pytest.mark.eis("CR-D-01")
@pytest.mark.parametrize(
    ("inkoopvorm", "met_hoofd", "mag"),
    [
        pytest.param("grjr", False, True, id="regionaal"),
        pytest.param("gemeente", False, True, id="lokaal"),
        pytest.param("subsidie", False, True, id="subsidie"),
        pytest.param("maatwerk", False, True, id="maatwerk"),
        pytest.param("onderaannemer", True, True, id="onderaannemer-met-hoofdaannemer"),
        pytest.param("onderaannemer", False, False, id="onderaannemer-zonder-hoofdaannemer"),
        pytest.param("grjr", True, False, id="hoofdaannemer-zonder-onderaanneming"),
    ],
)
def test_soort_contract(inkoopvorm, met_hoofd, mag):
    hoofd = AanbiederFactory(naam="Hoofdaannemer") if met_hoofd else None
    velden = {"aanbieder": VlierhofFactory(), "product": ProductFactory(individueel=True)}
    if mag:
        contract = ContractFactory(**velden, inkoopvorm=inkoopvorm, hoofdaannemer=hoofd)
        contract.full_clean()
        assert contract.hoofdaannemer == hoofd
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        ContractFactory(**velden, inkoopvorm=inkoopvorm, hoofdaannemer=hoofd)


@pytest.mark.eis("CR-D-01")
def test_een_contract_zonder_soort_bestaat_niet():
    contract = ContractFactory.build(
        aanbieder=VlierhofFactory(), product=ProductFactory(individueel=True), inkoopvorm=""
    )
    with pytest.raises(ValidationError) as fout:
        contract.full_clean()
    assert "inkoopvorm" in fout.value.message_dict


# --- CR-D-13: overbrugging ----------------------------------------------------------------------
@pytest.mark.eis("CR-D-13")
def test_overbrugging_zegt_waarop_en_tot_wanneer(arrangement):
    wie = procesregisseur_van(arrangement.casus)
    with pytest.raises(ValidationError) as fout:
        amend(arrangement, by=wie, op=OP, overbrugging=True)
    assert fout.value.message_dict == {
        "wacht_op": ["Schrijf op welke hulp later komt"],
        "wacht_tot": ["Vul in wanneer u die hulp verwacht"],
    }
    velden = {"overbrugging": True, "wacht_op": "Traumabehandeling", "wacht_tot": LATER}
    arrangement = amend(arrangement, by=wie, op=OP, **velden)
    assert (arrangement.wacht_op, arrangement.wacht_tot) == ("Traumabehandeling", LATER)
    arrangement = amend(arrangement, by=wie, op=OP, overbrugging=False)
    assert (arrangement.wacht_op, arrangement.wacht_tot) == ("", None)


@pytest.mark.eis("CR-D-13")
def test_overbrugging_op_het_scherm(arrangement, client):
    wie = procesregisseur_van(arrangement.casus)
    client.force_login(wie)
    pad = reverse("arrangementen:arrangement_keuze", args=[arrangement.kenmerk])
    basis = {"aanbieder": arrangement.aanbieder_id, "keuze_motivering": "Past het best."}
    half = client.post(pad, {**basis, "overbrugging": "on"})
    assert half.status_code == 422
    assert "Schrijf op welke hulp later komt" in half.content.decode()
    heel = {**basis, "overbrugging": "on", "wacht_op": "Gezinshuis", "wacht_tot": "01-09-2026"}
    assert client.post(pad, heel).status_code == 302
    pagina = client.get(reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk]))
    assert "Het gezin wacht op Gezinshuis" in pagina.content.decode()


# --- CR-D-14: integrale levering ----------------------------------------------------------------
def tweede_bij_ander(eerste, code="41C02", **product):
    """A concept for the same casus at another aanbieder."""
    ander = AanbiederFactory(naam="Groep Zuid", agb_code="98000999")
    product = ProductFactory(code=code, naam="Andere hulp", **product)
    ContractFactory(aanbieder=ander, product=product)
    tweede = ArrangementFactory(casus=eerste.casus, plan=None, aanbieder=ander)
    tweede.onderdelen.all().delete()
    OnderdeelFactory(arrangement=tweede, product=product)
    return tweede


@pytest.mark.eis("CR-D-14")
def test_een_tweede_aanbieder_voor_dezelfde_soort_hulp_vraagt_een_reden(arrangement):
    eerste = met_opdracht(arrangement)
    tweede = tweede_bij_ander(eerste)
    wie = procesregisseur_van(eerste.casus)
    with pytest.raises(Geblokkeerd, match="geeft al hulp uit hetzelfde perceel"):
        perform(tweede, "give_opdracht", by=wie, op=OP)
    reden = "De Vlierhof heeft geen plek voor de ouders."
    tweede = amend(tweede, by=wie, op=OP, meer_aanbieders_reden=reden)
    assert delivers_as_a_whole(tweede) is True


@pytest.mark.eis("CR-D-14")
@pytest.mark.parametrize(
    ("een", "twee", "mag"),
    [
        pytest.param(
            {"opdracht": "A"}, {"code": "54ZZ1", "opdracht": "A"}, False, id="een-perceel"
        ),
        pytest.param({"opdracht": "A"}, {"opdracht": "D"}, True, id="een-soort-twee-percelen"),
        pytest.param({}, {"code": "54ZZ1", "soort": "ggz"}, True, id="zonder-perceel-andere-soort"),
        pytest.param({}, {}, False, id="zonder-perceel-zelfde-soort"),
        pytest.param({"opdracht": "41"}, {}, True, id="code-van-perceel-is-geen-soort"),
    ],
)
def test_een_perceel_komt_van_een_aanbieder(arrangement, een, twee, mag):
    product = arrangement.onderdelen.get().product
    for naam, waarde in een.items():
        setattr(product, naam, waarde)
    product.save()
    eerste = met_opdracht(arrangement)
    assert delivers_as_a_whole(eerste) is True, "dezelfde aanbieder"
    oordeel = delivers_as_a_whole(tweede_bij_ander(eerste, **twee))
    assert bool(oordeel) is mag
    if not mag:
        assert oordeel.reden == "De Vlierhof geeft al hulp uit hetzelfde perceel."


@pytest.mark.eis("CR-D-14")
def test_hulp_na_elkaar_is_geen_tweede_aanbieder(arrangement):
    tweede = tweede_bij_ander(met_opdracht(arrangement))
    tweede.onderdelen.update(begindatum=date(2027, 3, 8), einddatum=date(2027, 9, 1))
    assert delivers_as_a_whole(tweede) is True


@pytest.mark.eis("CR-D-14")
@pytest.mark.parametrize("opt_out", [False, True], ids=["andere-casus", "met-opt-out"])
def test_een_jeugdige_heeft_per_perceel_een_aanbieder_ook_in_een_andere_casus(arrangement, opt_out):
    tweede = tweede_bij_ander(met_opdracht(arrangement))
    elders = casus_a(jeugdige=arrangement.casus.jeugdige, reden_tweede="Andere vraag")
    type(tweede).objects.filter(pk=tweede.pk).update(casus=elders)
    if opt_out:
        eerste = type(elders).objects.filter(pk=arrangement.casus_id)
        eerste.update(opt_out=True, opt_out_getekend_op=OP.date(), team=None, route="B")
    oordeel = delivers_as_a_whole(type(tweede).objects.get(pk=tweede.pk))
    assert bool(oordeel) is opt_out
    if not opt_out:
        assert oordeel.reden == "Een andere aanbieder geeft al hulp uit hetzelfde perceel."


@pytest.mark.eis("CR-A1-03")
def test_het_arrangement_staat_vast_als_alle_delen_bekend_zijn(arrangement):
    casus = arrangement.casus
    assert settled_on(type(casus).objects.get(pk=casus.pk)) is None, "geen ondertekend plan"
    met_opdracht(arrangement)
    assert settled_on(type(casus).objects.get(pk=casus.pk)) == OP.date()
    ArrangementFactory(casus=casus, onderdeel=False)
    assert settled_on(type(casus).objects.get(pk=casus.pk)) is None, "een tweede is nog leeg"


@pytest.mark.eis("CR-D-05", "CR-D-06", "CR-D-07", "CR-D-09")
@pytest.mark.parametrize(
    ("delen", "product", "verwacht"),
    [
        pytest.param([""], {}, "enkelvoudig", id="een-resultaatgebied"),
        pytest.param(["01"], {}, "enkelvoudig", id="met-een-element"),
        pytest.param(["02"], {}, "enkelvoudig", id="dagbehandeling"),
        pytest.param(["01,02"], {}, "enkelvoudig", id="dagbehandeling-telt-niet"),
        pytest.param(["01,03"], {}, "meervoudig", id="twee-elementen"),
        pytest.param(["", ""], {}, "meervoudig", id="twee-resultaatgebieden"),
        pytest.param([""], {"opdracht": "A"}, "enkelvoudig", id="opdracht-a"),
        pytest.param([""], {"opdracht": "B"}, "meervoudig", id="opdracht-b"),
        pytest.param([""], {"opdracht": "C"}, "meervoudig", id="opdracht-c"),
        pytest.param([""], {"verblijfsvorm": "gezinshuis"}, "meervoudig", id="verblijf"),
        pytest.param([], {}, "", id="nog-leeg"),
    ],
)
def test_het_arrangement_is_enkelvoudig_of_meervoudig(delen, product, verwacht):
    soort = ProductFactory.build(**product)
    onderdelen = [Arrangementonderdeel(elementen=codes, product=soort) for codes in delen]
    assert division_of(onderdelen) == verwacht


def test_de_bladzijde_noemt_de_indeling(arrangement, client):
    wie = procesregisseur_van(arrangement.casus)
    client.force_login(wie)
    pagina = client.get(reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk]))
    assert "Enkelvoudig" in pagina.content.decode()
