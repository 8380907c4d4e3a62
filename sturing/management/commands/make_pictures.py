"""Maakt de beelden voor de README en de handleiding van een draaiende demonstratie."""

import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from afwegingskader.models import EenOpEenInzet
from arrangementen.models import Verzoek
from casusregie.models import (
    Beeindiging,
    Casus,
    Crisis,
    Meningsverschil,
    Overdracht,
    Teamtafel,
)
from normenkader.models import Trajectbestand

MAP = Path(__file__).resolve().parents[3] / "docs" / "beelden"
#: the whole browser before the light one: its text is drawn as on a screen
CHROMIUM = ("chromium", "chromium-browser", "chromium-headless-shell")
#: too long to show whole
ALLEEN_BOVEN = ("berichten",)
VLAGGEN = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


class Command(BaseCommand):
    help = "Maakt beelden van de schermen; de demonstratie moet draaien."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the product runs and how wide the pictures are."""
        parser.add_argument("--url", default="http://127.0.0.1:8000")
        parser.add_argument("--breedte", type=int, default=1440)
        parser.add_argument("--map", type=Path, default=MAP)
        parser.add_argument("--alleen", nargs="*", default=[], help="namen van beelden")

    def handle(self, *args: Any, **options: Any) -> None:
        """One log-in per person, one picture per screen."""
        options["map"].mkdir(parents=True, exist_ok=True)
        alle = [*self._screens(), *self._dossier_screens(), *self._daily_screens()]
        schermen = [rij for rij in alle if not options["alleen"] or rij[0] in options["alleen"]]
        programma = next(filter(None, map(shutil.which, CHROMIUM)), None)
        if programma is None:
            raise CommandError(f"Geen browser gevonden. Installeer een van: {', '.join(CHROMIUM)}.")
        with sync_playwright() as speler:
            browser = speler.chromium.launch(executable_path=programma, args=VLAGGEN)
            for naam, wie, pad in schermen:
                vak = browser.new_context(viewport={"width": options["breedte"], "height": 1000})
                pagina = vak.new_page()
                self._log_in(pagina, options["url"], wie)
                pagina.goto(options["url"] + pad)
                heel = naam not in ALLEEN_BOVEN
                pagina.screenshot(path=options["map"] / f"{naam}.png", full_page=heel)
                vak.close()
                self.stdout.write(f"{naam}.png")
            browser.close()

    def _screens(self) -> list[tuple[str, str, str]]:
        inzet = EenOpEenInzet.objects.filter(status="loopt").order_by("-begindatum")
        noor = Casus.objects.get(jeugdige__achternaam="Veldwijk")
        verzoek = Verzoek.objects.filter(status="concept").first()
        verzoek_pad = (
            reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, 3]) if verzoek else "/"
        )
        return [
            ("werkvoorraad", "S. Bakhuis", reverse("casusregie:werkvoorraad")),
            ("casus", "S. Bakhuis", reverse("casusregie:casus_detail", args=[noor.kenmerk])),
            (
                "een-op-een",
                "S. Bakhuis",
                reverse("afwegingskader:inzet_detail", args=[inzet.get(casus=noor).kenmerk]),
            ),
            ("verzoek", "J. Reins", verzoek_pad),
            ("escalaties", "A. Hoekman", reverse("sturing:dashboard")),
        ]

    def _dossier_screens(self) -> list[tuple[str, str, str]]:
        """Documents, regie and saved views; a hand-over and route C when they are there."""
        noor = Casus.objects.get(jeugdige__achternaam="Veldwijk").kenmerk
        jesse = Casus.objects.filter(jeugdige__achternaam="Tammenga", route="C").first()
        overdracht = Overdracht.objects.filter(status="aangeboden").first()
        schermen = [
            ("documenten", "S. Bakhuis", reverse("casusregie:document_list", args=[noor])),
            ("regie", "S. Bakhuis", reverse("casusregie:regie_overview", args=[noor])),
            ("weergaven", "S. Bakhuis", f"{reverse('casusregie:weergave_list')}?weergave=te_laat"),
        ]
        if overdracht:
            pad = reverse("casusregie:overdracht_detail", args=[overdracht.kenmerk])
            schermen.append(("overdracht", "T. Koster", pad))
        schermen += self._kader_screens()
        if jesse:
            pad = reverse("casusregie:maatregel_tab", args=[jesse.kenmerk])
            schermen.append(("maatregel", "P. Tolhuis", pad))
        return schermen

    def _daily_screens(self) -> list[tuple[str, str, str]]:
        """What a day begins with, per role; ending, crisis and teamtafel when they are there."""
        schermen = [
            ("mijn-overzicht", "E. Dorrestein", reverse("casusregie:werkvoorraad")),
            ("caseload", "T. Koster", reverse("casusregie:regie_caseload")),
            ("berichten", "N. Duijn", reverse("arrangementen:bericht_lijst")),
        ]
        for naam, wie, rij in (
            ("beeindiging", "C. de Haan", Beeindiging.objects.order_by("pk").first()),
            ("crisis", "S. Bakhuis", Crisis.objects.order_by("pk").first()),
            ("teamtafel", "P. Tolhuis", Teamtafel.objects.order_by("pk").first()),
        ):
            if rij:
                pad = reverse(f"casusregie:{naam}_detail", args=[rij.kenmerk])
                schermen.append((naam, wie, pad))
        return schermen

    def _kader_screens(self) -> list[tuple[str, str, str]]:
        """Ladder, tafel, verblijf and calibration; the ladder and a set when they are there."""
        verschil = Meningsverschil.objects.order_by("pk").first()
        trajecten = Trajectbestand.objects.order_by("pk").first()
        schermen = [
            ("zorgbemiddeling", "H. van Oord", reverse("casusregie:zorgbemiddeling")),
            ("verblijf", "A. Hoekman", reverse("sturing:verblijf")),
        ]
        if verschil:
            pad = reverse("casusregie:meningsverschil_detail", args=[verschil.kenmerk])
            schermen.append(("ladder", "T. Koster", pad))
        if trajecten:
            pad = reverse("normenkader:ijking_product", args=[trajecten.kenmerk, "45C09"])
            schermen.append(("ijking", "O. Brandt", pad))
        return schermen

    def _log_in(self, pagina: Page, url: str, wie: str) -> None:
        pagina.goto(f"{url}/inloggen/")
        pagina.get_by_role("button", name=wie).click()
