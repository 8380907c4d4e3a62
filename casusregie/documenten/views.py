"""De schermen van documenten: lijst, beginnen, lezen, vaststellen, versies en intrekken."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import page_casus
from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_row
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .bevoegdheden import writes, writing_organisation
from .bijlage import Bijlage
from .document import Document
from .forms import BeginForm, IntrekForm
from .maken import begin_document, new_version
from .ondertekenen import unsigned
from .overzicht import earlier, groups, other_pieces
from .soorten import SOORTEN
from .toekomst import Toekomsttaak
from .weergave import read_parts

TOEKOMSTPLAN = "toekomstplan"


def visible_casus(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Casus:
    """The casus with what its banner needs, logged; else 404."""
    return page_casus(request, kenmerk, onderdeel)


def visible_document(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Document:
    """The document with its casus, logged; else 404."""
    documenten = Document.objects.for_page()
    document: Document = get_visible(documenten, request, kenmerk, onderdeel)
    vandaag = timezone.localdate()
    document.casus = page_row(document.casus_id, vandaag, request.user)
    document.on(vandaag)
    return document


@dossier("GET")
def document_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What is there, what is missing, and what can be started."""
    casus = visible_casus(request, kenmerk, "documenten")
    vandaag = timezone.localdate()
    groepen = groups(casus, request.user, vandaag)
    bijlagen = Bijlage.objects.visible_to(request.user, vandaag).filter(casus=casus).present()
    gegevens = {
        "casus": casus,
        "groepen": [g for g in groepen if g.documenten or g.verwacht],
        "te_beginnen": [g.soort for g in groepen if g.mag_beginnen],
        "eerder": earlier(casus, request.user, vandaag),
        "stukken": other_pieces(casus),
        "bijlagen": bijlagen.select_related("organisatie", "toegevoegd_door").order_by("-pk")[:50],
    }
    return render(request, "casusregie/documenten/lijst_pagina.html", gegevens)


@dossier("GET", "POST")
def document_new(request: HttpRequest, kenmerk: uuid.UUID, soort: str) -> HttpResponse:
    """What this kind is, and the button to begin one."""
    casus = visible_casus(request, kenmerk, "document beginnen")
    if soort not in SOORTEN:
        raise Http404("niet gevonden")
    soort_van = SOORTEN[soort]
    organisatie = writing_organisation(casus, soort_van, request.user, timezone.localdate())
    if organisatie is None:
        raise PermissionDenied(f"U maakt hier geen {soort_van.naam}.")
    form = BeginForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        titel = form.cleaned_data["titel"] if soort_van.meermalig else ""
        document = begin_document(casus, soort, by=request.user, titel=titel)
        return redirect("casusregie:document_edit", kenmerk=document.kenmerk)
    gegevens = {"casus": casus, "soort": soort_van, "form": form, "organisatie": organisatie}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/documenten/beginnen.html", gegevens, status=status)


@dossier("GET")
def toekomsttaak(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """From the task to the newest toekomstplan this user sees, else to where one begins."""
    taken = Toekomsttaak.objects.select_related("casus")
    taak = get_visible(taken, request, kenmerk, "taak toekomstplan")
    rijen = Document.objects.visible_to(request.user, timezone.localdate())
    plan = rijen.filter(casus=taak.casus, soort=TOEKOMSTPLAN).order_by("-pk").first()
    if plan is not None:
        return redirect("casusregie:document_detail", kenmerk=plan.kenmerk)
    return redirect("casusregie:document_list", kenmerk=taak.casus.kenmerk)


@dossier("GET")
def document_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """To read: the parts, who signed, with whom it is shared, and the versions."""
    document = visible_document(request, kenmerk, "document")
    vandaag = timezone.localdate()
    schrijft = bool(writes(document, request.user))
    gegevens = {
        "casus": document.casus,
        "document": document,
        "delen": read_parts(document.documentsoort, document.inhoud),
        "schrijft": schrijft,
        "moves": moves(document, request.user, vandaag),
        "handtekeningen": list(document.handtekeningen.all()),
        "nog": unsigned(document, vandaag) if document.status == "vastgesteld" else [],
        "delingen": document.delingen.select_related("organisatie") if schrijft else [],
        "versies": _versions(request, document),
        "bijlagen": document.bijlagen.present(),
    }
    return render(request, "casusregie/documenten/detail.html", gegevens)


@dossier("GET", "POST")
def document_adopt(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """From here the contents are frozen; what is missing leads back to the parts."""
    document = visible_document(request, kenmerk, "document vaststellen")
    if document.status == "concept" and document.missing():
        return redirect(f"{page(document, 'document_edit')}?nakijken=1")
    gevolgen = ["De inhoud van deze versie ligt vast. Wijzigen kan daarna in een nieuwe versie."]
    if document.versienummer > 1:
        gevolgen.append("De vorige versie geldt dan niet meer.")
    if document.documentsoort.tekenaars:
        gevolgen.append("Daarna kan het document worden getekend.")
    return _move(request, document, "adopt", Formulier, "vastgesteld", gevolgen=gevolgen)


@dossier("GET", "POST")
def document_withdraw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """It does not count any more."""
    document = visible_document(request, kenmerk, "document intrekken")
    gevolgen = ["Het document telt niet meer mee. Het blijft wel in het dossier staan."]
    return _move(request, document, "withdraw", IntrekForm, "ingetrokken", gevolgen=gevolgen)


@dossier("GET", "POST")
def document_new_version(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A concept with everything from the version that holds."""
    document = visible_document(request, kenmerk, "document nieuwe versie")
    if request.method == "POST":
        nieuw = new_version(document, by=request.user)
        messages.success(request, f"Versie {nieuw.versienummer} is begonnen.")
        return redirect("casusregie:document_edit", kenmerk=nieuw.kenmerk)
    gegevens = {"casus": document.casus, "document": document}
    return render(request, "casusregie/documenten/nieuwe_versie.html", gegevens)


def page(document: Document, naam: str) -> str:
    """The address of a page of this document."""
    return reverse(f"casusregie:{naam}", args=[document.kenmerk])


def _move(
    request: HttpRequest, document: Document, overgang: str, form: Any, gedaan: str, **context: Any
) -> HttpResponse:
    return transition_page(
        request,
        document,
        overgang,
        form_class=form,
        terug=page(document, "document_detail"),
        template="casusregie/documenten/overgang.html",
        gelukt=f"{document.naam}: {gedaan}.",
        uitleg=f"{document.naam}, versie {document.versienummer}.",
        casus=document.casus,
        **context,
    )


def _versions(request: HttpRequest, document: Document) -> list[Document]:
    """The versions this user may see, newest first."""
    rijen = Document.objects.visible_to(request.user, timezone.localdate())
    return list(rijen.filter(reeks=document.reeks).order_by("-versienummer"))
