"""De regiepagina van een casus, de achtergrond erbij, en de formulieren van alles wat daar kan."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.models import Casus
from casusregie.routes.acties import page_route
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.schermen.overgangspagina import add_errors

from .daden import DADEN, Daad, deeds_for
from .overzicht import background_context, regie_context, regie_rows
from .stappen import mark_done


@dossier("GET")
def regie_overview(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who holds which regierol, since when and why; and what can be changed."""
    casus = page_casus(request, kenmerk, "regie", regie_rows)
    vandaag = timezone.localdate()
    aanbieder = getattr(page_route(casus), "aanbieder_id", None)
    gegevens = {
        **regie_context(casus, vandaag),
        **case_context(request, casus),
        "daden": deeds_for(casus, request.user, vandaag, aanbieder),
    }
    return render(request, "casusregie/regie/overzicht.html", gegevens)


@dossier("GET", "POST")
def regie_background(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Tasks per role, mandate, help, own steps; POST ticks a step of one's own."""
    casus = page_casus(request, kenmerk, "regie")
    vandaag = timezone.localdate()
    if request.method == "POST":
        mark_done(casus, request.POST.get("stap", ""), by=request.user)
        messages.success(request, "De stap staat op gedaan.")
        return redirect("casusregie:regie_background", kenmerk=kenmerk)
    gegevens = {**background_context(casus, vandaag), **case_context(request, casus)}
    return render(request, "casusregie/regie/achtergrond.html", gegevens)


@dossier("GET", "POST")
def regie_act(request: HttpRequest, kenmerk: uuid.UUID, daad: str) -> HttpResponse:
    """The form of one thing that can be done to the regie of a casus."""
    casus = page_casus(request, kenmerk, "regie")
    welke = DADEN.get(daad)
    if welke is None:
        raise Http404("niet gevonden")
    form = welke.form(
        request.POST if request.method == "POST" else None,
        casus=casus,
        by=request.user,
        on=timezone.localdate(),
    )
    if form.is_bound and form.is_valid() and (stuk := _try(request, casus, welke, form)):
        messages.success(request, welke.gelukt)
        return redirect(_page_after(stuk, casus))
    gegevens = {**case_context(request, casus), "form": form, "daad": welke}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/regie/daad.html", gegevens, status=status)


def _try(request: HttpRequest, casus: Casus, daad: Daad, form: Any) -> Any:
    """Do it; what the rules refuse stands at the field. Something true when it was done."""
    try:
        stuk = daad.doe(casus, request.user, timezone.localdate(), dict(form.cleaned_data))
    except ValidationError as fout:
        add_errors(form, fout)
        return None
    return stuk or True


def _page_after(stuk: Any, casus: Casus) -> str:
    """The page of what was made when it has one, else the regie page."""
    paginas = {
        "overdracht": "overdracht_detail",
        "teamverzoek": "teamverzoek_detail",
        "tijdelijkeprocesregie": "procesregie_detail",
    }
    naam = paginas.get(getattr(getattr(stuk, "_meta", None), "model_name", ""))
    return _url(naam, stuk.kenmerk) if naam else _url("regie_overview", casus.kenmerk)


def _url(naam: str, kenmerk: uuid.UUID) -> str:
    return reverse(f"casusregie:{naam}", args=[kenmerk])
