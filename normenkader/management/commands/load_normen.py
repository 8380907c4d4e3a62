"""Loads the norms, the 1-op-1 kader, the settings and the fixed questions; repeatable."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from normenkader.inlezen import MAP, GewijzigdeVersie, load_all


class Command(BaseCommand):
    help = "Leest normen, afwegingskader, instellingen en afwegingsvragen in (herhaalbaar)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--map`: another folder with TOML files."""
        parser.add_argument("--map", type=Path, default=MAP, help="map met TOML-bestanden")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Loads everything or nothing."""
        try:
            tellingen = load_all(opties["map"])
        except GewijzigdeVersie as fout:
            raise CommandError(str(fout)) from fout
        for soort, telling in tellingen.items():
            self.stdout.write(f"{soort}: {telling.nieuw} nieuw, {telling.bekend} bekend")
