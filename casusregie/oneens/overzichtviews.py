"""De pagina's van het anonieme overzicht voor het team: nalezen, voorbeeld en pdf."""

import uuid
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.views_delen import detail_url, piece_context, posted, visible_piece
from casusregie.documenten.pdf import render as render_pdf
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences, version_seen

from .blad import KOPPEN_FEITEN, KOPPEN_STAPPEN, Overzichtsblad, as_pdf, sheet_of
from .models import Ladderoverzicht, Meningsverschil
from .overzicht import TEKSTEN
from .overzichtform import OverzichtForm, bevestigd
from .vastleggen import first_draft, save_overview
from .weergave import works_at_aanbieder_only


@dossier("GET", "POST")
def overview_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Write, read and confirm each field; what points at somebody is refused there."""
    verschil = _team_difference(request, kenmerk, "anoniem overzicht maken")
    bestaand = Ladderoverzicht.objects.filter(verschil=verschil).first()
    stuk = bestaand or Ladderoverzicht()
    stuk.verschil = verschil
    oordeel = stuk.on(verschil.vandaag).may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = OverzichtForm(posted(request), initial=_initial(verschil, bestaand))
    status = _save(request, verschil, form) if form.is_bound else 200
    if status == 302:
        messages.success(request, "Het overzicht is bewaard.")
        return redirect(detail_url(verschil))
    gegevens = {
        "form": form,
        "groepen": [(form[naam], form[bevestigd(naam)]) for naam in TEKSTEN],
        "versie": bestaand.versie if bestaand else 0,
        "terug": detail_url(verschil),
        "voorbeeld": reverse("casusregie:overzicht_preview", args=[kenmerk]) if bestaand else "",
        **piece_context(request, verschil.casus, "casus_detail"),
    }
    if status == 409:
        gegevens |= _difference(verschil, form)
    return render(request, "casusregie/oneens/overzicht_form.html", gegevens, status=status)


def _difference(verschil: Any, form: OverzichtForm) -> dict[str, Any]:
    """What is stored now beside the own text; the next save is a choice."""
    nu = _existing(verschil)
    verschillen = form_differences(form, SimpleNamespace(**_initial(verschil, nu)))
    return {"conflict": True, "verschillen": verschillen, "versie": nu.versie, "over": nu}


@dossier("GET")
def overview_preview(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Exactly what the contractmanager gets to see."""
    verschil = _team_difference(request, kenmerk, "anoniem overzicht")
    overzicht = _existing(verschil)
    gegevens = {
        "overzicht": overzicht,
        **page_of(sheet_of(overzicht, timezone.localdate())),
        "terug": detail_url(verschil),
        "pdf": reverse("casusregie:overzicht_pdf", args=[kenmerk]),
        **piece_context(request, verschil.casus, "casus_detail"),
    }
    return render(request, "casusregie/oneens/voorbeeld.html", gegevens)


@dossier("GET")
def overview_pdf(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The same as PDF, for the team."""
    verschil = _team_difference(request, kenmerk, "anoniem overzicht pdf")
    return download(_existing(verschil))


def page_of(blad: Overzichtsblad) -> dict[str, Any]:
    """What the template of the overview needs."""
    return {"blad": blad, "koppen_stappen": KOPPEN_STAPPEN, "koppen_feiten": KOPPEN_FEITEN}


def download(overzicht: Ladderoverzicht) -> HttpResponse:
    """As attachment; the name of the file is the code."""
    vandaag = timezone.localdate()
    inhoud = render_pdf(as_pdf(sheet_of(overzicht, vandaag), vandaag))
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    naam = f"{overzicht.code}-overzicht.pdf"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord


def _team_difference(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The overview is of the team; to the aanbieder it does not exist."""
    if works_at_aanbieder_only(request.user, timezone.localdate()):
        raise Http404("niet gevonden")
    rijen = Meningsverschil.objects.select_related("aanbieder")
    return visible_piece(rijen, request, kenmerk, onderdeel)


def _existing(verschil: Any) -> Ladderoverzicht:
    overzicht = Ladderoverzicht.objects.filter(verschil=verschil).first()
    if overzicht is None:
        raise Http404("niet gevonden")
    overzicht.verschil = verschil
    return overzicht


def _initial(verschil: Any, bestaand: Ladderoverzicht | None) -> dict[str, Any]:
    """What was saved; else the texts of the earlier steps, not confirmed."""
    if bestaand is None:
        return first_draft(verschil)
    velden = {naam: getattr(bestaand, naam) for naam in (*TEKSTEN, "gevraagd", "met_jeugdige_op")}
    return velden | {bevestigd(naam): naam in bestaand.bevestigd for naam in TEKSTEN}


def _save(request: HttpRequest, verschil: Any, form: OverzichtForm) -> int:
    if not form.is_valid():
        return 422
    try:
        save_overview(
            verschil,
            by=request.user,
            op=timezone.now(),
            versie=version_seen(request),
            **form.contents(),
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return 422
    except Conflict:
        return 409
    return 302
