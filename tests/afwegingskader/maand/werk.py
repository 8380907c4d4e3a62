"""De bewaking van een genoemde dag als taak; geladen door de werkers van de maandproef."""

from datetime import UTC, date, datetime

from celery import shared_task

from casusregie.termijnen.bewaking import watch


@shared_task(name="proef.watch_on")
def watch_on(dag: str) -> list[int]:
    """What `watch_termijnen --on` does, by a worker."""
    op = date.fromisoformat(dag)
    uitkomst = watch(op, datetime(op.year, op.month, op.day, 6, tzinfo=UTC), batch=40)
    return [uitkomst.signalen, uitkomst.escalaties]
