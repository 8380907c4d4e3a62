"""Haalt op wat iemand mag zien en schrijft die blik in het leeslogboek; anders niet gevonden."""

import uuid
from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone

from organisaties.leeslog import log_read

M = TypeVar("M", bound=models.Model)


def get_visible(
    vragen: models.QuerySet[Any], request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str
) -> Any:
    """The one row with this kenmerk that the user may see, logged in the same transaction.

    Raises Http404, the same for what does not exist and for what is not for this user.
    """
    vandaag = timezone.localdate()
    rij = vragen.visible_to(request.user, vandaag).filter(kenmerk=kenmerk).first()
    if rij is None:
        raise Http404("niet gevonden")
    actie = "R" if request.method in ("GET", "HEAD") else "U"
    log_read(request, rij, onderdeel, actie=actie)
    return rij


def log_list(request: HttpRequest, onderdeel: str, aantal: int, zoektekst: bool = False) -> None:
    """A list with names on it is a look as well: one row with the number of dossiers shown."""
    gebeurtenis = "zoeken" if zoektekst else "lijst"
    log_read(request, None, onderdeel, gebeurtenis=gebeurtenis, detail=f"{aantal} rijen")
