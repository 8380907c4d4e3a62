"""De pagina's van een aanvraag: beginnen, schrijven, bewaren en bekijken."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from afwegingskader.concept import autosaved, is_autosave, save_concept, version_of
from afwegingskader.ophalen import get_aanvraag
from afwegingskader.schermen.aanvraagpagina import edit_context, request_page, start_context
from afwegingskader.schermen.kop import page_context
from afwegingskader.verspreiding.lezen import read_on
from arrangementen.models import Arrangement
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.fouten import Conflict

from .aanvraagformulier import AanvraagForm
from .beginnen import begin_aanvraag, may_begin, new_aanvraag
from .bewakers import missing_answers
from .forms import GelezenForm, LeegForm
from .models import EenOpEenAanvraag


@dossier("GET", "POST")
def aanvraag_nieuw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """First the kader and the days already used; then a concept on this arrangement."""
    rijen = Arrangement.objects.select_related(
        "casus__jeugdige", "casus__gemeente", "casus__team", "casus__gezin", "aanbieder"
    )
    arrangement = get_visible(rijen, request, kenmerk, "1-op-1 aanvragen")
    vandaag = timezone.localdate()
    aanvraag = new_aanvraag(arrangement, request.user, vandaag)
    oordeel = may_begin(aanvraag, request.user)
    gelezen = read_on(request.user, aanvraag.kaderversie) if aanvraag else None
    vorm = LeegForm if gelezen else GelezenForm
    form = vorm(request.POST if request.method == "POST" else None)
    if form.is_bound and not oordeel:
        raise PermissionDenied(str(oordeel))
    if aanvraag and form.is_bound and form.is_valid():
        begin_aanvraag(aanvraag, by=request.user, op=timezone.now())
        return redirect("afwegingskader:aanvraag_wijzigen", kenmerk=aanvraag.kenmerk)
    gegevens = start_context(arrangement, aanvraag, oordeel, request.user, vandaag)
    status = 422 if form.is_bound else 200
    return render(
        request,
        "afwegingskader/aanvraag_nieuw.html",
        {**gegevens, "form": form, "gelezen_op": gelezen},
        status=status,
    )


@dossier("GET")
def aanvraag_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The aanvraag: whose turn it is, what was recorded and what can be done."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1-aanvraag")
    gegevens = request_page(aanvraag, request.user, timezone.localdate())
    return render(request, "afwegingskader/aanvraag_detail.html", gegevens)


@dossier("GET", "POST")
def aanvraag_wijzigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Write the concept; a second writer keeps the own text (409)."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1-aanvraag schrijven")
    vandaag = timezone.localdate()
    if request.method == "POST":
        return _save(request, aanvraag, AanvraagForm(request.POST, aanvraag=aanvraag, on=vandaag))
    oordeel = aanvraag.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    return _edit_page(request, aanvraag, AanvraagForm(aanvraag=aanvraag, on=vandaag))


def _save(request: HttpRequest, aanvraag: Any, form: AanvraagForm) -> HttpResponse:
    """Save what is right; go on only when everything is right and, if asked, complete."""
    try:
        nieuw = save_concept(
            aanvraag, form, form.model_values(), by=request.user, versie=version_of(request)
        )
    except Conflict:
        nu = EenOpEenAanvraag.objects.get(pk=aanvraag.pk)
        return _edit_page(request, aanvraag, form, status=409, nu=nu)
    if is_autosave(request):
        return autosaved(nieuw)
    verder = "bewaar" not in request.POST
    if verder:
        form.ask_required(missing_answers(nieuw))
    if form.errors:
        return _edit_page(request, _with_same(aanvraag, nieuw), form, status=422)
    if verder:
        return redirect("afwegingskader:aanvraag_indienen", kenmerk=aanvraag.kenmerk)
    messages.success(request, "Het concept is bewaard. U kunt later verder schrijven.")
    return redirect("afwegingskader:aanvraag_detail", kenmerk=aanvraag.kenmerk)


def _with_same(aanvraag: Any, nieuw: Any) -> Any:
    """The saved aanvraag, with the rows the page already holds."""
    for naam in ("casus", "aanbieder", "kaderversie", "arrangement"):
        setattr(nieuw, naam, getattr(aanvraag, naam))
    return nieuw


def _edit_page(
    request: HttpRequest, aanvraag: Any, form: AanvraagForm, *, status: int = 200, nu: Any = None
) -> HttpResponse:
    """The form; after a conflict with what the other wrote (`nu`) and its version."""
    form.mark_required()
    detail = reverse("afwegingskader:aanvraag_detail", args=[aanvraag.kenmerk])
    vandaag = timezone.localdate()
    gegevens = {
        **page_context(aanvraag.casus, vandaag, ("1-op-1-aanvraag", detail), ("Schrijven", "")),
        **edit_context(aanvraag, form, request.user, vandaag, nu),
        "form": form,
        "terug": detail,
    }
    return render(request, "afwegingskader/aanvraag_form.html", gegevens, status=status)
