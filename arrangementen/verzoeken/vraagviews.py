"""Meer informatie vragen en de vraag beantwoorden, bij beide soorten verzoek (CR-B1-23)."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.vierogen.scherm import detail_url
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.mogelijkheden import allowed
from verloop.overgangen import perform
from verloop.schermen.overgangspagina import add_errors

from . import forms_vraag as forms
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN, Verzoekstand, Vraagreden
from .views import get_verzoek
from .vraag import answer, ask, may_ask


@dossier("GET", "POST", rollen=GEMEENTEROLLEN)
def verzoek_vraag(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Ask the aanbieder for more information about a verzoek om toewijzing."""
    return ask_page(request, get_verzoek(request, kenmerk, "vraag bij een verzoek"))


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def verzoek_antwoord(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Answer the question that is open."""
    return answer_page(request, get_verzoek(request, kenmerk, "antwoord bij een verzoek"))


def ask_page(request: HttpRequest, verzoek: Any) -> HttpResponse:
    """One question with its reason; a new verzoek is taken into research with it."""
    oordeel = may_ask(verzoek, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    onderzocht = verzoek.status == Verzoekstand.IN_ONDERZOEK
    data = request.POST if request.method == "POST" else None
    form = forms.VraagForm(data, in_onderzoek=onderzocht)
    if form.is_valid() and _ask(request, verzoek, form):
        messages.success(request, f"Uw vraag staat klaar voor {verzoek.aanbieder}.")
        return redirect(detail_url(verzoek))
    return _page(request, verzoek, form, "Meer informatie vragen", "Vraag stellen")


def _ask(request: HttpRequest, verzoek: Any, form: Any) -> bool:
    """The question, and with it 'in onderzoek' when that was ticked; both or none."""
    velden, op = form.cleaned_data, timezone.now()
    try:
        with transaction.atomic():
            if velden.get("meteen_onderzoek") and allowed(
                verzoek, "take_into_research", request.user, timezone.localdate(op)
            ):
                reden = Vraagreden(velden["reden"]).label
                toelichting = f"Wij vragen u om informatie. {reden}."
                verzoek = perform(
                    verzoek, "take_into_research", by=request.user, op=op, toelichting=toelichting
                )
            ask(verzoek, velden["vraag"], by=request.user, op=op, reden=velden["reden"])
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _open_question(request: HttpRequest, verzoek: Any) -> Any:
    """404 without one; who answers one that a colleague answered just now, reads who did."""
    vragen = sorted(verzoek.vragen.all(), key=lambda vraag: vraag.pk)
    vraag = next((vraag for vraag in vragen if vraag.beantwoord_op is None), None)
    if vraag is not None:
        return vraag
    if request.method == "POST" and vragen:
        raise Conflict("Deze vraag is al beantwoord.", over=vragen[-1])
    raise Http404("geen open vraag")


def answer_page(request: HttpRequest, verzoek: Any) -> HttpResponse:
    """The open question with a box for the answer; 404 when there is none."""
    vraag = _open_question(request, verzoek)
    form = forms.AntwoordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer(vraag, form.cleaned_data["antwoord"], by=request.user)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, f"Uw antwoord is naar {verzoek.gemeente}.")
            return redirect(detail_url(verzoek))
    return _page(request, verzoek, form, "Vraag beantwoorden", "Antwoord versturen", vraag=vraag)


def _page(
    request: HttpRequest, verzoek: Any, form: Any, kop: str, knop: str, **meer: Any
) -> HttpResponse:
    terug = detail_url(verzoek)
    kruimels = [
        ("Verzoeken", reverse("arrangementen:verzoek_lijst")),
        (verzoek.nummer, terug),
        (kop, ""),
    ]
    gegevens = {
        "verzoek": verzoek,
        "terug": terug,
        "kruimels": kruimels,
        "form": form,
        "kop": kop,
        "knop": knop,
        **meer,
    }
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/verzoek_vraag.html", gegevens, status=status)
