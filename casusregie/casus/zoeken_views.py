"""Het zoekscherm: op naam of casusnummer via het adres, op BSN alleen via een formulier."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import ZONDER_DOSSIER, Rol
from verloop.schermen.invoer import clean_text

from .forms import BsnZoekForm
from .zoeken import (
    BSN_ZOEKEN,
    HOOGUIT,
    find_by_bsn,
    find_casussen,
    looks_like_bsn,
    may_search_bsn,
)

ZOEKERS = tuple(rol for rol in Rol if rol not in ZONDER_DOSSIER and rol != Rol.SYSTEEM)
BSN_IN_ADRES = (
    "Zoek een BSN in het veld hieronder. Een BSN mag niet in het adres van een pagina staan."
)
TE_VAAK = "U zocht het afgelopen uur vaak op BSN. Wacht een uur, of zoek op naam of casusnummer."


@voor_rollen(*ZOEKERS, methoden=("GET", "POST"))
def casus_search(request: HttpRequest) -> HttpResponse:
    """GET searches on name or casusnummer, POST on BSN; every search is logged.

    A BSN in the address is refused, and the address is replaced at once.
    """
    nu = timezone.now()
    if request.method == "POST":
        return _by_bsn(request, nu)
    zoektekst = clean_text(request.GET.get("q", "")).strip()[:100]
    if looks_like_bsn(zoektekst):
        messages.warning(request, BSN_IN_ADRES)
        return redirect("casusregie:zoeken")
    if not zoektekst:
        return _show(request)
    gevonden = find_casussen(zoektekst, request.user, timezone.localdate(nu))
    log_list(request, "casussen", len(gevonden[:HOOGUIT]), zoektekst=True)
    return _show(request, q=zoektekst, gevonden=gevonden, gezocht=True)


def _by_bsn(request: HttpRequest, nu: datetime) -> HttpResponse:
    form = BsnZoekForm(request.POST)
    if not form.is_valid():
        return _show(request, form=form, status=422)
    if not may_search_bsn(request.user, nu):
        log_read(request, None, "casussen", gebeurtenis=BSN_ZOEKEN, uitkomst="te vaak")
        return _show(request, status=429, melding=TE_VAAK)
    gevonden = find_by_bsn(form.cleaned_data["bsn"], request.user, timezone.localdate(nu))
    detail = f"{len(gevonden)} rijen"
    log_read(request, None, "casussen", gebeurtenis=BSN_ZOEKEN, detail=detail)
    return _show(request, gevonden=gevonden, gezocht=True)


def _show(
    request: HttpRequest,
    *,
    q: str = "",
    gevonden: list[Any] | None = None,
    form: BsnZoekForm | None = None,
    gezocht: bool = False,
    melding: str = "",
    status: int = 200,
) -> HttpResponse:
    rijen = gevonden or []
    gegevens = {
        "q": q,
        "gevonden": rijen[:HOOGUIT],
        "meer": len(rijen) > HOOGUIT,
        "hooguit": HOOGUIT,
        "gezocht": gezocht,
        "melding": melding,
        "form": form or BsnZoekForm(),
        "vandaag": timezone.localdate(),
    }
    return render(request, "casusregie/zoeken.html", gegevens, status=status)
