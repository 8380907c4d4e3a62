"""Waardoor de kosten veranderden: elke oorzaak met de hand nagerekend, samen het verschil."""

from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.aanbod.kosten import Som, causes, costs, total
from arrangementen.aanbod.toegang import table, ways_in
from organisaties.rollen import Rol
from tests.factories.arrangementen import ToewijzingFactory
from tests.factories.declaraties import gedeclareerd, klaar, prestatie
from tests.factories.organisaties import (
    GemeenteFactory,
    UitvoeringsorganisatieFactory,
    medewerker,
)
from tests.factories.verzoeken import verstuurd, wereld

from .bestanden import VOLUME, klein_aanbod, zet

L1, R1, R3 = ("lokaal", "T1"), ("regionaal", "T1"), ("regionaal", "T3")


def som(aantal, euro):
    return Som(aantal, Fraction(euro * 100))


GEVALLEN = [
    pytest.param({}, {}, (0, 0, 0, 0), id="niets"),
    pytest.param({}, {L1: som(2, 200)}, (200, 0, 0, 0), id="alles nieuw"),
    pytest.param({L1: som(2, 200)}, {}, (-200, 0, 0, 0), id="alles weg"),
    pytest.param({L1: som(2, 200)}, {L1: som(3, 300)}, (100, 0, 0, 0), id="meer hulp"),
    pytest.param({L1: som(2, 200)}, {L1: som(2, 220)}, (0, 0, 0, 20), id="duurder"),
    pytest.param(
        {L1: som(1, 100), R1: som(1, 300)},
        {L1: som(2, 200)},
        (0, -200, 0, 0),
        id="van regionaal naar lokaal",
    ),
    pytest.param(
        {R1: som(1, 100), R3: som(1, 500)},
        {R1: som(2, 200)},
        (0, 0, -400, 0),
        id="van zwaar naar licht",
    ),
    pytest.param(
        {L1: som(2, 200), R1: som(1, 300), R3: som(1, 500)},
        {L1: som(5, 550), R3: som(1, 600)},
        # 6 x 250 - 1000; 5 x 100 + 1 x 400 - 1500; 500 + 500 - 900; 1150 - 1000
        (500, -600, 100, 150),
        id="alles tegelijk",
    ),
    pytest.param({L1: som(1, 100)}, {R3: som(1, 400)}, (0, 0, 0, 300), id="geen vergelijking"),
]


@pytest.mark.parametrize(("eerst", "nu", "euro"), GEVALLEN)
@pytest.mark.eis("RV-0-02")
def test_elke_oorzaak_is_na_te_rekenen(eerst, nu, euro):
    oorzaken = causes(eerst, nu)
    assert tuple(bedrag for _, _, bedrag in oorzaken.in_euros()) == euro
    assert oorzaken.totaal == total(nu.values()).cent - total(eerst.values()).cent


@pytest.mark.django_db
@pytest.mark.eis("RV-0-02")
def test_kosten_van_een_jaar_en_de_bladzijde(client):
    vlierhof = klein_aanbod()
    ToewijzingFactory(
        arrangement__aanbieder=vlierhof,
        ingangsdatum=date(2026, 7, 2),
        einddatum=date(2027, 7, 1),
        volume=365,
    )
    assert costs(2025) == {}
    (vak,) = costs(2026)
    assert vak == ("regionaal", "2")
    jaar = costs(2026)[vak]
    assert (jaar.aantal, jaar.cent) == (1, 183 * 5200)  # 183 van de 365 dagdelen, 52 euro
    wie = medewerker(Rol.CONTRACTMANAGER, organisatie=UitvoeringsorganisatieFactory())
    client.force_login(wie)
    pagina = client.get(reverse("arrangementen:aanbod_kosten"), {"jaar": "x"})
    assert pagina.status_code == 200
    assert len(pagina.context["gemeenten"]) == 1


@pytest.mark.django_db
def test_een_gemeente_ziet_alleen_haar_eigen_kosten(client):
    vlierhof = klein_aanbod()
    toewijzing = ToewijzingFactory(arrangement__aanbieder=vlierhof)
    elders = GemeenteFactory(naam="Capelle", cbs_code="0502")
    eigen = medewerker(Rol.CONTRACTMANAGER, organisatie=toewijzing.gemeente)
    ander = medewerker(Rol.CONTRACTMANAGER, organisatie=elders)
    adres = reverse("arrangementen:aanbod_kosten")
    for wie, aantal in ((eigen, 1), (ander, 0)):
        client.force_login(wie)
        for vraag in ({}, {"gemeente": toewijzing.gemeente.cbs_code}):
            pagina = client.get(adres, {"jaar": "2026", **vraag})
            assert pagina.context["nieuw"].aantal == aantal


@pytest.mark.django_db
@pytest.mark.eis("RV-0-05", "RV-B07-02")
def test_elke_weg_naar_hulp_in_een_tabel(client):
    w = wereld()
    vlierhof = w.aanbieder
    lokaal = ToewijzingFactory(arrangement__aanbieder=vlierhof)
    keten = ToewijzingFactory(arrangement__aanbieder=vlierhof)
    type(keten.casus).objects.filter(pk=keten.casus_id).update(route="C")
    arts = ToewijzingFactory(arrangement__aanbieder=vlierhof)
    verzoek = verstuurd(w)
    type(verzoek).objects.filter(pk=verzoek.pk).update(
        arrangement=arts.onderdeel.arrangement, verwijzer_soort="03"
    )
    tellingen = ways_in(lokaal.ingangsdatum.year)
    assert {weg: aantal for (weg, _, _), aantal in tellingen.items()} == {
        "Lokaal team": 1,
        "Gecertificeerde instelling": 1,
        "Jeugdarts": 1,
    }
    assert ways_in(lokaal.ingangsdatum.year - 1) == {}
    assert ways_in(lokaal.ingangsdatum.year, [0]) == {}
    wegen, ((naam, aantallen, som_),) = table(tellingen)
    assert (naam, sorted(aantallen), som_) == ("41C01 Begeleiding groep licht", [1, 1, 1], 3)
    assert len(wegen) == 3
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=UitvoeringsorganisatieFactory()))
    pagina = client.get(reverse("arrangementen:aanbod_toegang"), {"jaar": "2026"})
    assert "Jeugdarts" in pagina.content.decode()


@pytest.mark.django_db
def test_een_gemeente_ziet_alleen_haar_eigen_benutting(client):
    klein_aanbod()
    toewijzing = klaar()
    zet("contractproducten", VOLUME | {"product": "45C09", "eenheid": "04"})
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    elders = GemeenteFactory(naam="Capelle", cbs_code="0502")
    regio = UitvoeringsorganisatieFactory()
    gezien = {
        medewerker(Rol.CONTRACTMANAGER, organisatie=regio): (104, 10, "ruim"),
        medewerker(Rol.BACKOFFICE, organisatie=toewijzing.gemeente): (104, 10, "deel"),
        medewerker(Rol.CONTRACTMANAGER, organisatie=toewijzing.gemeente): (104, 10, "deel"),
        medewerker(Rol.BACKOFFICE, organisatie=elders): (0, 0, "deel"),
        medewerker(Rol.CONTRACTMANAGER, organisatie=elders): (0, 0, "deel"),
    }
    bladen = [
        (reverse("arrangementen:aanbod_benutting"), "rijen"),
        (reverse("arrangementen:contract", args=["GRJR-2023-01"]), "benutting"),
    ]
    for wie, verwacht in gezien.items():
        client.force_login(wie)
        for adres, naam in bladen:
            with travel("2026-06-01 10:00", tick=False):
                pagina = client.get(adres, {"jaar": "2026", "alles": "1"})
            rijen = {rij.product_code: rij for rij, _ in pagina.context[naam]}
            rij = rijen["45C09"]
            assert (rij.toegekend, rij.gedeclareerd, rij.stand) == verwacht
            eigen = "U ziet wat uw eigen gemeente toekende." in pagina.content.decode()
            assert eigen == (verwacht[2] == "deel")
