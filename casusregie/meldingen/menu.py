"""Het aantal ongelezen signalen in het menu, dertig seconden onthouden."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from .vragen import newest_unread

ONTHOUDEN = 30
#: More than this is not counted: the menu then says 99.
HOOGUIT = 99


def unread_count(request: HttpRequest) -> int:
    """How many signals this person did not read yet, at most 99; no query when remembered."""
    vandaag = timezone.localdate()
    sleutel = _key(request.user, vandaag)
    aantal: int | None = cache.get(sleutel)
    if aantal is None:
        aantal = len(newest_unread(request.user, vandaag).values_list("pk")[:HOOGUIT])
        cache.set(sleutel, aantal, ONTHOUDEN)
    return aantal


def remember(medewerker: Any, on: date, aantal: int) -> None:
    """A page that counted anyway hands its figure to the menu."""
    cache.set(_key(medewerker, on), min(aantal, HOOGUIT), ONTHOUDEN)


def forget(medewerker: Any, on: date) -> None:
    """Something was read: count again."""
    cache.delete(_key(medewerker, on))


def _key(medewerker: Any, on: date) -> str:
    return f"signalen:{medewerker.kenmerk}:{on.isoformat()}"
