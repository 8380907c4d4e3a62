"""De lijst van 1-op-1, de 1-op-1 van één casus en de uitleg van het kader."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import page_casus
from casusregie.zicht import log_list
from organisaties.beleid import dossier, ingelogd, voor_rollen
from organisaties.http import HttpRequest
from organisaties.rollen import Rol

from .aanvraag.beginnen import explanation
from .lijst import counts, rows_of, views_for
from .onderzoek.views import LEZERS as ONDERZOEK
from .schermen.lijstpagina import case_context, list_items, list_rows
from .training.overzicht import LEZERS as TRAINING
from .verspreiding.lezen import LEZERS, read_on

PER_PAGINA = 50
GEBRUIKERS = (
    Rol.CASUSREGISSEUR,
    Rol.PROCESREGISSEUR,
    Rol.GEDRAGSWETENSCHAPPER,
    Rol.JEUGDBESCHERMER,
    Rol.BEHANDELREGISSEUR,
    Rol.ZORGBEMIDDELAAR,
)
#: Roles, name, what it is for, address: what belongs to the kader beside the work itself.
MEER = (
    (
        LEZERS,
        "Verspreiding",
        "Wie kreeg het kader, bij welke afdeling ligt het en wie las het?",
        "verspreiding",
    ),
    (TRAINING, "Trainingen", "Wie mag een verklarende analyse maken?", "trainingen"),
    (ONDERZOEK, "Onderzoek", "Casussen onherkenbaar maken voor onderzoek.", "onderzoeken"),
)


@voor_rollen(*GEBRUIKERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Running and requested 1-op-1, and what waits for an analysis or a decision."""
    vandaag = timezone.localdate()
    weergaven = views_for(request.user, vandaag)
    gekozen = next((w for w in weergaven if w.sleutel == request.GET.get("weergave")), weergaven[0])
    tellingen = counts(weergaven, request.user, vandaag)
    bladen = _Geteld(
        rows_of(gekozen, request.user, vandaag), PER_PAGINA, tellingen[gekozen.sleutel]
    )
    pagina = bladen.get_page(request.GET.get("pagina"))
    regels = list_rows(list(pagina), vandaag)
    log_list(request, "1-op-1", len(regels))
    gegevens = {
        "items": list_items(weergaven, gekozen, tellingen),
        "gekozen": gekozen,
        "pagina": pagina,
        "regels": regels,
    }
    return render(request, "afwegingskader/overzicht.html", gegevens)


@dossier("GET")
def casus(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """All 1-op-1 of one casus: aanvragen and inzetten."""
    gevonden = page_casus(request, kenmerk, "1-op-1")
    gegevens = case_context(gevonden, request.user, timezone.localdate())
    return render(request, "afwegingskader/casus.html", {"casus": gevonden, **gegevens})


@ingelogd("GET")
def kader(request: HttpRequest) -> HttpResponse:
    """The explanation of the kader, always at hand (OO-E-03, OO-E-08)."""
    vandaag = timezone.localdate()
    gegevens = explanation(vandaag)
    gegevens |= {
        "gelezen_op": read_on(request.user, gegevens["kader"]),
        "meer": [
            (naam, uitleg, reverse(f"afwegingskader:{adres}"))
            for rollen, naam, uitleg, adres in MEER
            if request.user.has_role(*rollen, on=vandaag)
        ],
    }
    return render(request, "afwegingskader/kader.html", gegevens)


class _Geteld(Paginator):
    """A paginator that knows the count already."""

    def __init__(self, rijen: Any, per_pagina: int, aantal: int) -> None:
        super().__init__(rijen, per_pagina)
        self.count = aantal
