"""Het scherm van de werkvoorraad."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.casus.zoeken_views import ZOEKERS
from casusregie.meldingen.vragen import for_reader
from casusregie.termijnen.models import Signaal
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen

from . import filters
from .keuze import Keuze, read
from .rijen import groups, page_of_rows
from .tellen import Tellingen, count
from .vraag import worklist
from .weergaven import MET_EIGEN, page_name, views_of

SIGNALEN = 20


@voor_rollen(*ZOEKERS)
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """The worklist of this person; a htmx request gets only the results."""
    vandaag = timezone.localdate()
    weergaven = views_of(request.user, vandaag)
    keuze = read(request.GET, weergaven)
    casussen = worklist(request.user, vandaag)
    tellingen = count(casussen, weergaven, keuze)
    pagina = page_of_rows(casussen, keuze, request.GET.get("pagina"), tellingen.gevonden)
    log_list(request, "werkvoorraad", len(pagina.object_list))
    gegevens = _results(request, keuze, tellingen, pagina, vandaag)
    if _is_fragment(request):
        return render(request, "casusregie/werkvoorraad_resultaat.html", gegevens)
    rollen = request.user.rollen_op(vandaag)
    gegevens |= {
        "naam": page_name(rollen),
        "weergaven": filters.view_items(weergaven, keuze, tellingen),
        "groepen_filter": filters.filter_groups(keuze, tellingen),
        "verborgen": filters.hidden_fields(request.GET),
        "gekozen": keuze.aantal,
        "beurten": tellingen.weergaven["aan_zet"],
        "signalen": _signals(request.user, vandaag),
        "mag_invoeren": bool(rollen & MET_EIGEN),
    }
    return render(request, "casusregie/werkvoorraad.html", gegevens)


def _results(
    request: HttpRequest, keuze: Keuze, tellingen: Tellingen, pagina: Any, vandaag: date
) -> dict[str, Any]:
    return {
        "vandaag": vandaag,
        "nu": timezone.now(),
        "keuze": keuze,
        "sorteer": keuze.sorteer,
        "aantal": tellingen.gevonden,
        "groepen": groups(pagina.object_list, keuze, tellingen, vandaag),
        "pagina": pagina,
        "chips": filters.chips(request.GET, keuze),
        "wis_url": filters.clear_url(request.GET),
    }


def _signals(medewerker: Any, vandaag: date) -> list[Signaal]:
    return list(for_reader(medewerker, vandaag).unread().newest_first()[:SIGNALEN])


def _is_fragment(request: HttpRequest) -> bool:
    kop = request.headers
    return "HX-Request" in kop and "HX-History-Restore-Request" not in kop
