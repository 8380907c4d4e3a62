"""Meer dan 150 verzoeken met de uitkomst die uit de norm volgt, met de hand uitgerekend."""

from dataclasses import replace
from decimal import Decimal

import pytest

from normenkader.toetsing import Onderdeel, Uitkomst, assess
from tests.normenkader.dagen import d
from tests.normenkader.gevallen.duur import DUUR
from tests.normenkader.gevallen.gronden import GRONDEN
from tests.normenkader.gevallen.lezen import NORMEN, facts
from tests.normenkader.gevallen.traject import TRAJECT
from tests.normenkader.gevallen.traject_jaar import TRAJECT_JAAR
from tests.normenkader.gevallen.volume import VOLUME
from tests.normenkader.normen import ggz, loaded

GEVALLEN = [*VOLUME, *DUUR, *TRAJECT, *TRAJECT_JAAR]
WOORD = {
    "past": Uitkomst.PAST,
    "uitleg": Uitkomst.UITLEG_NODIG,
    "niet": Uitkomst.PAST_NIET,
    "open": Uitkomst.NOG_OPEN,
}
NORM_54002 = loaded("54002")
DELEN = (Onderdeel.VOLUME, Onderdeel.DUUR, Onderdeel.STAPELING)


def test_de_tabel_is_groot_genoeg():
    assert len(GEVALLEN) + len(GRONDEN) >= 150
    assert len({rij[0] for rij in GEVALLEN}) == len(GEVALLEN)


@pytest.mark.eis("NK-01", "NK-02", "NK-03", "NK-04", "NK-10")
@pytest.mark.parametrize("rij", [pytest.param(rij, id=rij[0]) for rij in GEVALLEN])
def test_geval(rij):
    _, product, gevraagd, periode, eerdere, uitkomsten, *meer = rij
    volume, dagen = (*meer, "0", 0)[:2] if len(meer) != 1 else (*meer, 0)
    toetsing = assess(facts(product, gevraagd, periode, eerdere), NORMEN[product])
    gevonden = [toetsing.finding(deel).uitkomst for deel in DELEN]
    assert gevonden == [WOORD[woord] for woord in uitkomsten.split()]
    assert round(toetsing.totalen.meer_volume, 4) == Decimal(volume)
    assert toetsing.totalen.meer_dagen == dagen
    assert toetsing.totalen.boven_norm == (Decimal(volume) > 0 or dagen > 0)


@pytest.mark.eis("NK-05", "NK-06", "NK-07", "NK-08", "NK-09", "NK-10")
@pytest.mark.parametrize("rij", [pytest.param(rij, id=rij[0]) for rij in GRONDEN])
def test_grond(rij):
    _, grond, bewijs, geboren, velden, mag, fouten = rij
    feiten = replace(
        ggz(grond_code=grond, bewijs=tuple(bewijs.items()), **velden),
        geboortedatum=d(geboren) if geboren else None,
    )
    toetsing = assess(feiten, NORM_54002)
    assert {fout.veld for fout in toetsing.fouten} == fouten
    assert toetsing.mag_indienen == mag
    verwacht = Uitkomst.PAST if mag else Uitkomst.NOG_OPEN
    assert toetsing.finding(Onderdeel.GROND).uitkomst is verwacht
