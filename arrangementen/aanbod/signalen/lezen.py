"""Wie nog niet gelezen signalen heeft: voor het menu, de e-mail van de dag en de pagina's."""

from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from .models import Aanbodsignaal, AanbodsignaalQuerySet

ONTHOUDEN, HOOGUIT = 30, 99


def unread(medewerker: Any, on: date) -> AanbodsignaalQuerySet:
    """What the organisation of this person was told and nobody there read yet."""
    return Aanbodsignaal.objects.visible_to(medewerker, on).unread().select_related("aanbieder")


def something_told(medewerker: Any, on: date) -> bool:
    """For the mail of the day."""
    return unread(medewerker, on).exists()


def count_unread(request: HttpRequest) -> int:
    """For the menu; no query when remembered."""
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
