"""Leest iJw-berichten in: bewaart, beoordeelt en verwerkt ze, en zegt per bestand hoe het ging."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from arrangementen.berichten.inlezen import GeenBestand, find_files, read_files
from arrangementen.berichten.ontvangst import Ontvangst
from arrangementen.berichten.stuf.fout import write_fault
from arrangementen.ijw.verslag import NIVEAUS, spot
from organisaties.models import Medewerker


class Command(BaseCommand):
    help = "Lees iJw-berichten in uit bestanden of mappen. Nog een keer inlezen verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and the form of the answer."""
        parser.add_argument("paden", nargs="+", type=Path, metavar="PAD")
        parser.add_argument("--json", action="store_true", help="één JSON-lijst")
        parser.add_argument(
            "--kanaal",
            action="append",
            metavar="CODE",
            help="AGB-code van wie in deze map mag aanleveren; zonder: de map van het knooppunt",
        )
        parser.add_argument(
            "--werkers", type=int, default=1, metavar="N", help="aantal processen, standaard 1"
        )
        parser.add_argument(
            "--fouten", type=Path, metavar="MAP", help="schrijf een StUF-foutbericht per fout"
        )

    def handle(
        self, *args: Any, paden: list[Path], json: bool, fouten: Path | None, **opties: Any
    ) -> None:
        """Read all files; the exit code is 0, also when messages were rejected."""
        try:
            uitkomsten = read_files(
                find_files(paden),
                by=Medewerker.objects.systeem(),
                op=timezone.now(),
                kanaal=frozenset(opties["kanaal"]) if opties["kanaal"] else None,
                werkers=opties["werkers"],
            )
            if json:
                self.stdout.write(_as_json(list(uitkomsten)))
            else:
                self._tell(uitkomsten, fouten)
        except GeenBestand as fout:
            raise CommandError(str(fout)) from fout

    def _tell(self, uitkomsten: Iterable[Ontvangst], fouten: Path | None) -> None:
        """One line per file with what is wrong, then the count."""
        telling = [0, 0]
        for uitkomst in uitkomsten:
            telling[uitkomst.goed] += 1
            self.stdout.write(_in_words(uitkomst))
            if fouten is not None and uitkomst.niveau == 1:
                write_fault(Path(uitkomst.bestand), uitkomst.bevindingen, fouten)
        self.stdout.write(_summary(*telling))


def _summary(fout: int, goed: int) -> str:
    """ "12 bestanden: 10 goed, 2 afgekeurd." """
    samen = fout + goed
    woord = "bestand" if samen == 1 else "bestanden"
    regel = f"{samen} {woord}: {goed} goed, {fout} afgekeurd."
    return f"{regel} Wat is afgekeurd, staat in de berichtenbox." if fout else regel


def _as_json(uitkomsten: list[Ontvangst]) -> str:
    lijst = [uitkomst.to_dict() for uitkomst in uitkomsten]
    return json.dumps(lijst, ensure_ascii=False, indent=2)


def _in_words(uitkomst: Ontvangst) -> str:
    kop = f"{uitkomst.bestand}: {uitkomst.bericht or 'geen bericht'}"
    if uitkomst.goed:
        return f"{kop}, goed"
    regels = [f"{kop}, afgekeurd op {NIVEAUS[uitkomst.niveau or 1]}"]
    for bevinding in uitkomst.bevindingen:
        code = " ".join(filter(None, (bevinding["code"], f"({bevinding['regel']})")))
        plaats = f" bij {spot(bevinding['plaats'])}" if bevinding["plaats"] else ""
        regels.append(f"  {code}{plaats}: {bevinding['tekst']}")
    return "\n".join(regels)
