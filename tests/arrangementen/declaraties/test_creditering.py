"""Een creditering neemt alleen terug wat ze zelf waard is: nooit twee keer betalen."""

import pytest

from arrangementen.models import Prestatie
from tests.factories.declaraties import APRIL, TARIEF, gedeclareerd, klaar, na, prestatie

pytestmark = pytest.mark.django_db


def standing():
    """Eurocents that were granted in all."""
    return sum(p.bedrag_cent for p in Prestatie.objects.granted())


def again(toewijzing, credit, **nieuw):
    """The credit and, in the same message, the same month declared anew."""
    debet = prestatie(toewijzing, kenmerk="N1", **({"volume": 8} | nieuw))
    return gedeclareerd((toewijzing, [credit, debet]), nummer="D2", op=na(APRIL))


def outcomes(declaratie):
    return {p.referentie: (p.uitkomst, p.code) for p in declaratie.prestaties.all()}


@pytest.fixture
def eerder():
    """Eight hours in March, declared and granted."""
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing, volume=8, kenmerk="K1")]))
    return toewijzing


@pytest.mark.eis("TR389")
@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"ProductCategorie": "41", "ProductCode": "41C01"}, "9339"),
        ({"kenmerk": "K1"}, "8021"),
        ({"tarief": TARIEF + 1, "bedrag": 8 * TARIEF}, "0611"),
    ],
    ids=["ander product", "kenmerk al gebruikt", "ander tarief"],
)
def test_een_afgewezen_credit_maakt_geen_plaats(eerder, anders, code):
    credit = prestatie(eerder, **({"volume": 8, "kenmerk": "C1", "credit": "K1"} | anders))
    uit = again(eerder, credit)
    assert uit.status == "afgewezen"
    assert outcomes(uit)[anders.get("kenmerk", "C1")] == ("afgewezen", code)
    assert outcomes(uit)["N1"] == ("afgewezen", "9389")
    assert standing() == 8 * TARIEF


@pytest.mark.eis("TR323")
@pytest.mark.parametrize(
    "anders",
    [
        {"volume": 1},
        {"volume": 500},
        {"volume": 480, "Eenheid": "01", "tarief": 161, "bedrag": 8 * TARIEF},
    ],
    ids=["kleiner", "groter", "andere eenheid"],
)
def test_een_credit_is_gelijk_aan_haar_debet(eerder, anders):
    uit = again(eerder, prestatie(eerder, kenmerk="C1", credit="K1", **anders))
    assert outcomes(uit)["C1"] == ("afgewezen", "8017")
    assert outcomes(uit)["N1"] == ("afgewezen", "9389")
    assert standing() == 8 * TARIEF


@pytest.mark.eis("TR322", "TR369")
@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"volume": 16, "frequentie": "6"}, "9322"),
        ({"volume": None, "eenheid": "", "frequentie": "", "budget_cent": 16 * TARIEF}, "9369"),
    ],
    ids=["omvang", "budget"],
)
def test_een_afgewezen_credit_geeft_geen_ruimte_terug(velden, code):
    toewijzing = klaar(**velden)
    gedeclareerd((toewijzing, [prestatie(toewijzing, kenmerk="K1")]))
    credit = prestatie(toewijzing, kenmerk="C1", credit="K1", tarief=TARIEF + 1)
    april = prestatie(toewijzing, APRIL, kenmerk="N1")
    uit = gedeclareerd((toewijzing, [credit, april]), maand=APRIL, nummer="D2")
    assert outcomes(uit)["N1"] == ("afgewezen", code)
    assert standing() == 10 * TARIEF


def test_een_goede_credit_maakt_wel_plaats(eerder):
    uit = again(eerder, prestatie(eerder, volume=8, kenmerk="C1", credit="K1"), volume=12)
    assert uit.status == "toegekend"
    assert standing() == 12 * TARIEF
