"""Leest een bestand in voor een tabel van het aanbod: proef, opstellen, of ook vaststellen."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from arrangementen.aanbod.doorvoeren import MAX_BYTES, Beoordeling, fingerprint, judge_file
from arrangementen.aanbod.opstellen import draft
from arrangementen.aanbod.tabellen import TABELLEN, tabel_of
from organisaties.models import Medewerker
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform


class Command(BaseCommand):
    help = (
        "Leest een CSV in voor een tabel van het aanbod. Met --proef gebeurt er niets. Zonder "
        "--vaststeller wacht de wijziging op een tweede persoon."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Table and file; who draws up and who adopts are two people."""
        parser.add_argument("tabel", choices=sorted(TABELLEN))
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--door", metavar="E-MAIL", help="wie de wijziging opstelt")
        parser.add_argument("--vaststeller", metavar="E-MAIL", help="wie haar vaststelt")
        parser.add_argument("--waarom", default="Ingelezen uit een bestand")
        parser.add_argument("--proef", action="store_true")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Report first; then draw up, and adopt when a second person is named."""
        inhoud = _read(opties["bestand"])
        beoordeling = judge_file(tabel_of(opties["tabel"]), inhoud)
        self._report(beoordeling)
        if opties["proef"] or beoordeling.leeg:
            self.stdout.write("Er is niets gewijzigd.")
            return
        if not opties["door"]:
            raise CommandError("Geef met --door aan wie de wijziging opstelt.")
        try:
            self._write(beoordeling, inhoud, opties)
        except (PermissionDenied, Geblokkeerd) as fout:
            raise CommandError(str(fout)) from None

    def _report(self, beoordeling: Beoordeling) -> None:
        for fout in beoordeling.fouten:
            plek = f"regel {fout.regel}" + (f", {fout.kolom}" if fout.kolom else "")
            self.stderr.write(f"{plek}: {fout.tekst}")
        if not beoordeling.goed:
            raise CommandError(f"{beoordeling.aantal_fouten} fouten. Er is niets gewijzigd.")
        for verandering in beoordeling.plan.wijzigt:
            dag = f"{verandering.van:%d-%m-%Y}"
            regel = f"regel {verandering.regel}: {verandering.woord.lower()}"
            self.stdout.write(f"{regel}, {verandering.label}, vanaf {dag}")
        telling = ", ".join(f"{naam} {aantal}" for naam, aantal in beoordeling.counts().items())
        self.stdout.write(f"Samen: {telling}.")

    @transaction.atomic
    def _write(self, beoordeling: Beoordeling, inhoud: bytes, opties: dict[str, Any]) -> None:
        op = timezone.now()
        wijziging = draft(
            beoordeling,
            toelichting=opties["waarom"][:500],
            by=_person(opties["door"]),
            op=op,
            bestandsnaam=opties["bestand"].name,
            sha256=fingerprint(inhoud),
        )
        if not opties["vaststeller"]:
            self.stdout.write("Opgesteld. Een ander stelt de wijziging vast.")
            return
        perform(wijziging, "adopt", by=_person(opties["vaststeller"]), op=op)
        self.stdout.write("Opgesteld en vastgesteld.")


def _read(bestand: Path) -> bytes:
    try:
        if bestand.stat().st_size > MAX_BYTES:
            raise CommandError("Dit bestand is groter dan 5 MB. Splits het.")
        return bestand.read_bytes()
    except OSError as fout:
        raise CommandError(f"{bestand} is niet te lezen: {fout.strerror}.") from None


def _person(email: str) -> Medewerker:
    gevonden = Medewerker.objects.filter(email__iexact=email, is_active=True).first()
    if gevonden is None:
        raise CommandError(f"Er is geen medewerker met e-mailadres {email}.")
    return gevonden
