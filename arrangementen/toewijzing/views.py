"""De pagina's van de aanbieder: zijn toewijzingen, en start en stop melden."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import SOORT_VAN_STAND, period_in_words, posted, size_in_words
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.rollen import Rol
from verloop.schermen.overgangspagina import add_errors

from .forms import StartForm, StopForm
from .melden import MELDERS, may_report, report_start, report_stop
from .models import Stand, Toewijzing

PER_PAGINA = 50
KAN: dict[str, tuple[str, ...]] = {
    Stand.WACHT: ("start",),
    Stand.LOOPT: ("stop",),
    Stand.STIL: ("start", "stop"),
    Stand.GESTOPT: ("start",),
}
NAMEN = {"start": "Start melden", "stop": "Stop melden"}


@voor_rollen(Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
def toewijzing_lijst(request: HttpRequest) -> HttpResponse:
    """All toewijzingen of the own aanbieder that one may see."""
    vandaag = timezone.localdate()
    eigen = request.user.organisaties_op(vandaag, *MELDERS)  # type: ignore[union-attr]
    rijen = Toewijzing.objects.visible_to(request.user, vandaag).filter(aanbieder_id__in=eigen)
    rijen = rijen.select_related("casus__jeugdige", "product", "gemeente").with_zorg()
    pagina = Paginator(rijen.order_by("-toegewezen_op", "-pk"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    log_list(request, "toewijzingen", len(pagina.object_list))
    gegevens = {"pagina": pagina, "rijen": [_row(toewijzing) for toewijzing in pagina]}
    return render(request, "arrangementen/toewijzing_lijst.html", gegevens)


@dossier("GET")
def toewijzing_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A toewijzing is shown on the page of its arrangement."""
    rijen = Toewijzing.objects.select_related("casus", "onderdeel__arrangement")
    toewijzing = get_visible(rijen, request, kenmerk, "toewijzing")
    return redirect("arrangementen:arrangement_detail", toewijzing.onderdeel.arrangement.kenmerk)


@dossier("GET", "POST", rollen=(Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE))
def toewijzing_start(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Report the start; the JW305 is made by itself."""
    toewijzing = _get(request, kenmerk, "start melden")
    form = _form(request, StartForm, toewijzing)
    return _page(request, toewijzing, form, "start", report_start)


@dossier("GET", "POST", rollen=(Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE))
def toewijzing_stop(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Report the end; the JW307 is made by itself."""
    toewijzing = _get(request, kenmerk, "stop melden")
    form = _form(request, StopForm, toewijzing)
    return _page(request, toewijzing, form, "stop", report_stop)


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Toewijzing:
    rijen = Toewijzing.objects.select_related(
        "casus__jeugdige", "casus__gemeente", "product", "aanbieder", "gemeente"
    )
    rijen = rijen.select_related("onderdeel__arrangement").with_zorg()
    toewijzing: Toewijzing = get_visible(rijen, request, kenmerk, onderdeel)
    if not may_report(toewijzing, request.user, timezone.localdate()):
        raise PermissionDenied("Alleen de aanbieder van deze hulp meldt start en stop.")
    return toewijzing


def _form(request: HttpRequest, soort: type[Any], toewijzing: Toewijzing) -> Any:
    return soort(posted(request), toewijzing=toewijzing, on=timezone.localdate())


def _page(
    request: HttpRequest,
    toewijzing: Toewijzing,
    form: Any,
    naam: str,
    report: Callable[..., Any],
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            report(toewijzing, **form.cleaned_data, by=request.user, op=timezone.now())
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Gemeld. De gemeente weet het nu ook.")
            return redirect("arrangementen:toewijzing_lijst")
    gegevens = {
        "form": form,
        "kop": NAMEN[naam],
        "rij": _row(toewijzing),
        "terug": reverse("arrangementen:toewijzing_lijst"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/toewijzing_form.html", gegevens, status=status)


def _row(toewijzing: Toewijzing) -> dict[str, Any]:
    stand = toewijzing.stand
    return {
        "toewijzing": toewijzing,
        "omvang": size_in_words(toewijzing),
        "periode": period_in_words(toewijzing.ingangsdatum, toewijzing.einddatum),
        "stand": Stand(stand).label,
        "soort": SOORT_VAN_STAND[stand],
        "acties": [
            (NAMEN[naam], reverse(f"arrangementen:toewijzing_{naam}", args=[toewijzing.kenmerk]))
            for naam in KAN.get(stand, ())
        ]
        + _change(toewijzing, stand),
    }


def _change(toewijzing: Toewijzing, stand: str) -> list[tuple[str, str]]:
    if stand not in (Stand.WACHT, Stand.LOOPT, Stand.STIL):
        return []
    url = reverse("arrangementen:wijziging_nieuw", args=[toewijzing.casus.kenmerk])
    return [("Wijziging vragen", url)]
