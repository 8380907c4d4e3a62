"""Bewaart de beschikking zelf als bijlage bij de casus."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings

from casusregie.documenten.bijlagen import add_attachment
from organisaties.models import Medewerker


def attach_ruling(uitspraak: Any, bestand: Any, by: Medewerker, op: datetime) -> uuid.UUID:
    """Keep the uploaded ruling; gives the kenmerk of the attachment.

    Raises ValidationError at `bestand` for a file that is not allowed, and PermissionDenied.
    """
    bijlage = add_attachment(
        uitspraak.casus,
        naam=bestand.name,
        inhoud=bestand.read(settings.BIJLAGE_MAX_MB * 1024 * 1024 + 1),
        omschrijving=f"Beschikking {uitspraak.zaaknummer}, {uitspraak.datum:%d-%m-%Y}",
        by=by,
        op=op,
    )
    return bijlage.kenmerk
