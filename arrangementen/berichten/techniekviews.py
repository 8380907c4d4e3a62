"""Berichten voor beheer: de stand in het verkeer en de bron, zonder wie het over gaat."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol

from .bron import source_of
from .lijst import MAPPEN
from .models import Bericht
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
    gegevens = {"bericht": bericht, "bron": source_of(bericht)}
    return render(request, "arrangementen/berichten/bron.html", gegevens)
