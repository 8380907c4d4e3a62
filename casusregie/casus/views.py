"""De schermen van één casus: overzicht, BSN tonen en de tijdlijn."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.leeslog import log_read

from .banner import case_context, page_casus
from .models import Casus
from .ophalen import for_overview, seed
from .overzicht import overview
from .tijdlijn import future_lines, kinds, page_of_events, timeline_lines

#: A timeline of at most this many events needs no filter (ui.md §5).
ZONDER_FILTER = 20


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


@dossier("GET")
def casus_timeline(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What happened, newest first, with what is still to come on top."""
    casus = page_casus(request, kenmerk, "tijdlijn")
    soorten = kinds(casus)
    soort = request.GET.get("soort", "")
    soort = soort if soort in {code for code, _, _ in soorten} else ""
    voor = request.GET.get("voor", "")
    bladzijde = page_of_events(casus, soort, voor)
    eerste = not soort and not voor
    gegevens = {
        **case_context(request, casus),
        "komend": future_lines(casus, request.user, timezone.localdate()) if eerste else [],
        "regels": timeline_lines(bladzijde.gebeurtenissen),
        "soorten": soorten if sum(n for _, _, n in soorten) > ZONDER_FILTER else [],
        "soort": soort,
        "voor": voor,
        "verder": bladzijde.verder,
    }
    return render(request, "casusregie/tijdlijn.html", gegevens)


def _overview_casus(request: HttpRequest, kenmerk: uuid.UUID) -> Casus:
    casussen = for_overview(Casus.objects.all(), timezone.localdate())
    casus: Casus = get_visible(casussen, request, kenmerk, "overzicht")
    seed(casus)
    return casus


def _show(request: HttpRequest, casus: Casus, bsn: str = "") -> HttpResponse:
    gegevens = {
        **overview(casus, request.user, timezone.localdate()),
        **case_context(request, casus, klein=False, bsn=bsn),
    }
    return render(request, "casusregie/casus_detail.html", gegevens)
