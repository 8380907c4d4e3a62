"""Wat elke pagina van de monitor nodig heeft: de bron, de keuze en het moment van de cijfers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from normenkader.instellingen import instelling
from sturing.bereik import Bereik, reach_of
from sturing.klein import threshold

from .bronnen import Bron, choices, load, of_file
from .forms import KeuzeForm
from .jaren import Jaar, year
from .maten import Cijfer, figures_of
from .models import Verblijfsbestand
from .populatie import ZONDER, Keuze, Populatie
from .tonen import hidden
from .verblijven import VORMEN


@dataclass(frozen=True)
class Vraag:
    """What was asked for: everything in it follows from the address, the person and the day."""

    form: KeuzeForm
    keuze: Keuze
    bron: Bron
    bereik: Bereik
    bestanden: list[Verblijfsbestand]
    moment: datetime
    drempel: int
    adres: str

    @property
    def vandaag(self) -> date:
        """The local day of the moment."""
        return timezone.localdate(self.moment)

    def context(self) -> dict[str, Any]:
        """For the templates."""
        namen = ("form", "keuze", "bron", "bereik", "moment", "drempel")
        return {naam: getattr(self, naam) for naam in namen} | {"vraag": self.adres}

    def figures(self) -> tuple[Populatie, Mapping[str, Cijfer], set[str]]:
        """The population, every measure, and which of them are too small to show."""
        populatie, cijfers = figures_of(self.bron.gegevens, self.keuze)
        weg = set() if self.bron.exact else hidden(cijfers, self.drempel)
        return populatie, cijfers, weg

    def baseline(self) -> Jaar | None:
        """The newest nulmeting there is, in its own year (GV-A-14).

        Of data of others the forms that do not count are fixed, as everywhere (domein.md §0 n).
        """
        bestand = next((b for b in self.bestanden if b.nulmeting_jaar), None)
        if bestand is None or bestand.nulmeting_jaar is None:
            return None
        zonder = self.keuze.zonder if bestand.eigen else frozenset(ZONDER)
        keuze = Keuze(bestand.nulmeting_jaar, bestand.tot_en_met, zonder=zonder)
        return year(of_file(bestand), keuze, self.drempel, nulmeting=True)

    def in_words(self) -> list[tuple[str, str]]:
        """Source, year, peildatum and exclusions, for the page and for a file."""
        keuze = self.keuze
        zonder = ", ".join(naam.lower() for code, naam in VORMEN.items() if code in keuze.zonder)
        regels = [
            ("Gegevens", f"{self.bron.naam}{' (fictief)' if self.bron.fictief else ''}"),
            ("Jaar", str(keuze.jaar)),
            ("Peildatum", f"{keuze.peildatum:%d-%m-%Y}"),
            ("Telt niet mee", zonder or "niets"),
            ("Gemeente", keuze.gemeente or "alle gemeenten"),
            ("Nachten elders", f"hooguit {keuze.tussenruimte} binnen één verblijf"),
            ("Andere hulp sinds", str(keuze.sinds)),
        ]
        if keuze.zonder_doelgroep:
            regels.append(("Zonder doelgroep", keuze.zonder_doelgroep))
        return regels


def read(request: HttpRequest, nu: datetime) -> Vraag:
    """Everything that the address says, at this moment."""
    vandaag = timezone.localdate(nu)
    bereik = reach_of(request.user, vandaag)
    bestanden = list(Verblijfsbestand.objects.visible_to(request.user, vandaag))
    bron = load(request.GET.get("bron", ""), bestanden, bereik.eigen, vandaag)
    form = KeuzeForm(
        request.GET,
        bron=bron,
        bronnen=choices(bestanden),
        tussenruimte=instelling("verblijf.tussenruimte_dagen", vandaag),
    )
    return Vraag(
        form, form.chosen(), bron, bereik, bestanden, nu, threshold(vandaag),
        request.GET.urlencode(),
    )  # fmt: skip
