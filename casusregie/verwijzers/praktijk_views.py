"""De schermen van huisartsenpraktijken en van het plan van de gemeente."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.toestemming.pagina import form_data, form_page
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.overgangen import amend, register
from verloop.schermen.verschil import version_seen

from .forms import ParticipatieForm, PraktijkForm
from .praktijken import GEMEENTEBEHEER, TEAMBEHEER, Participatieplan, Praktijkcontact

TEAM = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)


@voor_rollen(*TEAM)
def praktijk_list(request: HttpRequest) -> HttpResponse:
    """The huisartsenpraktijken of the own teams with contact and POH."""
    vandaag = timezone.localdate()
    plekken = request.user.organisaties_op(vandaag, *TEAM)
    alle = Praktijkcontact.objects.filter(team__in=plekken)
    contacten = alle.select_related("praktijk", "team", "contactpersoon").order_by("praktijk__naam")
    gegevens = {
        "contacten": contacten.current(vandaag),
        "vroeger": contacten.filter(einddatum__lt=vandaag),
        "mag": bool(request.user.organisaties_op(vandaag, *TEAMBEHEER)),
    }
    return render(request, "casusregie/praktijken.html", gegevens)


@voor_rollen(*TEAMBEHEER, methoden=("GET", "POST"))
def praktijk_new(request: HttpRequest) -> HttpResponse:
    """A praktijk gets its fixed contact."""
    vandaag = timezone.localdate()
    form = PraktijkForm(
        form_data(request), medewerker=request.user, on=vandaag, initial={"begindatum": vandaag}
    )
    return form_page(
        request,
        form,
        lambda velden: register(Praktijkcontact(**velden), by=request.user),
        **_words("praktijk_list", "Huisartsenpraktijk toevoegen"),
    )


@voor_rollen(*TEAMBEHEER, methoden=("GET", "POST"))
def praktijk_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Another contact or POH, or an end."""
    vandaag = timezone.localdate()
    plekken = request.user.organisaties_op(vandaag, *TEAMBEHEER)
    contact = Praktijkcontact.objects.filter(team__in=plekken, kenmerk=kenmerk).first()
    return _edit(request, contact, PraktijkForm, _words("praktijk_list", "Praktijk wijzigen"))


@voor_rollen(*GEMEENTEBEHEER, methoden=("GET",))
def participatie_list(request: HttpRequest) -> HttpResponse:
    """The plans of the own gemeente for involving youths and families."""
    plekken = request.user.organisaties_op(timezone.localdate(), *GEMEENTEBEHEER)
    plannen = Participatieplan.objects.filter(gemeente__in=plekken).select_related("gemeente")
    gegevens = {"plannen": plannen.order_by("-begindatum")}
    return render(request, "casusregie/participatieplannen.html", gegevens)


@voor_rollen(*GEMEENTEBEHEER, methoden=("GET", "POST"))
def participatie_new(request: HttpRequest) -> HttpResponse:
    """Where the plan of the gemeente stands, and when it was adopted."""
    vandaag = timezone.localdate()
    form = ParticipatieForm(
        form_data(request), medewerker=request.user, on=vandaag, initial={"begindatum": vandaag}
    )
    return form_page(
        request,
        form,
        lambda velden: register(Participatieplan(**velden), by=request.user),
        **_words("participatie_list", "Plan toevoegen"),
    )


@voor_rollen(*GEMEENTEBEHEER, methoden=("GET", "POST"))
def participatie_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Another address, or an end."""
    plekken = request.user.organisaties_op(timezone.localdate(), *GEMEENTEBEHEER)
    plan = Participatieplan.objects.filter(gemeente__in=plekken, kenmerk=kenmerk).first()
    return _edit(request, plan, ParticipatieForm, _words("participatie_list", "Plan wijzigen"))


def _edit(request: HttpRequest, rij: Any, vorm: Any, woorden: dict[str, str]) -> HttpResponse:
    if rij is None:
        raise Http404("niet gevonden")
    log_read(request, rij, "praktijken en plannen", grondslag="eigen organisatie")
    form = vorm(
        form_data(request),
        medewerker=request.user,
        on=timezone.localdate(),
        initial={naam: getattr(rij, naam) for naam in vorm.base_fields},
    )

    def doe(velden: dict[str, Any]) -> None:
        amend(rij, by=request.user, versie=version_seen(request), **velden)

    return form_page(request, form, doe, onderwerp=rij, **woorden)


def _words(lijst: str, kop: str) -> dict[str, str]:
    terug = reverse(f"casusregie:{lijst}")
    return {"kop": kop, "knop": "Opslaan", "gelukt": "Opgeslagen.", "terug": terug}
