"""De pagina's van afspraken: per casus, maken, wijzigen en afronden."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from casusregie.casus.banner import page_casus
from casusregie.logboek.context import page_context, with_page
from casusregie.logboek.stapviews import mark_read, step_page, steps
from casusregie.zicht import get_visible
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences, version_seen

from .forms import FORMULIEREN, AfspraakForm, WijzigForm
from .keuzes import Afspraaksoort, Bron, Status
from .maken import make_afspraak
from .models import Afspraak

LIJST = "casusregie:afspraak_list"
GEVOLGEN = {
    "fail": ["De procesregisseur krijgt bericht en kan opschalen."],
    "escalate": ["Wie u kiest, krijgt een signaal en kan de casus bekijken."],
}


@dossier("GET")
def afspraak_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Open afspraken first, conditions apart, then what is done."""
    casus = page_casus(request, kenmerk, "afspraken")
    vandaag = timezone.localdate()
    rijen = list(Afspraak.objects.filter(casus=casus).for_list())
    actief = (Status.OPEN, Status.NIET_NAGEKOMEN)
    gegevens = {
        **page_context(request, casus, LIJST),
        "open": [_row(r, vandaag) for r in rijen if r.status in actief],
        "klaar": [r for r in reversed(rijen) if r.status not in actief],
        "voorwaarden": [r for r in rijen if r.soort == Afspraaksoort.VOORWAARDE],
        "mag": bool(_new(casus, vandaag).may_register(request.user)),
    }
    return render(request, "casusregie/afspraken/lijst.html", gegevens)


@dossier("GET", "POST")
def afspraak_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A new afspraak; `?bron=evaluatie&bij=<kenmerk>` says where it was agreed."""
    casus = page_casus(request, kenmerk, "afspraken")
    vandaag = timezone.localdate()
    oordeel = _new(casus, vandaag).may_register(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = AfspraakForm(
        request.POST if request.method == "POST" else None,
        casus=casus,
        on=vandaag,
        initial=_initial(request),
    )
    if form.is_bound and form.is_valid() and _make(request, casus, form):
        messages.success(request, "De afspraak is vastgelegd.")
        return redirect(LIJST, kenmerk=kenmerk)
    return _form(request, page_context(request, casus), form, "Nieuwe afspraak", kenmerk)


@dossier("GET")
def afspraak_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One afspraak and what can be done with it."""
    rij = get_visible(Afspraak.objects.for_list(), request, kenmerk, "afspraak")
    vandaag = timezone.localdate()
    mark_read(request, rij)
    gegevens = {
        **with_page(request, rij),
        **_row(rij, vandaag),
        "acties": steps(rij, request.user, vandaag, "casusregie:afspraak_transition"),
        "mag_wijzigen": bool(rij.on(vandaag).may_amend(request.user)),
    }
    return render(request, "casusregie/afspraken/detail.html", gegevens)


@dossier("GET", "POST")
def afspraak_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Other words or another day; the second of two people gets a 409 with the own text kept."""
    rij = get_visible(Afspraak.objects.for_list(), request, kenmerk, "afspraak")
    oordeel = rij.on(timezone.localdate()).may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    context = with_page(request, rij)
    form = WijzigForm(
        request.POST if request.method == "POST" else None,
        initial={"wat": rij.wat, "datum": rij.datum},
    )
    status = _amend(request, rij, form) if form.is_bound else 200
    if status == 302:
        messages.success(request, "De afspraak is gewijzigd.")
        return redirect("casusregie:afspraak_detail", kenmerk=kenmerk)
    nu = Afspraak.objects.get(pk=rij.pk)
    context["versie"] = nu.versie
    if status == 409:
        verschillen = form_differences(form, nu)
        context |= {"conflict": "deze afspraak", "verschillen": verschillen, "over": nu}
    return _form(request, context, form, "Afspraak wijzigen", rij.casus.kenmerk, status)


@dossier("GET", "POST")
def afspraak_transition(request: HttpRequest, kenmerk: uuid.UUID, afspraakzet: str) -> HttpResponse:
    """Kept, not kept, no longer needed, or taken higher."""
    rij = get_visible(Afspraak.objects.for_list(), request, kenmerk, "afspraak")
    return step_page(
        request,
        rij,
        afspraakzet,
        FORMULIEREN,
        reverse("casusregie:afspraak_detail", args=[kenmerk]),
        uitleg=rij.wat,
        gevolgen=GEVOLGEN.get(afspraakzet, []),
        **with_page(request, rij),
    )


def _make(request: HttpRequest, casus: Any, form: AfspraakForm) -> bool:
    velden = form.cleaned_data
    try:
        make_afspraak(
            casus,
            velden["wat"],
            form.owner(),
            velden["datum"],
            by=request.user,
            bron=velden["bron"],
            bron_kenmerk=_source(request),
            soort=velden["soort"],
            wet=velden["wet"],
            gebied=velden["gebied"],
        )
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def _amend(request: HttpRequest, rij: Afspraak, form: WijzigForm) -> int:
    """Save; 302 when it worked, 422 with errors, 409 when somebody was first."""
    if not form.is_valid():
        return 422
    try:
        amend(rij, by=request.user, versie=version_seen(request), **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return 422
    except Conflict:
        return 409
    return 302


def _form(
    request: HttpRequest,
    context: dict[str, Any],
    form: Any,
    kop: str,
    kenmerk: uuid.UUID,
    status: int | None = None,
) -> HttpResponse:
    gegevens = {**context, "form": form, "kop": kop, "terug": reverse(LIJST, args=[kenmerk])}
    antwoord = status or (422 if form.is_bound else 200)
    return render(request, "casusregie/logboek/form.html", gegevens, status=antwoord)


def _initial(request: HttpRequest) -> dict[str, Any]:
    gevraagd = request.GET
    soort = gevraagd.get("soort", "")
    bron = gevraagd.get("bron", "")
    return {
        "soort": soort if soort in Afspraaksoort.values else Afspraaksoort.AFSPRAAK,
        "bron": bron if bron in Bron.values else Bron.GESPREK,
        "datum": parse_date(gevraagd["dag"]) if _is_day(gevraagd.get("dag", "")) else None,
    }


def _is_day(tekst: str) -> bool:
    try:
        return parse_date(tekst) is not None
    except ValueError:
        return False


def _source(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get("bij", ""))
    except ValueError:
        return None


def _row(rij: Afspraak, on: date) -> dict[str, Any]:
    loopt = rij.status == Status.OPEN
    return {
        "rij": rij,
        "stand": stand(rij.datum, on, kalender=kalender_op(on)) if loopt else None,
    }


def _new(casus: Any, on: date) -> Afspraak:
    """A new one as the guards see it."""
    nieuw = Afspraak(casus=casus)
    nieuw.on(on)
    return nieuw
