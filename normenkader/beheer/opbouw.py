"""Zet de normen klaar voor het scherm: per weergave, en als begin van een formulier."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from normenkader.ijking.voorstel import proposal_from
from normenkader.models import Normversie
from normenkader.models.beheerd import Status

from .forms import NormForm, questions_as_text

VELDEN = tuple(NormForm.base_fields)
WEERGAVEN = {"nu": "Geldt nu", "straks": "Geldt straks", "concept": "Concept", "oud": "Verlopen"}


def view_of(norm: Normversie, on: date) -> str:
    """The tab a version stands on that day: nu, straks, concept or oud."""
    if norm.status == Status.CONCEPT:
        return "concept"
    if norm.geldig_tot and norm.geldig_tot < on:
        return "oud"
    return "straks" if norm.geldig_van > on else "nu"


def tabs(per_weergave: dict[str, list[Normversie]], gekozen: str) -> list[dict[str, Any]]:
    """The tabs with their numbers."""
    return [
        {
            "naam": naam,
            "url": f"{reverse('normenkader:norm_list')}?weergave={code}",
            "aantal": len(per_weergave[code]),
            "actief": code == gekozen,
        }
        for code, naam in WEERGAVEN.items()
    ]


def start(request: HttpRequest, on: date) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the form of a new version begins with."""
    voorstel = proposal_from(request.GET, on)
    kenmerk = _uuid(request.GET.get("van"))
    basis = Normversie.objects.filter(kenmerk=kenmerk).first() if kenmerk else None
    if voorstel is not None:
        return voorstel, grounds(voorstel.pop("basis"))
    if basis is None:
        return {}, []
    return values(basis) | {"versienaam": "", "geldig_van": None, "geldig_tot": None}, grounds(
        basis
    )


def values(norm: Normversie) -> dict[str, Any]:
    """The fields of the form, as this version has them."""
    return {naam: getattr(norm, naam) for naam in VELDEN}


def grounds(norm: Normversie | None) -> list[dict[str, Any]]:
    """The grounds as the formset begins with them."""
    if norm is None:
        return []
    return [
        {
            "code": grond.code,
            "tekst": grond.tekst,
            "leeftijd_van": grond.leeftijd_van,
            "leeftijd_tot": grond.leeftijd_tot,
            "bewijsvragen": grond.bewijsvragen,
            "vragen": questions_as_text(grond.bewijsvragen),
        }
        for grond in norm.gronden.all()
    ]


def _uuid(tekst: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst or "")
    except ValueError:
        return None
