"""De pagina's van evalueren: per casus, over casussen heen, één moment en zijn stappen."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.maken import afspraken_of
from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.banner import page_casus
from casusregie.documenten.models import Document
from casusregie.logboek.bevoegd import organisation_for
from casusregie.logboek.context import page_context, with_page
from casusregie.logboek.stapviews import mark_read, step_page, steps
from casusregie.zicht import get_visible, log_list
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand
from organisaties.beleid import dossier, voor_rollen
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.fouten import Conflict
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences, version_seen

from .afspraak import Evaluatieafspraak
from .forms import FORMULIEREN, AfspraakForm, MomentForm
from .keuzes import WIJZIGT, Status, Vorm
from .maken import agree_on_evaluation, plan_moment
from .moment import Evaluatiemoment
from .vierstappen import four_steps

VERSLAG = "voortgangsverslag"

LIJST = "casusregie:evaluatie_list"
PER_PAGINA = 50
OVERZICHT = (
    Rol.CASUSREGISSEUR,
    Rol.PROCESREGISSEUR,
    Rol.TEAMLEIDER,
    Rol.JEUGDBESCHERMER,
    Rol.BEHANDELREGISSEUR,
)
GEVOLGEN = {
    "receive_report": ["De procesregisseur krijgt bericht dat het verslag er is."],
    "discuss": [
        "De procesregisseur krijgt uw voorstel.",
        "Het volgende evaluatiemoment komt vanzelf in de agenda.",
    ],
}


@dossier("GET")
def evaluation_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """How often we look back, what comes and what was."""
    casus = page_casus(request, kenmerk, "evaluaties")
    vandaag = timezone.localdate()
    rijen = list(Evaluatiemoment.objects.filter(casus=casus).for_list())
    werkt = bool(works_on_casus(_on(casus, vandaag), request.user))
    gegevens = {
        **page_context(request, casus, LIJST),
        "stappen": four_steps(casus, rijen) if werkt else [],
        "afspraak": Evaluatieafspraak.objects.latest_of(casus),
        "komend": [_row(rij, vandaag) for rij in rijen if rij.status in ("gepland", "verslag")],
        "geweest": [rij for rij in reversed(rijen) if rij.status in ("besproken", "vervallen")],
        "werkt": werkt,
        "mag": organisation_for(casus, request.user, vandaag) is not None,
    }
    return render(request, "casusregie/logboek/evaluaties.html", gegevens)


@dossier("GET", "POST")
def agreement(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """First day, frequency and form (CR-A2-16)."""
    casus = page_casus(request, kenmerk, "evaluaties")
    oordeel = works_on_casus(_on(casus, timezone.localdate()), request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    bestaand = Evaluatieafspraak.objects.latest_of(casus)
    form = AfspraakForm(
        request.POST if request.method == "POST" else None,
        instance=bestaand or Evaluatieafspraak(casus=casus),
    )
    gegevens = {**page_context(request, casus), "form": form, "kop": "Hoe vaak evalueert u?"}
    if form.is_bound and form.is_valid():
        try:
            agree_on_evaluation(
                casus, by=request.user, versie=version_seen(request), **form.cleaned_data
            )
        except Conflict:
            gegevens |= _difference(casus, form)
        else:
            messages.success(request, "De afspraak over evalueren is opgeslagen.")
            return redirect(LIJST, kenmerk=kenmerk)
    gegevens.setdefault("versie", bestaand.versie if bestaand else 0)
    return _form_page(request, gegevens, form, kenmerk)


def _difference(casus: Any, form: AfspraakForm) -> dict[str, Any]:
    """What is stored now beside what this person filled in; the next save is a choice."""
    nu = Evaluatieafspraak.objects.get(casus=casus)
    verschillen = form_differences(form, nu)
    gegevens = {"conflict": "deze afspraak", "verschillen": verschillen}
    return {**gegevens, "versie": nu.versie, "over": nu}


@dossier("GET", "POST")
def evaluation_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A moment in between, by any party that takes part (CR-A2-09)."""
    casus = page_casus(request, kenmerk, "evaluaties")
    if organisation_for(casus, request.user, timezone.localdate()) is None:
        raise PermissionDenied("Alleen wie bij deze casus betrokken is, plant een evaluatie.")
    form = MomentForm(
        request.POST if request.method == "POST" else None,
        aanbieders=_aanbieders(casus, timezone.localdate()),
        initial={"vorm": Vorm.GESPREK},
    )
    if form.is_bound and form.is_valid() and _plan(request, casus, form):
        messages.success(request, "Het evaluatiemoment is gepland.")
        return redirect(LIJST, kenmerk=kenmerk)
    kop = "Tussentijds evalueren"
    return _form_page(
        request, {**page_context(request, casus), "form": form, "kop": kop}, form, kenmerk
    )


@dossier("GET")
def evaluation_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One moment: report, judgement, proposal, and what can be done now."""
    rij = get_visible(Evaluatiemoment.objects.for_list(), request, kenmerk, "evaluatie")
    vandaag = timezone.localdate()
    mark_read(request, rij)
    gegevens = {
        **with_page(request, rij),
        "rij": rij,
        "stand": _stand(rij, vandaag),
        "acties": steps(rij, request.user, vandaag, "casusregie:evaluatie_transition"),
        "afspraken": list(afspraken_of(rij.kenmerk)),
        "wijzigt": rij.voorstel in WIJZIGT,
        "werkt": bool(rij.casus.gesloten_op is None and works_on_casus(rij, request.user)),
        "verslag": _report(rij, request.user, vandaag),
    }
    return render(request, "casusregie/logboek/evaluatie.html", gegevens)


@dossier("GET", "POST")
def evaluation_transition(
    request: HttpRequest, kenmerk: uuid.UUID, evaluatiezet: str
) -> HttpResponse:
    """Share the report, judge, move or give up."""
    rij = get_visible(Evaluatiemoment.objects.for_list(), request, kenmerk, "evaluatie")
    vandaag = timezone.localdate()
    return step_page(
        request,
        rij,
        evaluatiezet,
        FORMULIEREN,
        reverse("casusregie:evaluatie_detail", args=[kenmerk]),
        initial={"verslag_op": vandaag, "gesprek_op": vandaag},
        gevolgen=GEVOLGEN.get(evaluatiezet, []),
        form_kwargs=_choices(rij, evaluatiezet, request.user, vandaag),
        **with_page(request, rij),
    )


def _choices(rij: Any, zet: str, medewerker: Any, on: date) -> dict[str, Any]:
    """The voortgangsverslagen of the casus that this user may see, newest first."""
    if zet != "receive_report":
        return {}
    rijen = Document.objects.visible_to(medewerker, on).select_related("organisatie")
    verslagen = rijen.filter(casus=rij.casus_id, soort=VERSLAG, vastgesteld_op__isnull=False)
    if rij.aanbieder_id:
        verslagen = verslagen.filter(organisatie=rij.aanbieder_id)
    return {"verslagen": verslagen.order_by("-vastgesteld_op", "-pk")}


def _report(rij: Any, medewerker: Any, on: date) -> Any:
    """The report that was chosen, when this user may see it."""
    if rij.verslag_kenmerk is None:
        return None
    return Document.objects.visible_to(medewerker, on).filter(kenmerk=rij.verslag_kenmerk).first()


@voor_rollen(*OVERZICHT)
def evaluation_overview(request: HttpRequest) -> HttpResponse:
    """Over all casussen one may see: evaluations without a report or talk, latest first."""
    vandaag = timezone.localdate()
    te_laat = request.GET.get("weergave") != "komend"
    gezien = Evaluatiemoment.objects.visible_to(request.user, vandaag).for_list()
    rijen = gezien.overdue(vandaag) if te_laat else gezien.open().filter(op__gte=vandaag)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [_row(rij, vandaag) for rij in pagina]
    log_list(request, "evaluaties", len(regels))
    gegevens = {"pagina": pagina, "regels": regels, "te_laat": te_laat}
    return render(request, "casusregie/logboek/evaluatie_overzicht.html", gegevens)


def _plan(request: HttpRequest, casus: Any, form: MomentForm) -> bool:
    velden = form.cleaned_data
    if velden["op"] < timezone.localdate():
        form.add_error("op", "Kies een dag vanaf vandaag")
        return False
    try:
        plan_moment(
            casus,
            velden["op"],
            by=request.user,
            aanbieder=velden["aanbieder"],
            vorm=velden["vorm"],
            tussentijds=True,
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _form_page(
    request: HttpRequest, gegevens: dict[str, Any], form: Any, kenmerk: uuid.UUID
) -> HttpResponse:
    gegevens["terug"] = reverse(LIJST, args=[kenmerk])
    status = 409 if "conflict" in gegevens else 422 if form.is_bound else 200
    return render(request, "casusregie/logboek/form.html", gegevens, status=status)


def _aanbieders(casus: Any, on: date) -> Any:
    """Aanbieders that take part now."""
    lopend = casus.betrokkenheden.running(on).values("organisatie")
    return Organisatie.objects.filter(pk__in=lopend, soort=Soort.AANBIEDER)


def _row(rij: Evaluatiemoment, on: date) -> dict[str, Any]:
    return {"rij": rij, "stand": _stand(rij, on)}


def _stand(rij: Evaluatiemoment, on: date) -> Any:
    open_ = rij.status in (Status.GEPLAND, Status.VERSLAG)
    return stand(rij.op, on, kalender=kalender_op(on)) if open_ else None


def _on(casus: Any, on: date) -> Any:
    """A casus as guards see it: with its day."""
    return Evaluatiemoment(casus=casus).on(on)
