"""Schrijft het leeslogboek: elke blik in een dossier laat een regel na, in dezelfde transactie."""

import uuid
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from .models import Leesregel, Medewerker


def log_read(
    request: HttpRequest,
    object_: models.Model | None,
    onderdeel: str,
    *,
    grondslag: str = "betrokkenheid",
    actie: str = "R",
    gebeurtenis: str = "bekijken",
    uitkomst: str = "toegestaan",
    dossier: uuid.UUID | None = None,
    detail: str = "",
) -> Leesregel:
    """Add one row (NEN 7513 fields). `object_` needs a `kenmerk`; `detail` never holds names."""
    medewerker = request.user
    assert isinstance(medewerker, Medewerker)  # noqa: S101 - het beleid liet alleen medewerkers door
    request.leesregels = getattr(request, "leesregels", 0) + 1  # type: ignore[attr-defined]
    return Leesregel.objects.create(
        op=timezone.now(),
        actie=actie,
        gebeurtenis=gebeurtenis,
        uitkomst=uitkomst,
        dossier=dossier or _dossier_of(object_),
        object_soort=object_._meta.label_lower if object_ is not None else "lijst",
        object_kenmerk=getattr(object_, "kenmerk", None),
        onderdeel=onderdeel,
        grondslag=grondslag,
        bron=request.META.get("REMOTE_ADDR", ""),
        verzoek=getattr(request, "kenmerk", None),
        detail=detail[:200],
        **_who(medewerker),
    )


def _who(medewerker: Medewerker) -> dict[str, Any]:
    """The person as known at this moment: name, roles and organisation are copied."""
    aanstellingen = medewerker.aanstellingen_op(timezone.localdate())
    return {
        "medewerker": medewerker,
        "naam": medewerker.naam,
        "rollen": ", ".join(sorted({a.rol for a in aanstellingen}))[:200],
        "organisatie": ", ".join(sorted({a.organisatie.naam for a in aanstellingen}))[:120],
        "doel": "uitvoeren jeugdhulp",
    }


def _dossier_of(object_: models.Model | None) -> uuid.UUID | None:
    vraag = getattr(object_, "dossier_kenmerk", None)
    return vraag() if vraag else None
