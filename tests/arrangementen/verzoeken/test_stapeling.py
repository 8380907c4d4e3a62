"""Twee casussen van één jeugdige: dezelfde hulp wordt niet twee keer toegekend, ook niet tegelijk.

De toewijzing volgt uit de outbox. Tot die tijd telt wat is toegekend al mee.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connections
from django.urls import reverse

from arrangementen.models import Arrangement, Product, Toewijzing, Verzoek
from arrangementen.verzoeken.forms_besluit import ToekenForm
from arrangementen.verzoeken.norm import own_contracts
from arrangementen.verzoeken.samen import candidates
from organisaties.rollen import Rol
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import OP, afweging, contracten, verstuurd, wereld
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

VOLGEND_JAAR = {"begindatum": "29-03-2027", "einddatum": "26-09-2027"}


def twee_verzoeken(**tweede):
    """The same help for one jeugdige, asked by two aanbieders, each in a casus of its own."""
    w = wereld()
    ander = AanbiederFactory(agb_code="98000002")
    contracten(ander)
    bij_ander = SimpleNamespace(
        **vars(w)
        | {
            "aanbieder": ander,
            "behandelregisseur": medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander),
        }
    )
    verzoeken = [verstuurd(w), verstuurd(bij_ander, **tweede)]
    assert len({verzoek.jeugdige_id for verzoek in verzoeken}) == 1
    assert len({verzoek.casus_id for verzoek in verzoeken}) == 2
    return w, verzoeken


def ken_toe(w, verzoek):
    return perform(verzoek, "grant", by=w.backoffice, op=OP, afweging=afweging())


@pytest.mark.django_db
def test_toegekend_maar_nog_zonder_toewijzing_telt_al_mee():
    w, (een, twee) = twee_verzoeken()
    ken_toe(w, een)
    assert not Toewijzing.objects.exists()
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        ken_toe(w, twee)
    assert Arrangement.objects.count() == 1
    outbox.process_all()
    assert Toewijzing.objects.count() == 1
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        ken_toe(w, twee)


@pytest.mark.django_db
def test_een_andere_periode_mag_in_de_andere_casus():
    w, verzoeken = twee_verzoeken(stap3=VOLGEND_JAAR)
    for verzoek in verzoeken:
        ken_toe(w, verzoek)
    outbox.process_all()
    assert Toewijzing.objects.count() == 2


GROEP = {"product_code": "41C01", "volume": "20"}


@pytest.mark.django_db
@pytest.mark.eis("CR-D-14")
def test_een_tweede_aanbieder_uit_hetzelfde_perceel_vraagt_bij_het_toekennen_een_reden(als):
    w, (een, twee) = twee_verzoeken(stap3=GROEP)
    Product.objects.update(opdracht="A")
    ken_toe(w, een)
    outbox.process_all()
    (kandidaat,) = [k for k in candidates(w.backoffice, OP.date()) if k.verzoek.pk == twee.pk]
    assert kandidaat.bezwaar == "Een andere aanbieder geeft al hulp uit hetzelfde perceel."
    with pytest.raises(Geblokkeerd, match="uit hetzelfde perceel"):
        ken_toe(w, twee)
    velden = {"contracten": own_contracts(twee.aanbieder_id, OP.date()), "dag": OP.date()}
    form = ToekenForm({"product_code": "41C01"}, verzoek=twee, **velden)
    assert form.errors["meer_aanbieders_reden"] == [
        "Schrijf op waarom een tweede aanbieder nodig is, of wijs het af"
    ]
    reden = "De groep van de eerste aanbieder is te ver weg."
    hulp = {"afweging": afweging(), "meer_aanbieders_reden": reden}
    perform(twee, "grant", by=w.backoffice, op=OP, **hulp)
    assert Arrangement.objects.get(aanbieder=twee.aanbieder).meer_aanbieders_reden == reden
    paginas = [
        reverse("arrangementen:verzoek_detail", args=[twee.kenmerk]),
        reverse(
            "arrangementen:arrangement_detail",
            args=[Arrangement.objects.get(aanbieder=twee.aanbieder).kenmerk],
        ),
    ]
    outbox.process_all()
    assert reden in als(w.backoffice).get(paginas[0]).content.decode()
    behandelaar = medewerker(Rol.BEHANDELREGISSEUR, organisatie=twee.aanbieder)
    for pagina in paginas:
        antwoord = als(behandelaar).get(pagina)
        assert antwoord.status_code == 200
        assert reden not in antwoord.content.decode()
    form = ToekenForm(None, verzoek=een, **velden)
    assert "meer_aanbieders_reden" in form.fields


@pytest.mark.django_db
@pytest.mark.eis("CR-D-14")
@pytest.mark.parametrize(
    ("gevraagd", "toegekend", "vraagt"),
    [
        pytest.param(VOLGEND_JAAR, "30-03-2026", True, id="pas-in-de-toegekende-periode"),
        pytest.param(VOLGEND_JAAR, "", False, id="niet-in-de-gevraagde"),
        pytest.param({}, "29-03-2027", False, id="in-de-toegekende-niet-meer"),
        pytest.param({}, "geen dag", True, id="geen-datum"),
    ],
)
def test_de_reden_hoort_bij_de_periode_die_wordt_toegekend(gevraagd, toegekend, vraagt):
    w, (een, twee) = twee_verzoeken(stap3=GROEP)
    Product.objects.update(opdracht="A")
    ken_toe(w, een)
    if gevraagd:
        dagen = {"begindatum": date(2027, 3, 29), "einddatum": date(2027, 9, 26)}
        Verzoek.objects.filter(pk=twee.pk).update(**dagen)
        twee.refresh_from_db()
    data = {"product_code": "41C01", "begindatum": toegekend, "einddatum": "26-09-2027"}
    velden = {"contracten": own_contracts(twee.aanbieder_id, OP.date()), "dag": OP.date()}
    form = ToekenForm(data if toegekend else None, verzoek=twee, **velden)
    assert ("meer_aanbieders_reden" in form.fields) is vraagt


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "tweede",
    [pytest.param({}, id="hetzelfde-product"), pytest.param({"stap3": GROEP}, id="perceel")],
)
def test_tegelijk_toekennen_in_twee_casussen_geeft_een_toewijzing(tweede):
    w, verzoeken = twee_verzoeken(**tweede)
    Product.objects.update(opdracht="A")
    start = threading.Barrier(2)

    def besluit(verzoek):
        try:
            start.wait()
            return ken_toe(w, verzoek)
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as draden:
        uit = list(draden.map(besluit, verzoeken))
    assert sorted(type(u).__name__ for u in uit) == ["Geblokkeerd", "Verzoek"]
    outbox.process_all()
    assert sorted(Verzoek.objects.values_list("status", flat=True)) == ["ingediend", "toegekend"]
    assert Toewijzing.objects.count() == 1
