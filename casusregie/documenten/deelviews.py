"""De pagina's om te tekenen en te delen."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from organisaties.models import Organisatie
from verloop.redenen import Nee
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page

from .bevoegdheden import KANT, writes
from .bewaking import no_newer_version
from .delen import share
from .document import Document
from .forms import GEZIN, DeelForm, TekenForm
from .ondertekenen import sign, unsigned
from .views import page, visible_document


@dossier("GET", "POST")
def document_sign(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record one signature under this version."""
    document = visible_document(request, kenmerk, "document ondertekenen")
    _refuse(request, document)
    vandaag = timezone.localdate()
    nog = unsigned(document, vandaag)
    form = TekenForm(
        request.POST if request.method == "POST" else None,
        nog=nog,
        initial={"getekend_op": vandaag},
    )
    if form.is_bound and form.is_valid() and _sign(request, document, form):
        return redirect(page(document, "document_detail"))
    return _render(request, document, form, "ondertekenen", nog=nog)


@dossier("GET", "POST")
def document_share(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Share this version with the family or with an organisation that takes part."""
    document = visible_document(request, kenmerk, "document delen")
    _refuse(request, document)
    form = DeelForm(
        request.POST if request.method == "POST" else None,
        partijen=_parties(document),
        initial={"gedeeld_op": timezone.localdate()},
    )
    if form.is_bound and form.is_valid() and _share(request, document, form):
        return redirect(page(document, "document_detail"))
    return _render(request, document, form, "delen")


@dossier("GET", "POST")
def deling_stop(request: HttpRequest, kenmerk: uuid.UUID, deling: uuid.UUID) -> HttpResponse:
    """From here the other party does not see the document any more."""
    document = visible_document(request, kenmerk, "delen stoppen")
    rij = document.delingen.select_related("organisatie").filter(kenmerk=deling).first()
    if rij is None:
        raise Http404("niet gevonden")
    rij.document = document
    return transition_page(
        request,
        rij,
        "stop",
        form_class=Formulier,
        terug=page(document, "document_detail"),
        template="casusregie/documenten/overgang.html",
        uitleg=f"{document.naam} is gedeeld met {rij.met_wie}.",
        gevolgen=[f"{rij.met_wie} ziet dit document hierna niet meer."],
        casus=document.casus,
    )


def _refuse(request: HttpRequest, document: Document) -> None:
    oordeel = writes(document, request.user)
    if isinstance(oordeel, Nee):
        raise PermissionDenied(oordeel.reden)


def _sign(request: HttpRequest, document: Document, form: TekenForm) -> bool:
    try:
        rij = sign(
            document,
            form.cleaned_data["wie"],
            getekend_op=form.cleaned_data["getekend_op"],
            by=request.user,
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    messages.success(request, f"De handtekening van {rij.naam} is vastgelegd.")
    return True


def _share(request: HttpRequest, document: Document, form: DeelForm) -> bool:
    keuze = form.cleaned_data
    met = None if keuze["met"] == GEZIN else form.partijen[keuze["met"]]
    try:
        deling = share(
            document,
            by=request.user,
            met=met,
            doel=keuze["doel"],
            gedeeld_op=keuze["gedeeld_op"],
        )
    except ValidationError as fout:
        add_errors(form, _at_fields(fout))
        return False
    messages.success(request, f"Vastgelegd: gedeeld met {deling.met_wie}.")
    return True


def _at_fields(fout: ValidationError) -> ValidationError:
    """What is wrong with the party stands at the question with whom."""
    if not hasattr(fout, "error_dict"):
        return fout
    return ValidationError(
        {("met" if veld == "organisatie" else veld): f for veld, f in fout.error_dict.items()}
    )


def _parties(document: Document) -> list[Organisatie]:
    """Organisations that take part in this casus, the own one left out."""
    casus = document.casus
    lopend = Betrokkenheid.objects.running(document.vandaag)
    betrokken = lopend.filter(Q(casus=casus) | Q(casus=None), jeugdige=casus.jeugdige_id)
    wie = Q(pk__in=betrokken.values("organisatie")) | Q(pk=casus.team_id)
    organisaties = Organisatie.objects.filter(wie, soort__in=KANT)
    return list(organisaties.exclude(pk=document.organisatie_id).order_by("naam"))


def _render(
    request: HttpRequest, document: Document, form: Form, sjabloon: str, **extra: Any
) -> HttpResponse:
    """The page of a form; a version that does not hold any more says so instead."""
    oordeel = no_newer_version(document)
    vrij = document.status == Document.Status.VASTGESTELD
    reden = "" if vrij else "Stel het document eerst vast."
    gegevens = {
        "casus": document.casus,
        "document": document,
        "form": form,
        "reden": oordeel.reden if isinstance(oordeel, Nee) else reden,
        **extra,
    }
    status = 422 if form.is_bound else 200
    return render(request, f"casusregie/documenten/{sjabloon}.html", gegevens, status=status)
