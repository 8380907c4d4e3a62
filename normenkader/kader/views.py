"""De pagina's van de versies van het kader: lezen voor iedereen, opstellen en vaststellen."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from normenkader.beheer.concept import (
    GEWIJZIGD,
    OPGESTELD,
    Concept,
    concept_page,
    refuse_unless_amends,
)
from normenkader.instellingen import effective_regel
from normenkader.models import KaderVersie
from normenkader.models.bevoegd import keeps_norms
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.http import HttpRequest
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, register
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page
from verloop.schermen.verschil import version_seen

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
    concept = _concept(request, begin, treden_of(vorige))

    def save() -> str:
        blijft = {naam: getattr(vorige, naam) for naam in BLIJFT} if vorige else {}
        versie = KaderVersie(opgesteld_door=request.user, **blijft, **_contents(concept))
        return reverse(DETAIL, args=[register(versie, by=request.user).kenmerk])

    return concept_page(
        request, concept, save, kop="Kader opstellen", terug=reverse(LIJST), gelukt=OPGESTELD
    )


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def kader_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change a concept; an adopted version never changes."""
    versie = _versie(kenmerk)
    refuse_unless_amends(versie, request.user, timezone.localdate())
    terug = reverse(DETAIL, args=[kenmerk])
    concept = _concept(request, values(versie), treden_of(versie))

    def save() -> str:
        amend(versie, by=request.user, versie=version_seen(request), **_contents(concept))
        return terug

    kop, gezien = f"Versie {versie.versienaam} wijzigen", versie.versie
    return concept_page(
        request, concept, save, kop=kop, terug=terug, gelukt=GEWIJZIGD, versie=gezien
    )


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


def _concept(request: HttpRequest, begin: Any, treden: Any) -> Concept:
    data = request.POST if request.method == "POST" else None
    rijen = TredenForm(data, initial=treden, prefix="trede")
    return Concept("normenkader/kader_form.html", KaderForm(data, initial=begin), "treden", rijen)


def _contents(concept: Concept) -> dict[str, Any]:
    return {**concept.form.cleaned_data, "treden": concept.rijen.rows()}
