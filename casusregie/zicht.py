"""Haalt op wat iemand mag zien en schrijft die blik in het leeslogboek; anders niet gevonden."""

import uuid
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.utils import timezone

from casusregie.jeugdige.querysets import access_for, temporary_access
from casusregie.zichtvorm import first_row, shape_of
from organisaties.leeslog import log_read

M = TypeVar("M", bound=models.Model)


def get_visible(vragen: Any, request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The one row with this kenmerk that the user may see, logged in the same transaction.

    `vragen` are rows, or a function that makes them for somebody on a day (`zichtvorm`).
    Raises Http404, the same for what does not exist and for what is not for this user.
    """
    vandaag, gemaakt = timezone.localdate(), callable(vragen)

    def ask(wie: Any, kenmerk: Any) -> models.QuerySet[Any]:
        rijen = vragen(wie, vandaag) if gemaakt else vragen
        return _with_ground(rijen.visible_to(wie, vandaag), wie, vandaag).filter(kenmerk=kenmerk)

    vorm = (vragen,) if gemaakt else shape_of(vragen.all())
    rij = first_row(vorm, ask, request.user, vandaag, kenmerk)
    if rij is None:
        raise Http404("niet gevonden")
    actie = "R" if request.method in ("GET", "HEAD") else "U"
    log_read(request, rij, onderdeel, actie=actie, grondslag=_ground(rij))
    return rij


def _with_ground(rijen: models.QuerySet[Any], wie: Any, on: date) -> models.QuerySet[Any]:
    """Add `inzagegrond`: the involvement that opens the casus, else the temporary access.

    The one that names the casus goes before the one that names the jeugdige. What reaches its
    casus along one of several ways names them in `paden`. The casus comes along, for the log.
    """
    pad = getattr(rijen, "pad", None)
    if pad is None:
        return rijen
    paden = getattr(rijen, "paden", (pad,))
    gronden = [g for p in paden for g in _grounds(p, wie, on)]
    rijen = rijen.annotate(inzagegrond=Coalesce(*gronden, output_field=models.CharField()))
    return rijen.select_related(pad) if pad and len(paden) == 1 else rijen


def _grounds(pad: str, wie: Any, on: date) -> list[Subquery]:
    """The grounds along one way to the casus, the strongest first."""
    voor = f"{pad}__" if pad else ""
    tijdelijk = temporary_access(wie, on, f"{voor}jeugdige").values("grond")[:1]
    toegang = access_for(wie, on)
    return [
        Subquery(_first(toegang.filter(casus=OuterRef(f"{voor}pk")))),
        Subquery(_first(toegang.filter(jeugdige=OuterRef(f"{voor}jeugdige"), casus=None))),
        Subquery(tijdelijk, output_field=models.CharField()),
    ]


def _first(gronden: models.QuerySet[Any]) -> models.QuerySet[Any]:
    return gronden.order_by("begindatum", "pk").values("grond")[:1]


def _ground(rij: Any) -> str:
    """At most 120 signs, as the log holds; a fixed word for what hangs under no casus."""
    return str(rij.__dict__.pop("inzagegrond", "") or "betrokkenheid")[:120]


def log_list(request: HttpRequest, onderdeel: str, aantal: int, zoektekst: bool = False) -> None:
    """A list with names on it is a look as well: one row with the number of dossiers shown."""
    gebeurtenis = "zoeken" if zoektekst else "lijst"
    log_read(request, None, onderdeel, gebeurtenis=gebeurtenis, detail=f"{aantal} rijen")
