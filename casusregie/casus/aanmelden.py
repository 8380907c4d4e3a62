"""Het scherm waarop een casus begint, na een registratie of voor een jeugdige die u al kent."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.jeugdige.models import Gezin, Gezinslid, Jeugdige
from casusregie.jeugdige.vastlegging import Registratie
from casusregie.zicht import get_visible
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.schermen.overgangspagina import add_errors

from .models import Casus
from .openen import open_casus
from .openformulier import FORMULIEREN, CasusForm, routes_for


@dataclass(frozen=True)
class Aanmelding:
    """For whom the casus is; shows only what the user may know."""

    jeugdige: Jeugdige
    gezin: Gezin
    naam: str
    geboortedatum: date
    gemeente: Organisatie
    registratie: Registratie | None = None


@voor_rollen(Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER, methoden=("GET", "POST"))
def casus_open(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Open a casus; `kenmerk` is of a registration, or of a jeugdige the user may see."""
    vandaag = timezone.localdate()
    aanmelding = _find(request, kenmerk, vandaag)
    routes = routes_for(request.user, vandaag)
    route = request.GET.get("route") if request.GET.get("route") in routes else routes[0]
    form = FORMULIEREN[route](
        request.POST if request.method == "POST" else None,
        medewerker=request.user,
        on=vandaag,
        initial={"gemeente": aanmelding.gemeente, "procesregisseur": request.user},
    )
    casus = _try(request, aanmelding, route, form) if form.is_bound and form.is_valid() else None
    if casus is not None:
        messages.success(request, f"Casus {casus.nummer} is geopend.")
        return redirect("casusregie:casus_detail", kenmerk=casus.kenmerk)
    gegevens = {"form": form, "aanmelding": aanmelding, "route": route, "routes": routes}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/casus_openen.html", gegevens, status=status)


def _find(request: HttpRequest, kenmerk: uuid.UUID, vandaag: date) -> Aanmelding:
    eigen = Registratie.objects.unfinished().visible_to(request.user, vandaag)
    registratie = (
        eigen.filter(kenmerk=kenmerk).select_related("jeugdige", "gezin", "gemeente").first()
    )
    if registratie is not None:
        log_read(request, None, "registratie", grondslag="eigen registratie", detail=str(kenmerk))
        return Aanmelding(
            registratie.jeugdige,
            registratie.gezin,
            registratie.naam,
            registratie.geboortedatum,
            registratie.gemeente,
            registratie,
        )
    jeugdige = get_visible(
        Jeugdige.objects.select_related("gemeente"), request, kenmerk, "casus openen"
    )
    gezin = _gezin_of(jeugdige, request, vandaag)
    return Aanmelding(jeugdige, gezin, jeugdige.naam, jeugdige.geboortedatum, jeugdige.gemeente)


def _gezin_of(jeugdige: Jeugdige, request: HttpRequest, vandaag: date) -> Gezin:
    """The gezin of the newest casus the user sees; else not found."""
    casus = (
        Casus.objects.visible_to(request.user, vandaag)
        .filter(jeugdige=jeugdige)
        .select_related("gezin")
        .order_by("-pk")
        .first()
    )
    if casus is not None:
        return casus.gezin
    lid = (
        Gezinslid.objects.filter(jeugdige=jeugdige).select_related("gezin").order_by("-pk").first()
    )
    if lid is None:
        raise Http404("niet gevonden")
    return lid.gezin


def _try(request: HttpRequest, aanmelding: Aanmelding, route: str, form: CasusForm) -> Casus | None:
    """Open the casus; what the rules refuse becomes an error at the field."""
    try:
        with transaction.atomic():
            casus = open_casus(
                aanmelding.jeugdige, aanmelding.gezin, route, request.user, **form.cleaned_data
            )
            if aanmelding.registratie is not None:
                aanmelding.registratie.casus = casus
                aanmelding.registratie.save(update_fields=["casus"])
    except ValidationError as fout:
        add_errors(form, fout)
        return None
    return casus
