"""Checks a file with an iJw message without a dossier: its schema and the rules inside it.

Levels 3 and 4 mostly ask what the receiver knows. Without that only the rules in ZONDER_DOSSIER are
judged; the report (``verslag``) says so.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from arrangementen.ijw.regels import check_known, check_within
from arrangementen.ijw.regels_toestand import Toestand

_BEGIN = 4096
_RUIMTE = re.compile(rb"www\.istandaarden\.nl/ijw/3_2/jw([0-9]{3})/schema")
#: Rules of levels 3 and 4 that the message and the day of the check decide by themselves.
ZONDER_DOSSIER = frozenset({"TR135", "TR314", "TR319"})

Uitpakken = Callable[[bytes], bytes | Bevinding]


class GeenBestand(ValueError):  # noqa: N818  (a state of the disk)
    """A path that is neither a file nor a folder; the text is Dutch."""


@dataclass(frozen=True)
class Rapport:
    """What is wrong with one file; ``niveau`` is the level that refused it, 0 when it is good."""

    bestand: str
    soort: str
    bevindingen: tuple[Bevinding, ...]

    @property
    def goed(self) -> bool:
        """Whether nothing was found."""
        return not self.bevindingen

    @property
    def niveau(self) -> int:
        """The lowest level with a finding, 0 without one."""
        return min((bevinding.niveau for bevinding in self.bevindingen), default=0)

    def to_dict(self) -> dict[str, Any]:
        """One row of ``ijw_check --json``."""
        return {
            "bestand": self.bestand,
            "bericht": f"JW{self.soort}" if self.soort else "",
            "goed": self.goed,
            "niveau": self.niveau or None,
            "bevindingen": [
                {"regel": b.regel, "code": b.code, "plaats": b.plaats, "tekst": b.tekst}
                for b in self.bevindingen
            ],
        }


def check_file(bestand: str, data: bytes, vandaag: date) -> Rapport:
    """Judge the bytes of one file; never raises, whatever is in it.

    A level is judged only when the ones below it found nothing.
    """
    bericht, bevindingen = read_findings(data, per_client=True)
    if bericht is None:
        return Rapport(bestand, kind_of(data), tuple(bevindingen))
    gevonden = check_within(bericht) or _without_dossier(bericht, vandaag)
    return Rapport(bestand, bericht.soort, tuple(gevonden))


def kind_of(data: bytes) -> str:
    """The kind that the beginning of a refused file names; empty when it names none."""
    gevonden = _RUIMTE.search(data[:_BEGIN])
    return gevonden[1].decode() if gevonden else ""


def _without_dossier(bericht: Bericht, vandaag: date) -> Iterable[Bevinding]:
    return check_known(bericht, Toestand(vandaag), ZONDER_DOSSIER)


def find_files(paden: Iterable[Path]) -> list[Path]:
    """The files themselves, and those in folders (not deeper), in the order of their names.

    Raises GeenBestand for a path that is neither.
    """
    bestanden: list[Path] = []
    for pad in paden:
        if pad.is_dir():
            bestanden += sorted(p for p in pad.iterdir() if p.is_file() and p.name[0] != ".")
        elif pad.is_file():
            bestanden.append(pad)
        else:
            raise GeenBestand(f"{pad} bestaat niet of is geen bestand.")
    return bestanden


def find_folders(paden: Iterable[Path]) -> list[Path]:
    """The folders inside these folders: ``find_files`` leaves them out."""
    return [
        onder
        for pad in paden
        if pad.is_dir()
        for onder in sorted(pad.iterdir())
        if onder.is_dir() and onder.name[0] != "."
    ]


def check_files(
    bestanden: Iterable[Path], vandaag: date, uitpakken: Uitpakken | None = None
) -> Iterator[Rapport]:
    """One report per file. Raises GeenBestand for one that cannot be read.

    `uitpakken` takes a message out of its envelope, or says what is wrong with that.
    """
    for bestand in bestanden:
        data = read_bytes(bestand)
        inhoud = uitpakken(data) if uitpakken else data
        if isinstance(inhoud, Bevinding):
            yield Rapport(str(bestand), kind_of(data), (inhoud,))
        else:
            yield check_file(str(bestand), inhoud, vandaag)


def read_bytes(bestand: Path) -> bytes:
    """The bytes, one more than the limit at most: enough to know that a file is too large.

    Raises GeenBestand for a file that cannot be read.
    """
    try:
        with bestand.open("rb") as open_:
            return open_.read(MAX_BYTES + 1)
    except OSError:
        raise GeenBestand(
            f"{bestand} is niet te lezen. Controleer de naam en de rechten."
        ) from None
