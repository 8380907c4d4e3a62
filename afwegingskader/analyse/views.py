"""De pagina's van de verklarende analyse: schrijven, vaststellen en lezen."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from afwegingskader.bevoegdheden import may_analyse
from afwegingskader.concept import autosaved, is_autosave, save_concept, version_of
from afwegingskader.keuzes import ANALYSE_DELEN
from afwegingskader.ophalen import get_aanvraag, get_analyse
from afwegingskader.schermen.kop import page_context, url
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.overgangen import perform, register

from .bewakers import both_parties_agreed
from .forms import AnalyseForm
from .models import VerklarendeAnalyse


@dossier("GET", "POST")
def analyse_schrijven(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Write the ten parts for this aanvraag; with "vaststellen" it is adopted."""
    aanvraag = get_aanvraag(request, kenmerk, "verklarende analyse schrijven")
    analyse = _of(aanvraag)
    _check(aanvraag, analyse, request.user)
    if request.method == "POST":
        return _save(request, aanvraag, analyse, AnalyseForm(request.POST))
    return _page(request, aanvraag, analyse, AnalyseForm(analyse=analyse))


@dossier("GET")
def aanvraag_analyse(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Read the adopted analysis of an aanvraag."""
    aanvraag = get_aanvraag(request, kenmerk, "verklarende analyse")
    return _read(request, aanvraag, aanvraag.adopted_analyse())


@dossier("GET")
def analyse_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The page of the analysis itself: where to read or to write it."""
    analyse = get_analyse(request, kenmerk, "verklarende analyse")
    klaar = analyse.status == VerklarendeAnalyse.Stand.VASTGESTELD
    pagina = "aanvraag_analyse" if klaar else "aanvraag_detail"
    return redirect(url(pagina, analyse.aanvraag))


def _of(aanvraag: Any) -> Any:
    """The analysis of this aanvraag, tied to the aanvraag that the page holds; or None."""
    analyse = next(iter(aanvraag.all_analyses()), None)
    if analyse is not None:
        analyse.aanvraag = aanvraag
        analyse.on(aanvraag.vandaag)
    return analyse


def _check(aanvraag: Any, analyse: Any, medewerker: Any) -> None:
    oordeel = may_analyse(aanvraag, medewerker) if analyse is None else None
    if analyse is not None:
        oordeel = analyse.may_amend(medewerker)
    if not oordeel:
        raise PermissionDenied(str(oordeel))


def _save(request: HttpRequest, aanvraag: Any, analyse: Any, form: AnalyseForm) -> HttpResponse:
    """Save what was written; adopt only what is complete."""
    try:
        nieuw = _store(request, aanvraag, analyse, form)
    except Conflict:
        return _page(request, aanvraag, _fresh(aanvraag), form, status=409, conflict=True)
    if is_autosave(request):
        return autosaved(nieuw)
    vaststellen = "bewaar" not in request.POST
    if vaststellen:
        form.ask_all()
    if form.errors:
        return _page(request, aanvraag, nieuw, form, status=422)
    if not vaststellen:
        messages.success(request, "Het concept van de analyse is bewaard.")
        return redirect(request.path)
    perform(nieuw, "adopt", by=request.user)
    messages.success(request, "De verklarende analyse is vastgesteld. Nu volgt het besluit.")
    return redirect(url("aanvraag_detail", aanvraag))


def _store(request: HttpRequest, aanvraag: Any, analyse: Any, form: AnalyseForm) -> Any:
    """Begin one when there is none, then store the parts."""
    form.errors  # noqa: B018 - leest het formulier
    with transaction.atomic():
        versie = version_of(request)
        if analyse is None:
            nieuw = VerklarendeAnalyse(aanvraag=aanvraag, auteur=request.user)
            analyse = register(nieuw, by=request.user)
            versie = analyse.versie
        return save_concept(analyse, form, form.cleaned_data, by=request.user, versie=versie)


def _fresh(aanvraag: Any) -> Any:
    return VerklarendeAnalyse.objects.filter(aanvraag=aanvraag).first()


def _page(
    request: HttpRequest,
    aanvraag: Any,
    analyse: Any,
    form: AnalyseForm,
    *,
    status: int = 200,
    conflict: bool = False,
) -> HttpResponse:
    detail = url("aanvraag_detail", aanvraag)
    form.mark_required()
    if analyse is not None:
        analyse.aanvraag = aanvraag
    akkoord = both_parties_agreed(analyse) if analyse is not None else True
    kruimels = (("1-op-1-aanvraag", detail), ("Verklarende analyse", ""))
    gegevens = {
        **page_context(aanvraag.casus, timezone.localdate(), *kruimels),
        "aanvraag": aanvraag,
        "form": form,
        "versie": analyse.versie if analyse else 0,
        "conflict": conflict,
        "anders": _differences(analyse, form) if conflict and analyse else [],
        "akkoord": akkoord,
        "terug": detail,
        "bewaar_url": reverse("afwegingskader:analyse_schrijven", args=[aanvraag.kenmerk]),
    }
    return render(request, "afwegingskader/analyse_form.html", gegevens, status=status)


def _differences(analyse: Any, form: AnalyseForm) -> list[tuple[str, str]]:
    """Title and text of each part in which the other saved something else."""
    return [
        (titel, getattr(analyse, naam) or "Niet ingevuld")
        for naam, titel in ANALYSE_DELEN.items()
        if getattr(analyse, naam).strip() != str(form[naam].value() or "").strip()
    ]


def _read(request: HttpRequest, aanvraag: Any, analyse: Any) -> HttpResponse:
    detail = url("aanvraag_detail", aanvraag)
    delen = [(t, getattr(analyse, naam, ""), naam) for naam, t in ANALYSE_DELEN.items()]
    kruimels = (("1-op-1-aanvraag", detail), ("Verklarende analyse", ""))
    gegevens = {
        **page_context(aanvraag.casus, timezone.localdate(), *kruimels),
        "aanvraag": aanvraag,
        "analyse": analyse,
        "delen": delen if analyse else [],
        "terug": detail,
    }
    return render(request, "afwegingskader/analyse_detail.html", gegevens)
