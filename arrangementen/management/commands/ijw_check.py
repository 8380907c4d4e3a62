"""Controleert bestanden met iJw-berichten zonder ze in te lezen, en zegt wat er mis is."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from arrangementen.berichten.kanaal import unpack
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.controle import GeenBestand, check_files, find_files, find_folders
from arrangementen.ijw.verslag import as_text


class Command(BaseCommand):
    help = (
        "Controleer iJw-berichten uit bestanden of mappen, ook in een StUF-envelop. "
        "Er wordt niets ingelezen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and the form of the answer."""
        parser.add_argument("paden", nargs="+", type=Path, metavar="PAD")
        parser.add_argument("--json", action="store_true", help="één JSON-lijst")

    def handle(self, *args: Any, paden: list[Path], **opties: Any) -> None:
        """Check all files; the exit code is 0, also when messages were rejected."""
        try:
            bestanden = find_files(paden)
            rapporten = list(check_files(bestanden, timezone.localdate(), _without_envelope))
        except GeenBestand as fout:
            raise CommandError(str(fout)) from fout
        if opties["json"]:
            lijst = [rapport.to_dict() for rapport in rapporten]
            self.stdout.write(json.dumps(lijst, ensure_ascii=False, indent=2))
            return
        self.stdout.write(as_text(rapporten, find_folders(paden)))


def _without_envelope(data: bytes) -> bytes | Bevinding:
    """A StUF envelope is taken off, as at reading in."""
    zending = unpack(data)
    return zending.weigering or zending.data
