"""Wie nog niet gelezen signalen over contracten heeft: voor de pagina's en de e-mail van de dag."""

from datetime import date
from typing import Any

from .models import Aanbodsignaal, AanbodsignaalQuerySet


def unread(medewerker: Any, on: date) -> AanbodsignaalQuerySet:
    """What the organisation of this person was told and nobody there read yet."""
    return Aanbodsignaal.objects.visible_to(medewerker, on).unread().select_related("aanbieder")


def something_told(medewerker: Any, on: date) -> bool:
    """For the mail of the day."""
    return unread(medewerker, on).exists()
