"""Woorden, meter en grafiek: wat er op het scherm staat, zonder scherm."""

import zoneinfo
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verloop.schermen import woorden
from verloop.schermen.grafiek import bars, lines
from verloop.schermen.meter import meter, remaining_words

DAG = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("gekregen", "verwacht"),
    [
        (woorden.long_date(DAG), "donderdag 19 maart 2026"),
        (woorden.short_date(DAG), "do 19 maart"),
        (woorden.short_date(DAG, jaar=True), "do 19 maart 2026"),
        (woorden.day_month(DAG), "19 maart"),
        (woorden.tiny_date(DAG), "19 mrt"),
        (woorden.numeric_date(DAG), "19-03-2026"),
        (woorden.moment(DAG), "donderdag 19 maart"),
        (woorden.moment(datetime(2026, 3, 17, 8, 12, tzinfo=UTC)), "dinsdag 17 maart, 09.12 uur"),
        (woorden.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)), "donderdag 2 juli, 00.30 uur"),
        (
            woorden.moment(datetime(2026, 3, 17, 8, 12, tzinfo=UTC), date(2026, 12, 31), True),
            "di 17 maart, 09.12 uur",
        ),
        (  # in Amsterdam it is 2026 already, an hour before it is in UTC
            woorden.moment(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
            "donderdag 1 januari, 00.30 uur",
        ),
        (
            woorden.moment(datetime(2025, 12, 31, 9, 0, tzinfo=UTC), date(2026, 1, 1)),
            "woensdag 31 december 2025, 10.00 uur",
        ),
        (woorden.clock(datetime(2026, 3, 17, 9, 5)), "09.05 uur"),  # noqa: DTZ001
        (woorden.euro(Decimal("27048")), "€\u00a027.048,00"),
        (woorden.euro("-5.005"), "€\u00a0-5,01"),
        (woorden.euro(None), ""),
        (woorden.euro("veel"), "veel"),
        (woorden.number(1234.5), "1.234,5"),
        (woorden.number("10.00"), "10"),
        (woorden.number(3, 1), "3,0"),
        (woorden.number(0), "0"),
        (woorden.number("NaN"), "NaN"),
        (woorden.masked_bsn("999900006"), "•••••\u2009006"),
        (woorden.masked_bsn("123"), "•••••"),
        (woorden.initials("S. Bakhuis"), "SB"),
        (woorden.initials("De Vlierhof"), "DV"),
        (woorden.initials(""), ""),
        (woorden.initials("- ( x"), "X"),
        (woorden.capitalise("dinsdag 17 Maart"), "Dinsdag 17 Maart"),
    ],
)
def test_woorden(gekregen, verwacht):
    assert gekregen == verwacht


@pytest.mark.parametrize(
    ("geboren", "op", "jaren"),
    [
        (date(2011, 5, 9), date(2026, 5, 8), 14),
        (date(2011, 5, 9), date(2026, 5, 9), 15),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
    ids=["dag ervoor", "verjaardag", "schrikkeldag, dag ervoor", "schrikkeldag"],
)
def test_leeftijd(geboren, op, jaren):
    assert woorden.age(geboren, op) == jaren


@given(st.datetimes(timezones=st.just(zoneinfo.ZoneInfo("Europe/Amsterdam"))))
def test_een_moment_valt_op_de_dag_in_amsterdam(moment):
    assert (
        woorden.local_day(moment.astimezone(UTC))
        == moment.astimezone(UTC).astimezone(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()
    )


@pytest.mark.parametrize(
    ("dag", "tekst", "klasse", "vulling"),
    [
        (1, "Nog 27 dagen", "is-ok", "3.6%"),
        (14, "Nog 14 dagen", "", "50%"),
        (19, "Nog 9 dagen", "", "67.9%"),
        (27, "Nog 1 dag", "", "96.4%"),
        (28, "Vandaag is de laatste dag", "", "100%"),
        (29, "1 dag voorbij de laatste dag", "is-over", "100%"),
        (34, "6 dagen voorbij de laatste dag", "is-over", "100%"),
    ],
)
def test_de_meter_zegt_het_eerst_in_woorden(dag, tekst, klasse, vulling):
    gevolg = meter(dag, 28)
    assert (gevolg["tekst"], gevolg["klasse"], gevolg["vulling"]) == (tekst, klasse, vulling)
    assert remaining_words(dag, 28) == tekst


def test_de_meter_plaatst_en_noemt_een_gemist_moment():
    merken = meter(
        19, 28, [{"dag": 14, "naam": "Tussenevaluatie", "gemist": True}, {"dag": 26, "naam": "S"}]
    )["merken"]
    assert (merken[0].plaats, merken[0].kop) == ("50%", "Dag 14: niet vastgelegd")
    assert merken[0].klasse == "is-missed"
    assert (merken[1].plaats, merken[1].klasse) == ("92.9%", "is-before")


@given(st.integers(1, 400), st.integers(1, 60))
def test_het_bordje_vandaag_steekt_nergens_uit(dag, maximum):
    bord = meter(dag, maximum)["bord"]
    plaats, links = float(bord["plaats"].rstrip("%")), int(bord["x"])
    assert 0 <= plaats <= 100
    breedte = 8  # pixels per procent op een scherm van 800 pixels
    assert plaats * breedte + links >= -1
    assert plaats * breedte + links + 66 <= 100 * breedte + 1


@pytest.mark.parametrize(("dag", "maximum"), [(0, 28), (-1, 28), (1, 0)])
def test_een_meter_zonder_dag_bestaat_niet(dag, maximum):
    with pytest.raises(ValueError, match="ten minste 1"):
        meter(dag, maximum)


def test_staven_staan_naast_elkaar_en_tellen_op():
    grafiek = bars("g", "t", ["Volume", "Duur"], [("A", [9, 4]), ("B", [0, 0])])
    staaf = grafiek.vlak["staven"][0]
    assert staaf.totaal == "13"
    begin, breedte = float(staaf.delen[0].x), float(staaf.delen[0].breedte)
    assert begin + breedte + 2 == pytest.approx(float(staaf.delen[1].x), abs=0.2)
    assert grafiek.kolommen == ["Aanbieder", "Volume", "Duur", "Totaal"]
    assert grafiek.tabel == [["A", "9", "4", "13"], ["B", "0", "0", "0"]]
    assert grafiek.vlak["staven"][1].delen == []


def test_een_lange_naam_wordt_kort_in_de_grafiek_en_blijft_heel_in_de_tabel():
    naam = "Stichting met een heel lange naam in Rijnmond"
    grafiek = bars("g", "t", ["Aantal"], [(naam, [3])])
    assert len(grafiek.vlak["staven"][0].kort) == 28
    assert grafiek.tabel[0] == [naam, "3"]
    assert grafiek.vlak["legenda"] == []


@pytest.mark.parametrize(
    ("reeksen", "rijen"), [(["a", "b", "c", "d"], []), (["a"], [("x", [1, 2])])]
)
def test_een_grafiek_die_niet_klopt_wordt_geweigerd(reeksen, rijen):
    with pytest.raises(ValueError, match="hooguit 3"):
        bars("g", "t", reeksen, rijen)


@given(st.lists(st.integers(0, 100_000), max_size=30), st.none() | st.integers(0, 1000))
def test_een_lijn_blijft_binnen_haar_vlak(waarden, afspraak):
    grafiek = lines("g", "t", [(f"week {i}", n) for i, n in enumerate(waarden)], afspraak)
    for punt in grafiek.vlak["punten"]:
        assert 34 <= float(punt["x"]) <= 440
        assert 13.9 <= float(punt["y"]) <= 248.1
    assert len(grafiek.tabel) == len(waarden)
    assert 2 <= len(grafiek.vlak["assen"]) <= 6


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=9))
def test_staven_passen_altijd_in_het_vlak(rijen):
    grafiek = bars("g", "t", ["a", "b"], [(f"n{i}", rij) for i, rij in enumerate(rijen)])
    for staaf in grafiek.vlak["staven"]:
        for deel in staaf.delen:
            assert float(deel.x) + float(deel.breedte) <= 702
    assert 2 <= len(grafiek.vlak["assen"]) <= 6
