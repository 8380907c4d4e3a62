"""Celery-taken van casusregie: alleen namen, nummers en dagen, geen regels."""

from celery import shared_task
from django.utils import timezone

from .termijnen.bewaking import watch


@shared_task(name="casusregie.sweep_termijnen")
def sweep_termijnen() -> list[int]:
    """Do what is due today."""
    nu = timezone.now()
    uitkomst = watch(timezone.localdate(nu), nu)
    return [uitkomst.signalen, uitkomst.escalaties]
