"""Het scherm van de werkvoorraad."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.zoeken_views import ZOEKERS
from casusregie.meldingen import menu
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest

from . import filters
from .export_views import may_export
from .keuze import Keuze, read
from .persoonlijk import personal
from .rijen import groups, page_of_rows
from .tellen import Tellingen, count
from .vraag import worklist
from .weergaven import MET_EIGEN, page_name, views_of


@voor_rollen(*ZOEKERS)
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """The worklist of this person; a htmx request gets only the results.

    Without anything in the address it goes to the saved view that comes first.
    """
    vandaag = timezone.localdate()
    if _is_fragment(request):
        return render(
            request, "casusregie/werkvoorraad_resultaat.html", _worklist(request, vandaag)[0]
        )
    eigen = personal(request.user, vandaag)
    menu.remember(request.user, vandaag, eigen.ongelezen)
    if not request.GET and eigen.standaard:
        return redirect(f"{reverse('casusregie:werkvoorraad')}?{eigen.standaard}")
    gegevens, tellingen = _worklist(request, vandaag)
    keuze = gegevens["keuze"]
    rollen = request.user.rollen_op(vandaag)
    vaste = filters.view_items(gegevens["alle_weergaven"], keuze, tellingen)
    gegevens |= {
        "naam": page_name(rollen),
        "weergaven": filters.with_saved(vaste, eigen.weergaven, keuze),
        "groepen_filter": filters.filter_groups(keuze, tellingen),
        "verborgen": filters.hidden_fields(request.GET),
        "gekozen": keuze.aantal,
        "beurten": tellingen.weergaven["aan_zet"],
        "signalen": eigen.signalen,
        "mag_invoeren": bool(rollen & MET_EIGEN),
    }
    return render(request, "casusregie/werkvoorraad.html", gegevens)


def _worklist(request: HttpRequest, vandaag: date) -> tuple[dict[str, Any], Tellingen]:
    """The results for this address, and the figures behind them; two queries and the log."""
    weergaven = views_of(request.user, vandaag)
    keuze = read(request.GET, weergaven, request.user, vandaag)
    casussen = worklist(request.user, vandaag, keuze.soort, keuze.weergave.gesloten)
    tellingen = count(casussen, weergaven, keuze)
    pagina = page_of_rows(casussen, keuze, request.GET.get("pagina"), tellingen.gevonden)
    log_list(request, "werkvoorraad", len(pagina.object_list))
    gegevens = _results(request, keuze, tellingen, pagina, vandaag)
    return gegevens | {"alle_weergaven": weergaven}, tellingen


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
        "vraag": keuze.query_string(),
        "mag_uitvoeren": may_export(request.user, vandaag),
    }


def _is_fragment(request: HttpRequest) -> bool:
    kop = request.headers
    return "HX-Request" in kop and "HX-History-Restore-Request" not in kop
