"""De schermen van het leeslogboek: het tabblad Inzage en de lijst van de toezichthouder."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.tijdlijn import in_period
from organisaties.beleid import dossier, voor_rollen
from organisaties.leeslog import log_read
from organisaties.rollen import Rol

from . import vragen
from .forms import PeriodeForm, ToezichtForm


@dossier("GET")
def casus_log(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who read this dossier, for those who hold the regie; reading this is logged as well."""
    casus = page_casus(request, kenmerk, "inzage")
    if not vragen.may_read_log(casus, request.user, timezone.localdate()):
        raise PermissionDenied(
            "Alleen de casusregisseur, de procesregisseur en de teamleider zien wie heeft gelezen."
        )
    log_read(request, casus, "inzage", gebeurtenis="logboek")
    form = PeriodeForm(request.GET or None)
    rijen = vragen.rows_of_casus(casus, request.user, timezone.localdate())
    if form.is_bound and form.is_valid():
        rijen = in_period(rijen, form.cleaned_data["van"], form.cleaned_data["tot"])
    gevonden, verder = vragen.page_of(rijen, request.GET.get("voor", ""))
    gegevens = {
        **case_context(request, casus),
        **_page(form, verder),
        "regels": [vragen.in_plain_words(rij) for rij in gevonden],
    }
    return render(request, "casusregie/leeslog_casus.html", gegevens, status=_status(form))


@voor_rollen(Rol.TOEZICHTHOUDER)
def log_list(request: HttpRequest) -> HttpResponse:
    """All reading, for the toezichthouder: who, when, which part; never the contents."""
    form = ToezichtForm(request.GET or None)
    rijen = vragen.all_rows()
    if form.is_bound and form.is_valid():
        rijen = _filtered(rijen, form.cleaned_data)
    gevonden, verder = vragen.page_of(rijen, request.GET.get("voor", ""))
    log_read(
        request,
        None,
        "leeslogboek",
        gebeurtenis="logboek",
        grondslag="toezicht",
        detail=f"{len(gevonden)} rijen",
    )
    nummers = vragen.casusnummers(gevonden)
    gegevens = {
        **_page(form, verder),
        "regels": [vragen.in_plain_words(rij, nummers.get(rij.dossier, "")) for rij in gevonden],
    }
    return render(request, "casusregie/leeslog_lijst.html", gegevens, status=_status(form))


def _filtered(rijen: Any, gekozen: dict[str, Any]) -> Any:
    rijen = in_period(rijen, gekozen["van"], gekozen["tot"])
    if gekozen["medewerker"]:
        rijen = vragen.by_person(rijen, gekozen["medewerker"])
    if gekozen["casusnummer"]:
        rijen = vragen.of_casusnummer(rijen, gekozen["casusnummer"])
    return rijen


def _page(form: Any, verder: str) -> dict[str, Any]:
    return {"form": form, "verder": verder}


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
