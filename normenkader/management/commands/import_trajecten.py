"""Leest een bestand met afgelopen trajecten in voor de ijking, ook groter dan een scherm aankan."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from normenkader.ijking.inlezen import Verslag, read_csv
from organisaties.models import Medewerker


class Command(BaseCommand):
    help = "Leest een CSV met afgelopen trajecten in. Met --proef gebeurt er niets."

    def add_arguments(self, parser: CommandParser) -> None:
        """File, what it is called, and the normbeheerder in whose name it is read."""
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--door", metavar="E-MAIL", required=True, help="de normbeheerder")
        parser.add_argument("--naam", help="naam in de lijst; zonder: die van het bestand")
        parser.add_argument("--bron", required=True, help="waar de gegevens vandaan komen")
        parser.add_argument("--fictief", action="store_true", help="verzonnen gegevens")
        parser.add_argument("--proef", action="store_true", help="alleen controleren")

    def handle(self, *args: Any, **opties: Any) -> None:
        """All rows or none; every error (at most 200) with its line and column."""
        verslag = _read(opties)
        for fout in verslag.fouten:
            plek = f"regel {fout.regel}" + (f", {fout.kolom}" if fout.kolom else "")
            self.stderr.write(f"{plek}: {fout.tekst}")
        if not verslag.goed:
            woord = "fout" if verslag.aantal_fouten == 1 else "fouten"
            raise CommandError(f"{verslag.aantal_fouten} {woord}. Er is niets opgeslagen.")
        self.stdout.write(f"{verslag.in_words()} {'ingelezen' if verslag.bestand else 'gelezen'}.")
        if not verslag.bestand:
            self.stdout.write("Er is niets opgeslagen.")


def _read(opties: dict[str, Any]) -> Verslag:
    wie = Medewerker.objects.filter(email__iexact=opties["door"], is_active=True).first()
    if wie is None:
        raise CommandError(f"Er is geen medewerker met e-mailadres {opties['door']}.")
    gegevens = {naam: opties[naam] for naam in ("fictief", "proef")}
    gegevens["naam"] = (opties["naam"] or opties["bestand"].name)[:120]
    try:
        with opties["bestand"].open("rb") as regels:
            return read_csv(
                regels, bron=opties["bron"][:200], by=wie, op=timezone.now(), **gegevens
            )
    except OSError as fout:
        raise CommandError(f"{opties['bestand']} is niet te lezen: {fout.strerror}.") from None
    except PermissionDenied as fout:
        raise CommandError(str(fout)) from None
