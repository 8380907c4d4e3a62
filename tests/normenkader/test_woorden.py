"""Datums, getallen en aantallen in de woorden van de schrijfwijzer."""

from datetime import datetime
from decimal import Decimal

import pytest

from normenkader.termijnen import woorden
from tests.normenkader.dagen import d


def test_datums():
    dag = d("2026-03-19")
    assert woorden.lange_datum(dag) == "donderdag 19 maart 2026"
    assert woorden.middellange_datum(dag) == "donderdag 19 maart"
    assert woorden.korte_datum(dag) == "do 19 maart"
    assert woorden.dag_maand(dag) == "19 maart"
    assert woorden.cijferdatum(dag) == "19-3-2026"


@pytest.mark.parametrize(
    ("dag", "kort"),
    [
        ("2026-03-16", "ma"),
        ("2026-03-17", "di"),
        ("2026-03-18", "wo"),
        ("2026-03-20", "vr"),
        ("2026-03-21", "za"),
        ("2026-03-22", "zo"),
    ],
)
def test_korte_weekdagen(dag, kort):
    assert woorden.korte_datum(d(dag)).split()[0] == kort


def test_periode_noemt_het_jaar_waar_nodig():
    assert woorden.periode(d("2026-02-27"), d("2026-03-26")) == (
        "27 februari tot en met 26 maart 2026"
    )
    assert woorden.periode(d("2025-12-20"), d("2026-01-05")) == (
        "20 december 2025 tot en met 5 januari 2026"
    )


def test_tijd_en_bedrag():
    assert woorden.tijd(datetime(2026, 3, 16, 9, 5)) == "09.05 uur"  # noqa: DTZ001
    assert woorden.bedrag(Decimal("27048")) == "€ 27.048,00"


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("3.70"), "3,7"),
        (Decimal("78.00"), "78"),
        (Decimal("100"), "100"),
        (Decimal("1604.5"), "1.604,5"),
        (4680, "4.680"),
        (0, "0"),
    ],
)
def test_getal(waarde, tekst):
    assert woorden.getal(waarde) == tekst


def test_getal_met_vaste_decimalen():
    assert woorden.getal(Decimal("3"), 1) == "3,0"
    assert woorden.getal(Decimal("3.6923"), 1) == "3,7"


@pytest.mark.parametrize(
    ("dagen", "tekst"),
    [(182, "26 weken"), (183, "26 weken en 1 dag"), (5, "5 dagen"), (7, "1 week"), (0, "0 dagen")],
)
def test_in_weken(dagen, tekst):
    assert woorden.in_weken(dagen) == tekst


@pytest.mark.parametrize(
    ("maanden", "tekst"), [(198, "16,5 jaar"), (192, "16 jaar"), (193, "16 jaar en 1 maand")]
)
def test_in_leeftijd(maanden, tekst):
    assert woorden.in_leeftijd(maanden) == tekst


def test_aantal_en_opsomming():
    assert woorden.aantal(1, "dagdelen") == "1 dagdeel"
    assert woorden.aantal(Decimal("1.5"), "uur") == "1,5 uur"
    assert woorden.opsomming(["14", "21", "26"]) == "14, 21 en 26"
    assert woorden.opsomming([]) == ""
    assert woorden.zin("donderdag 19 maart") == "Donderdag 19 maart"
