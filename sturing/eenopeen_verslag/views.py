"""De pagina van het verslag en het bestand ervan."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from normenkader.instellingen import instelling
from normenkader.models import KaderVersie
from organisaties.beleid import voor_rollen
from sturing import bestanden
from sturing.bereik import LEZERS
from sturing.context import Vraag, read
from sturing.keuze import Keuze
from sturing.klein import HIDDEN_TEXT, threshold
from verloop.tabellen import Blad

from .grafieken import charts
from .rijen import decided_by_rer, read_rows, rejected
from .tellen import Verslag, count

#: The report is about everything of the own contracts in a period.
ZONDER = ("gemeente", "aanbieder", "product")
DEFINITIES = (
    ("1-op-1", "Begonnen in de periode en vallend onder het kader. Nog lopende tellen mee."),
    ("Binnen het maximum", "Beëindigd, en niet langer dan het maximum van het kader bij de start."),
    ("Uren", "De gemaakte uren. Zijn die niet vastgelegd, dan de uren van het afbouwplan."),
    ("Fte", "Uren gedeeld door de weken van de periode en de uren van een voltijdbaan per week."),
    ("Kosten", "Uren maal het uurtarief van de aanvraag. Tarieven van de lijst zijn fictief."),
)


@voor_rollen(*LEZERS)
def verslag(request: HttpRequest) -> HttpResponse:
    """Numbers, durations, reasons, outcomes, hours and costs for the bestuur."""
    vraag = read(request, zonder=ZONDER, heel_jaar=True)
    geteld = report(vraag.keuze, vraag.vandaag)
    gegevens = vraag.gegevens | {
        "v": geteld,
        "beelden": charts(geteld),
        "kader": KaderVersie.objects.version_on(vraag.vandaag),
        "drempel": threshold(vraag.vandaag),
        "definities": DEFINITIES,
        "elders": sorted(vraag.bereik.elders.values()),
        "bestanden": bestanden.links("sturing:eenopeen_bestand", vraag.adres),
    }
    return render(request, "sturing/eenopeen/verslag.html", gegevens)


@voor_rollen(*LEZERS)
def verslag_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same figures as a file, with the same figures hidden."""
    vraag = read(request, zonder=ZONDER, heel_jaar=True)
    blad = sheet(report(vraag.keuze, vraag.vandaag), vraag)
    return bestanden.send(request, bestandssoort, blad, "verslag-1-op-1", "verslag 1-op-1")


def report(keuze: Keuze, on: date) -> Verslag:
    """Read and count what falls under the own contracts; three queries."""
    return count(
        read_rows(keuze, on),
        rejected(keuze),
        decided_by_rer(keuze),
        on,
        Decimal(keuze.dagen) / 7,
        int(instelling("eenopeen.fte_uren_per_week", on)),
    )


def sheet(v: Verslag, vraag: Vraag) -> Blad:
    """One table: group, name and figures; hidden figures say so."""
    rijen: list[list[Any]] = [["Totaal", "Alles", *_figures(v.aantal, v.binnen, v.uren, v.kosten)]]
    for groep, regels in (
        ("Gemeente", v.per_gemeente),
        ("Aanbieder", v.per_aanbieder),
        *v.lijsten,
    ):
        for regel in regels:
            cijfers = _figures(regel.aantal, regel.binnen, regel.uren, regel.kosten)
            rijen.append([groep, regel.naam, *cijfers])
    uitleg = [
        ("Verslag", "Afwegingskader 1-op-1"),
        ("Gaat over", vraag.bereik.naam),
        *DEFINITIES,
        ("Kleine aantallen", f"Onder de {threshold(vraag.vandaag)} staat er: {HIDDEN_TEXT}."),
    ]
    kop = bestanden.head(vraag.gegevens["moment"], vraag.form.words(), uitleg)
    kolommen = ("Groep", "Naam", "Aantal", "Percentage binnen het maximum", "Uren", "Kosten (euro)")
    return Blad("Verslag 1-op-1", kolommen, rijen, kop)


def _figures(aantal: Any, binnen: Any, uren: Any, kosten: Any) -> list[Any]:
    if aantal is None:
        return [HIDDEN_TEXT] * 4
    procent = binnen.procent if binnen is not None else ""
    return [
        aantal,
        HIDDEN_TEXT if procent is None else procent,
        "" if uren is None else int(uren),
        "" if kosten is None else int(kosten),
    ]
