"""Checks a file with an iJw message without a dossier: its schema and the rules inside it.

Levels 3 and 4 mostly ask what the receiver knows. Without that only the rules in ZONDER_DOSSIER are
judged; the report says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.lezen import read_findings
from arrangementen.ijw.regels import check_known, check_within
from arrangementen.ijw.regels_toestand import Toestand

_BEGIN = 4096
_RUIMTE = re.compile(rb"www\.istandaarden\.nl/ijw/3_2/jw([0-9]{3})/schema")
#: Rules of levels 3 and 4 that the message and the day of the check decide by themselves.
ZONDER_DOSSIER = frozenset({"TR135", "TR314", "TR319"})


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

    def in_words(self) -> str:
        """The same for a reader."""
        kop = f"{self.bestand}: {f'JW{self.soort}' if self.soort else 'geen bericht'}"
        if self.goed:
            return f"{kop}, goed"
        regels = [f"{kop}, afgekeurd op niveau {self.niveau}"]
        for b in self.bevindingen:
            naam = " ".join(filter(None, (b.code, f"({b.regel})")))
            regels.append(f"  {naam}{f' bij {b.plaats}' if b.plaats else ''}: {b.tekst}")
        return "\n".join(regels)


def check_file(bestand: str, data: bytes, vandaag: date) -> Rapport:
    """Judge the bytes of one file; never raises, whatever is in it.

    A level is judged only when the ones below it found nothing.
    """
    bericht, bevindingen = read_findings(data)
    if bericht is None:
        return Rapport(bestand, _kind_of(data), tuple(bevindingen))
    gevonden = check_within(bericht) or _without_dossier(bericht, vandaag)
    return Rapport(bestand, bericht.soort, tuple(gevonden))


def _kind_of(data: bytes) -> str:
    """The kind that the beginning of a refused file names; empty when it names none."""
    gevonden = _RUIMTE.search(data[:_BEGIN])
    return gevonden[1].decode() if gevonden else ""


def _without_dossier(bericht: Bericht, vandaag: date) -> Iterable[Bevinding]:
    return check_known(bericht, Toestand(vandaag), ZONDER_DOSSIER)
