"""De berichtenbox van backoffice en aanbieder, en de berichten van een casus."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import posted
from arrangementen.toewijzing.openen import ask_to_send
from casusregie.casus.banner import case_context, page_casus
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import Rol

from .forms import BestandForm
from .models import Bericht, Berichtstand
from .ontvangst import receive
from .weergave import box_counts, message_rows, of_box, own_codes

PER_PAGINA = 50
ROLLEN = (Rol.BACKOFFICE, Rol.ZORGADMINISTRATIE)


@voor_rollen(*ROLLEN)
def bericht_lijst(request: HttpRequest) -> HttpResponse:
    """The message box: received, sent, rejected, waiting for an answer."""
    vandaag = timezone.localdate()
    map_ = request.GET.get("map", "in")
    alle = Bericht.objects.in_box(request.user, vandaag)
    pagina = Paginator(of_box(alle, map_).for_list(), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    log_list(request, "berichten", len(pagina.object_list))
    gegevens = {
        "pagina": pagina,
        "rijen": message_rows(pagina.object_list, vandaag),
        "weergaven": box_counts(alle, map_, reverse("arrangementen:bericht_lijst")),
    }
    return render(request, "arrangementen/bericht_lijst.html", gegevens)


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
    """One message: parties, days, stand and every finding in Dutch."""
    bericht = get_visible(Bericht.objects.for_list(), request, kenmerk, "bericht")
    vandaag = timezone.localdate()
    eigen = Bericht.objects.in_box(request.user, vandaag).filter(pk=bericht.pk).exists()
    gegevens = {
        "rij": message_rows([bericht], vandaag)[0],
        "bericht": bericht,
        "retouren": message_rows(bericht.retouren.for_list(), vandaag),
        "mag_ophalen": eigen and bool(bericht.soort),
        "mag_opnieuw": _may_resend(bericht, request.user, vandaag),
    }
    return render(request, "arrangementen/bericht_detail.html", gegevens)


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


@dossier("POST", rollen=(Rol.BACKOFFICE,))
def bericht_opnieuw(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Make a new JW301 after the receiver rejected one (OP286)."""
    rijen = Bericht.objects.select_related("casus", "aanbieder")
    bericht = get_visible(rijen, request, kenmerk, "bericht opnieuw maken")
    if _may_resend(bericht, request.user, timezone.localdate()):
        sleutel = f"opnieuw:{bericht.pk}"
        ask_to_send(bericht.casus, bericht.aanbieder, op=timezone.now(), sleutel=sleutel)
        messages.success(request, "Er gaat vanzelf een nieuwe toewijzing (JW301) uit.")
    else:
        messages.error(request, "Dit bericht hoeft niet opnieuw.")
    return redirect("arrangementen:bericht_detail", kenmerk)


@transaction.non_atomic_requests
@voor_rollen(*ROLLEN, methoden=("GET", "POST"))
def bericht_inlezen(request: HttpRequest) -> HttpResponse:
    """Upload one file; it is kept before it is read, so no transaction surrounds this view."""
    codes = own_codes(request.user, timezone.localdate())
    form = BestandForm(posted(request), request.FILES or None, codes=codes)
    uitkomst = None
    if form.is_bound and form.is_valid():
        naam = request.FILES["bestand"].name
        uitkomst = receive(
            form.cleaned_data["bestand"], by=request.user, op=timezone.now(), bestand=naam
        )
        log_read(request, uitkomst.rij, "bericht inlezen", actie="C", gebeurtenis="inlezen")
    gegevens = {"form": form, "uitkomst": uitkomst}
    status = 422 if form.is_bound and not (uitkomst and uitkomst.goed) else 200
    return render(request, "arrangementen/bericht_inlezen.html", gegevens, status=status)


def _may_resend(bericht: Any, medewerker: Any, on: Any) -> bool:
    gemeente = bericht.gemeente_id
    mag = medewerker.has_role(Rol.BACKOFFICE, on=on, organisatie_id=gemeente)
    return bool(mag and bericht.soort == "301" and bericht.status == Berichtstand.AFGEKEURD)
