"""Legt gemeten waarden vast: bij `make proef` in docs/metingen.md, anders alleen op het scherm."""

import fcntl
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from time_machine import escape_hatch

FILE = Path(__file__).resolve().parent.parent / "docs" / "metingen.md"
COLUMNS = ("meting", "waarde", "eenheid", "opdracht", "gemeten op")
INTRO = """# Metingen

Gemaakt door `make proef`. Elke rij is de laatste meting van die naam.

"""


def meting(naam, waarde, eenheid, opdracht, bestand=FILE):
    """Print one figure and, under PROEF=1, write it as the only row of that name.

    `opdracht` is the command that gives the figure again. Safe with several test processes.
    """
    shown = show(waarde)
    print(f"meting: {naam} = {shown} {eenheid} ({opdracht})")
    if os.environ.get("PROEF") == "1":
        # the day of the machine: a test may have travelled to another
        klok = escape_hatch.datetime.datetime if escape_hatch.is_travelling() else datetime
        today = klok.now(tz=UTC).date().isoformat()
        with locked(bestand.parent):
            rows = read_rows(bestand)
            rows[clean(naam)] = [clean(part) for part in (naam, shown, eenheid, opdracht, today)]
            write_rows(bestand, rows)


def show(waarde):
    """A figure as Dutch text: three significant digits below 100, whole above."""
    if isinstance(waarde, float):
        text = f"{waarde:.0f}" if abs(waarde) >= 100 else f"{waarde:.3g}"
        return text.replace(".", ",")
    return str(waarde)


def clean(part):
    """Text that fits in one cell of a table."""
    return " ".join(str(part).replace("|", "/").split())


def read_rows(bestand):
    """The rows by name; a file that is not there has none."""
    if not bestand.exists():
        return {}
    lines = [line for line in bestand.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return {row[0]: row for row in cells}


def write_rows(bestand, rows):
    """Write the whole file beside, then swap: a reader never sees half a table."""
    lines = [COLUMNS, ["---"] * len(COLUMNS), *(rows[name] for name in sorted(rows))]
    table = "".join("| " + " | ".join(line) + " |\n" for line in lines)
    new = bestand.with_suffix(".nieuw")
    new.write_text(INTRO + table, encoding="utf-8")
    new.replace(bestand)


@contextmanager
def locked(folder):
    """Hold the folder while reading and writing."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
