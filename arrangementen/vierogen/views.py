"""Twee mensen besluiten: het voorstel bekijken, bevestigen, teruggeven of intrekken."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from arrangementen.verzoeken import forms_besluit as forms
from arrangementen.verzoeken.keuzes import GEMEENTEROLLEN
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.rollen import Rol
from verloop.schermen.overgangspagina import transition_page

from .grens import TweedeNodig
from .scherm import actions_on, confirm_context, detail_url, help_url, page_of, price_in_words
from .soorten import REGIE
from .voorleggen import propose
from .voorstel import Besluitvoorstel

#: who may be the first or the second; in route C and at the RER others hold the procesregie
BESLISSERS = (*GEMEENTEROLLEN, Rol.JEUGDBESCHERMER, Rol.ZORGBEMIDDELAAR)


def _list_url() -> str:
    """The list of what waits for a second person."""
    return f"{reverse('arrangementen:verzoek_lijst')}?weergave=tweede"


def or_propose(
    request: HttpRequest, over: Any, terug: str, page: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page that decides; above the amount what was filled in becomes a voorstel."""
    try:
        return page()
    except TweedeNodig as nodig:
        propose(over, nodig, by=request.user, op=timezone.now())
        tekst = (
            f"{nodig.reden} Uw voorstel staat klaar. Een collega bevestigt het of geeft het terug."
        )
        messages.success(request, tekst)
        return redirect(terug)


@dossier("GET", rollen=BESLISSERS)
def voorstel_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What the regie proposed, how it lies beside the norm, and what this person can do."""
    voorstel = _get(request, kenmerk, "voorstel aan een tweede beslisser")
    if voorstel.veld not in REGIE:
        return redirect(detail_url(voorstel.over))
    vandaag = timezone.localdate()
    gegevens = {
        "voorstel": voorstel,
        "naam": voorstel.naam,
        "bedrag": price_in_words(voorstel),
        "acties": actions_on(voorstel, request.user, vandaag),
        "kruimels": [("Verzoeken", _list_url()), ("Voorstel", "")],
        "hulp_url": help_url(voorstel),
        **confirm_context(voorstel),
    }
    return render(request, "arrangementen/voorstel_detail.html", gegevens)


@dossier("GET", "POST", rollen=BESLISSERS)
def voorstel_bevestigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The second person agrees: it happens at once."""
    voorstel = _get(request, kenmerk, "voorstel bevestigen")
    over = voorstel.over
    return _step(
        request,
        voorstel,
        "confirm",
        form_class=forms.LeegForm,
        template="arrangementen/voorstel_bevestigen.html",
        toont=partial(confirm_context, voorstel),
        uitleg=f"U besluit samen met {voorstel.voorgesteld_door}.",
        gevolgen=[
            "U stemt in met wat hierboven staat. Aanpassen kan niet: geef het dan terug.",
            f"De toewijzing (JW301) gaat vanzelf naar {over.aanbieder}.",
        ],
        gelukt=f"Bevestigd. De toewijzing (JW301) gaat vanzelf naar {over.aanbieder}.",
    )


@dossier("GET", "POST", rollen=BESLISSERS)
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


@dossier("GET", "POST", rollen=BESLISSERS)
def voorstel_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who proposed it takes it back."""
    voorstel = _get(request, kenmerk, "voorstel intrekken")
    wacht = "De hulp wacht" if voorstel.veld in REGIE else "Het verzoek wacht"
    return _step(
        request,
        voorstel,
        "retract",
        form_class=forms.LeegForm,
        gevolgen=[f"{wacht} weer op een besluit. De termijn loopt door."],
        gelukt="Het voorstel is ingetrokken.",
        knop_soort="gevaar",
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Besluitvoorstel:
    rijen = Besluitvoorstel.objects.with_over()
    voorstel: Besluitvoorstel = get_visible(rijen, request, kenmerk, onderdeel)
    voorstel.on(timezone.localdate())
    voorstel.over.on(timezone.localdate())
    if voorstel.toewijzing is not None:
        voorstel.toewijzing.onderdeel.arrangement.casus = voorstel.toewijzing.casus
    return voorstel


def _step(request: HttpRequest, voorstel: Besluitvoorstel, zet: str, **opties: Any) -> HttpResponse:
    terug = page_of(voorstel)
    kruimels = [("Verzoeken", _list_url()), (capfirst(voorstel.naam), terug), ("Voorstel", "")]
    return transition_page(request, voorstel, zet, terug=terug, kruimels=kruimels, **opties)
