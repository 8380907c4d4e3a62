"""Wanneer iemand 12, 16, 16,5, 17,5 of 18 is: één tabel, ook voor wie op 29 februari is geboren."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from verloop.leeftijd import age_date, age_on, birthday, born_by

#: born, age in years and months, the first day of that age
TABEL = {
    "gewoon 12": ("2014-03-17", 12, 0, "2026-03-17"),
    "gewoon 16,5": ("2010-03-17", 16, 6, "2026-09-17"),
    "schrikkeldag 12 in een schrikkeljaar": ("2012-02-29", 12, 0, "2024-02-29"),
    "schrikkeldag 16 in een schrikkeljaar": ("2012-02-29", 16, 0, "2028-02-29"),
    "schrikkeldag 16,5": ("2008-02-29", 16, 6, "2024-08-29"),
    "schrikkeldag 17 in een gewoon jaar": ("2008-02-29", 17, 0, "2025-03-01"),
    "schrikkeldag 17,5": ("2008-02-29", 17, 6, "2025-09-01"),
    "schrikkeldag 18 in een gewoon jaar": ("2008-02-29", 18, 0, "2026-03-01"),
    "schrikkeldag 21 in een gewoon jaar": ("2004-02-29", 21, 0, "2025-03-01"),
    "schrikkeldag 18 in 2100, geen schrikkeljaar": ("2080-02-29", 20, 0, "2100-03-01"),
    "28 februari 18 in een schrikkeljaar": ("2006-02-28", 18, 0, "2024-02-28"),
    "1 maart 18 in een gewoon jaar": ("2008-03-01", 18, 0, "2026-03-01"),
    "31 augustus 16,5: februari is korter": ("2009-08-31", 16, 6, "2026-02-28"),
    "31 augustus 17,5 in een schrikkeljaar": ("2010-08-31", 17, 6, "2028-02-29"),
    "over het jaareinde 17,5": ("2008-07-31", 17, 6, "2026-01-31"),
}


@pytest.mark.parametrize(("geboren", "jaren", "maanden", "dag"), TABEL.values(), ids=TABEL)
def test_de_dag_van_een_leeftijd(geboren, jaren, maanden, dag):
    geboren, dag = date.fromisoformat(geboren), date.fromisoformat(dag)
    assert age_date(geboren, jaren, maanden) == dag
    assert born_by(dag, jaren, maanden) >= geboren, "bereikt op de dag zelf"
    assert born_by(dag - timedelta(days=1), jaren, maanden) < geboren, "en niet eerder"
    if maanden == 0:
        assert birthday(geboren, jaren) == dag
        assert (age_on(geboren, dag), age_on(geboren, dag - timedelta(days=1))) == (
            jaren,
            jaren - 1,
        )


@pytest.mark.parametrize(("jaren", "maanden"), [(12, 0), (16, 0), (16, 6), (17, 6), (18, 0)])
def test_zoeken_op_leeftijd_is_dezelfde_regel(jaren, maanden):
    """Every day of birth in four years around a leap day, on every day of two years."""
    begin, eerste = date(2007, 1, 1), date(2024, 1, 1)
    geboren = [begin + timedelta(days=n) for n in range(4 * 365 + 1)]
    bereikt = {dag: age_date(dag, jaren, maanden) for dag in geboren}
    for n in range(0, 2 * 366, 3 if maanden else 5):
        on = eerste + timedelta(days=n)
        grens = born_by(on, jaren, maanden)
        assert all((dag <= grens) == (bereikt[dag] <= on) for dag in geboren), on


def test_nergens_een_tweede_regel_voor_29_februari():
    """Only this module knows the leap day; whoever counts an age asks it."""
    wortel = Path(__file__).resolve().parents[2]
    apps = "verloop organisaties normenkader casusregie arrangementen afwegingskader sturing"
    gevonden = [
        str(pad.relative_to(wortel))
        for app in apps.split()
        for pad in (wortel / app).rglob("*.py")
        if any(woord in pad.read_text() for woord in ("(2, 29)", "isleap"))
    ]
    assert gevonden == ["verloop/leeftijd.py"]
