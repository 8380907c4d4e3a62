"""De afbouw per fase naast wat is geleverd, met de hand uitgerekend."""

from decimal import Decimal

import pytest

from normenkader.toetsing import Afbouwfase, Hoeveelheid, VolumeEenheid
from normenkader.toetsing.afbouw import Geleverd, compare_phases, conclusion
from tests.normenkader.dagen import d

pytestmark = pytest.mark.eis("NK-18")
UUR = VolumeEenheid.UUR
#: 10 weken van 4 uur (5 januari..15 maart), 10 weken van 2 uur (16 maart..24 mei)
PLAN = (Afbouwfase(10, Decimal(4)), Afbouwfase(10, Decimal(2)))


def given(*rijen):
    """(begin, end, hours) per declaration."""
    return [Geleverd(d(b), d(e), Hoeveelheid(Decimal(u), UUR)) for b, e, u in rijen]


def phases(op, *rijen):
    return compare_phases(PLAN, d("2026-01-05"), UUR, given(*rijen), d(op))


JAN = ("2026-01-05", "2026-03-15", "40")
MRT = ("2026-03-16", "2026-05-24", "20")
GEVALLEN = [
    ("nog-niet-begonnen", "2026-01-04", [], "De hulp is nog niet begonnen.",
     ["Nog niet begonnen"] * 2),
    ("niets-gedeclareerd", "2026-02-01", [], "Er is nog geen hulp gedeclareerd in deze fasen.",
     ["Nog niet gedeclareerd", "Nog niet begonnen"]),
    # tot en met 1 februari gedeclareerd: 4 weken x 4 = 16 gepland
    ("deels-gedeclareerd", "2026-03-01", [("2026-01-05", "2026-02-01", "12")],
     "De hulp neemt af, maar anders dan gepland. Bespreek dit bij de evaluatie.",
     ["4 uur minder dan gepland", "Nog niet begonnen"]),
    ("precies", "2026-06-01", [JAN, MRT], "De hulp neemt af zoals gepland.", ["Zoals gepland"] * 2),
    ("binnen-10-procent", "2026-06-01", [(*JAN[:2], "44"), (*MRT[:2], "22")],
     "De hulp neemt af zoals gepland.", ["Zoals gepland"] * 2),
    ("te-weinig", "2026-06-01", [(*JAN[:2], "30"), (*MRT[:2], "14")],
     "De hulp neemt af, maar anders dan gepland. Bespreek dit bij de evaluatie.",
     ["10 uur minder dan gepland", "6 uur minder dan gepland"]),
    ("neemt-toe", "2026-06-01", [(*JAN[:2], "30"), (*MRT[:2], "50")],
     "De hulp neemt niet af zoals gepland. Bespreek dit bij de evaluatie.",
     ["10 uur minder dan gepland", "30 uur meer dan gepland"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("op", "rijen", "zin", "oordelen"), [pytest.param(*rij[1:], id=rij[0]) for rij in GEVALLEN]
)
def test_afbouw(op, rijen, zin, oordelen):
    regels = phases(op, *rijen)
    assert [regel.oordeel for regel in regels] == oordelen
    assert conclusion(regels) == zin


def test_fasen_sluiten_op_elkaar_aan():
    een, twee = phases("2026-03-25", ("2026-01-05", "2026-03-20", "40"))
    assert (een.begin, een.eind, een.klaar) == (d("2026-01-05"), d("2026-03-15"), True)
    assert (twee.begin, twee.eind, twee.klaar) == (d("2026-03-16"), d("2026-05-24"), False)
    # vijf van de 70 dagen: 20 x 5 / 70
    assert (een.tot_nu, round(twee.tot_nu, 4)) == (40, Decimal("1.4286"))


def test_een_declaratie_over_twee_fasen_wordt_per_dag_verdeeld():
    # maart: 15 dagen in fase 1 en 16 in fase 2
    een, twee = phases("2026-06-01", ("2026-03-01", "2026-03-31", "31"))
    assert (een.geleverd, twee.geleverd) == (15, 16)


def test_minuten_tellen_en_euro_niet():
    stukken = [
        Geleverd(d("2026-01-05"), d("2026-01-11"), Hoeveelheid(Decimal(240), VolumeEenheid.MINUUT)),
        Geleverd(d("2026-01-05"), d("2026-01-11"), Hoeveelheid(Decimal(900), VolumeEenheid.EURO)),
        Geleverd(d("2026-01-12"), d("2026-01-18"), Hoeveelheid(Decimal(-60), VolumeEenheid.MINUUT)),
    ]
    regels = compare_phases(PLAN, d("2026-01-05"), UUR, stukken, d("2026-01-18"))
    assert regels[0].geleverd == 3  # 4 uur, en een credit van 1 uur
