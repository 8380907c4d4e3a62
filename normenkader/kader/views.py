"""De pagina's van de versies van het kader: lezen voor iedereen, opstellen en vaststellen."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from normenkader.instellingen import effective_regel
from normenkader.models import KaderVersie
from normenkader.models.bevoegd import keeps_norms
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.http import HttpRequest
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, register
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page

from .forms import BLIJFT, KaderForm, TredenForm, treden_of, values
from .ladder import WIE, ZEVEN_STAPPEN
from .vaststellen import adopt_version

LIJST, DETAIL = "normenkader:kader_list", "normenkader:kader_detail"
GEVOLGEN = [
    "De versie verandert daarna niet meer.",
    "De vorige versie eindigt op de dag voor de eerste dag van deze.",
    "Een 1-op-1 of termijn die al begonnen is, houdt de dagen en de ladder van haar begin.",
]


@ingelogd("GET")
def kader_list(request: HttpRequest) -> HttpResponse:
    """All versions, and both ladders as they hold today; nothing about people."""
    vandaag = timezone.localdate()
    nu = KaderVersie.objects.version_on(vandaag)
    gegevens = {
        "nu": nu,
        "rijen": [(versie, stand_of(versie, nu, vandaag)) for versie in _all()],
        "stappen": [(stap, WIE[stap.wie], _term(stap.code, vandaag)) for stap in ZEVEN_STAPPEN],
        "is_beheerder": keeps_norms(request.user, vandaag),
    }
    return render(request, "normenkader/kader_lijst.html", gegevens)


@ingelogd("GET")
def kader_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One version: its numbers, its ladder, its sources, who drew it up and who adopted it."""
    versie, vandaag = _versie(kenmerk), timezone.localdate()
    beheerder = keeps_norms(request.user, vandaag)
    gegevens = {
        "kader": versie,
        "stand": stand_of(versie, KaderVersie.objects.version_on(vandaag), vandaag),
        "acties": _moves(versie, request, vandaag) if beheerder else [],
        "mag_wijzigen": beheerder and versie.on(vandaag).may_amend(request.user) is True,
        "is_beheerder": beheerder,
    }
    return render(request, "normenkader/kader_detail.html", gegevens)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def kader_new(request: HttpRequest) -> HttpResponse:
    """A concept on the ground of the newest adopted version."""
    vorige = KaderVersie.objects.adopted().order_by("geldig_van").last()
    begin = values(vorige) | {"versienaam": "", "geldig_van": None, "bron": ""}
    form, treden = _forms(request, begin, treden_of(vorige))
    if _valid(form, treden):
        blijft = {naam: getattr(vorige, naam) for naam in BLIJFT} if vorige else {}
        versie = KaderVersie(opgesteld_door=request.user, **blijft, **_contents(form, treden))
        try:
            versie = register(versie, by=request.user)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Het concept is opgeslagen. Een ander stelt het vast.")
            return redirect(DETAIL, versie.kenmerk)
    return _form_page(request, form, treden, "Kader opstellen", reverse(LIJST))


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def kader_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change a concept; an adopted version never changes."""
    versie = _versie(kenmerk)
    oordeel = versie.on(timezone.localdate()).may_amend(request.user)
    if oordeel is not True:
        raise PermissionDenied(str(oordeel))
    terug = reverse(DETAIL, args=[kenmerk])
    form, treden = _forms(request, values(versie), treden_of(versie))
    if _valid(form, treden):
        try:
            inhoud, gezien = _contents(form, treden), _seen(request)
            amend(versie, by=request.user, versie=gezien, **inhoud)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Het concept is gewijzigd.")
            return redirect(terug)
    kop = f"Versie {versie.versienaam} wijzigen"
    return _form_page(request, form, treden, kop, terug, versie=versie.versie)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def kader_adopt(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Adopt a concept that another normbeheerder drew up (four eyes)."""
    versie = _versie(kenmerk)
    return transition_page(
        request,
        versie,
        "adopt",
        form_class=Formulier,
        terug=reverse(DETAIL, args=[kenmerk]),
        zet=adopt_version,
        gevolgen=GEVOLGEN,
        kruimels=[("Versies van het kader", reverse(LIJST)), (versie.versienaam, "")],
    )


def stand_of(versie: KaderVersie, nu: KaderVersie | None, on: date) -> str:
    """Where a version stands on that day, in one or two words."""
    if versie.vastgesteld_op is None:
        return "Concept"
    if nu is not None and versie.pk == nu.pk:
        return "Geldt nu"
    return "Geldt straks" if versie.geldig_van > on else "Verlopen"


def _term(code: str, on: date) -> str:
    return effective_regel(f"ladder.{code}", on).lengte_in_woorden


def _all() -> Any:
    return KaderVersie.objects.select_related("opgesteld_door").order_by("-geldig_van", "-pk")


def _versie(kenmerk: uuid.UUID) -> KaderVersie:
    rijen = KaderVersie.objects.select_related("opgesteld_door", "vastgesteld_door")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _moves(versie: KaderVersie, request: HttpRequest, on: date) -> list[Any]:
    url = reverse("normenkader:kader_adopt", args=[versie.kenmerk])
    zetten = (zet for zet in moves(versie, request.user, on) if zet.naam == "adopt")
    return [replace(zet, url=url) for zet in zetten]


def _forms(request: HttpRequest, begin: Any, treden: Any) -> tuple[KaderForm, Any]:
    data = request.POST if request.method == "POST" else None
    return KaderForm(data, initial=begin), TredenForm(data, initial=treden, prefix="trede")


def _valid(form: KaderForm, treden: Any) -> bool:
    return form.is_bound and all([form.is_valid(), treden.is_valid()])


def _contents(form: KaderForm, treden: Any) -> dict[str, Any]:
    return {**form.cleaned_data, "treden": treden.rows()}


def _form_page(
    request: HttpRequest, form: KaderForm, treden: Any, kop: str, terug: str, **meer: Any
) -> HttpResponse:
    fout = form.is_bound and bool(form.errors or treden.total_error_count())
    gegevens = {"form": form, "treden": treden, "kop": kop, "terug": terug, **meer}
    return render(request, "normenkader/kader_form.html", gegevens, status=422 if fout else 200)


def _seen(request: HttpRequest) -> int | None:
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else None
