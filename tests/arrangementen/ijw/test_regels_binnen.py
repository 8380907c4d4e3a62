"""Level 2: every rule on one changed example that breaks it and on one that just keeps to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.regels import check_within
from arrangementen.ijw.regels_basis import to_date
from arrangementen.ijw.regels_client import birthday_after, is_bsn
from arrangementen.ijw.regels_overlap import Tijdvak, find_overlaps
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw import (
    proeven_declaratie,
    proeven_grenzen,
    proeven_personen,
    proeven_producten,
    proeven_verzoeken,
)
from tests.arrangementen.ijw.regelproef import Proef, changed, found
from tests.arrangementen.ijw.voorbeelden import SOORTEN, voorbeeld, voorbeeld_retour_goed

FOUT = proeven_personen.FOUT + proeven_producten.FOUT + proeven_verzoeken.FOUT
FOUT += proeven_declaratie.FOUT + proeven_grenzen.BINNEN_FOUT
GOED = proeven_personen.GOED + proeven_producten.GOED + proeven_verzoeken.GOED
GOED += proeven_declaratie.GOED + proeven_grenzen.BINNEN_GOED
DAGEN = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.eis(
    "CD005", "CD007", "CD009", "CD025", "CD034", "CD041", "CD043", "CD060", "CD066", "CD067",
    "CD068", "CD075", "CD076", "CD077", "CD078", "CD079", "CD080", "CD085", "CD086", "CD087",
    "CD095", "CD096", "CS002", "CS003", "CS050", "CS058", "CS089", "CS100", "CS139", "CS318",
    "CS325", "CS335", "CS336", "CS337", "CS338", "CS339", "CS340", "CS343", "IV028", "TR002",
    "TR006", "TR018", "TR061", "TR101", "TR134", "TR137", "TR302", "TR315", "TR316", "TR335",
    "TR342", "TR352", "TR353", "TR358", "TR377", "TR380", "TR383", "TR386", "TR409", "TR410",
    "TR416",
)  # fmt: skip
@pytest.mark.parametrize("proef", FOUT, ids=str)
def test_breaks_exactly_this_rule(proef: Proef) -> None:
    bericht = proef.bericht
    assert validate(bericht) == []
    bevindingen = check_within(bericht)
    assert (proef.regel, proef.plaats) in found(bevindingen)
    assert {bevinding.regel for bevinding in bevindingen} == {proef.regel, *proef.samen}
    assert {bevinding.niveau for bevinding in bevindingen} == {2}


@pytest.mark.parametrize("proef", GOED, ids=str)
def test_keeps_to_every_rule(proef: Proef) -> None:
    bericht = proef.bericht
    assert validate(bericht) == []
    assert check_within(bericht) == []


@pytest.mark.parametrize("soort", SOORTEN)
def test_unchanged_example_is_good(soort: str) -> None:
    assert check_within(voorbeeld(soort)) == []


def test_accepting_retour_is_good() -> None:
    assert check_within(voorbeeld_retour_goed("302")) == []


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("999900006", True),
        ("999990019", True),
        ("111222333", True),
        ("111222334", False),
        ("000000000", False),
        ("999999999", False),
        ("99990000", False),
        ("9999000060", False),
        ("99990000a", False),
        ("٩٩٩٩٠٠٠٠٦", False),
        ("", False),
    ],
)
def test_eleven_test(tekst: str, goed: bool) -> None:
    assert is_bsn(tekst) is goed


@given(st.integers(0, 99_999_999))
def test_exactly_the_right_last_digit_passes(begin: int) -> None:
    cijfers = f"{begin:08}"
    rest = sum((9 - plek) * int(cijfer) for plek, cijfer in enumerate(cijfers)) % 11
    goed = [laatste for laatste in range(10) if is_bsn(f"{cijfers}{laatste}")]
    assert goed == ([rest] if rest < 10 and begin else [])


@given(st.integers(100_000_000, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_passes(getal: int, plek: int, verschil: int) -> None:
    goed = next((str(g) for g in range(getal, 10**9) if is_bsn(str(g))), "999900006")
    cijfer = (int(goed[plek]) + verschil) % 10
    assert not is_bsn(f"{goed[:plek]}{cijfer}{goed[plek + 1 :]}")


@pytest.mark.parametrize(
    ("geboren", "jaren", "dag"),
    [
        (date(2012, 2, 29), 18, date(2030, 3, 1)),
        (date(2012, 2, 29), 20, date(2032, 2, 29)),
        (date(1980, 2, 29), 120, date(2100, 3, 1)),
        (date(1904, 2, 29), 120, date(2024, 2, 29)),
        (date(2012, 2, 28), 18, date(2030, 2, 28)),
        (date(9879, 1, 1), 120, date(9999, 1, 1)),
        (date(9990, 1, 1), 120, date.max),
    ],
)
def test_birthday(geboren: date, jaren: int, dag: date) -> None:
    assert birthday_after(geboren, jaren) == dag


@given(DAGEN, st.integers(0, 120))
def test_birthday_falls_on_the_day_or_on_first_of_march(geboren: date, jaren: int) -> None:
    dag = birthday_after(geboren, jaren)
    schrikkel = (geboren.month, geboren.day) == (2, 29)
    gelijk = (dag.month, dag.day) == (geboren.month, geboren.day)
    assert dag.year == geboren.year + jaren
    assert gelijk or (schrikkel and (dag.month, dag.day) == (3, 1))


@given(DAGEN)
def test_120_years_to_the_day(dagtekening: date) -> None:
    """TR002 strikes the day after the 120th birthday and not on it, also on 29 February."""
    geboren = dagtekening.replace(year=dagtekening.year - 120, day=min(dagtekening.day, 28))
    jarig = birthday_after(geboren, 120)
    for dag, te_oud in ((jarig, False), (jarig + timedelta(days=1), True)):
        bericht = changed(
            "315",
            {
                "Client/Geboortedatum/Datum": geboren.isoformat(),
                "Header/BerichtIdentificatie/Dagtekening": dag.isoformat(),
            },
        )
        assert ("TR002" in {b.regel for b in check_within(bericht)}) is te_oud


@pytest.mark.parametrize("schrikkeldag", ["2024-02-29", "2028-02-29"])
def test_periods_around_29_february(schrikkeldag: str) -> None:
    plaats = "Client/StopProducten/StopProduct[1]"
    na = changed(
        "307",
        {
            "Header/BerichtIdentificatie/Dagtekening": "2028-03-01",
            f"{plaats}/Begindatum": schrikkeldag,
            f"{plaats}/Einddatum": schrikkeldag,
        },
    )
    assert check_within(na) == []
    na.inhoud["Client"]["StopProducten"]["StopProduct"][0]["Einddatum"] = (
        date.fromisoformat(schrikkeldag) - timedelta(days=1)
    ).isoformat()
    assert found(check_within(na)) == {("TR018", f"{plaats}/Einddatum")}


@given(DAGEN, DAGEN)
def test_order_of_dates(begin: date, einde: date) -> None:
    plaats = "Client/ToegewezenProducten/ToegewezenProduct[1]"
    bericht = changed(
        "301", {f"{plaats}/Ingangsdatum": str(begin), f"{plaats}/Einddatum": str(einde)}
    )
    fout = ("CS003", f"{plaats}/Einddatum") in found(check_within(bericht))
    assert fout is (einde < begin)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        (" 2026-01-31 ", date(2026, 1, 31)),
        ("12026-01-31", date.max),
        ("-0044-03-15", date.min),
        ("0000-01-01", date.min),
    ],
)
def test_every_xsd_date_can_be_read(tekst: str, dag: date) -> None:
    assert to_date(tekst) == dag


PRODUCTEN = st.sampled_from(
    [("45", "45A48"), ("45", "45A99"), ("45", ""), ("42", "42A01"), ("", "")]
)
VAKKEN = st.builds(
    lambda product, begin, duur: Tijdvak(
        *product, begin, None if duur < 0 else begin + timedelta(days=duur)
    ),
    PRODUCTEN,
    st.dates(date(2024, 2, 25), date(2024, 3, 5)),
    st.integers(-1, 4),
)


def _same(een: Tijdvak, ander: Tijdvak) -> bool:
    if not (een.categorie and ander.categorie):
        return True
    if een.code and ander.code:
        return een.code == ander.code
    return een.categorie == ander.categorie


@given(st.lists(VAKKEN, max_size=8))
def test_overlap_is_that_of_comparing_all_pairs(vakken: list[Tijdvak]) -> None:
    volgorde = sorted(range(len(vakken)), key=lambda p: (vakken[p].begindatum, p))
    verwacht = {
        later
        for plek, later in enumerate(volgorde)
        for eerder in volgorde[:plek]
        if _same(vakken[eerder], vakken[later]) and vakken[eerder].tot >= vakken[later].begindatum
    }
    assert find_overlaps(vakken) == sorted(verwacht)


def test_large_message_is_judged_without_comparing_all_pairs() -> None:
    """Twenty thousand products take seconds, not hours."""
    bericht: Bericht = voorbeeld("301")
    product = bericht.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
    bericht.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"] = [
        {**product, "ToewijzingNummer": str(nummer)} for nummer in range(20_000)
    ]
    regels = [bevinding.regel for bevinding in check_within(bericht)]
    assert regels == ["TR302"] * 19_999
