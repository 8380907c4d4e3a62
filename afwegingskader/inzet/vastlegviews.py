"""De gemaakte uren per dag, en het besluit van het expertteam (RER) na de laatste dag."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from afwegingskader.ophalen import get_inzet
from afwegingskader.schermen.inzetpagina import facts_of
from afwegingskader.schermen.kop import page_context, url
from afwegingskader.schermen.uren import hours_panel
from organisaties.beleid import dossier
from verloop.mogelijkheden import moves
from verloop.overgangen import perform
from verloop.schermen.overgangspagina import add_errors

from .forms import RerBesluitForm
from .rer import may_decide_past_end, open_question, take_decision
from .uren import days_of
from .urenformulier import UrenForm


@dossier("GET", "POST")
def inzet_uren(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Hours made per day, beside what the afbouw planned."""
    inzet = get_inzet(request, kenmerk, "gemaakte uren")
    vandaag = timezone.localdate()
    _refuse_unless(inzet, "record_uren", request)
    form = UrenForm(request.POST or None, dagen=days_of(inzet, vandaag))
    if form.is_bound and form.is_valid():
        if uren := form.changed_hours():
            perform(inzet, "record_uren", by=request.user, uren=uren)
        messages.success(request, "De uren zijn vastgelegd.")
        return redirect(url("inzet_detail", inzet))
    gegevens = {
        **_page(inzet, "Gemaakte uren"),
        "form": form,
        "rijen": form.rows(),
        "uren": hours_panel(inzet, vandaag),
    }
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/inzet_uren.html", gegevens, status=status)


@dossier("GET", "POST")
def inzet_rer(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The decision of the RER: stop, other help, or longer for a time."""
    inzet = get_inzet(request, kenmerk, "besluit van het expertteam")
    oordeel = may_decide_past_end(inzet, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = RerBesluitForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _decide(inzet, form, request):
        messages.success(request, "Het besluit is vastgelegd. De escalatie is beantwoord.")
        return redirect(url("inzet_detail", inzet))
    gegevens = {
        **_page(inzet, "Besluit van het expertteam"),
        **facts_of(inzet, request.user, timezone.localdate()),
        "form": form,
        "vraag": open_question(inzet, request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/inzet_rer.html", gegevens, status=status)


def _decide(inzet: Any, form: RerBesluitForm, request: HttpRequest) -> bool:
    """Record; what cannot be right comes back at its field."""
    try:
        take_decision(inzet, by=request.user, op=timezone.now(), **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _refuse_unless(inzet: Any, overgang: str, request: HttpRequest) -> None:
    """403 with the reason when this move is not for this person now."""
    mag = next((m for m in moves(inzet, request.user, inzet.vandaag) if m.naam == overgang), None)
    if mag is None or not mag.toegestaan:
        raise PermissionDenied(mag.reden if mag else "De inzet loopt niet.")


def _page(inzet: Any, naam: str) -> dict[str, Any]:
    terug = url("inzet_detail", inzet)
    kop = page_context(inzet.casus, timezone.localdate(), ("1-op-1-inzet", terug), (naam, ""))
    return {**kop, "inzet": inzet, "terug": terug}
