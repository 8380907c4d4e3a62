"""De schermen van het programma: de tabellen, en regels toevoegen, wijzigen en afronden."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from afwegingskader.training.overzicht import LEZERS as REGISTER
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from sturing.bereik import LEZERS
from verloop.fouten import Conflict
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, register
from verloop.schermen.overgangspagina import add_errors, transition_page

from . import forms
from .bevoegd import keeps_programme
from .models import Actie, Begrotingsregel, Besluitstap, Programma
from .tonen import programme_context

LEZEN = voor_rollen(*LEZERS)
SCHRIJVEN = voor_rollen(*LEZERS, methoden=("GET", "POST"))
#: code in the address -> model, form, heading
TABELLEN: dict[str, tuple[Any, Any, str]] = {
    "acties": (Actie, forms.ActieForm, "Actie"),
    "begroting": (Begrotingsregel, forms.BegrotingForm, "Regel van de begroting"),
    "besluitvorming": (Besluitstap, forms.BesluitForm, "Stap in de besluitvorming"),
}
VELDEN = {
    Actie: (
        *("maatregel", "onderdeel", "wat", "van_jaar", "van_kwartaal"),
        *("tot_jaar", "tot_kwartaal", "door_wie"),
    ),
    Begrotingsregel: ("maatregel", "onderdeel", "extra_voor", "dekking", "regulier"),
    Besluitstap: ("voorstel", "datum", "overleg", "doel", "conclusie"),
}


@LEZEN
def programme_list(request: HttpRequest) -> HttpResponse:
    """The programme of the own region; without one the example, or the invitation to begin."""
    eerste = Programma.objects.first()
    if eerste is not None:
        return redirect("sturing:programma", kenmerk=eerste.kenmerk)
    gegevens = {"mag": bool(_may(request, Programma()))}
    return render(request, "sturing/programma/leeg.html", gegevens)


@SCHRIJVEN
def programme_new(request: HttpRequest) -> HttpResponse:
    """Begin a programme of the own region."""
    nieuw = Programma()
    _require(request, nieuw)
    form = forms.ProgrammaForm(request.POST if request.method == "POST" else None)
    if _saved(form, lambda: register(_filled(nieuw, form), by=request.user)):
        messages.success(request, "Het programma is begonnen.")
        return redirect("sturing:programma", kenmerk=nieuw.kenmerk)
    return _form(request, form, "Programma beginnen", reverse("sturing:programma_list"))


@LEZEN
def programme_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The late list, the actions per maatregel, budget, decisions and training."""
    programma = get_object_or_404(Programma, kenmerk=kenmerk)
    vandaag = timezone.localdate()
    gegevens = {
        **programme_context(programma, vandaag),
        "andere": list(Programma.objects.exclude(pk=programma.pk)),
        "mag": bool(_may(request, programma)),
        "register": request.user.has_role(*REGISTER, on=vandaag),
        "vandaag": vandaag,
    }
    return render(request, "sturing/programma/programma.html", gegevens)


@SCHRIJVEN
def row_new(request: HttpRequest, kenmerk: uuid.UUID, tabel: str) -> HttpResponse:
    """A new row in one of the tables."""
    programma = get_object_or_404(Programma, kenmerk=kenmerk)
    model, form_class, kop = _table(tabel)
    nieuw = model(programma=programma)
    _require(request, nieuw)
    form = _bound(request, form_class)
    if _saved(form, lambda: register(_filled(nieuw, form), by=request.user)):
        messages.success(request, f"{kop} toegevoegd.")
        return redirect("sturing:programma", kenmerk=kenmerk)
    terug = reverse("sturing:programma", args=[kenmerk])
    return _form(request, form, f"{kop} toevoegen", terug)


@SCHRIJVEN
def row_edit(request: HttpRequest, tabel: str, kenmerk: uuid.UUID) -> HttpResponse:
    """Change a row; the second of two people gets a 409."""
    model, form_class, kop = _table(tabel)
    rij = get_object_or_404(model.objects.select_related("programma"), kenmerk=kenmerk)
    _require(request, rij)
    oordeel = rij.may_amend(request.user)
    if not oordeel:
        raise Conflict(f"{oordeel.reden} {oordeel.weg}".strip())
    form = _bound(request, form_class, _initial(rij))
    versie = request.POST.get("versie", "")
    nummer = int(versie) if versie.isdecimal() and len(versie) < 10 else None
    if _saved(form, lambda: amend(rij, by=request.user, versie=nummer, **_contents(form))):
        messages.success(request, f"{kop} gewijzigd.")
        return redirect("sturing:programma", kenmerk=rij.programma.kenmerk)
    terug = reverse("sturing:programma", args=[rij.programma.kenmerk])
    return _form(request, form, f"{kop} wijzigen", terug, rij.versie)


@LEZEN
def action_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One action and what can be done with it."""
    actie = _action(kenmerk)
    vandaag = timezone.localdate()
    acties = [
        replace(m, url=reverse("sturing:actie_stap", args=[kenmerk, m.naam])) if m.toegestaan else m
        for m in moves(actie, request.user, vandaag)
    ]
    gegevens = {
        "actie": actie,
        "laat": actie.is_late(vandaag),
        "acties": acties,
        "mag": bool(actie.on(vandaag).may_amend(request.user)),
    }
    return render(request, "sturing/programma/actie.html", gegevens)


@SCHRIJVEN
def action_step(request: HttpRequest, kenmerk: uuid.UUID, actiezet: str) -> HttpResponse:
    """Begin, report ready or drop."""
    if actiezet not in forms.STAPPEN:
        raise Http404("niet gevonden")
    actie = _action(kenmerk)
    return transition_page(
        request,
        actie,
        actiezet,
        form_class=forms.STAPPEN[actiezet],
        terug=reverse("sturing:actie", args=[kenmerk]),
        uitleg=actie.wat,
        gelukt="Opgeslagen.",
    )


def _action(kenmerk: uuid.UUID) -> Actie:
    return get_object_or_404(Actie.objects.select_related("programma"), kenmerk=kenmerk)


def _table(tabel: str) -> tuple[Any, Any, str]:
    if tabel not in TABELLEN:
        raise Http404("niet gevonden")
    return TABELLEN[tabel]


def _may(request: HttpRequest, rij: Any) -> Any:
    return keeps_programme(rij.on(timezone.localdate()), request.user)


def _require(request: HttpRequest, rij: Any) -> None:
    oordeel = _may(request, rij)
    if not oordeel:
        raise PermissionDenied(oordeel.reden)


def _bound(request: HttpRequest, form_class: Any, initial: dict[str, Any] | None = None) -> Any:
    extra = {"on": timezone.localdate()} if form_class is forms.ActieForm else {}
    data = request.POST if request.method == "POST" else None
    return form_class(data, initial=initial, **extra)


def _contents(form: Any) -> dict[str, Any]:
    velden: dict[str, Any] = form.contents() if hasattr(form, "contents") else form.cleaned_data
    return velden


def _filled(rij: Any, form: Any) -> Any:
    for naam, waarde in _contents(form).items():
        setattr(rij, naam, waarde)
    return rij


def _initial(rij: Any) -> dict[str, Any]:
    begin = {naam: getattr(rij, naam) for naam in VELDEN[type(rij)]}
    if isinstance(rij, Begrotingsregel):
        begin["extra"] = None if rij.extra_cent is None else Decimal(rij.extra_cent) / 100
    return begin


def _saved(form: Any, doe: Callable[[], Any]) -> bool:
    """Save when the form is right; what the model refuses stands at the field."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        doe()
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _form(
    request: HttpRequest, form: Any, kop: str, terug: str, versie: int | None = None
) -> HttpResponse:
    gegevens = {"form": form, "kop": kop, "terug": terug, "versie": versie}
    status = 422 if form.is_bound else 200
    return render(request, "sturing/programma/formulier.html", gegevens, status=status)
