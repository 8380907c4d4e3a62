"""Schrijft het leeslogboek: elke blik in een dossier laat een regel na, ook een geweigerde."""

import uuid
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from .models import Leesregel, Medewerker

#: Answers that show nothing of what was asked for.
GEWEIGERD = (403, 404)


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


def log_refused(request: HttpRequest, status: int) -> None:
    """One row for a page of a dossier that was refused (403, 404); others leave none.

    Written after the transaction of the view, which took its own rows back. What does not exist
    and what is not for this person leave the same row, with the kenmerk that was asked for.
    """
    adres = getattr(request, "resolver_match", None)
    beleid = getattr(adres.func, "beleid", None) if adres else None
    if status not in GEWEIGERD or getattr(beleid, "soort", "") != "dossier":
        return
    gevraagd = adres.kwargs.get("kenmerk")
    log_read(
        request,
        None,
        adres.url_name or "",
        grondslag="geen",
        actie="R" if request.method in ("GET", "HEAD") else "U",
        uitkomst="geweigerd",
        dossier=gevraagd if isinstance(gevraagd, uuid.UUID) else None,
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
