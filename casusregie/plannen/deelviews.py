"""De schermen waarop iemand een deel van het conceptplan wijzigt."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.fouten import Conflict
from verloop.overgangen import amend
from verloop.schermen.verschil import Verschil, form_differences, version_seen

from .onderdelen import Doel, Planonderdeel
from .plan import Ondersteuningsplan
from .planforms import DoelForm, OnderdeelForm, OnderwijsForm, SamenwerkingForm
from .views import latest_plan
from .wijzigen import delete_row, save_row

DELEN: dict[str, tuple[str, type[ModelForm]]] = {
    "onderwijs": ("Afstemming met onderwijs", OnderwijsForm),
    "samenwerking": ("Samenwerking en rolverdeling", SamenwerkingForm),
}


@dossier("GET", "POST")
def plan_part(request: HttpRequest, kenmerk: uuid.UUID, deel: str) -> HttpResponse:
    """One of the two text parts of the plan (6 and 7); empty answers may wait."""
    if deel not in DELEN:
        raise Http404("niet gevonden")
    plan = _concept(request, kenmerk)
    kop, form_class = DELEN[deel]
    form = form_class(
        request.POST if request.method == "POST" else None,
        instance=Ondersteuningsplan.objects.get(pk=plan.pk),
    )
    if form.is_bound and form.is_valid():
        try:
            nieuw = amend(plan, by=request.user, versie=version_seen(request), **form.cleaned_data)
        except Conflict:
            nu = latest_plan(request, kenmerk, "plan wijzigen")
            return _page(request, nu, form, kop, verschillen=form_differences(form, nu))
        if request.headers.get("X-Vanzelf"):
            return JsonResponse({"versie": nieuw.versie})
        return _back(request, plan, "Het plan is bijgewerkt.")
    return _page(request, plan, form, kop)


@dossier("GET", "POST")
def onderdeel_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Add a resultaatgebied with its help."""
    plan = _concept(request, kenmerk)
    return _edit_row(request, plan, OnderdeelForm, Planonderdeel(plan=plan), "Hulp toevoegen")


@dossier("GET", "POST")
def onderdeel_edit(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: uuid.UUID) -> HttpResponse:
    """Change a resultaatgebied and its help."""
    plan = _concept(request, kenmerk)
    rij = get_object_or_404(plan.onderdelen, kenmerk=onderdeel)
    return _edit_row(request, plan, OnderdeelForm, rij, "Hulp wijzigen")


@dossier("GET", "POST")
def doel_new(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: uuid.UUID) -> HttpResponse:
    """Add a doel under a resultaatgebied."""
    plan = _concept(request, kenmerk)
    rij = Doel(onderdeel=get_object_or_404(plan.onderdelen, kenmerk=onderdeel))
    return _edit_row(request, plan, DoelForm, rij, "Doel toevoegen")


@dossier("GET", "POST")
def doel_edit(request: HttpRequest, kenmerk: uuid.UUID, doel: uuid.UUID) -> HttpResponse:
    """Change a doel."""
    plan = _concept(request, kenmerk)
    rij = get_object_or_404(Doel, onderdeel__plan=plan, kenmerk=doel)
    return _edit_row(request, plan, DoelForm, rij, "Doel wijzigen")


@dossier("GET", "POST")
def plan_row_delete(request: HttpRequest, kenmerk: uuid.UUID, rij: uuid.UUID) -> HttpResponse:
    """Take a resultaatgebied or a doel out of the concept, after a confirmation."""
    plan = _concept(request, kenmerk)
    gevonden: Any = plan.onderdelen.filter(kenmerk=rij).first()
    if gevonden is None:
        gevonden = get_object_or_404(Doel, onderdeel__plan=plan, kenmerk=rij)
    if request.method == "POST":
        delete_row(plan, gevonden, by=request.user, versie=version_seen(request))
        return _back(request, plan, "Het is uit het plan gehaald.")
    gegevens = {"casus": plan.casus, "plan": plan, "rij": gevonden}
    return render(request, "casusregie/plan_verwijderen.html", gegevens)


def _concept(request: HttpRequest, kenmerk: uuid.UUID) -> Ondersteuningsplan:
    """The concept of the plan; a plan that is vastgesteld has moved on (409)."""
    plan = latest_plan(request, kenmerk, "plan wijzigen", inhoud=False)
    if plan.status != Ondersteuningsplan.Status.CONCEPT:
        raise Conflict(
            "Dit plan is vastgesteld en wijzigt niet meer.", "Maak een nieuwe versie.", plan
        )
    return plan


def _edit_row(
    request: HttpRequest,
    plan: Ondersteuningsplan,
    form_class: type[Any],
    rij: Any,
    kop: str,
) -> HttpResponse:
    """The page of a part or a doel; a conflict keeps the own text."""
    form = form_class(
        request.POST if request.method == "POST" else None,
        instance=rij,
        on=timezone.localdate(),
    )
    if form.is_bound and form.is_valid():
        try:
            save_row(plan, form, by=request.user, versie=version_seen(request))
        except Conflict:
            nu = latest_plan(request, plan.casus.kenmerk, "plan wijzigen")
            vers = type(rij)._default_manager.filter(pk=rij.pk).first()
            return _page(request, nu, form, kop, verschillen=form_differences(form, vers))
        return _back(request, plan, "Het plan is bijgewerkt.")
    return _page(request, plan, form, kop, rij=rij)


def _page(
    request: HttpRequest,
    plan: Ondersteuningsplan,
    form: ModelForm,
    kop: str,
    *,
    rij: Any = None,
    verschillen: list[Verschil] | None = None,
) -> HttpResponse:
    conflict = verschillen is not None
    status = 409 if conflict else 422 if form.is_bound else 200
    gegevens = {
        "casus": plan.casus,
        "plan": plan,
        "form": form,
        "kop": kop,
        "rij": rij,
        "conflict": conflict,
        "verschillen": verschillen or [],
        "versie": plan.versie,
        "vanzelf": isinstance(form.instance, Ondersteuningsplan) and not conflict,
    }
    return render(request, "casusregie/plan_deel.html", gegevens, status=status)


def _back(request: HttpRequest, plan: Ondersteuningsplan, tekst: str) -> HttpResponse:
    messages.success(request, tekst)
    return redirect("casusregie:plan_detail", kenmerk=plan.casus.kenmerk)
