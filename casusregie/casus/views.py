"""De schermen van één casus: het overzicht, en het BSN tonen."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.leeslog import log_read

from .banner import case_context
from .models import Casus
from .ophalen import for_overview, seed
from .overzicht import overview


@dossier("GET")
def casus_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The casus: where it stands, what can be done now and what comes."""
    return _show(request, _overview_casus(request, kenmerk))


@dossier("POST")
def casus_bsn(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Show the BSN this once, on the page itself; the unmasking is logged."""
    casus = _overview_casus(request, kenmerk)
    log_read(request, casus, "bsn", gebeurtenis="ontmaskeren")
    return _show(request, casus, casus.jeugdige.bsn)


def _overview_casus(request: HttpRequest, kenmerk: uuid.UUID) -> Casus:
    casussen = for_overview(Casus.objects.all(), timezone.localdate(), request.user)
    casus: Casus = get_visible(casussen, request, kenmerk, "overzicht")
    seed(casus)
    return casus


def _show(request: HttpRequest, casus: Casus, bsn: str = "") -> HttpResponse:
    gegevens = {
        **overview(casus, request.user, timezone.localdate()),
        **case_context(request, casus, klein=False, bsn=bsn),
    }
    return render(request, "casusregie/casus_detail.html", gegevens)
