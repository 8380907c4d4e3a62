"""Wijzigingen van het aanbod: het logboek, één wijziging, vaststellen en intrekken."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.bevoegd import LEZERS, ROLLEN, keeps_offer
from arrangementen.aanbod.tabellen import TABELLEN
from arrangementen.aanbod.tabellen.plan import WOORD
from arrangementen.aanbod.wijziging import Aanbodwijziging, Stand
from organisaties.beleid import voor_rollen
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .views import MAP, PER_PAGINA

URLS = {
    "adopt": "arrangementen:aanbod_vaststellen",
    "withdraw": "arrangementen:aanbod_intrekken",
}


@voor_rollen(*LEZERS)
def aanbod_wijzigingen(request: HttpRequest) -> HttpResponse:
    """Who changed what and when, from which file."""
    rijen = Aanbodwijziging.objects.select_related("opgesteld_door", "vastgesteld_door")
    tabel = request.GET.get("tabel", "")
    if tabel in TABELLEN:
        rijen = rijen.filter(tabel=tabel)
    pagina = Paginator(rijen.defer("rijen"), PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"pagina": pagina, "tabel": TABELLEN.get(tabel)}
    return render(request, f"{MAP}/wijzigingen.html", gegevens)


@voor_rollen(*LEZERS)
def aanbod_wijziging(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One change: every row with what it was and what it becomes."""
    wijziging, vandaag = _change(kenmerk), timezone.localdate()
    houdt_bij = keeps_offer(request.user, vandaag)
    gegevens = {
        "wijziging": wijziging,
        "tabel": TABELLEN[wijziging.tabel],
        "regels": [_line(rij) for rij in wijziging.rijen],
        "verleden": _past(wijziging, vandaag),
        "acties": _moves(wijziging, request, vandaag) if houdt_bij else [],
    }
    return render(request, f"{MAP}/wijziging.html", gegevens)


@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def aanbod_vaststellen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Adopt what another drew up (four eyes); then the tables change, all of it at once."""
    wijziging = _change(kenmerk)
    gevolgen = [
        f"{len(wijziging.rijen)} regels gaan in, elk op zijn eigen eerste dag.",
        "De versie ervoor krijgt een laatste dag en blijft te lezen.",
        "Een tarief loopt nooit langer door dan het product of het contract waar het bij hoort.",
    ]
    return _transition(request, wijziging, "adopt", gevolgen)


@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def aanbod_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Take back one's own concept."""
    gevolgen = ["Er verandert niets in het aanbod. De wijziging blijft in het logboek staan."]
    return _transition(request, _change(kenmerk), "withdraw", gevolgen)


def _transition(
    request: HttpRequest, wijziging: Aanbodwijziging, zet: str, gevolgen: list[str]
) -> HttpResponse:
    return transition_page(
        request,
        wijziging,
        zet,
        form_class=Formulier,
        terug=reverse("arrangementen:aanbod_wijziging", args=[wijziging.kenmerk]),
        uitleg=str(wijziging),
        gevolgen=gevolgen,
    )


def _change(kenmerk: uuid.UUID) -> Aanbodwijziging:
    rijen = Aanbodwijziging.objects.select_related("opgesteld_door", "vastgesteld_door")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _moves(wijziging: Aanbodwijziging, request: HttpRequest, on: date) -> list[Any]:
    return [
        replace(zet, url=reverse(URLS[zet.naam], args=[wijziging.kenmerk]))
        for zet in moves(wijziging, request.user, on)
    ]


def _line(rij: dict[str, Any]) -> dict[str, Any]:
    cellen = rij["cellen"]
    return rij | {
        "woord": WOORD[rij["soort"]],
        "vanaf": cellen["geldig_van"],
        "tot": cellen["geldig_tot"],
        "fictief": cellen["fictief"] == "ja",
    }


def _past(wijziging: Aanbodwijziging, on: date) -> int:
    """How many rows of a concept begin before today."""
    if wijziging.status != Stand.CONCEPT:
        return 0
    return sum(
        _iso(rij["cellen"]["geldig_van"]) < on.isoformat()
        for rij in wijziging.rijen
        if rij["soort"] != "beeindigd"
    )


def _iso(tekst: str) -> str:
    """dd-mm-jjjj the other way round, so that it sorts."""
    return "-".join(reversed(tekst.split("-")))
