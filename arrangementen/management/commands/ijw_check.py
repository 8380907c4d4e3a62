"""Controleert bestanden met iJw-berichten zonder ze in te lezen, en zegt wat er mis is."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from arrangementen.berichten.inlezen import GeenBestand, find_files
from arrangementen.ijw.controle import Rapport, check_file
from arrangementen.ijw.lezen import MAX_BYTES

UITLEG = (
    "Zonder dossier zijn de regels van niveau 3 en 4 maar voor een deel te toetsen. "
    "Lees het bericht in voor de rest."
)


class Command(BaseCommand):
    help = "Controleer iJw-berichten uit bestanden of mappen. Er wordt niets ingelezen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and the form of the answer."""
        parser.add_argument("paden", nargs="+", type=Path, metavar="PAD")
        parser.add_argument("--json", action="store_true", help="één JSON-lijst")

    def handle(self, *args: Any, paden: list[Path], **opties: Any) -> None:
        """Check all files; the exit code is 0, also when messages were rejected."""
        try:
            bestanden = find_files(paden)
        except GeenBestand as fout:
            raise CommandError(str(fout)) from fout
        rapporten = list(_reports(bestanden))
        if opties["json"]:
            lijst = [rapport.to_dict() for rapport in rapporten]
            self.stdout.write(json.dumps(lijst, ensure_ascii=False, indent=2))
        else:
            self._in_words(rapporten)

    def _in_words(self, rapporten: list[Rapport]) -> None:
        for rapport in rapporten:
            self.stdout.write(rapport.in_words())
        goed = sum(rapport.goed for rapport in rapporten)
        self.stdout.write(f"{goed} van {len(rapporten)} bestanden zijn goed. {UITLEG}")


def _reports(bestanden: list[Path]) -> Iterator[Rapport]:
    """One report per file; of a file that is too large only the beginning is read."""
    vandaag = timezone.localdate()
    for bestand in bestanden:
        with bestand.open("rb") as open_:
            yield check_file(str(bestand), open_.read(MAX_BYTES + 1), vandaag)
