"""De berichtenbox van backoffice en aanbieder, en de berichten van een casus."""

import uuid
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrangementen.schermen import posted
from casusregie.casus.banner import case_context, page_casus
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol

from .forms import BestandForm
from .leesbaar import contents_of, findings_in_words
from .lijst import (
    LEEG,
    MAPPEN,
    box_counts,
    choice_of,
    filter_groups,
    folder_of,
    narrowed,
    stuck_in_words,
)
from .mislukt import stays_behind
from .models import Bericht, Berichtstand
from .ontvangst import receive
from .opnieuw.views import refusal
from .stuf.uit import envelope_name, enveloped
from .weergave import chain_of, message_rows, own_codes

PER_PAGINA = 50
ROLLEN = (Rol.BACKOFFICE, Rol.ZORGADMINISTRATIE)


@voor_rollen(*ROLLEN)
def bericht_lijst(request: HttpRequest) -> HttpResponse:
    """The message box: received, sent, ready, waiting for an answer, rejected."""
    vandaag = timezone.localdate()
    map_, keuze = folder_of(request.GET.get("map", "")), choice_of(request.GET)
    alle = Bericht.objects.in_box(request.user, vandaag)
    pagina = Paginator(narrowed(alle, map_, keuze), PER_PAGINA).get_page(request.GET.get("pagina"))
    log_list(request, "berichten", len(pagina.object_list), zoektekst=bool(keuze["zoek"]))
    mappen, backoffice = box_counts(alle, map_), request.user.has_role(Rol.BACKOFFICE, on=vandaag)
    gegevens = {
        "pagina": pagina,
        "map": map_,
        "naam": MAPPEN[map_][0],
        "leeg": LEEG[map_],
        "rijen": message_rows(pagina.object_list, vandaag),
        "weergaven": mappen,
        "vast": stuck_in_words(mappen) if backoffice and map_ != "vast" else "",
        "groepen": filter_groups(keuze),
        "gekozen": sum(bool(waarde) for waarde in keuze.values()),
        "verborgen": [("map", map_)],
        "backoffice": backoffice,
    }
    deel = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    naam = "_lijst.html" if deel else "lijst.html"
    return render(request, f"arrangementen/berichten/{naam}", gegevens)


@dossier("GET")
def casus_berichten(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The messages of a casus, in and out; never the message itself."""
    vandaag = timezone.localdate()
    casus = page_casus(request, kenmerk, "berichten")
    berichten = Bericht.objects.visible_to(request.user, vandaag).filter(casus=casus).for_list()
    pagina = Paginator(berichten, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = {
        "pagina": pagina,
        "rijen": message_rows(pagina.object_list, vandaag),
        **case_context(request, casus),
    }
    return render(request, "arrangementen/bericht_casus.html", gegevens)


@dossier("GET")
def bericht_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One message: parties, days, chain, contents without the person, and findings in Dutch."""
    rijen = Bericht.objects.for_list().prefetch_related("herzendingen__door", "herzendingen__nieuw")
    bericht = get_visible(rijen, request, kenmerk, "bericht")
    vandaag = timezone.localdate()
    eigen = Bericht.objects.in_box(request.user, vandaag).filter(pk=bericht.pk).exists()
    gegevens = {
        "rij": message_rows([bericht], vandaag)[0],
        "bericht": bericht,
        "bevindingen": findings_in_words(bericht.bevindingen),
        "vast": stays_behind(bericht),
        "keten": chain_of(bericht, vandaag),
        "inhoud": contents_of(bericht) if eigen else [],
        "vervanger": getattr(bericht, "vervanger", None),
        "mag_ophalen": _may_fetch(bericht, request.user, vandaag) if eigen else False,
        "mag_opnieuw": _offers_again(bericht, request.user, vandaag),
    }
    return render(request, "arrangementen/berichten/detail.html", gegevens)


def _may_fetch(bericht: Bericht, medewerker: Any, on: date) -> bool:
    """The administration fetches the file; who only reads has no use for it."""
    return bool(bericht.soort) and bool(medewerker.has_role(*ROLLEN, on=on))


@dossier("GET", rollen=ROLLEN)
def bericht_bestand(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The file of an own message, for the own administration; each time logged."""
    rijen = Bericht.objects.filter(
        pk__in=Bericht.objects.in_box(request.user, timezone.localdate()).values("pk")
    ).exclude(soort="")
    bericht = get_visible(rijen, request, kenmerk, "bestand van een bericht")
    antwoord = HttpResponse(bericht.data, content_type="application/xml")
    antwoord["Content-Disposition"] = f'attachment; filename="{bericht.te_versturen_naam}"'
    return antwoord


@dossier("GET", rollen=ROLLEN)
def bericht_envelop(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The same file in its StUF-GGk envelope, for the node; each time logged."""
    rijen = Bericht.objects.filter(
        pk__in=Bericht.objects.in_box(request.user, timezone.localdate()).values("pk")
    ).outgoing()
    bericht = get_visible(
        rijen.select_related("retour_op"), request, kenmerk, "envelop van een bericht"
    )
    antwoord = HttpResponse(enveloped(bericht), content_type="application/xml")
    naam = envelope_name(bericht)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


@transaction.non_atomic_requests
@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def bericht_inlezen(request: HttpRequest) -> HttpResponse:
    """Upload one file; it is kept before it is read, so no transaction surrounds this view."""
    codes = own_codes(request.user, timezone.localdate())
    form = BestandForm(posted(request), request.FILES or None, codes=codes)
    uitkomst = None
    if form.is_bound and form.is_valid():
        uitkomst = receive(
            form.cleaned_data["bestand"],
            by=request.user,
            op=timezone.now(),
            bestand=str(request.FILES["bestand"]),
        )
        log_read(request, uitkomst.rij, "bericht inlezen", actie="C", gebeurtenis="inlezen")
    bevindingen = findings_in_words(uitkomst.bevindingen) if uitkomst else []
    gegevens = {"form": form, "uitkomst": uitkomst, "bevindingen": bevindingen}
    status = 422 if form.is_bound and not (uitkomst and uitkomst.goed) else 200
    return render(request, "arrangementen/bericht_inlezen.html", gegevens, status=status)


def _offers_again(bericht: Any, medewerker: Any, on: Any) -> bool:
    """Is there a page for this person to send it again?"""
    mag = medewerker.has_role(Rol.BACKOFFICE, on=on, organisatie_id=bericht.gemeente_id)
    return bool(
        mag and refusal(bericht, medewerker, bericht.status == Berichtstand.AFGEKEURD) is None
    )
