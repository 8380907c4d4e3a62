"""Het aantal gevraagde antwoorden in het menu van de regio, dertig seconden onthouden."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from .gevraagd import asked_of_manager, waits_for

ONTHOUDEN = 30


def count_asked(request: HttpRequest) -> int:
    """How many answers wait for this person; no query when remembered."""
    vandaag = timezone.localdate()
    sleutel = _key(request.user, vandaag)
    aantal: int | None = cache.get(sleutel)
    if aantal is None:
        opschalingen = asked_of_manager(request.user, vandaag).count()
        aantal = waits_for(request.user, vandaag).count() + opschalingen
        cache.set(sleutel, aantal, ONTHOUDEN)
    return aantal


def forget(medewerker: Any, on: date) -> None:
    """Something was answered: count again."""
    cache.delete(_key(medewerker, on))


def _key(medewerker: Any, on: date) -> str:
    return f"gevraagd:{medewerker.kenmerk}:{on.isoformat()}"
