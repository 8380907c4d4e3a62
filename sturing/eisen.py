"""Welke test bewijst welke eis: leest de catalogus en de merktekens in de tests."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUS = ROOT / "docs" / "eisen.tsv"
TESTS = ROOT / "tests"


def requirement_ids() -> list[str]:
    """The ids of the catalogue, in its order."""
    with CATALOGUS.open(encoding="utf-8", newline="") as bestand:
        return [rij["id"] for rij in csv.DictReader(bestand, delimiter="\t")]


def coverage() -> dict[str, list[str]]:
    """All ids of the catalogue with the test ids that name them; empty when none.

    Raises KeyError when a test names an id that does not exist.
    """
    gedekt: dict[str, list[str]] = {eis: [] for eis in requirement_ids()}
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
                yield str(ast.literal_eval(argument))
