"""De pagina's van de waakvlam: beginnen, bekijken, opschalen en stoppen."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import page_casus
from casusregie.logboek.context import page_context, with_page
from casusregie.logboek.stapviews import mark_read, step_page, steps
from casusregie.zicht import get_visible
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand
from organisaties.beleid import dossier
from verloop.schermen.overgangspagina import add_errors

from .forms import FORMULIEREN, WaakvlamForm
from .maken import days_since_contact, start_waakvlam
from .models import Status, Waakvlam

GEVOLGEN = {
    "scale_up": ["De procesregisseur krijgt bericht en maakt met u een nieuw plan."],
    "end": ["U krijgt geen herinnering meer om contact te houden."],
}


@dossier("GET", "POST")
def waakvlam_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Put the casus on waakvlam."""
    casus = page_casus(request, kenmerk, "waakvlam")
    oordeel = Waakvlam(casus=casus).on(timezone.localdate()).may_register(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    form = WaakvlamForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            waakvlam = start_waakvlam(casus, by=request.user, **form.cleaned_data)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "De casus staat op waakvlam.")
            return redirect("casusregie:waakvlam_detail", kenmerk=waakvlam.kenmerk)
    gegevens = {
        **page_context(request, casus),
        "form": form,
        "kop": "Waakvlam beginnen",
        "uitleg": "U houdt contact, ook als er geen hulp loopt. Zo is hulp snel terug.",
        "terug": reverse("casusregie:logboek", args=[kenmerk]),
    }
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/logboek/form.html", gegevens, status=status)


@dossier("GET")
def waakvlam_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The interval, the last and the next contact."""
    rij = get_visible(Waakvlam.objects.select_related("casus"), request, kenmerk, "waakvlam")
    vandaag = timezone.localdate()
    mark_read(request, rij)
    actief = rij.status == Status.ACTIEF
    volgende = rij.next_contact() if actief else None
    gegevens = {
        **with_page(request, rij),
        "rij": rij,
        "volgende": volgende,
        "stand": stand(volgende, vandaag, kalender=kalender_op(vandaag)) if volgende else None,
        "dagen": days_since_contact(rij.casus, vandaag),
        "acties": steps(rij, request.user, vandaag, "casusregie:waakvlam_transition"),
    }
    return render(request, "casusregie/logboek/waakvlam.html", gegevens)


@dossier("GET", "POST")
def waakvlam_transition(request: HttpRequest, kenmerk: uuid.UUID, waakvlamzet: str) -> HttpResponse:
    """More help again, or stop."""
    rij = get_visible(Waakvlam.objects.select_related("casus"), request, kenmerk, "waakvlam")
    return step_page(
        request,
        rij,
        waakvlamzet,
        FORMULIEREN,
        reverse("casusregie:waakvlam_detail", args=[kenmerk]),
        gevolgen=GEVOLGEN.get(waakvlamzet, []),
        **with_page(request, rij),
    )
