"""De pagina met budget en gerealiseerd naast elkaar, per aanbieder of product, zonder namen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.declaraties.bedragen import in_euros
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden
from sturing.bereik import LEZERS, reach_of
from sturing.normgebruik.views import tabs
from verloop.klein import HIDDEN_TEXT
from verloop.schermen.invoer import clean_text
from verloop.tabellen import Blad

from .tellen import PER, Regel, lines, rows

KOPPEN = ("Naam", "Toewijzingen", "Toegewezen", "Gedeclareerd", "Signalen", "Gebruikt")
KOLOMMEN = (
    *("Naam", "Toewijzingen", "Toegewezen (euro)", "Gedeclareerd (euro)"),
    *("Signalen", "Procent"),
)
DEFINITIE = (
    "Toegewezen is het hele volume maal het tarief van het contract, of het budget. Gedeclareerd "
    "is wat is toegekend, met correcties eraf. Toewijzingen die lopen of vanaf vorig jaar liepen."
)


@voor_rollen(*LEZERS)
def declared(request: HttpRequest) -> HttpResponse:
    """Granted and declared beside each other; counts too small to show stay hidden."""
    regels, per, bereik = _lines(request)
    gegevens: dict[str, Any] = {
        "tabs": tabs("sturing:gedeclareerd"),
        "per_keuzes": _choices(per),
        "regels": [regel.words() for regel in regels],
        "koppen": KOPPEN,
        "iets_verborgen": any(regel.verborgen for regel in regels),
        "definitie": DEFINITIE,
        "bereik": bereik,
        "moment": timezone.now(),
        "bestanden": bestanden.links("sturing:gedeclareerd_bestand", f"per={per}"),
    }
    log_read(request, None, "gedeclareerd naast toegewezen", grondslag="contractmanagement")
    return render(request, "sturing/gedeclareerd/pagina.html", gegevens)


@voor_rollen(*LEZERS)
def declared_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same table as a file."""
    regels, per, bereik = _lines(request)
    keuze = [("Bereik", bereik.naam), ("Indeling", PER[per])]
    kop = bestanden.head(timezone.now(), keuze, [("Uitleg", DEFINITIE)])
    blad = Blad("Gedeclareerd", KOLOMMEN, [_cells(regel) for regel in regels], kop)
    return bestanden.send(request, bestandssoort, blad, "gedeclareerd", "gedeclareerd")


def _lines(request: HttpRequest) -> tuple[list[Regel], str, Any]:
    vandaag = timezone.localdate()
    bereik = reach_of(request.user, vandaag)
    gekozen = clean_text(request.GET.get("per", ""))
    per = gekozen if gekozen in PER else "aanbieder"
    return lines(rows(bereik, vandaag), per, vandaag), per, bereik


def _choices(per: str) -> list[dict[str, Any]]:
    url = reverse("sturing:gedeclareerd")
    return [
        {"naam": naam, "url": f"{url}?per={code}", "actief": code == per}
        for code, naam in PER.items()
    ]


def _cells(regel: Regel) -> list[Any]:
    if regel.toegewezen_cent is None or regel.gedeclareerd_cent is None:
        return [regel.naam, *[HIDDEN_TEXT] * 5]
    bedragen = in_euros(regel.toegewezen_cent), in_euros(regel.gedeclareerd_cent)
    return [regel.naam, regel.aantal, *bedragen, regel.signalen, regel.procent]
