"""Celery-taken van arrangementen: alleen namen, geen regels."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from .aanbod.signalen.geven import tell
from .berichten.afstemmen.vergelijken import compare_now
from .berichten.inlezen import resume
from .verzoeken.opruimen import lapse_drafts


@shared_task(name="arrangementen.lapse_drafts")
def lapse_expired_drafts() -> int:
    """Wipe the concepten that lay too long."""
    return lapse_drafts(timezone.now())


@shared_task(name="arrangementen.compare_messages")
def compare_messages() -> list[int]:
    """What dossier and messages do not agree on; calling again changes nothing."""
    uitkomst = compare_now(timezone.now())
    return [uitkomst.vergeleken, uitkomst.nieuw, uitkomst.weg]


@shared_task(name="arrangementen.tell_offer")
def tell_offer() -> int:
    """Volumes and contracts that passed a threshold; calling again changes nothing."""
    return tell(timezone.localdate())


@shared_task(name="arrangementen.process_received")
def process_received() -> int:
    """Messages that were stored a minute ago but not judged: a machine stopped in between."""
    nu = timezone.now()
    return resume(op=nu, tot=nu - timedelta(minutes=1))
