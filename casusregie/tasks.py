"""Celery-taken van casusregie: alleen namen, nummers en dagen, geen regels."""

from celery import shared_task
from django.utils import timezone

from .documenten import opslag
from .documenten.toekomsttaken import make_tasks
from .meldingen.dagbericht import start_day
from .regie.ontbreekt import tell_missing
from .termijnen.bewaking import watch


@shared_task(name="casusregie.sweep_termijnen")
def sweep_termijnen() -> list[int]:
    """Do what is due today."""
    nu = timezone.now()
    uitkomst = watch(timezone.localdate(nu), nu)
    return [uitkomst.signalen, uitkomst.escalaties]


@shared_task(name="casusregie.daily_digest")
def daily_digest() -> bool:
    """The e-mail of the day, from seven o'clock; calling again changes nothing."""
    return start_day(timezone.now())


@shared_task(name="casusregie.toekomsttaken")
def toekomsttaken() -> int:
    """Tasks for a toekomstplan that are due today; calling again changes nothing."""
    nu = timezone.now()
    return make_tasks(timezone.localdate(nu), nu)


@shared_task(name="casusregie.tell_missing_regie")
def tell_missing_regie() -> int:
    """Casussen with help and without casusregisseur; each gap is told once."""
    return tell_missing(timezone.localdate())


@shared_task(name="casusregie.sweep_bijlagen")
def sweep_bijlagen() -> int:
    """Files that belong to no row go; what a broken transaction left behind."""
    return opslag.sweep()
