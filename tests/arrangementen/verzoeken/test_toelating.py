"""Of hulp er mag komen: leeftijd per product, taakgericht ingekocht en het woonplaatsbeginsel."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from arrangementen.aanbod.models import Contract
from arrangementen.arrangement.toelating import Toelatingfeiten, objections
from arrangementen.models import Verzoek
from tests.factories.arrangementen import ProductFactory
from tests.factories.inkoop import koopt
from tests.factories.organisaties import GemeenteFactory
from tests.factories.verzoeken import concept, verstuurd

GEBOREN = date(2010, 3, 1)
FEITEN = Toelatingfeiten(
    product="45C09",
    gemeente="Rotterdam",
    begin=date(2026, 3, 30),
    einde=date(2026, 9, 27),
    geboren=GEBOREN,
)
TOT_18 = {"leeftijd_tot": 17}

GEVALLEN = [
    pytest.param({}, [], id="past"),
    pytest.param({"leeftijd_van": 16}, [], id="op-de-ondergrens"),
    pytest.param({"leeftijd_van": 17}, [("product_code", "9")], id="te-jong"),
    pytest.param({**TOT_18, "einde": date(2028, 2, 29)}, [], id="tot-de-dag-voor-18"),
    pytest.param({**TOT_18, "einde": date(2028, 3, 1)}, [("einddatum", "9")], id="op-de-18e"),
    pytest.param(
        {**TOT_18, "begin": date(2028, 3, 1), "einde": date(2028, 6, 1)},
        [("product_code", "9")],
        id="begint-na-18",
    ),
    pytest.param({"leeftijd_tot": 20, "einde": date(2031, 2, 28)}, [], id="pleegzorg-tot-21"),
    pytest.param(
        {"leeftijd_tot": 20, "einde": date(2031, 3, 1)}, [("einddatum", "9")], id="op-de-21e"
    ),
    pytest.param({"einde": date(2033, 2, 28)}, [], id="jeugdhulp-tot-23"),
    pytest.param({"einde": date(2033, 3, 1)}, [("einddatum", "9")], id="op-de-23e"),
    pytest.param(
        {"begin": date(2033, 3, 1), "einde": date(2033, 6, 1)},
        [("begindatum", "9")],
        id="begint-na-23",
    ),
    pytest.param(
        {"leeftijd_tot": 30, "einde": date(2033, 3, 1)},
        [("einddatum", "9")],
        id="nooit-boven-23",
    ),
    pytest.param({**TOT_18, "einde": date(2030, 1, 1), "grens_vervalt": True}, [], id="forensisch"),
    pytest.param({"geboren": None, **TOT_18}, [], id="zonder-geboortedatum"),
    pytest.param({"taakgericht": True}, [("product_code", "4")], id="taakgericht"),
    pytest.param({"woonplaats": "Rotterdam"}, [], id="ambulant-eigen-gemeente"),
    pytest.param({"woonplaats": "Schiedam"}, [("gemeente", "8")], id="ambulant-elders"),
    pytest.param(
        {"verblijf": True, "woonplaats": "Schiedam", "ervoor": "Rotterdam"},
        [],
        id="verblijf-van-hier-nu-elders",
    ),
    pytest.param(
        {"verblijf": True, "woonplaats": "Rotterdam", "ervoor": "Schiedam"},
        [("woonplaats_voor_verblijf", "8")],
        id="verblijf-van-elders",
    ),
    pytest.param({"verblijf": True, "woonplaats": "Schiedam"}, [], id="verblijf-nog-onbekend"),
]


@pytest.mark.eis("CR-D-16", "RV-0-07")
@pytest.mark.parametrize(("anders", "verwacht"), GEVALLEN)
def test_bezwaren_met_veld_en_code(anders, verwacht):
    bezwaren = objections(replace(FEITEN, **anders))
    assert [(b.veld, b.reden) for b in bezwaren] == verwacht
    assert all(not b.tekst.endswith(".") for b in bezwaren)


def test_de_zin_noemt_de_verjaardag():
    (bezwaar,) = objections(replace(FEITEN, leeftijd_tot=17, einde=date(2028, 4, 1)))
    assert bezwaar.tekst == (
        "45C09 is er tot 18 jaar. De jeugdige wordt dat op 1 maart 2028. "
        "Kies een einddatum voor die dag"
    )


def _stay_contract(w):
    product = ProductFactory(
        code="43A22",
        naam="Verblijf in een gezinshuis",
        soort="verblijf",
        verblijfsvorm="gezinshuis",
        eenheden=["14"],
    )
    Contract.objects.create(
        aanbieder=w.aanbieder,
        product=product,
        geldig_van=date(2025, 1, 1),
        contractsoort="inspanning",
        eenheid="14",
        tarief_cent=21000,
        bron="Proef",
    )


STAP3 = {
    "product_code": "43A22",
    "begindatum": "30-03-2026",
    "einddatum": "27-09-2026",
    "volume": "182",
    "verdeling": "gelijk",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ervoor", "fout"),
    [
        pytest.param("", "Kies de gemeente van vlak voor het verblijf", id="leeg"),
        pytest.param("0606", "ingeschreven in Schiedam", id="andere-gemeente"),
        pytest.param("0599", "", id="deze-gemeente"),
    ],
)
def test_bij_verblijf_vraagt_stap_3_waar_de_jeugdige_daarvoor_woonde(w, als, ervoor, fout):
    _stay_contract(w)
    GemeenteFactory(cbs_code="0606", naam="Schiedam", inkoop="mvs")
    verzoek = concept(w, stappen=(1, 2))
    url = reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, 3])
    antwoord = als(w.behandelregisseur).post(url, STAP3 | {"woonplaats_voor_verblijf": ervoor})
    fouten = antwoord.context["form"].errors if antwoord.status_code == 422 else {}
    assert fout in str(fouten.get("woonplaats_voor_verblijf", ""))
    assert ("woonplaats_voor_verblijf" in fouten) is bool(fout)


@pytest.mark.django_db
@pytest.mark.eis("RV-0-07")
def test_een_taakgerichte_gemeente_vraagt_geen_verzoek(w, als):
    koopt(w.gemeente, "mvs")
    verzoek = concept(w, stappen=(1, 2))
    url = reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, 3])
    antwoord = als(w.behandelregisseur).post(url, STAP3 | {"product_code": "45C09", "volume": "78"})
    assert "een toewijzing is niet nodig" in str(antwoord.context["form"].errors["product_code"])


@pytest.mark.django_db
def test_de_balie_ziet_de_woonplaats_en_tot_wanneer_afwijzen_kan(w, als):
    verzoek = verstuurd(w)
    ander = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    type(verzoek.jeugdige).objects.filter(pk=verzoek.jeugdige_id).update(gemeente=ander)
    url = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    balie = als(w.backoffice).get(url).content.decode()
    assert "De jeugdige staat ingeschreven in Capelle aan den IJssel" in balie
    assert "Tot en met maandag 16 maart 2026" in balie
    assert "ingeschreven in Capelle" not in als(w.behandelregisseur).get(url).content.decode()
    assert Verzoek.objects.get().status == "ingediend"
