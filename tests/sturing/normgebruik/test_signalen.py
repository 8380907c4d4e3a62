"""Wanneer de contractmanager een signaal krijgt; met de hand nageteld, zonder database."""

from decimal import Decimal

import pytest

from sturing.normgebruik.aandeel import share_words, volume_words, weeks_words
from sturing.normgebruik.gebruik import Gebruik, per_aanbieder, per_product
from sturing.normgebruik.signalen import Grens, signals
from verloop.klein import HIDDEN_TEXT

GRENS = Grens(vanaf=5, afspraak=80, factor=2)


def rij(nummer, naam, aantal, boven, met_grond=0):
    """One product at one aanbieder."""
    return Gebruik(nummer, naam, "45C09", "Individueel", aantal, boven, met_grond, *[None] * 4)


@pytest.mark.eis("NK-11", "NK-15")
@pytest.mark.parametrize(
    ("aantal", "boven", "signaal"),
    [
        pytest.param(10, 2, False, id="precies-80"),
        pytest.param(10, 3, True, id="70"),
        pytest.param(999, 200, True, id="net-onder-80"),  # 799/999 = 79,98
        pytest.param(4, 4, False, id="te-weinig-om-iets-te-zeggen"),
        pytest.param(5, 2, True, id="vanaf-5"),
        pytest.param(5, 0, False, id="alles-binnen"),
    ],
)
def test_onder_de_afspraak(aantal, boven, signaal):
    gevonden = signals([rij(1, "De Vlierhof", aantal, boven)], {}, GRENS)
    assert bool(gevonden) == signaal
    if signaal:
        assert gevonden[0].kop.startswith("De Vlierhof: ")
        assert "Afspraak: 80 procent." in gevonden[0].tekst


@pytest.mark.eis("NK-15")
@pytest.mark.parametrize(
    ("eigen", "anderen", "signaal"),
    [
        pytest.param(3, 1, True, id="3-van-10-tegen-1-van-20"),  # 30 tegen 5 procent
        pytest.param(2, 2, False, id="20-tegen-10-procent-is-precies-2-keer"),
        pytest.param(3, 2, True, id="30-tegen-10-procent"),
        pytest.param(1, 0, False, id="een-keer-is-geen-patroon"),
        pytest.param(2, 0, True, id="anderen-nooit"),
    ],
)
def test_een_grond_die_opvalt(eigen, anderen, signaal):
    rijen = [rij(1, "De Vlierhof", 10, eigen, eigen), rij(2, "Linde", 20, anderen, anderen)]
    gronden = {(1, "45C09"): {"hardheid": eigen}, (2, "45C09"): {"hardheid": anderen}}
    gevonden = [s for s in signals(rijen, gronden, GRENS) if s.grond]
    assert bool(gevonden) == signaal


def test_een_grond_zonder_anderen_om_mee_te_vergelijken():
    gronden = {(1, "45C09"): {"hardheid": 2}}
    assert signals([rij(1, "De Vlierhof", 10, 2, 2)], gronden, GRENS) == []


def test_samen_per_product_en_per_aanbieder():
    rijen = [rij(1, "De Vlierhof", 10, 3, 1), rij(2, "Linde", 5, 0)]
    groep = per_product(rijen)[0]
    assert (groep.aantal, groep.boven, groep.met_grond, groep.procent) == (15, 3, 1, 80)
    assert per_aanbieder(rijen) == [("De Vlierhof", (7, 1, 2)), ("Linde", (5, 0, 0))]


def test_getallen_in_woorden():
    assert (volume_words(Decimal(3630), None), volume_words(None, None)) == ("60,5 uur", "–")
    assert (weeks_words(183), weeks_words(None)) == ("26,1 weken", "–")
    assert (share_words(8, 2), share_words(None, 2), share_words(0, 0)) == (
        "80 procent",
        HIDDEN_TEXT,
        "–",
    )
