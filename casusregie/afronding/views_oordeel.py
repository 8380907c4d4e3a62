"""De eindbeoordeling: beginnen, invullen, doelen toevoegen en vaststellen."""

import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisaties.beleid import dossier
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .beoordelen import add_goal, begin_assessment, save_assessment
from .beoordeling import Eindbeoordeling
from .oordeelbewakers import missing
from .oordeelforms import DoelForm, OordeelForm
from .views_delen import (
    act_page,
    casus_and_help,
    detail_url,
    piece_context,
    posted,
    refuse_unless,
    visible_piece,
)


@dossier("POST")
def eindbeoordeling_new(request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID) -> HttpResponse:
    """Begin the eindbeoordeling of ended help; the one that exists is opened."""
    casus, gekozen = casus_and_help(request, kenmerk, hulp, "eindbeoordeling")
    refuse_unless(Eindbeoordeling(casus=casus, aanbieder_id=gekozen.aanbieder_id), request)
    try:
        stuk = begin_assessment(casus, gekozen, by=request.user, op=timezone.now())
    except ValidationError as fout:
        raise Geblokkeerd(fout.messages[0]) from fout
    return redirect("casusregie:eindbeoordeling_edit", stuk.kenmerk)


@dossier("GET")
def eindbeoordeling_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The judgement, and what is still missing."""
    stuk = _get(request, kenmerk)
    gegevens = {
        "stuk": stuk,
        "acties": [_action(stuk, m) for m in moves(stuk, request.user, timezone.localdate())],
        "ontbreekt": [] if stuk.vastgesteld_op else missing(stuk),
        "mag_invullen": bool(stuk.may_amend(request.user)),
        **piece_context(request, stuk.casus),
    }
    return render(request, "casusregie/eindbeoordeling_detail.html", gegevens)


@dossier("GET", "POST")
def eindbeoordeling_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Fill in; may be saved half."""
    stuk = _writable(request, kenmerk)
    return act_page(
        request,
        stuk.casus,
        OordeelForm(posted(request), beoordeling=stuk),
        partial(save_assessment, stuk),
        van=stuk,
        terug=detail_url(stuk),
        kop="Eindbeoordeling invullen",
        uitleg="U kunt tussendoor opslaan. Vaststellen kan als alles is ingevuld.",
        doel_url=reverse("casusregie:eindbeoordeling_doel", args=[kenmerk]),
        gelukt="Eindbeoordeling opgeslagen.",
    )


@dossier("GET", "POST")
def eindbeoordeling_doel(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Add a doel of the plan of the aanbieder."""
    stuk = _writable(request, kenmerk)
    return act_page(
        request,
        stuk.casus,
        DoelForm(posted(request)),
        partial(add_goal, stuk),
        terug=reverse("casusregie:eindbeoordeling_edit", args=[kenmerk]),
        kop="Doel toevoegen",
        gelukt="Doel toegevoegd.",
    )


@dossier("GET", "POST")
def eindbeoordeling_adopt(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The procesregisseur adopts it: the service is formally ended (CR-M-06)."""
    stuk = _get(request, kenmerk)
    return transition_page(
        request,
        stuk,
        "adopt",
        form_class=Formulier,
        terug=detail_url(stuk),
        gevolgen=[
            "De hulp van deze aanbieder is formeel beëindigd.",
            "Proces- en casusregisseur krijgen een signaal over de effecten.",
            "De eindbeoordeling wijzigt daarna niet meer.",
        ],
        gelukt="Eindbeoordeling vastgesteld.",
        **piece_context(request, stuk.casus),
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    rijen = Eindbeoordeling.objects.select_related("aanbieder", "vastgesteld_door")
    rijen = rijen.prefetch_related("doelen", "waarderingen")
    return visible_piece(rijen, request, kenmerk, "eindbeoordeling")


def _writable(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    stuk = _get(request, kenmerk)
    oordeel = stuk.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(getattr(oordeel, "reden", "Dit mag u niet."))
    return stuk


def _action(stuk: Eindbeoordeling, actie: Any) -> Any:
    if not actie.toegestaan:
        return actie
    url = reverse("casusregie:eindbeoordeling_adopt", args=[stuk.kenmerk])
    return replace(actie, url=url, primair=True, uitleg="Alles is beoordeeld.")
