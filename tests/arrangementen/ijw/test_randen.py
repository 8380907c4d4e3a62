"""No rule breaks on the first and last days of the calendar, on signs and on leading zeros."""

import os
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.controle import check_file
from arrangementen.ijw.declaratie import build_answer
from arrangementen.ijw.declaratiedelen import last_of_month
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.regels_basis import DECLARATIES, HEENBERICHTEN
from arrangementen.ijw.regels_client import birthday_after
from arrangementen.ijw.retour import build_retour, check_copy, read_retour
from arrangementen.ijw.schema import validate
from tests.arrangementen.ijw.toestanden import toestand_of
from tests.arrangementen.ijw.voorbeelden import voorbeeld
from tests.arrangementen.ijw.xsd import official_verdict

KEREN = 2_000 if os.environ.get("PROEF") == "1" else 60
DAGEN = ("0001-01-01", "0001-01-07", "0004-02-29", "0005-12-31", "2024-02-29", "2026-01-31",
         "9995-02-28", "9999-12-01", "9999-12-30", "9999-12-31")  # fmt: skip
GETALLEN = ("0", "-0", "+5", "007", "99999999")
KEUZES = {
    **dict.fromkeys(("Volume", "Bedrag", "GeleverdVolume", "Budget"), GETALLEN),
    "Frequentie": ("1", "2", "4", "6"),
    "Eenheid": ("01", "04", "14", "16", "82", "83", "84"),
}
Blad = tuple[dict[str, Any], str]


def leaves(deel: Any) -> Iterator[Blad]:
    """Every class with the name of a leaf in it that has other values to try."""
    for item in deel if isinstance(deel, list) else ():
        yield from leaves(item)
    for naam, waarde in deel.items() if isinstance(deel, dict) else ():
        if isinstance(waarde, str) and _has_edges(naam):
            yield deel, naam
        yield from leaves(waarde)


def _has_edges(naam: str) -> bool:
    datum = naam.lower().endswith(("datum", "dagtekening"))
    return naam in KEUZES or datum


def changed(soort: str, kans: Random) -> Bericht:
    """The example with a few values at the edge."""
    bericht = voorbeeld(soort)
    bladen = list(leaves(bericht.inhoud))
    for _ in range(kans.randint(1, 6)):
        klasse, naam = kans.choice(bladen)
        klasse[naam] = kans.choice(KEUZES.get(naam, DAGEN))
    assert validate(bericht) == []
    return bericht


@pytest.mark.parametrize("soort", [*HEENBERICHTEN, *DECLARATIES])
def test_no_rule_raises_and_every_answer_is_good(soort: str) -> None:
    kans = Random(f"randen {soort}")
    for _ in range(KEREN):
        bericht = changed(soort, kans)
        binnen = check_within(bericht)
        over = check_across(bericht, toestand_of(soort))
        assert all(b.niveau == 2 for b in binnen)
        _answer(bericht, binnen or over)
        rapport = check_file("a.xml", write(bericht), date(2026, 2, 2))
        assert rapport.niveau != 1
        assert not binnen or rapport.niveau == 2


def _answer(bericht: Bericht, bevindingen: list[Any]) -> None:
    """The answer to whatever was found can be written, and is officially valid."""
    if bericht.soort in HEENBERICHTEN:
        antwoord = build_retour(bericht, bevindingen, "RT1", date(2026, 2, 2))
        assert check_copy(antwoord, bericht) == []
        assert read_retour(antwoord).goed == (not bevindingen)
    elif bericht.soort == "323":
        antwoord = build_answer(bericht, bevindingen, "DA1", date(2026, 2, 2))
    else:
        return
    assert official_verdict(antwoord.soort, write(antwoord))
    assert not {b.regel for b in check_within(antwoord)} & {"IV028", "TR342"}


@pytest.mark.parametrize(
    ("dag", "laatste"),
    [
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date.max, date.max),
        (date.min, date(1, 1, 31)),
    ],
)
def test_last_of_month(dag: date, laatste: date) -> None:
    assert last_of_month(dag) == laatste


def test_birthday_outside_the_calendar() -> None:
    assert birthday_after(date(4, 2, 29), -5) == date.min
    assert birthday_after(date(2024, 2, 29), -5) == date(2019, 3, 1)
    assert birthday_after(date(9998, 1, 1), 5) == date.max
