"""De verspreiding van het kader: gelezen, ontvangen per organisatie, vragen en antwoorden."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from normenkader.instellingen import instelling
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.http import HttpRequest
from verloop.overgangen import amend, register
from verloop.schermen.overgangspagina import add_errors, transition_page

from .forms import AntwoordForm, OntvangstForm, VraagForm, initial_of
from .lezen import LEZERS, current_version, parties_of, record_reading, rows
from .models import REGIO, Kaderontvangst, Kadervraag, may_record_reception

PER_PAGINA = 50


@ingelogd("POST")
def kader_gelezen(request: HttpRequest) -> HttpResponse:
    """I took note of the kader."""
    versie = current_version(timezone.localdate())
    if versie is None:
        raise Http404("niet gevonden")
    record_reading(request.user, versie, timezone.now())
    messages.success(request, "Vastgelegd: u heeft het kader gelezen.")
    return redirect("afwegingskader:kader")


@voor_rollen(*LEZERS)
def verspreiding(request: HttpRequest) -> HttpResponse:
    """Per organisation: received, passed on, and how many professionals read it."""
    vandaag = timezone.localdate()
    versie = current_version(vandaag)
    partijen = parties_of(request.user, vandaag)
    pagina = Paginator(partijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = rows(pagina, versie, request.user, vandaag) if versie else []
    gegevens = {"pagina": pagina, "regels": regels, "versie": versie}
    return render(request, "afwegingskader/verspreiding.html", gegevens)


@voor_rollen(*LEZERS, methoden=("GET", "POST"))
def ontvangst(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record or put right the reception by one organisation."""
    vandaag = timezone.localdate()
    organisatie = parties_of(request.user, vandaag).filter(kenmerk=kenmerk).first()
    versie = current_version(vandaag)
    if organisatie is None or versie is None:
        raise Http404("niet gevonden")
    rij = _reception(organisatie, versie).on(vandaag)
    oordeel = may_record_reception(rij, request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = OntvangstForm(
        request.POST if request.method == "POST" else None, initial=initial_of(rij)
    )
    if form.is_bound and form.is_valid() and _store(rij, form, request.user):
        messages.success(request, f"De ontvangst door {organisatie} is vastgelegd.")
        return redirect("afwegingskader:verspreiding")
    gegevens = {"form": form, "organisatie": organisatie, "terug": _list("verspreiding")}
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/ontvangst.html", gegevens, status=status)


@ingelogd("GET")
def vragen(request: HttpRequest) -> HttpResponse:
    """Your own questions; the region sees all, those without an answer first."""
    vandaag = timezone.localdate()
    alles = request.user.has_role(*REGIO, on=vandaag)
    rijen = Kadervraag.objects.filter(Q() if alles else Q(steller=request.user))
    rijen = rijen.select_related("steller", "organisatie", "beantwoord_door")
    rijen = rijen.order_by("-status", "-gesteld_op", "-pk")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {"pagina": pagina, "regels": list(pagina), "alles": alles}
    return render(request, "afwegingskader/vragen.html", gegevens)


@ingelogd("GET", "POST")
def vraag_stellen(request: HttpRequest) -> HttpResponse:
    """Ask the behandelend ambtenaren; their addresses are a setting (OO-E-04)."""
    vandaag = timezone.localdate()
    plekken = request.user.aanstellingen_op(vandaag)
    if not plekken:
        raise PermissionDenied("U werkt vandaag nergens waar u dit kunt vragen.")
    form = VraagForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        vraag = Kadervraag(
            steller=request.user,
            organisatie=plekken[0].organisatie,
            gesteld_op=vandaag,
            adressen=instelling("eenopeen.vraag_adressen", vandaag),
            **form.cleaned_data,
        )
        register(vraag, by=request.user)
        messages.success(request, "Uw vraag is gesteld. Het antwoord komt bij uw vragen.")
        return redirect("afwegingskader:vragen")
    status = 422 if form.is_bound else 200
    gegevens = {"form": form, "terug": _list("kader")}
    return render(request, "afwegingskader/vraag_form.html", gegevens, status=status)


@voor_rollen(*REGIO, methoden=("GET", "POST"))
def vraag_beantwoorden(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The region answers; who asked reads it at the own questions."""
    vraag = Kadervraag.objects.select_related("steller", "organisatie").filter(kenmerk=kenmerk)
    gevonden = vraag.first()
    if gevonden is None:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        gevonden.on(timezone.localdate()),
        "answer",
        form_class=AntwoordForm,
        terug=_list("vragen"),
        uitleg=f"{gevonden.steller}, {gevonden.organisatie}, vroeg: {gevonden.vraag}",
        gelukt="Het antwoord is verstuurd.",
        kruimels=[("Vragen over het kader", _list("vragen")), ("Beantwoorden", "")],
    )


def _reception(organisatie: Any, versie: Any) -> Any:
    rijen = Kaderontvangst.objects.filter(organisatie=organisatie, kaderversie=versie)
    return rijen.first() or Kaderontvangst(organisatie=organisatie, kaderversie=versie)


def _store(rij: Any, form: OntvangstForm, by: Any) -> bool:
    try:
        if rij.pk:
            amend(rij, by=by, **form.cleaned_data)
        else:
            for naam, waarde in form.cleaned_data.items():
                setattr(rij, naam, waarde)
            register(rij, by=by)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _list(naam: str) -> str:
    return reverse(f"afwegingskader:{naam}")
