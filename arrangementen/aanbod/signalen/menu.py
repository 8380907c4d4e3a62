"""Het aantal ongelezen signalen over contracten in het menu, dertig seconden onthouden."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from .lezen import unread

ONTHOUDEN, HOOGUIT = 30, 99


def count_unread(request: HttpRequest) -> int:
    """How many signals nobody of the organisation read; no query when remembered."""
    vandaag = timezone.localdate()
    sleutel = _key(request.user, vandaag)
    aantal: int | None = cache.get(sleutel)
    if aantal is None:
        aantal = min(unread(request.user, vandaag).count(), HOOGUIT)
        cache.set(sleutel, aantal, ONTHOUDEN)
    return aantal


def forget(medewerker: Any, on: date) -> None:
    """Something was read: count again."""
    cache.delete(_key(medewerker, on))


def _key(medewerker: Any, on: date) -> str:
    return f"aanbodsignalen:{medewerker.kenmerk}:{on.isoformat()}"
