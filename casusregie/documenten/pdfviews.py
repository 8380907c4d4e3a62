"""Pdf's downloaden, en het plan voor het gezin op het scherm of op papier."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from casusregie.casus.models import Casus
from organisaties.beleid import dossier
from organisaties.http import HttpRequest

from .gezinsversie import family_sheet, family_version
from .pdf import Blad, render_on_one_page
from .pdf import render as render_pdf
from .stukken import SHEETS, sheet_of
from .views import visible_casus, visible_document


@dossier("GET")
def document_pdf(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """This version as PDF."""
    document = visible_document(request, kenmerk, "document pdf")
    return _download(sheet_of(document))


@dossier("GET")
def stuk_pdf(request: HttpRequest, kenmerk: uuid.UUID, stuk: str) -> HttpResponse:
    """The vraaganalyse, risicotaxatie or ondersteuningsplan as PDF."""
    casus = visible_casus(request, kenmerk, f"{stuk} pdf" if stuk in SHEETS else "stuk pdf")
    blad = SHEETS[stuk](casus) if stuk in SHEETS else None
    if blad is None:
        raise Http404("niet gevonden")
    return _download(blad)


@dossier("GET")
def gezinsversie(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The plan for the family, to print."""
    casus = visible_casus(request, kenmerk, "plan voor het gezin")
    gegevens = {"casus": casus, "versie": _version(request, casus)}
    return render(request, "casusregie/documenten/gezinsversie.html", gegevens)


@dossier("GET")
def gezinsversie_pdf(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The plan for the family on one page."""
    casus = visible_casus(request, kenmerk, "plan voor het gezin pdf")
    versie = _version(request, casus)
    if versie is None:
        raise Http404("niet gevonden")
    return _download(family_sheet(versie, casus), een_blad=True)


def _version(request: HttpRequest, casus: Casus) -> Any:
    return family_version(casus, request.user, timezone.localdate())


def _download(blad: Blad, een_blad: bool = False) -> HttpResponse:
    """As attachment, kept by nobody on the way; the name holds no name of a person."""
    inhoud = render_on_one_page(blad) if een_blad else render_pdf(blad)
    soort = "plan-voor-het-gezin" if een_blad else slugify(blad.titel)[:60] or "document"
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{blad.casus}-{soort}.pdf"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
