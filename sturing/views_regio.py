"""De regio in cijfers: indicatoren met hun definitie, en wat elders in de regio gebeurt."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from verloop.tabellen import Blad

from . import bestanden, regels, regiovisie
from .bereik import LEZERS
from .context import Vraag, read
from .elders import Kwartaal, quarters, tables
from .indicatoren import Uitkomst, outcomes
from .klein import threshold

ZONDER = ("aanbieder", "product")
ROUTES = {"A": "Lokaal team", "B": "Huisarts of arts", "C": "Gecertificeerde instelling"}


@voor_rollen(*LEZERS)
def region(request: HttpRequest) -> HttpResponse:
    """The indicators of the Regiovisie, each with its definition."""
    vraag = read(request, zonder=ZONDER)
    keuze, vandaag = vraag.keuze, vraag.vandaag
    kwartaal, kwartalen = _quarter(request, vraag)
    gegevens = vraag.gegevens | {
        "groepen": _groups(outcomes(keuze, vandaag, _maanden(vraag)), vraag),
        "verhouding": regiovisie.family_like(keuze, vandaag),
        "routes": _routes(vraag),
        "drempel": threshold(vandaag),
        "elders": tables(vraag.bereik.elders, kwartaal, vandaag),
        "kwartaal": kwartaal,
        "kwartalen": kwartalen,
        "bestanden": bestanden.links("sturing:regiovisie_bestand", vraag.adres),
        "elders_bestanden": bestanden.links(
            "sturing:elders_bestand", f"kwartaal={kwartaal.sleutel}"
        ),
    }
    log_read(request, None, "regiovisie", grondslag="contractmanagement")
    return render(request, "sturing/regiovisie.html", gegevens)


@voor_rollen(*LEZERS)
def region_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The indicators with numerator, denominator and source as a file."""
    vraag = read(request, zonder=ZONDER)
    rijen = [
        [
            *(u.indicator.groep, u.indicator.naam, u.in_woorden, u.indicator.teller, u.noemer),
            *(u.indicator.bron, u.indicator.eis),
        ]
        for u in outcomes(vraag.keuze, vraag.vandaag, _maanden(vraag))
    ]
    blad = Blad(
        "Regiovisie",
        ["Groep", "Indicator", "Cijfer", "Teller", "Noemer", "Bron", "Eis"],
        rijen,
        bestanden.head(vraag.gegevens["moment"], vraag.form.words(), []),
    )
    return bestanden.send(request, bestandssoort, blad, "regiovisie", "regiovisie")


@voor_rollen(*LEZERS)
def elsewhere_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """Elsewhere in the region, with the same figures hidden as on the screen."""
    vraag = read(request, zonder=ZONDER)
    kwartaal, _ = _quarter(request, vraag)
    rijen = [
        [tabel.naam, rij[0], kop, waarde]
        for tabel in tables(vraag.bereik.elders, kwartaal, vraag.vandaag)
        for rij in tabel.rijen
        for kop, waarde in zip(tabel.kolommen[1:], rij[1:], strict=True)
    ]
    uitleg = [("Kwartaal", kwartaal.naam), ("Kleine aantallen", _hidden_words(vraag))]
    blad = Blad(
        "Elders in de regio",
        ["Tabel", "Gemeente", "Kolom", "Aantal"],
        rijen,
        bestanden.head(vraag.gegevens["moment"], uitleg, []),
    )
    return bestanden.send(request, bestandssoort, blad, "elders", "elders in de regio")


def _hidden_words(vraag: Vraag) -> str:
    drempel = threshold(vraag.vandaag)
    return (
        f"Aantallen onder {drempel} staan er niet. Soms verbergen wij ook een groter aantal,"
        " zodat niemand het kleine kan uitrekenen."
    )


def _maanden(vraag: Vraag) -> int:
    maanden: int = instelling(regiovisie.MAANDEN, vraag.vandaag)
    return maanden


def _groups(uitkomsten: list[Uitkomst], vraag: Vraag) -> list[dict[str, Any]]:
    """The indicators under their headings, with a link where a list stands behind."""
    groepen: dict[str, list[dict[str, Any]]] = {}
    for uitkomst in uitkomsten:
        lijst = uitkomst.indicator.lijst
        url = regels.list_url(lijst, vraag.adres) if lijst else ""
        groepen.setdefault(uitkomst.indicator.groep, []).append({"u": uitkomst, "url": url})
    return [{"naam": naam, "rijen": rijen} for naam, rijen in groepen.items()]


def _routes(vraag: Vraag) -> list[tuple[str, int]]:
    geteld = regiovisie.per_route(vraag.keuze, vraag.vandaag)
    return [(naam, geteld.get(route, 0)) for route, naam in ROUTES.items()]


def _quarter(request: HttpRequest, vraag: Vraag) -> tuple[Kwartaal, list[Kwartaal]]:
    alle = quarters(vraag.vandaag)
    gevraagd = request.GET.get("kwartaal", "")
    return next((k for k in alle if k.sleutel == gevraagd), alle[0]), alle
