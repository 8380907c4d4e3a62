"""Welke test bewijst welke eis: leest de catalogus en de merktekens in de tests."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

from arrangementen.ijw.regels import REGELS

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


def coverage() -> dict[str, list[str]]:
    """All ids of the catalogue and the iJw rules, with the tests that name them; empty when none.

    Raises KeyError when a test names an id that does not exist.
    """
    gedekt: dict[str, list[str]] = {eis: [] for eis in (*requirement_ids(), *rule_ids())}
    for bestand in sorted(TESTS.rglob("test_*.py")):
        for eis, test in _marks(bestand):
            if test not in gedekt[eis]:
                gedekt[eis].append(test)
    return gedekt


def _marks(bestand: Path) -> Iterator[tuple[str, str]]:
    """Pairs of requirement id and test id in one file."""
    boom = ast.parse(bestand.read_text(encoding="utf-8"))
    naam = str(bestand.relative_to(ROOT))
    for knoop in boom.body:
        yield from _marks_in(knoop, naam)


def _marks_in(knoop: ast.AST, plaats: str) -> Iterator[tuple[str, str]]:
    if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        plaats = f"{plaats}::{knoop.name}"
        for versiering in knoop.decorator_list:
            yield from ((eis, plaats) for eis in _ids(versiering))
        if isinstance(knoop, ast.ClassDef):
            for kind in knoop.body:
                yield from _marks_in(kind, plaats)
    elif isinstance(knoop, ast.Assign):
        yield from ((eis, plaats) for eis in _ids(knoop.value))


def _ids(knoop: ast.AST) -> Iterator[str]:
    """The arguments of every `pytest.mark.eis(...)` inside a node."""
    for deel in ast.walk(knoop):
        if (
            isinstance(deel, ast.Call)
            and isinstance(deel.func, ast.Attribute)
            and deel.func.attr == "eis"
        ):
            for argument in deel.args:
                yield from _literal(argument)


def _literal(argument: ast.expr) -> Iterator[str]:
    """One id, or the ids of a tuple that is spread out with a star."""
    if isinstance(argument, ast.Starred):
        yield from map(str, ast.literal_eval(argument.value))
    else:
        yield str(ast.literal_eval(argument))
