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

from afwegingskader.concept import autosaved, is_autosave, save_concept, version_of
from afwegingskader.keuzes import ANALYSE_DELEN, INSTRUMENTEN, Gesprekspartner
from afwegingskader.ophalen import get_aanvraag, get_analyse
from afwegingskader.schermen.acties import write_action
from afwegingskader.schermen.kop import page_context, url
from normenkader.termijnen.woorden import opsomming
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.overgangen import perform, register
from verloop.redenen import Nee

from .bewakers import both_parties_agreed, missing_accounts, something_changed
from .forms import AnalyseForm
from .models import VerklarendeAnalyse
from .versies import next_version, parts_of


@dossier("GET", "POST")
def analyse_schrijven(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Write the first or the next version; with "vaststellen" it is adopted."""
    aanvraag = get_aanvraag(request, kenmerk, "verklarende analyse schrijven")
    analyse = concept_of(aanvraag, request.user)
    _check(analyse, request.user)
    if request.method == "POST":
        return _save(request, aanvraag, analyse, AnalyseForm(request.POST, analyse=analyse))
    return _page(request, aanvraag, analyse, AnalyseForm(analyse=analyse))


@dossier("GET")
def aanvraag_analyse(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Read the adopted analysis of an aanvraag."""
    aanvraag = get_aanvraag(request, kenmerk, "verklarende analyse")
    return _read(request, aanvraag)


@dossier("GET")
def analyse_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The page of the analysis itself: where to read or to write it."""
    analyse = get_analyse(request, kenmerk, "verklarende analyse")
    klaar = analyse.status == VerklarendeAnalyse.Stand.VASTGESTELD
    pagina = "aanvraag_analyse" if klaar else "aanvraag_detail"
    return redirect(url(pagina, analyse.aanvraag))


def concept_of(aanvraag: Any, auteur: Any) -> Any:
    """The concept of this aanvraag; without one an unsaved first or next version."""
    versies = aanvraag.all_analyses()
    laatste = versies[0] if versies else None
    if laatste is None:
        analyse = VerklarendeAnalyse(aanvraag=aanvraag, auteur=auteur)
    elif laatste.status == VerklarendeAnalyse.Stand.VASTGESTELD:
        laatste.aanvraag = aanvraag
        analyse = next_version(laatste, auteur)
    else:
        analyse = laatste
    analyse.aanvraag = aanvraag
    return analyse.on(aanvraag.vandaag)


def _check(analyse: Any, medewerker: Any) -> None:
    mag = analyse.may_amend if analyse.pk else analyse.may_register
    oordeel = mag(medewerker)
    if not oordeel:
        raise PermissionDenied(str(oordeel))


def _save(request: HttpRequest, aanvraag: Any, analyse: Any, form: AnalyseForm) -> HttpResponse:
    """Save what was written; adopt only what is complete."""
    try:
        nieuw = _store(request, aanvraag, analyse, form)
    except Conflict:
        vers = _fresh(analyse)
        return _page(request, aanvraag, vers, form, status=409, conflict=True)
    if is_autosave(request):
        return autosaved(nieuw)
    vaststellen = "bewaar" not in request.POST
    if vaststellen:
        _ask_all(form, nieuw)
    if form.errors:
        return _page(request, aanvraag, nieuw, form, status=422)
    if not vaststellen:
        messages.success(request, "Het concept van de analyse is bewaard.")
        return redirect(request.path)
    perform(nieuw, "adopt", by=request.user)
    messages.success(request, _adopted(nieuw))
    return redirect(url("aanvraag_detail", aanvraag))


def _ask_all(form: AnalyseForm, analyse: Any) -> None:
    """Everything that is still missing, and whether this version says something new."""
    form.ask_all(missing_accounts(analyse))
    nieuws = something_changed(analyse)
    if isinstance(nieuws, Nee):
        form.add_error(None, f"{nieuws.reden} {nieuws.weg}")


def _adopted(analyse: Any) -> str:
    if analyse.nummer > 1:
        return f"Versie {analyse.nummer} van de verklarende analyse is vastgesteld."
    return "De verklarende analyse is vastgesteld. Nu volgt het besluit."


def _store(request: HttpRequest, aanvraag: Any, analyse: Any, form: AnalyseForm) -> Any:
    """Begin the version when it is new, then store the parts."""
    form.errors  # noqa: B018 - leest het formulier
    with transaction.atomic():
        versie = version_of(request)
        if analyse.pk is None:
            analyse = register(analyse, by=request.user)
            versie = analyse.versie
        return save_concept(analyse, form, form.cleaned_data, by=request.user, versie=versie)


def _fresh(analyse: Any) -> Any:
    rijen = VerklarendeAnalyse.objects.filter(aanvraag=analyse.aanvraag_id, nummer=analyse.nummer)
    return rijen.first() or analyse


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
    analyse.aanvraag = aanvraag
    akkoord = both_parties_agreed(analyse) if analyse.pk else True
    kruimels = (("1-op-1-aanvraag", detail), ("Verklarende analyse", ""))
    gegevens = {
        **page_context(aanvraag.casus, timezone.localdate(), *kruimels),
        "aanvraag": aanvraag,
        "analyse": analyse,
        "form": form,
        "versie": analyse.versie,
        "nummer": analyse.nummer,
        "conflict": conflict,
        "anders": _differences(analyse, form) if conflict else [],
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


def _read(request: HttpRequest, aanvraag: Any) -> HttpResponse:
    """One version, with what changed since the one before; the newest unless asked."""
    detail = url("aanvraag_detail", aanvraag)
    versies = [a for a in aanvraag.all_analyses() if a.vastgesteld_op]
    analyse = chosen_version(versies, request.GET.get("versie", ""))
    vorige = next((a for a in versies if analyse and a.nummer == analyse.nummer - 1), None)
    kruimels = (("1-op-1-aanvraag", detail), ("Verklarende analyse", ""))
    gegevens = {
        **page_context(aanvraag.casus, timezone.localdate(), *kruimels),
        "aanvraag": aanvraag,
        "analyse": analyse,
        "versies": versies,
        "vorige": vorige,
        "delen": parts_of(analyse, vorige) if analyse else [],
        "advies_was": vorige.get_advies_display()
        if vorige and vorige.advies != analyse.advies
        else "",
        "gesproken": names_of(analyse.gesproken_met, Gesprekspartner) if analyse else "",
        "instrumenten": ", ".join(INSTRUMENTEN[code] for code in analyse.instrumenten)
        if analyse
        else "",
        "nieuwe_versie": write_action(aanvraag, request.user) if analyse else None,
        "terug": detail,
    }
    return render(request, "afwegingskader/analyse_detail.html", gegevens)


def chosen_version(versies: list[Any], nummer: str) -> Any:
    """The version with this number, else the newest; None when there is none."""
    gevraagd = (a for a in versies if str(a.nummer) == nummer)
    return next(gevraagd, versies[0] if versies else None)


def names_of(codes: Any, keuzes: Any) -> str:
    """ "de jeugdige, de ouders en school"."""
    return opsomming([str(keuzes(code).label).lower() for code in codes])
