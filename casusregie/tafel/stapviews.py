"""De stappen van een aanmelding, elk met het formulier en de gevolgen erbij."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from organisaties.beleid import dossier
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from . import forms as f
from .aanmelding import Tafelaanmelding
from .gezicht import detail_url, face, visible

FORMULIEREN: dict[str, type[Formulier]] = {
    "complete": Formulier,
    "send_back": f.TerugForm,
    "resubmit": Formulier,
    "schedule": f.AgendaForm,
    "unschedule": Formulier,
    "withdraw": f.IntrekForm,
    "discuss": f.OordeelForm,
    "settle": f.OordeelForm,
    "match": f.MatchForm,
    "go_beyond_region": f.BovenregionaalForm,
    "report_back": f.TerugkoppelForm,
    "confirm": f.BevestigForm,
}
GEVOLGEN: dict[str, list[str]] = {
    "complete": ["De casus kan op een agenda. De klok voor bespreken loopt vanaf nu."],
    "send_back": ["Wie aanmeldde krijgt een signaal en heeft 3 werkdagen om aan te vullen."],
    "schedule": ["Wie aanmeldde ziet op welke dag de tafel is."],
    "withdraw": ["Zorgbemiddeling ziet de casus daarna niet meer."],
    "discuss": ["U koppelt de uitkomst binnen 2 werkdagen terug."],
    "settle": ["U koppelt de uitkomst binnen 2 werkdagen terug."],
    "report_back": [
        "De casusregisseur, het team en wie de tafel bijeenriep krijgen een signaal.",
        "De ontvanger bevestigt binnen 5 werkdagen.",
    ],
    "confirm": ["De aanmelding is klaar. Zorgbemiddeling ziet de casus daarna niet meer."],
}


@dossier("GET", "POST")
def tafel_stap(request: HttpRequest, kenmerk: uuid.UUID, aanmeldzet: str) -> HttpResponse:
    """One move of an aanmelding."""
    aanmelding = visible(request, kenmerk)
    if aanmeldzet not in FORMULIEREN:
        raise Http404("niet gevonden")
    form_class = FORMULIEREN[aanmeldzet]
    return transition_page(
        request,
        aanmelding,
        aanmeldzet,
        form_class=form_class,
        form_kwargs=_arguments(form_class, aanmelding),
        initial=_initial(aanmeldzet, aanmelding),
        terug=detail_url(aanmelding),
        gevolgen=GEVOLGEN.get(aanmeldzet, []),
        gelukt="Opgeslagen.",
        toont=lambda: face(request, aanmelding).context,
    )


def _arguments(form_class: type[Formulier], aanmelding: Tafelaanmelding) -> dict[str, Any]:
    vandaag = timezone.localdate()
    if form_class is f.AgendaForm:
        return {"aanmelding": aanmelding, "on": vandaag}
    if form_class in (f.OordeelForm, f.BevestigForm):
        return {"aanmelding": aanmelding}
    return {"on": vandaag} if form_class is f.MatchForm else {}


def _initial(zet: str, aanmelding: Tafelaanmelding) -> dict[str, Any]:
    if zet == "match":
        return {"match_vorm": aanmelding.vorm, "match_aanbieder": aanmelding.match_aanbieder_id}
    return {"terugkoppeling": aanmelding.oordeel} if zet == "report_back" else {}
