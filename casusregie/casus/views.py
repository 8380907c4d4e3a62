"""De casuspagina: wat er speelt, wat u nu kunt doen en wie erbij hoort."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.routes.acties import page_route
from casusregie.routes.stappen import route_steps
from casusregie.zicht import get_visible
from organisaties.beleid import dossier

from .models import Casus
from .panelen import actions, panels


@dossier("GET")
def casus_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The casus with its route, actions and panels."""
    vandaag = timezone.localdate()
    casus = get_visible(Casus.objects.for_list(), request, kenmerk, "casus")
    gegevens = {
        "casus": casus,
        "groepen": route_steps(page_route(casus)),
        "acties": actions(casus, request.user, vandaag),
        "midden": panels("midden", casus, request.user, vandaag),
    }
    return render(request, "casusregie/casus_detail.html", gegevens)
