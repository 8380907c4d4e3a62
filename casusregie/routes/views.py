"""Het scherm waarop iemand de route een stap verder brengt."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from casusregie.casus.banner import page_casus
from organisaties.beleid import dossier
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .acties import page_route
from .forms import FORMULIEREN, GEVOLGEN


@dossier("GET", "POST")
def route_transition(request: HttpRequest, kenmerk: uuid.UUID, overgang: str) -> HttpResponse:
    """One move of the route, with its form; what the clock does is no page."""
    casus = page_casus(request, kenmerk, "route")
    route = page_route(casus)
    regels = route._meta.get_field("status").get_all_transitions(type(route))
    namen = {regel.name for regel in regels if not regel.custom.get("systeem")}
    if overgang not in namen:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        route,
        overgang,
        form_class=FORMULIEREN.get(overgang, Formulier),
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        gevolgen=GEVOLGEN.get(overgang, []),
        casus=casus,
    )
