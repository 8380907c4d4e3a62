"""Leest de merktekens van eisen in de broncode van tests, en wijst aan wat niet te lezen is."""

import ast
from collections.abc import Iterable, Iterator

ALLEEN_ZO = "schrijf pytest.mark.eis(...) voluit, boven de test of in een tabel van het bestand"
LETTERLIJK = "zet de nummers van de eisen letterlijk tussen de haakjes"
Merk = ast.Call


def marks(knoop: ast.AST, plaats: str) -> Iterator[tuple[Merk, str]]:
    """Every readable mark with the test it stands above, or the file when it is in a table."""
    if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        plaats = f"{plaats}::{knoop.name}"
        for versiering in knoop.decorator_list:
            yield from _calls(versiering, plaats)
    elif isinstance(knoop, ast.Assign | ast.AnnAssign) and knoop.value is not None:
        yield from _calls(knoop.value, plaats)
    if isinstance(knoop, ast.Module | ast.ClassDef):
        for kind in knoop.body:
            yield from marks(kind, plaats)


def _calls(knoop: ast.AST, plaats: str) -> Iterator[tuple[Merk, str]]:
    for deel in ast.walk(knoop):
        if isinstance(deel, ast.Call) and _is_eis(deel.func):
            yield deel, plaats


def ids(merk: Merk) -> list[str]:
    """The ids between the brackets; nothing when they are not literal."""
    gevonden: list[str] = []
    try:
        for argument in merk.args:
            if isinstance(argument, ast.Starred):
                gevonden += map(str, ast.literal_eval(argument.value))
            else:
                gevonden.append(str(ast.literal_eval(argument)))
    except (ValueError, TypeError):
        return []
    return gevonden


def unread(boom: ast.AST, gelezen: Iterable[tuple[Merk, str]]) -> Iterator[tuple[int, str]]:
    """Line and sentence of each mark that counts for nothing: a nickname, or at another place."""
    goed = {id(merk.func): merk for merk, _ in gelezen}
    in_woord = {id(deel.value) for deel in ast.walk(boom) if isinstance(deel, ast.Attribute)}
    for knoop in ast.walk(boom):
        if id(knoop) in goed:
            if not ids(goed[id(knoop)]):
                yield _line(knoop), LETTERLIJK
        elif _is_eis(knoop) or _is_nickname(knoop, in_woord):
            yield _line(knoop), ALLEEN_ZO


def _is_eis(knoop: ast.AST) -> bool:
    """The words pytest.mark.eis."""
    return isinstance(knoop, ast.Attribute) and knoop.attr == "eis" and _is_mark(knoop.value)


def _is_mark(knoop: ast.AST) -> bool:
    """The words pytest.mark."""
    return (
        isinstance(knoop, ast.Attribute)
        and knoop.attr == "mark"
        and isinstance(knoop.value, ast.Name)
        and knoop.value.id == "pytest"
    )


def _is_nickname(knoop: ast.AST, in_woord: set[int]) -> bool:
    """pytest or its marks under another name: `mark = pytest.mark`, `from pytest import mark`."""
    if isinstance(knoop, ast.ImportFrom):
        return knoop.module == "pytest" and any(naam.name == "mark" for naam in knoop.names)
    if isinstance(knoop, ast.Import):
        return any(naam.name == "pytest" and naam.asname for naam in knoop.names)
    return _is_mark(knoop) and id(knoop) not in in_woord


def _line(knoop: ast.AST) -> int:
    return int(getattr(knoop, "lineno", 0))
