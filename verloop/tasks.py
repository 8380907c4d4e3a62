"""Celery-taken van verloop: alleen namen en nummers, geen regels."""

from contextlib import suppress

from celery import current_app, shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from . import outbox


@shared_task(name="verloop.relay_outbox")
def relay_outbox() -> int:
    """Hand out what is due; a full batch means there may be more."""
    ids = outbox.claim(timezone.now())
    for outbox_id in ids:
        current_app.signature("verloop.process_outbox").delay(outbox_id)
    return len(ids)


@shared_task(name="verloop.process_outbox")
def process_outbox(outbox_id: int) -> bool:
    """Do one piece of work."""
    return outbox.process(outbox_id, timezone.now())


def _ring() -> None:
    """When the broker is away, beat finds the work in the database later."""
    with suppress(OperationalError):
        current_app.signature("verloop.relay_outbox").delay()


outbox.connect_bell(_ring)
