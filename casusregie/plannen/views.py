"""De schermen van stap 1 en van het plan als geheel."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import page_casus
from casusregie.casus.models import Casus
from casusregie.casus.ophalen import for_overview, seed_route
from casusregie.routes.checklist import end_of_step_one
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.mogelijkheden import allowed, moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page
from verloop.schermen.verschil import refuse_older

from .concept import Conceptpagina
from .forms import RegieForm, RisicotaxatieForm, VraaganalyseForm
from .inhoud import plan_parts
from .maken import begin_analysis, begin_plan, begin_risk, new_version, record_signature
from .ondertekenaars import signers_of, unsigned
from .plan import Ondersteuningsplan
from .planforms import HandtekeningForm
from .regie import both_classifications, decide_regie, propose_for
from .regiebesluit import Regiebesluit
from .risicotaxatie import Risicotaxatie
from .vraaganalyse import Vraaganalyse

VRAAGANALYSE = Conceptpagina(
    Vraaganalyse, VraaganalyseForm, begin_analysis, "casusregie/vraaganalyse.html", "vraaganalyse"
)
RISICOTAXATIE = Conceptpagina(
    Risicotaxatie, RisicotaxatieForm, begin_risk, "casusregie/risicotaxatie.html", "risicotaxatie"
)


@dossier("GET", "POST")
def vraaganalyse(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Fill in, keep as a concept, record."""
    return VRAAGANALYSE.show(request, page_casus(request, kenmerk, "vraaganalyse"))


@dossier("GET", "POST")
def risicotaxatie(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Fill in, keep as a concept, record."""
    return RISICOTAXATIE.show(request, page_casus(request, kenmerk, "risicotaxatie"))


@dossier("GET", "POST")
def regie(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The proposal with its reasons, and the decision."""
    casus = page_casus(request, kenmerk, "regie")
    vast: dict[str, Any] = {"casus": casus, "on": timezone.localdate()}
    form = RegieForm(request.POST, **vast) if request.method == "POST" else None
    if form and form.is_valid() and _decide(request, casus, form):
        messages.success(request, "Het besluit over de casusregie is vastgelegd.")
        return redirect("casusregie:casus_detail", kenmerk=kenmerk)
    voorstel = propose_for(casus)
    besluit = Regiebesluit.objects.latest_of(casus)
    eerder = {
        "besluit": voorstel.plaats.value if voorstel else "",
        "casusregisseur": besluit.casusregisseur_id if besluit else None,
    }
    form = form or RegieForm(None, initial=eerder, **vast)
    gegevens = {
        "casus": casus,
        "form": form,
        "voorstel": voorstel,
        "besluit": besluit,
    }
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/regie.html", gegevens, status=status)


def _decide(request: HttpRequest, casus: Casus, form: Form) -> bool:
    try:
        decide_regie(casus, by=request.user, **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


@dossier("GET", "POST")
def plan_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The plan with its seven parts; without one: what is needed, and the button to begin."""
    vandaag = timezone.localdate()
    casussen = for_overview(Casus.objects.all(), vandaag, request.user)
    casus: Any = get_visible(casussen, request, kenmerk, "plan")
    seed_route(casus)
    if request.method == "POST":
        begin_plan(casus, by=request.user)
        return redirect("casusregie:plan_detail", kenmerk=kenmerk)
    plan = _asked_version(request, casus)
    if plan is None:
        gegevens = {"casus": casus, "punten": end_of_step_one(casus)[:3]}
        return render(request, "casusregie/plan_begin.html", gegevens)
    plan.casus = casus
    gegevens = {
        "casus": casus,
        "plan": plan,
        "delen": plan_parts(plan),
        "indelingen": both_classifications(plan),
        "versies": _versions(request, casus, plan),
        "wijzigbaar": plan.status == "concept" and bool(plan.on(vandaag).may_amend(request.user)),
        "moves": moves(plan, request.user, vandaag),
        "besluit": casus.nieuwste_besluit,
        "ondertekenaars": signers_of(plan, vandaag),
        "getekend": {h.gezinslid_id: h for h in plan.handtekeningen.all()},
    }
    return render(request, "casusregie/plan_detail.html", gegevens)


def _versions(request: HttpRequest, casus: Casus, plan: Ondersteuningsplan) -> list[Any]:
    """All versions, newest first; asked only when there can be more than this one."""
    if plan.versienummer == 1 and "versie" not in request.GET:
        return []
    return list(casus.plannen.order_by("-versienummer"))


def _asked_version(request: HttpRequest, casus: Casus) -> Ondersteuningsplan | None:
    plannen = Ondersteuningsplan.objects.with_contents().filter(casus=casus)
    nummer = request.GET.get("versie", "")
    if nummer.isdecimal() and len(nummer) < 5:
        return get_object_or_404(plannen, versienummer=int(nummer))
    return plannen.order_by("-versienummer").first()


def latest_plan(
    request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str, inhoud: bool = True
) -> Ondersteuningsplan:
    """The newest version of the plan of a visible casus, with its `inhoud`; else 404."""
    casus = page_casus(request, kenmerk, onderdeel)
    plannen = Ondersteuningsplan.objects.all()
    plan = (plannen.with_contents() if inhoud else plannen.for_step()).latest_of(casus)
    if plan is None:
        raise Http404("niet gevonden")
    plan.casus = casus
    return plan


@dossier("GET", "POST")
def plan_adopt(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The procesregisseur adopts the plan."""
    plan = latest_plan(request, kenmerk, "plan vaststellen", inhoud=False)
    return transition_page(
        request,
        plan,
        "adopt",
        form_class=Formulier,
        terug=_plan_url(kenmerk),
        gelukt="Het plan is vastgesteld. Laat het nu ondertekenen.",
        gevolgen=[
            "De inhoud van deze versie ligt vast. Wijzigen kan daarna in een nieuwe versie.",
            "Het gezin kan het plan ondertekenen.",
        ],
        casus=plan.casus,
    )


@dossier("GET", "POST")
def plan_sign(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record one signature; the last one makes the plan ondertekend."""
    plan = latest_plan(request, kenmerk, "plan ondertekenen", inhoud=False)
    vandaag = timezone.localdate()
    nog = unsigned(plan, vandaag) if plan.status == "vastgesteld" else []
    if plan.status == "vastgesteld" and not nog and allowed(plan, "sign", request.user, vandaag):
        return _finish_signing(request, plan)
    form = HandtekeningForm(
        request.POST if request.method == "POST" else None,
        leden=nog,
        initial={"getekend_op": vandaag},
    )
    if form.is_bound:
        refuse_older(request, plan)
    if form.is_bound and form.is_valid() and _sign(request, plan, form):
        return redirect(_plan_url(kenmerk))
    gegevens = {"casus": plan.casus, "plan": plan, "form": form, "nog": nog}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/plan_ondertekenen.html", gegevens, status=status)


def _finish_signing(request: HttpRequest, plan: Ondersteuningsplan) -> HttpResponse:
    """Somebody turned 16, or lost gezag: no signature is missing any more."""
    return transition_page(
        request,
        plan,
        "sign",
        form_class=Formulier,
        terug=_plan_url(plan.casus.kenmerk),
        gelukt="Het plan is ondertekend.",
        casus=plan.casus,
    )


def _sign(request: HttpRequest, plan: Ondersteuningsplan, form: HandtekeningForm) -> bool:
    lid = form.leden[form.cleaned_data["gezinslid"]]
    try:
        klaar = record_signature(
            plan, lid, getekend_op=form.cleaned_data["getekend_op"], by=request.user
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    if klaar.status == "ondertekend":
        messages.success(request, "Iedereen heeft getekend. Het arrangement volgt uit dit plan.")
    else:
        messages.success(request, f"De handtekening van {lid} is vastgelegd.")
    return True


@dossier("GET", "POST")
def plan_new_version(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A new version with the contents of this one."""
    plan = latest_plan(request, kenmerk, "plan nieuwe versie", inhoud=False)
    if request.method == "POST":
        nieuw = new_version(plan, by=request.user)
        messages.success(request, f"Versie {nieuw.versienummer} van het plan is begonnen.")
        return redirect(_plan_url(kenmerk))
    return render(
        request, "casusregie/plan_nieuwe_versie.html", {"casus": plan.casus, "plan": plan}
    )


def _plan_url(kenmerk: uuid.UUID) -> str:
    return reverse("casusregie:plan_detail", args=[kenmerk])
