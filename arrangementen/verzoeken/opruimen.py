"""Gooit verlopen concepten weg: persoonsgegevens die niemand meer gebruikt, blijven niet staan."""

from datetime import datetime, timedelta

from django.utils import timezone

from normenkader.instellingen import instelling
from organisaties.models import Medewerker
from verloop.overgangen import perform

from .concept import HOUDBAAR
from .models import Verzoek


def lapse_drafts(op: datetime, batch: int = 500) -> int:
    """Lapse the concepts that are over on this moment; returns how many. Safe to repeat."""
    grens = op - timedelta(days=instelling(HOUDBAAR, timezone.localdate(op)))
    oud = Verzoek.objects.drafts().filter(bewaard_op__lt=grens).order_by("pk")[:batch]
    klok = Medewerker.objects.systeem()
    verlopen = [v for v in oud if timezone.localdate(v.bewaard_op) < timezone.localdate(grens)]
    for verzoek in verlopen:
        perform(verzoek, "lapse", by=klok, op=op)
    return len(verlopen)
