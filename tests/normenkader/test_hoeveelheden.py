"""Omrekenen van eenheden en het laatste stuk van een periode."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.toetsing import DuurEenheid, Frequentie, Hoeveelheid, NietVergelijkbaar
from normenkader.toetsing import VolumeEenheid as V
from normenkader.toetsing.hoeveelheden import (
    duration_in_words,
    last_day_of_span,
    months_and_days,
    total_over,
)
from tests.normenkader.dagen import d


@pytest.mark.parametrize(
    ("waarde", "van", "naar", "uit"),
    [
        (60, V.MINUUT, V.UUR, 1),
        (4, V.UUR, V.DAGDEEL, 1),
        (1, V.DAGDEEL, V.MINUUT, 240),
        (1, V.ETMAAL, V.UUR, 24),
        (6, V.DAGDEEL, V.ETMAAL, 1),
        (5, V.EURO, V.EURO, 5),
    ],
)
def test_omrekenen(waarde, van, naar, uit):
    assert Hoeveelheid(Decimal(waarde), van).to(naar) == Hoeveelheid(Decimal(uit), naar)


@pytest.mark.parametrize(
    ("van", "naar"),
    [(V.UUR, V.EURO), (V.EURO, V.UUR), (V.STUKS_OUTPUT, V.STUKS_INSPANNING), (V.ETMAAL, V.EURO)],
)
def test_niet_te_vergelijken(van, naar):
    with pytest.raises(NietVergelijkbaar, match="niet te vergelijken"):
        Hoeveelheid(Decimal(1), van).to(naar)


@pytest.mark.parametrize(
    ("begin", "lengte", "eenheid", "einde"),
    [
        pytest.param("2026-03-30", 26, "weken", "2026-09-27", id="26-weken"),
        pytest.param("2026-01-05", 52, "weken", "2027-01-03", id="52-weken"),
        pytest.param("2026-01-01", 12, "maanden", "2026-12-31", id="kalenderjaar"),
        pytest.param("2026-03-17", 12, "maanden", "2027-03-16", id="midden-in-de-maand"),
        pytest.param("2024-02-29", 12, "maanden", "2025-02-28", id="schrikkeldag"),
        pytest.param("2026-01-31", 1, "maanden", "2026-02-28", id="maand-te-kort"),
        pytest.param("2026-03-31", 12, "maanden", "2027-03-30", id="einde-maand"),
    ],
)
def test_laatste_dag_van_een_periode(begin, lengte, eenheid, einde):
    assert last_day_of_span(d(begin), lengte, DuurEenheid(eenheid)) == d(einde)


@pytest.mark.parametrize(
    ("begin", "einde", "maanden", "dagen"),
    [
        ("2026-01-01", "2026-01-31", 1, 0),
        ("2026-01-01", "2026-01-30", 0, 30),
        ("2026-01-01", "2026-02-01", 1, 1),
        ("2026-01-15", "2026-03-14", 2, 0),
        ("2026-01-31", "2026-02-28", 1, 0),
        ("2026-01-31", "2026-03-30", 2, 0),
        ("2026-06-10", "2026-06-10", 0, 1),
    ],
)
def test_maanden_en_dagen(begin, einde, maanden, dagen):
    assert months_and_days(d(begin), d(einde)) == (maanden, dagen)


def test_duur_in_woorden():
    assert duration_in_words(d("2026-01-01"), d("2026-01-05"), DuurEenheid.MAANDEN) == "5 dagen"
    assert duration_in_words(d("2026-01-01"), d("2026-02-02"), DuurEenheid.MAANDEN) == (
        "1 maand en 2 dagen"
    )


@pytest.mark.parametrize(
    ("frequentie", "uit"),
    [
        pytest.param(Frequentie.TOTAAL, "6", id="totaal"),
        pytest.param(Frequentie.PER_DAG, "252", id="per-dag"),
        pytest.param(Frequentie.PER_WEEK, "36", id="per-week"),
    ],
)
def test_totaal_over_zes_weken(frequentie, uit):
    totaal = total_over(Decimal(6), frequentie, d("2026-03-30"), d("2026-05-10"))
    assert totaal == Decimal(uit)


def test_per_maand_telt_een_deel_van_de_laatste_maand():
    totaal = total_over(Decimal(6), Frequentie.PER_MAAND, d("2026-04-01"), d("2026-05-10"))
    assert totaal == Decimal(6) + Decimal(60) / 31


@given(st.dates(date(2020, 1, 1), date(2045, 1, 1)), st.integers(1, 60))
def test_periode_van_maanden_telt_precies_die_maanden(begin, n):
    einde = last_day_of_span(begin, n, DuurEenheid.MAANDEN)
    assert months_and_days(begin, einde) == (n, 0)
