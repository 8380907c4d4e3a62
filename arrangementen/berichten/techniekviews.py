"""Berichten voor beheer: de stand in het verkeer en de bron, zonder wie het over gaat."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol

from .bron import source_of
from .inlezen import try_again
from .lijst import MAPPEN
from .mislukt import stays_behind
from .models import Bericht
from .pogingen import Verwerkpoging, most_attempts
from .weergave import SOORT_VAN_STAND

PER_PAGINA = 50


@voor_rollen(Rol.BEHEERDER)
def bericht_techniek(request: HttpRequest) -> HttpResponse:
    """All messages with number, stand and codes; no party's client is named."""
    gekozen = request.GET.get("map", "afgekeurd")
    filter_ = MAPPEN.get(gekozen, MAPPEN["afgekeurd"])[1]
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:12]
    rijen = Bericht.objects.filter(filter_).defer("ruw").order_by("-op", "-pk")
    if zoek:
        rijen = rijen.filter(identificatie__icontains=zoek)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    log_list(request, "berichten (techniek)", len(pagina.object_list), zoektekst=bool(zoek))
    gegevens = {
        "pagina": pagina,
        "zoek": zoek,
        "gekozen": gekozen if gekozen in MAPPEN else "afgekeurd",
        "mappen": [(naam, label) for naam, (label, _) in MAPPEN.items()],
        "kleuren": SOORT_VAN_STAND,
    }
    return render(request, "arrangementen/berichten/techniek.html", gegevens)


@voor_rollen(Rol.BEHEERDER)
def bericht_bron(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The source of one message with everything that leads to a person masked; each look logged."""
    bericht = get_object_or_404(Bericht, kenmerk=kenmerk)
    log_read(request, bericht, "bron van een bericht", grondslag="technisch beheer")
    gegevens = {"bericht": bericht, "bron": source_of(bericht), "vast": stays_behind(bericht)}
    return render(request, "arrangementen/berichten/bron.html", gegevens)


@voor_rollen(Rol.BEHEERDER, methoden=("POST",))
def bericht_opnieuw_proberen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Try a message that stayed behind once more; what became of it is told."""
    bericht = get_object_or_404(Bericht, kenmerk=kenmerk)
    if stays_behind(bericht):
        bericht = try_again(bericht, by=request.user, op=timezone.now())
        if stays_behind(bericht):
            messages.warning(request, "Het is weer niet gelukt. De reden staat hieronder.")
        else:
            messages.success(request, "Het bericht is verwerkt. De afzender krijgt antwoord.")
    return redirect("arrangementen:bericht_bron", kenmerk)


def given_up_count(request: HttpRequest) -> int:
    """How many messages are not tried by themselves any more, for the menu of beheer."""
    meeste = most_attempts(timezone.now())
    return Verwerkpoging.objects.filter(aantal__gte=meeste).count()
