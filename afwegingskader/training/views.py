"""Het trainingsregister: bekijken, een training vastleggen en een fout intrekken."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.overgangen import register
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page
from verloop.schermen.velden import Datumveld

from .models import LEGT_VAST, Training, Trainingsdeelname, may_record_training
from .overzicht import LEZERS, people, rows

PER_PAGINA = 50
SCHRIJVERS = (Rol.BEHEERDER, *LEGT_VAST)


class TrainingForm(Formulier):
    """Which training, when, and by whom."""

    verplicht = {"training": "Kies de training", "gevolgd_op": "Vul in op welke dag"}
    training = forms.ChoiceField(label="Welke training?", choices=Training.choices)
    gevolgd_op = Datumveld(label="Op welke dag?", help_text="Bijvoorbeeld 3-12-2024")
    gegeven_door = forms.CharField(
        label="Wie gaf de training?", required=False, max_length=120, help_text="Mag leeg blijven"
    )


class IntrekkenForm(Formulier):
    """Why a record is not right."""

    verplicht = {"reden_onjuist": "Schrijf op waarom dit niet klopt"}
    reden_onjuist = forms.CharField(label="Waarom klopt dit niet?", max_length=200)


@voor_rollen(*LEZERS)
def trainingen(request: HttpRequest) -> HttpResponse:
    """Who followed what; first those who may make a verklarende analyse."""
    vandaag = timezone.localdate()
    iedereen = request.GET.get("weergave") == "iedereen"
    rijen = people(request.user, vandaag, alleen_gw=not iedereen)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "pagina": pagina,
        "regels": rows(pagina),
        "items": [
            {"naam": "Gedragswetenschappers", "url": "?", "actief": not iedereen},
            {"naam": "Iedereen", "url": "?weergave=iedereen", "actief": iedereen},
        ],
        "schrijft": request.user.has_role(*SCHRIJVERS, on=vandaag),
    }
    return render(request, "afwegingskader/trainingen.html", gegevens)


@voor_rollen(*SCHRIJVERS, methoden=("GET", "POST"))
def training_vastleggen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record that this person followed a training."""
    vandaag = timezone.localdate()
    mens = people(request.user, vandaag, alleen_gw=False).filter(kenmerk=kenmerk).first()
    if mens is None:
        raise Http404("niet gevonden")
    deelname = Trainingsdeelname(medewerker=mens, vastgelegd_door=request.user).on(vandaag)
    oordeel = may_record_training(deelname, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = TrainingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _record(deelname, form, request.user):
        messages.success(request, f"De training van {mens} is vastgelegd.")
        return redirect("afwegingskader:trainingen")
    bekend = Trainingsdeelname.objects.valid().filter(medewerker=mens)
    gegevens = {"form": form, "mens": mens, "bekend": bekend, "terug": _list()}
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/training_form.html", gegevens, status=status)


@voor_rollen(*SCHRIJVERS, methoden=("GET", "POST"))
def training_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Take back a record that is not right; the person may no longer count as trained."""
    vandaag = timezone.localdate()
    wie = people(request.user, vandaag, alleen_gw=False).values("pk")
    rijen = Trainingsdeelname.objects.select_related("medewerker").filter(medewerker__in=wie)
    deelname = rijen.filter(kenmerk=kenmerk).first()
    if deelname is None:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        deelname.on(vandaag),
        "revoke",
        form_class=IntrekkenForm,
        terug=_list(),
        kop=f"Training van {deelname.medewerker} intrekken",
        uitleg=f"{deelname}. Zonder training maakt deze persoon geen verklarende analyse.",
        knop_soort="gevaar",
        gelukt="De training is ingetrokken.",
        kruimels=[("Trainingen", _list()), ("Intrekken", "")],
    )


def _record(deelname: Any, form: TrainingForm, by: Medewerker) -> bool:
    for naam, waarde in form.cleaned_data.items():
        setattr(deelname, naam, waarde)
    try:
        register(deelname, by=by)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _list() -> str:
    return reverse("afwegingskader:trainingen")
