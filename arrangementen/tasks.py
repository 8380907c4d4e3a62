"""Celery-taken van arrangementen: alleen namen, geen regels."""

from celery import shared_task
from django.utils import timezone

from .verzoeken.opruimen import lapse_drafts


@shared_task(name="arrangementen.lapse_drafts")
def lapse_expired_drafts() -> int:
    """Wipe the concepten that lay too long."""
    return lapse_drafts(timezone.now())
