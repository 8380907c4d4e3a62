"""De pagina's van het logboek: lijst, nieuwe aantekening, één aantekening en een verbetering."""

import uuid
from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import page_casus
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.fouten import Conflict
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences

from . import weergave
from .bevoegd import IEDEREEN, involved_as, organisation_for
from .context import page_context, with_page
from .forms import AantekeningForm, FilterForm, SnelContactForm, first_values, initial_of
from .maken import improve, make_aantekening, may_rewrite
from .models import Aantekening
from .paneel import contact_facts
from .soorten.tabel import SOORTEN, by_group
from .stapviews import mark_read

PER_PAGINA = 50
LIJST = "casusregie:logboek"


@dossier("GET", "POST")
def logboek(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The entries of a casus, with a filter, and a contactmoment in one step."""
    casus = page_casus(request, kenmerk, "logboek")
    vandaag = timezone.localdate()
    mag = any(rol in IEDEREEN for rol, _ in involved_as(casus, request.user, vandaag))
    if request.method == "POST" and not mag:
        raise PermissionDenied("Alleen wie bij deze casus betrokken is, legt dit vast.")
    form = SnelContactForm(
        request.POST if request.method == "POST" else None, initial=first_values(vandaag)
    )
    if form.is_bound and form.is_valid() and _save(request, casus, form):
        messages.success(request, "Contactmoment vastgelegd.")
        return redirect(LIJST, kenmerk=kenmerk)
    gegevens = {
        **page_context(request, casus, LIJST),
        **_list(request, casus),
        "form": form,
        "mag": mag,
        **contact_facts(casus, vandaag),
    }
    status = 422 if form.is_bound or gegevens["filter"].errors else 200
    return render(request, "casusregie/logboek/lijst.html", gegevens, status=status)


@dossier("GET")
def kind_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Choose what to write down."""
    casus = page_casus(request, kenmerk, "logboek")
    rollen = {rol for rol, _ in involved_as(casus, request.user, timezone.localdate())}
    mijn = [
        (groep, [soort for soort in soorten if rollen & set(soort.rollen)])
        for groep, soorten in by_group()
    ]
    gegevens = {**page_context(request, casus), "groepen": [g for g in mijn if g[1]]}
    return render(request, "casusregie/logboek/kiezen.html", gegevens)


@dossier("GET", "POST")
def entry_new(request: HttpRequest, kenmerk: uuid.UUID, logsoort: str) -> HttpResponse:
    """A new entry of one kind."""
    casus = page_casus(request, kenmerk, "logboek")
    if logsoort not in SOORTEN:
        raise Http404("niet gevonden")
    rij = SOORTEN[logsoort]
    if organisation_for(casus, request.user, timezone.localdate(), rij.rollen) is None:
        raise PermissionDenied("Deze aantekening hoort niet bij uw rol in deze casus.")
    form = AantekeningForm(
        request.POST if request.method == "POST" else None,
        soort=rij,
        gezin=casus.gezin,
        initial=first_values(timezone.localdate()),
    )
    if form.is_bound and form.is_valid() and _save(request, casus, form):
        messages.success(request, f"{rij.naam} vastgelegd.")
        return redirect(LIJST, kenmerk=kenmerk)
    gegevens = {**page_context(request, casus), "form": form, "soort": rij, "kop": rij.naam}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/logboek/formulier.html", gegevens, status=status)


@dossier("GET")
def entry_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One entry with its earlier versions; an old version points to the one that holds."""
    rij = get_visible(Aantekening.objects.for_list(), request, kenmerk, "aantekening")
    vandaag = timezone.localdate()
    mark_read(request, rij)
    gezien = Aantekening.objects.visible_to(request.user, vandaag)
    gegevens = {
        **with_page(request, rij),
        "rij": rij,
        "moment": weergave.moment_in_words(rij.moment),
        "antwoorden": weergave.answers(rij),
        "versies": weergave.versions(rij, gezien),
        "nieuwer": gezien.filter(verbetert=rij).first(),
        "mag": not rij.vervangen and _may_improve(request, rij),
        "open": weergave.open_questions(rij),
    }
    return render(request, "casusregie/logboek/detail.html", gegevens)


@dossier("GET", "POST")
def entry_improve(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A later version: all answers for who wrote it, the later ones for others."""
    rij = get_visible(Aantekening.objects.for_list(), request, kenmerk, "aantekening")
    if not _may_improve(request, rij):
        raise PermissionDenied("U mag deze aantekening niet wijzigen.")
    if rij.vervangen and request.method == "GET":
        raise Conflict("Er is al een nieuwere versie van deze aantekening.", over=rij)
    context = with_page(request, rij)
    alles = may_rewrite(rij, request.user, timezone.localdate())
    form = AantekeningForm(
        request.POST if request.method == "POST" else None,
        soort=rij.kind,
        later_only=not alles,
        versie=True,
        initial=initial_of(rij),
    )
    status = _improve(request, rij, form, alles) if form.is_bound else 200
    if status == 302:
        messages.success(request, "De nieuwe versie is opgeslagen.")
        return redirect(LIJST, kenmerk=rij.casus.kenmerk)
    kop = f"{rij.naam} {'verbeteren' if alles else 'aanvullen'}"
    gegevens = {**context, "form": form, "soort": rij.kind, "kop": kop, "rij": rij}
    if status == 409:
        gegevens |= _difference(rij, form)
    return render(request, "casusregie/logboek/formulier.html", gegevens, status=status)


def _improve(request: HttpRequest, rij: Aantekening, form: AantekeningForm, alles: bool) -> int:
    """Save; 302 when it worked, 422 with errors, 409 when somebody was first."""
    if not form.is_valid():
        return 422
    moment = form.moment() if alles else None
    try:
        improve(
            rij,
            by=request.user,
            reden=form.cleaned_data["reden"],
            moment=moment,
            **form.answers(),
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return 422
    except Conflict:
        return 409
    return 302


def _difference(rij: Aantekening, form: AantekeningForm) -> dict[str, Any]:
    """The newest version beside the own text; the next save improves that one."""
    nieuwste = rij.newest()
    return {
        "conflict": "deze aantekening",
        "verschillen": form_differences(form, SimpleNamespace(**initial_of(nieuwste))),
        "naar": reverse("casusregie:aantekening_improve", args=[nieuwste.kenmerk]),
        "over": nieuwste,
    }


def _save(request: HttpRequest, casus: Any, form: AantekeningForm) -> bool:
    try:
        make_aantekening(
            casus,
            form.soort.code,
            form.answers(),
            by=request.user,
            moment=form.moment(),
            over=form.cleaned_data.get("over"),
            intern=form.cleaned_data.get("intern", False),
        )
    except ValidationError as fout:
        if "moment" in getattr(fout, "error_dict", {}):
            form.add_error("dag", fout.error_dict.pop("moment"))
        add_errors(form, fout)
        return False
    return True


def _list(request: HttpRequest, casus: Any) -> dict[str, Any]:
    gezien = Aantekening.objects.visible_to(request.user, timezone.localdate())
    alles = gezien.current().filter(casus=casus)
    keuze = FilterForm(request.GET or None, personen=weergave.persons(casus, alles))
    rijen = alles.for_list()
    if keuze.is_bound and keuze.is_valid():
        rijen = weergave.filtered(rijen, keuze.cleaned_data)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return {"filter": keuze, "pagina": pagina, "regels": [weergave.row(rij) for rij in pagina]}


def _may_improve(request: HttpRequest, rij: Aantekening) -> bool:
    nieuw = Aantekening(casus=rij.casus, soort=rij.soort, verbetert_id=rij.pk)
    nieuw.on(timezone.localdate())
    return bool(nieuw.may_register(request.user))
