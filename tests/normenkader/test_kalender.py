"""Werkdagen, feestdagen tot 2050 en leeftijden, tegen met de hand gemaakte tabellen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normenkader.termijnen.kalender import (
    KALENDER,
    Kalender,
    add_months,
    age_date,
    age_on,
    birthday,
    feestdagen,
)
from tests.normenkader.dagen import d

# Eerste paasdag per jaar, overgenomen uit de paastabel; niet met de bibliotheek berekend.
PASEN = {
    2020: "04-12", 2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31", 2025: "04-20",
    2026: "04-05", 2027: "03-28", 2028: "04-16", 2029: "04-01", 2030: "04-21", 2031: "04-13",
    2032: "03-28", 2033: "04-17", 2034: "04-09", 2035: "03-25", 2036: "04-13", 2037: "04-05",
    2038: "04-25", 2039: "04-10", 2040: "04-01", 2041: "04-21", 2042: "04-06", 2043: "03-29",
    2044: "04-17", 2045: "04-09", 2046: "03-25", 2047: "04-14", 2048: "04-05", 2049: "04-18",
    2050: "04-10",
}  # fmt: skip
KONINGSDAG_OP_ZATERDAG = {2025, 2031, 2036, 2042}
JAREN = sorted(PASEN)


def expected_days(jaar):
    """The days by domein.md §0 k, from the table of Easter."""
    pasen = d(f"{jaar}-{PASEN[jaar]}")
    return {
        "nieuwjaarsdag": date(jaar, 1, 1),
        "eerste paasdag": pasen,
        "tweede paasdag": pasen + timedelta(days=1),
        "koningsdag": date(jaar, 4, 26 if jaar in KONINGSDAG_OP_ZATERDAG else 27),
        "5 mei": date(jaar, 5, 5),
        "hemelvaartsdag": pasen + timedelta(days=39),
        "eerste pinksterdag": pasen + timedelta(days=49),
        "tweede pinksterdag": pasen + timedelta(days=50),
        "eerste kerstdag": date(jaar, 12, 25),
        "tweede kerstdag": date(jaar, 12, 26),
    }


def butcher(jaar):
    """Easter Sunday by the anonymous Gregorian computus: a second, independent source."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    e, f = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - e - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * f + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


@pytest.mark.parametrize("jaar", JAREN)
def test_paastabel_klopt(jaar):
    assert d(f"{jaar}-{PASEN[jaar]}") == butcher(jaar)


@pytest.mark.parametrize("jaar", JAREN)
def test_feestdagen_van_elk_jaar(jaar):
    assert feestdagen(jaar) == set(expected_days(jaar).values())


@pytest.mark.parametrize("jaar", JAREN)
def test_goede_vrijdag_is_een_instelling(jaar):
    goede_vrijdag = d(f"{jaar}-{PASEN[jaar]}") - timedelta(days=2)
    assert KALENDER.is_werkdag(goede_vrijdag)
    assert not Kalender(goede_vrijdag_vrij=True).is_werkdag(goede_vrijdag)


@pytest.mark.parametrize("jaar", JAREN)
def test_vijf_mei_is_een_instelling(jaar):
    vijf_mei = date(jaar, 5, 5)
    doordeweeks = vijf_mei.weekday() < 5
    assert not KALENDER.is_werkdag(vijf_mei)
    alleen_lustrum = Kalender(vijf_mei_vrij=False).is_werkdag(vijf_mei)
    assert alleen_lustrum == (doordeweeks and jaar % 5 != 0)


@pytest.mark.parametrize("jaar", sorted(KONINGSDAG_OP_ZATERDAG))
def test_koningsdag_schuift_van_zondag(jaar):
    assert date(jaar, 4, 27).weekday() == 6
    assert KALENDER.is_werkdag(date(jaar, 4, 28))


def test_hemelvaart_op_vijf_mei_blijft_vrij():
    assert not Kalender(vijf_mei_vrij=False).is_werkdag(d("2016-05-05"))


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        pytest.param("2026-03-11", True, id="gewone-woensdag"),
        pytest.param("2026-03-14", False, id="zaterdag"),
        pytest.param("2026-03-15", False, id="zondag"),
        pytest.param("2026-04-03", True, id="goede-vrijdag-2026"),
        pytest.param("2026-04-06", False, id="tweede-paasdag-2026"),
        pytest.param("2026-04-27", False, id="koningsdag-2026-maandag"),
        pytest.param("2025-04-26", False, id="koningsdag-2025-zaterdag"),
        pytest.param("2025-04-28", True, id="dag-na-verschoven-koningsdag"),
        pytest.param("2026-05-04", True, id="dodenherdenking-is-werkdag"),
        pytest.param("2026-05-05", False, id="vijf-mei-2026-dinsdag"),
        pytest.param("2026-05-14", False, id="hemelvaart-2026"),
        pytest.param("2026-05-15", True, id="vrijdag-na-hemelvaart"),
        pytest.param("2026-05-25", False, id="tweede-pinksterdag-2026"),
        pytest.param("2026-12-05", False, id="sinterklaas-zaterdag"),
        pytest.param("2025-12-05", True, id="sinterklaas-is-werkdag"),
        pytest.param("2026-12-24", True, id="kerstavond"),
        pytest.param("2026-12-25", False, id="eerste-kerstdag"),
        pytest.param("2024-12-26", False, id="tweede-kerstdag-donderdag"),
        pytest.param("2026-12-31", True, id="oudejaarsdag"),
        pytest.param("2027-01-01", False, id="nieuwjaarsdag"),
        pytest.param("2028-02-29", True, id="schrikkeldag-dinsdag"),
        pytest.param("2027-05-06", False, id="hemelvaart-2027-dag-na-vijf-mei"),
        pytest.param("2038-06-14", False, id="late-pinksteren-2038"),
        pytest.param("2035-03-26", False, id="vroege-pasen-2035"),
    ],
)
def test_is_werkdag(dag, werkdag):
    assert KALENDER.is_werkdag(d(dag)) is werkdag


WERKDAGEN = [
    ("gewone-week-1", "2026-03-09", 1, "2026-03-10"),
    ("gewone-week-3", "2026-03-09", 3, "2026-03-12"),
    ("gewone-week-5", "2026-03-09", 5, "2026-03-16"),
    ("twee-weken", "2026-03-09", 10, "2026-03-23"),
    ("vanaf-donderdag-3", "2026-03-12", 3, "2026-03-17"),
    ("vanaf-donderdag-4", "2026-03-12", 4, "2026-03-18"),
    ("vanaf-vrijdag-1", "2026-03-13", 1, "2026-03-16"),
    ("vanaf-zaterdag-1", "2026-03-14", 1, "2026-03-16"),
    ("vanaf-zondag-1", "2026-03-15", 1, "2026-03-16"),
    ("vanaf-zondag-5", "2026-03-15", 5, "2026-03-20"),
    ("nul-blijft", "2026-03-14", 0, "2026-03-14"),
    ("over-pasen-2026", "2026-04-02", 1, "2026-04-03"),
    ("over-pasen-2026-2", "2026-04-02", 2, "2026-04-07"),
    ("over-pasen-2026-5", "2026-04-02", 5, "2026-04-10"),
    ("over-pasen-2024-maart", "2024-03-28", 3, "2024-04-03"),
    ("over-pasen-2027-maart", "2027-03-25", 2, "2027-03-30"),
    ("over-koningsdag-2026", "2026-04-24", 1, "2026-04-28"),
    ("over-koningsdag-2026-5", "2026-04-24", 5, "2026-05-04"),
    ("koningsdag-zaterdag-2025", "2025-04-25", 1, "2025-04-28"),
    ("koningsdag-zaterdag-2031", "2031-04-25", 1, "2031-04-28"),
    ("koningsdag-dinsdag-2027", "2027-04-26", 1, "2027-04-28"),
    ("over-vijf-mei-2026", "2026-05-04", 1, "2026-05-06"),
    ("over-vijf-mei-2026-5", "2026-05-01", 5, "2026-05-11"),
    ("vijf-mei-2025-lustrum", "2025-05-02", 1, "2025-05-06"),
    ("vijf-mei-2027-en-hemelvaart", "2027-05-04", 1, "2027-05-07"),
    ("vijf-mei-2029-zaterdag", "2029-05-04", 1, "2029-05-07"),
    ("over-hemelvaart-2026", "2026-05-13", 1, "2026-05-15"),
    ("over-hemelvaart-2026-2", "2026-05-13", 2, "2026-05-18"),
    ("over-pinksteren-2026", "2026-05-22", 1, "2026-05-26"),
    ("meivakantie-10", "2026-04-24", 10, "2026-05-12"),
    ("hemelvaart-en-pinksteren-10", "2026-05-11", 10, "2026-05-27"),
    ("jaarwisseling-2025", "2025-12-24", 1, "2025-12-29"),
    ("jaarwisseling-2025-5", "2025-12-24", 5, "2026-01-05"),
    ("jaarwisseling-2026", "2026-12-24", 1, "2026-12-28"),
    ("jaarwisseling-2026-5", "2026-12-24", 5, "2027-01-04"),
    ("jaarwisseling-2024", "2024-12-24", 3, "2024-12-31"),
    ("jaarwisseling-2024-4", "2024-12-24", 4, "2025-01-02"),
    ("kerst-in-weekend-2021", "2021-12-24", 1, "2021-12-27"),
    ("schrikkeldag-2028", "2028-02-28", 1, "2028-02-29"),
    ("schrikkeldag-2028-2", "2028-02-28", 2, "2028-03-01"),
    ("schrikkeldag-2024-5", "2024-02-26", 5, "2024-03-04"),
    ("geen-schrikkeljaar", "2026-02-27", 1, "2026-03-02"),
    ("zomertijd-2026", "2026-03-27", 1, "2026-03-30"),
    ("wintertijd-2026", "2026-10-23", 1, "2026-10-26"),
    ("terug-1", "2026-03-16", -1, "2026-03-13"),
    ("terug-5-over-pasen", "2026-04-08", -5, "2026-03-31"),
    ("terug-over-nieuwjaar", "2026-01-02", -1, "2025-12-31"),
    ("2050-laatste-jaar", "2050-04-08", 1, "2050-04-12"),
    ("2050-hemelvaart", "2050-05-18", 1, "2050-05-20"),
    ("2049-jaareinde", "2049-12-24", 1, "2049-12-27"),
]


@pytest.mark.parametrize(("start", "n", "einde"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in WERKDAGEN
])  # fmt: skip
def test_add_werkdagen(start, n, einde):
    assert KALENDER.add_werkdagen(d(start), n) == d(einde)


@pytest.mark.parametrize(
    ("dag", "volgende", "vorige"),
    [
        ("2026-03-14", "2026-03-16", "2026-03-13"),
        ("2026-03-13", "2026-03-13", "2026-03-13"),
        ("2026-04-04", "2026-04-07", "2026-04-03"),
        ("2026-12-25", "2026-12-28", "2026-12-24"),
        ("2027-01-01", "2027-01-04", "2026-12-31"),
    ],
)
def test_next_en_previous_werkdag(dag, volgende, vorige):
    assert KALENDER.next_werkdag(d(dag)) == d(volgende)
    assert KALENDER.previous_werkdag(d(dag)) == d(vorige)


DAGEN = st.dates(date(2020, 1, 1), date(2050, 12, 1))


@given(DAGEN, st.integers(1, 60))
def test_werkdagen_tussen_is_het_omgekeerde(start, n):
    einde = KALENDER.add_werkdagen(start, n)
    assert KALENDER.is_werkdag(einde)
    assert KALENDER.werkdagen_tussen(start, einde) == n
    assert KALENDER.werkdagen_tussen(einde, start) == -n


@given(DAGEN, st.integers(0, 40), st.integers(0, 40))
def test_add_werkdagen_telt_op(start, a, b):
    stap = KALENDER.add_werkdagen(KALENDER.add_werkdagen(start, a), b)
    assert stap == KALENDER.add_werkdagen(start, a + b)


@given(DAGEN, DAGEN, st.integers(0, 40))
def test_add_werkdagen_is_monotoon(een, ander, n):
    vroeg, laat = sorted((een, ander))
    assert KALENDER.add_werkdagen(vroeg, n) <= KALENDER.add_werkdagen(laat, n)


MAANDEN = [
    ("gewoon", "2026-01-15", 1, "2026-02-15"),
    ("eind-januari", "2026-01-31", 1, "2026-02-28"),
    ("eind-januari-schrikkel", "2028-01-31", 1, "2028-02-29"),
    ("30-januari", "2026-01-30", 1, "2026-02-28"),
    ("31-maart-naar-april", "2026-03-31", 1, "2026-04-30"),
    ("31-augustus-6", "2026-08-31", 6, "2027-02-28"),
    ("31-augustus-6-schrikkel", "2027-08-31", 6, "2028-02-29"),
    ("28-februari-blijft-28", "2026-02-28", 1, "2026-03-28"),
    ("schrikkeldag-12", "2028-02-29", 12, "2029-02-28"),
    ("schrikkeldag-48", "2028-02-29", 48, "2032-02-29"),
    ("over-jaareinde", "2026-12-15", 1, "2027-01-15"),
    ("twaalf", "2026-06-30", 12, "2027-06-30"),
    ("terug", "2026-03-31", -1, "2026-02-28"),
    ("terug-over-jaar", "2026-01-15", -1, "2025-12-15"),
    ("nul", "2026-01-31", 0, "2026-01-31"),
]


@pytest.mark.parametrize(("dag", "n", "uit"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in MAANDEN
])  # fmt: skip
def test_add_months(dag, n, uit):
    assert add_months(d(dag), n) == d(uit)


LEEFTIJDEN = [
    ("dag-voor-verjaardag", "2010-03-17", "2026-03-16", 15),
    ("op-verjaardag", "2010-03-17", "2026-03-17", 16),
    ("schrikkel-28-februari", "2012-02-29", "2026-02-28", 13),
    ("schrikkel-1-maart", "2012-02-29", "2026-03-01", 14),
    ("schrikkel-in-schrikkeljaar", "2012-02-29", "2028-02-29", 16),
    ("schrikkel-28-in-schrikkeljaar", "2012-02-29", "2028-02-28", 15),
    ("nieuwjaarskind", "2008-01-01", "2025-12-31", 17),
    ("nieuwjaarskind-jarig", "2008-01-01", "2026-01-01", 18),
    ("oudejaarskind", "2007-12-31", "2025-12-30", 17),
    ("geboren", "2026-03-17", "2026-03-17", 0),
    ("nog-niet-geboren", "2026-03-17", "2026-03-16", -1),
]


@pytest.mark.parametrize(("geboren", "op", "jaren"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in LEEFTIJDEN
])  # fmt: skip
def test_age_on(geboren, op, jaren):
    assert age_on(d(geboren), d(op)) == jaren


VERJAARDAGEN = [
    ("gewoon", "2010-03-17", 18, "2028-03-17"),
    ("schrikkel-gewoon-jaar", "2012-02-29", 17, "2029-03-01"),
    ("schrikkel-schrikkeljaar", "2012-02-29", 16, "2028-02-29"),
    ("schrikkel-eeuw", "2080-02-29", 20, "2100-03-01"),
    ("nul", "2012-02-29", 0, "2012-02-29"),
]


@pytest.mark.parametrize(("geboren", "jaren", "dag"), [
    pytest.param(*rij[1:], id=rij[0]) for rij in VERJAARDAGEN
])  # fmt: skip
def test_birthday(geboren, jaren, dag):
    assert birthday(d(geboren), jaren) == d(dag)


@pytest.mark.parametrize(
    ("geboren", "jaren", "maanden", "dag"),
    [
        pytest.param("2010-03-17", 16, 6, "2026-09-17", id="gewoon"),
        pytest.param("2009-08-31", 16, 6, "2026-02-28", id="eind-augustus"),
        pytest.param("2011-08-30", 16, 6, "2028-02-29", id="schrikkeljaar"),
        pytest.param("2012-02-29", 16, 6, "2028-08-29", id="schrikkelkind"),
        pytest.param("2010-07-01", 16, 6, "2027-01-01", id="over-jaareinde"),
    ],
)
def test_age_date(geboren, jaren, maanden, dag):
    assert age_date(d(geboren), jaren, maanden) == d(dag)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 40))
def test_leeftijd_wisselt_op_de_verjaardag(geboren, jaren):
    dag = birthday(geboren, jaren)
    assert age_on(geboren, dag) == jaren
    assert age_on(geboren, dag - timedelta(days=1)) == jaren - 1
