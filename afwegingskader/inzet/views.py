"""De pagina's van een inzet: bekijken, en elke stap van start tot evaluatie."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from afwegingskader.ophalen import get_inzet
from afwegingskader.schermen.inzetpagina import inzet_page
from afwegingskader.schermen.kop import page_context, url
from organisaties.beleid import dossier
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import transition_page

from . import forms


@dataclass(frozen=True)
class Stap:
    """What the page of one transition asks and tells."""

    form: Any
    uitleg: str
    gelukt: str
    gevolgen: tuple[str, ...] = ()
    opties: dict[str, Any] = field(default_factory=dict)


STAPPEN = {
    "start": Stap(
        forms.StartForm,
        "De startdag is dag 1. Vanaf die dag tellen de dagen, ook in het weekend.",
        "De start is gemeld. De dagen tellen.",
        (
            "De laatste dag staat vast. De teller staat nooit stil.",
            "Casusregisseur en behandelregisseur krijgen signalen tijdens de inzet.",
        ),
    ),
    "postpone": Stap(
        forms.VerzettenForm,
        "Het aantal dagen blijft hooguit hetzelfde. De laatste dag schuift mee.",
        "De begindatum is verzet.",
    ),
    "cancel": Stap(
        forms.NietDoorForm,
        "De inzet is nog niet begonnen. De dagen tellen dan niet mee.",
        "De inzet gaat niet door.",
        opties={"knop_soort": "gevaar"},
    ),
    "record_tussenevaluatie": Stap(
        forms.TussenevaluatieForm,
        "Halverwege kijkt u samen of de inzet korter of lichter kan.",
        "De tussenevaluatie is vastgelegd.",
    ),
    "record_afbouw": Stap(
        forms.AfbouwForm,
        "Leg vast hoe de inzet eindigt en wat daarna komt.",
        "Afbouw en vervolg zijn vastgelegd.",
    ),
    "end": Stap(
        forms.BeeindigenForm,
        "De inzet eindigt met een evaluatie.",
        "De inzet is beëindigd.",
        ("De teller stopt. Een open escalatie over deze inzet vervalt.",),
    ),
}


@dossier("GET")
def inzet_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The inzet: which day it is, whose turn, and everything that was recorded."""
    inzet = get_inzet(request, kenmerk, "1-op-1-inzet")
    gegevens = inzet_page(inzet, request.user, timezone.localdate())
    return render(request, "afwegingskader/inzet_detail.html", gegevens)


@dossier("GET", "POST")
def inzet_stap(request: HttpRequest, kenmerk: uuid.UUID, overgang: str) -> HttpResponse:
    """One transition; `overgang` comes from the address table, never from the user."""
    inzet = get_inzet(request, kenmerk, f"1-op-1-inzet: {overgang}")
    stap = STAPPEN[overgang]
    vandaag = timezone.localdate()
    terug = url("inzet_detail", inzet)
    return transition_page(
        request,
        inzet,
        overgang,
        form_class=stap.form,
        terug=terug,
        initial=forms.initial_for(overgang, inzet, vandaag),
        uitleg=stap.uitleg,
        gevolgen=list(stap.gevolgen),
        gelukt=stap.gelukt,
        **page_context(inzet.casus, vandaag, ("1-op-1-inzet", terug)),
        **stap.opties,
    )


@dossier("GET", "POST")
def inzet_reden(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Why the inzet goes on past its last day."""
    inzet = get_inzet(request, kenmerk, "reden van later eindigen")
    oordeel = inzet.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    data = request.POST if request.method == "POST" else None
    form = forms.RedenForm(data, initial={"reden_later": inzet.reden_later})
    terug = url("inzet_detail", inzet)
    if form.is_bound and form.is_valid():
        amend(inzet, by=request.user, code="reden_later", **form.cleaned_data)
        messages.success(request, "De reden is vastgelegd.")
        return redirect(terug)
    gegevens = {
        **page_context(inzet.casus, timezone.localdate(), ("1-op-1-inzet", terug)),
        "form": form,
        "terug": terug,
    }
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/inzet_reden.html", gegevens, status=status)
