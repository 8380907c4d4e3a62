"""Het escalatiedashboard van de contractmanager: cijfers en de lijsten erachter, zonder namen."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Product
from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.rollen import Rol
from verloop.schermen import grafiek

from . import cijfers, regels, regiovisie
from .keuze import KeuzeForm

LEZERS = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)
PER_PAGINA = 50


@voor_rollen(*LEZERS)
def dashboard(request: HttpRequest) -> HttpResponse:
    """Four figures, two charts and the aanbieders with 1-op-1 past the last day."""
    context = _context(request)
    keuze, vandaag = context["keuze"], context["vandaag"]
    kern = cijfers.key_figures(keuze, vandaag)
    per_aanbieder = cijfers.above_norm_per_aanbieder(keuze)
    weken = cijfers.weekly_past_last_day(keuze, vandaag)
    context |= {
        "tegels": regels.tiles(kern, request.GET.urlencode()),
        "boven": grafiek.bars(
            "boven-norm",
            "Toewijzingen boven de norm per aanbieder, met en zonder grond",
            ["Met grond of hardheidsclausule", "Zonder grond"],
            per_aanbieder,
        )
        if per_aanbieder
        else None,
        "boven_zin": regels.above_norm_sentence(per_aanbieder, kern.boven),
        "weken": grafiek.lines(
            "voorbij", "1-op-1 voorbij de laatste dag, per week", weken, afspraak=0
        ),
        "weken_zin": regels.weekly_sentence(weken),
        "aanbieders": regels.aanbieder_rows(cijfers.past_per_aanbieder(keuze, vandaag), vandaag),
        "producten": regels.product_rows(cijfers.per_product(keuze)),
    }
    return render(request, "sturing/dashboard.html", context)


@voor_rollen(*LEZERS)
def past_list(request: HttpRequest) -> HttpResponse:
    """The list behind '1-op-1 voorbij de laatste dag'."""
    context = _context(request)
    rijen = cijfers.past_last_day(context["keuze"], context["vandaag"]).order_by("einddatum", "pk")
    return _inzet_list(request, context, rijen, "1-op-1 voorbij de laatste dag")


@voor_rollen(*LEZERS)
def near_list(request: HttpRequest) -> HttpResponse:
    """The list behind '1-op-1 op dag 21 tot en met 28'."""
    context = _context(request)
    rijen = cijfers.near_last_day(context["keuze"], context["vandaag"]).order_by("einddatum", "pk")
    return _inzet_list(request, context, rijen, "1-op-1 op dag 21 tot en met 28")


@voor_rollen(*LEZERS)
def above_list(request: HttpRequest) -> HttpResponse:
    """The list behind 'Toewijzingen boven de norm'."""
    context = _context(request)
    rijen = (
        cijfers.above_norm(context["keuze"])
        .select_related("casus", "gemeente", "aanbieder", "product", "onderdeel")
        .order_by("-toegewezen_op", "-pk")
    )
    context["pagina"] = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context["regels"] = [regels.toewijzing_row(rij) for rij in context["pagina"]]
    return render(request, "sturing/boven_norm.html", context)


@voor_rollen(*LEZERS)
def region(request: HttpRequest) -> HttpResponse:
    """The indicators of the Regiovisie, each with its definition."""
    vandaag = timezone.localdate()
    gegevens = {
        "maanden": instelling(regiovisie.MAANDEN, vandaag),
        "drempel": instelling("cijfers.kleine_aantallen", vandaag),
        "moment": timezone.now(),
        "in_een_keer": regiovisie.first_time_right(vandaag),
        "stapeling": regiovisie.stacked(vandaag),
        "pleegzorg": regiovisie.foster_share(vandaag),
    }
    return render(request, "sturing/regiovisie.html", gegevens)


def _inzet_list(
    request: HttpRequest, context: dict[str, Any], rijen: QuerySet, kop: str
) -> HttpResponse:
    rijen = cijfers.with_trede(rijen).select_related("casus", "casus__gemeente", "aanbieder")
    context["pagina"] = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context["regels"] = [regels.inzet_row(rij, context["vandaag"]) for rij in context["pagina"]]
    return render(request, "sturing/inzetten.html", context | {"kop": kop})


def _context(request: HttpRequest) -> dict[str, Any]:
    """Filter, day and moment; every page shows of which moment its figures are."""
    vandaag = timezone.localdate()
    producten = [(p.code, f"{p.naam} ({p.code})") for p in Product.objects.valid_on(vandaag)]
    form = KeuzeForm(request.GET, on=vandaag, producten=producten)
    return {
        "form": form,
        "keuze": form.chosen(),
        "vandaag": vandaag,
        "moment": timezone.now(),
        "vraag": request.GET.urlencode(),
        "dashboard_url": f"{reverse('sturing:dashboard')}?{request.GET.urlencode()}",
    }
