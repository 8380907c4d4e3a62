"""De pagina waarop iemand de onderdelen invult: bewaren mag half, niets getypts gaat verloren."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.fouten import Conflict
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import NIEUW, Verschil, version_seen

from .document import Document
from .forms import Documentformulier
from .maken import save_contents
from .views import page, visible_document
from .weergave import differences


@dossier("GET", "POST")
def document_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """All parts on one page, with autosave; `nakijken` shows what is still missing."""
    document = visible_document(request, kenmerk, "document wijzigen")
    _refuse(request, document)
    if request.method == "POST":
        return _post(request, document)
    if document.status != Document.Status.CONCEPT:
        return redirect("casusregie:document_detail", kenmerk=kenmerk)
    if "nakijken" in request.GET:
        return _check(request, document)
    return _show(request, document, _form(document))


def _refuse(request: HttpRequest, document: Document) -> None:
    """Who does not write it gets a sentence, before the form."""
    oordeel = document.may_amend(request.user)
    if isinstance(oordeel, Nee) and document.status == Document.Status.CONCEPT:
        raise PermissionDenied(oordeel.reden)


def _post(request: HttpRequest, document: Document) -> HttpResponse:
    if document.status != Document.Status.CONCEPT:
        raise Conflict(
            "Dit document is vastgesteld en wijzigt niet meer.", "Maak een nieuwe versie.", document
        )
    form = _form(document, request.POST)
    if not form.is_valid():
        return _show(request, document, form, status=422)
    try:
        nieuw = save_contents(
            document, form.answers(), by=request.user, versie=_version(request, document)
        )
    except Conflict:
        return _conflict(request, document, form)
    except ValidationError as fout:
        add_errors(form, fout)
        return _show(request, document, form, status=422)
    if request.headers.get("X-Vanzelf"):
        return JsonResponse({"versie": nieuw.versie})
    return _after_save(request, nieuw)


def _after_save(request: HttpRequest, document: Document) -> HttpResponse:
    """Back to the same page, on to reading it, or on to adopting it."""
    if "vaststellen" in request.POST:
        return redirect(page(document, "document_adopt"))
    messages.success(request, f"{document.naam} is bewaard als concept.")
    naar = "document_edit" if "regel_erbij" in request.POST else "document_detail"
    return redirect(page(document, naar))


def _check(request: HttpRequest, document: Document) -> HttpResponse:
    """The stored answers, with a sentence at each part that still misses something."""
    form = _form(document, _as_data(document))
    form.is_valid()
    for code, zin in document.missing().items():
        form.add_error(code, zin)
    return _show(request, document, form)


def _conflict(request: HttpRequest, document: Document, form: Documentformulier) -> HttpResponse:
    """Somebody else saved first: the own text stays, the difference is shown (409)."""
    nu = visible_document(request, document.kenmerk, "document wijzigen")
    verschillen = differences(nu.documentsoort, nu.inhoud, form.answers())
    return _show(request, nu, form, status=409, verschillen=verschillen)


def _show(
    request: HttpRequest,
    document: Document,
    form: Documentformulier,
    *,
    status: int = 200,
    verschillen: list[Verschil] | None = None,
) -> HttpResponse:
    """After a conflict the next save is a choice of the user: no autosave then."""
    conflict = verschillen is not None
    gegevens: dict[str, Any] = {
        "casus": document.casus,
        "document": document,
        "form": form,
        "conflict": conflict,
        "verschillen": verschillen or [],
        "versie": document.versie if conflict else _version(request, document),
    }
    return render(request, "casusregie/documenten/wijzigen.html", gegevens, status=status)


def _form(document: Document, data: Any = None) -> Documentformulier:
    leeftijd = document.casus.jeugdige.age_on(timezone.localdate())
    return Documentformulier(data, document=document, leeftijd=leeftijd)


def _as_data(document: Document) -> dict[str, Any]:
    """The stored answers in the form in which a browser sends them."""
    data: dict[str, Any] = {}
    for deel in document.documentsoort.onderdelen:
        waarde = document.inhoud.get(deel.code)
        if not deel.kolommen:
            data[deel.code] = waarde
            continue
        for nummer, rij in enumerate(waarde or []):
            data |= {f"{deel.code}-{nummer}-{kolom}": cel for kolom, cel in rij.items()}
    return data


def _version(request: HttpRequest, document: Document) -> int:
    """The version the user looked at; the present one on a first look."""
    if request.method != "POST":
        return document.versie
    gezien = version_seen(request)
    return NIEUW if gezien is None else gezien
