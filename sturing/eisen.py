"""Welke test bewijst welke eis: leest de catalogus en de merktekens in de tests."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

from arrangementen.ijw.regels import REGELS
from sturing.merktekens import ids, marks, unread

ROOT = Path(__file__).resolve().parent.parent
CATALOGUS = ROOT / "docs" / "eisen.tsv"
TESTS = ROOT / "tests"


def requirement_ids() -> list[str]:
    """The ids of the catalogue, in its order."""
    with CATALOGUS.open(encoding="utf-8", newline="") as bestand:
        return [rij["id"] for rij in csv.DictReader(bestand, delimiter="\t")]


def rule_ids() -> list[str]:
    """The rules of iJw 3.2 that the catalogue does not list, by their own id."""
    return sorted(REGELS)


def coverage(tests: Path = TESTS) -> dict[str, list[str]]:
    """All ids of the catalogue and the iJw rules, with the tests that name them; empty when none.

    An id that does not exist is left out here: `problems` names it.
    """
    gedekt: dict[str, list[str]] = {eis: [] for eis in (*requirement_ids(), *rule_ids())}
    for bestand, naam in _files(tests, "test_*.py"):
        for merk, plaats in marks(ast.parse(bestand.read_text(encoding="utf-8")), naam):
            for eis in ids(merk):
                if plaats not in gedekt.get(eis, [plaats]):
                    gedekt[eis].append(plaats)
    return gedekt


def problems(tests: Path = TESTS) -> list[str]:
    """What is wrong with the marks in the tests, a Dutch sentence each; empty when nothing is."""
    bekend = {*requirement_ids(), *rule_ids()}
    fouten: list[str] = []
    for bestand, naam in _files(tests, "*.py"):
        boom = ast.parse(bestand.read_text(encoding="utf-8"))
        gelezen = list(marks(boom, naam)) if bestand.name.startswith("test_") else []
        fouten += (
            f"{plaats} noemt {eis}: dat staat niet in docs/eisen.tsv en is geen regel van iJw"
            for merk, plaats in gelezen
            for eis in ids(merk)
            if eis not in bekend
        )
        fouten += (f"{naam}, regel {regel}: {zin}" for regel, zin in unread(boom, gelezen))
    return fouten


def _files(tests: Path, vorm: str) -> Iterator[tuple[Path, str]]:
    for bestand in sorted(tests.rglob(vorm)):
        yield bestand, str(bestand.relative_to(tests.parent))
