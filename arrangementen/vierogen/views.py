"""Twee mensen besluiten: het voorstel bekijken, bevestigen, teruggeven of intrekken."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from arrangementen.verzoeken import forms_besluit as forms
from arrangementen.verzoeken.keuzes import GEMEENTEROLLEN
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.schermen.overgangspagina import transition_page

from .grens import TweedeNodig
from .scherm import confirm_context, detail_url
from .voorleggen import propose
from .voorstel import Besluitvoorstel


def or_propose(
    request: HttpRequest, verzoek: Any, terug: str, page: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page that grants; above the amount what was filled in becomes a voorstel."""
    try:
        return page()
    except TweedeNodig as nodig:
        propose(verzoek, nodig, by=request.user, op=timezone.now())
        tekst = (
            f"{nodig.reden} Uw voorstel staat klaar. Een collega bevestigt het of geeft het terug."
        )
        messages.success(request, tekst)
        return redirect(terug)


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def voorstel_bevestigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The second person agrees: the verzoek is granted at once."""
    voorstel = _get(request, kenmerk, "voorstel bevestigen")
    aanbieder = voorstel.over.aanbieder
    return _step(
        request,
        voorstel,
        "confirm",
        form_class=forms.LeegForm,
        template="arrangementen/voorstel_bevestigen.html",
        **confirm_context(voorstel),
        uitleg=f"U besluit samen met {voorstel.voorgesteld_door}.",
        gevolgen=[
            "U kent toe wat hierboven staat. Aanpassen kan niet: geef het dan terug.",
            f"De toewijzing (JW301) gaat vanzelf naar {aanbieder}.",
        ],
        gelukt=f"Toegekend. De toewijzing (JW301) gaat vanzelf naar {aanbieder}.",
    )


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def voorstel_teruggeven(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The second person does not agree, with the reason."""
    voorstel = _get(request, kenmerk, "voorstel teruggeven")
    return _step(
        request,
        voorstel,
        "send_back",
        form_class=forms.TerugForm,
        gevolgen=[f"{voorstel.voorgesteld_door} krijgt bericht en neemt een nieuw besluit."],
        gelukt="Het voorstel is teruggegeven.",
    )


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def voorstel_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who proposed it takes it back."""
    voorstel = _get(request, kenmerk, "voorstel intrekken")
    return _step(
        request,
        voorstel,
        "retract",
        form_class=forms.LeegForm,
        gevolgen=["Het verzoek wacht weer op een besluit. De termijn loopt door."],
        gelukt="Het voorstel is ingetrokken.",
        knop_soort="gevaar",
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Besluitvoorstel:
    rijen = Besluitvoorstel.objects.select_related(
        "voorgesteld_door",
        *(
            f"{soort}__{wat}"
            for soort in ("verzoek", "wijziging")
            for wat in ("aanbieder", "casus")
        ),
        *(f"{soort}__gemeente" for soort in ("verzoek", "wijziging")),
        "verzoek__product",
    )
    voorstel: Besluitvoorstel = get_visible(rijen, request, kenmerk, onderdeel)
    voorstel.on(timezone.localdate())
    return voorstel


def _step(request: HttpRequest, voorstel: Besluitvoorstel, zet: str, **opties: Any) -> HttpResponse:
    terug = detail_url(voorstel.over)
    lijst = reverse("arrangementen:verzoek_lijst")
    kruimels = [("Verzoeken", lijst), (voorstel.over.nummer, terug), ("Voorstel", "")]
    return transition_page(request, voorstel, zet, terug=terug, kruimels=kruimels, **opties)
