"""De e-mail van de dag: er staat iets klaar, log in. Eén per persoon per werkdag, zonder inhoud."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from casusregie.casus.zoeken_views import ZOEKERS
from normenkader.instellingen import kalender_op
from organisaties.models import Medewerker
from verloop import outbox

from .vragen import something_waits, waiting_roles

VANAF_UUR = 7
ONDERWERP = "Er staat iets voor u klaar"
TEKST = """Er staat iets voor u klaar. Log in.

U krijgt deze e-mail op werkdagen. In Casusregie Jeugd kunt u bij Signalen kiezen dat u hem
niet meer wilt.
"""


def start_day(now: datetime) -> bool:
    """Write down the work of this day from seven o'clock; not in a weekend or on a holiday.

    The key of the day makes that any number of calls, also late ones, give one round.
    """
    moment = timezone.localtime(now)
    dag = moment.date()
    if moment.hour < VANAF_UUR or not kalender_op(dag).is_werkdag(dag):
        return False
    outbox.enqueue("casusregie.digest_day", sleutel=_key(dag), op=now, dag=dag.isoformat())
    return True


def plan_mails(dag: date, op: datetime) -> int:
    """One piece of work per person who may get a mail; returns how many."""
    aantal = 0
    for medewerker_id in _receivers(dag):
        outbox.enqueue(
            "casusregie.send_digest",
            sleutel=f"{_key(dag)}:{medewerker_id}",
            op=op,
            medewerker_id=medewerker_id,
            dag=dag.isoformat(),
        )
        aantal += 1
    return aantal


def send_digest(medewerker: Any, dag: date) -> bool:
    """Send the mail when something waits for this person; True when it was sent."""
    if not medewerker.is_active or not something_waits(medewerker, dag):
        return False
    send_mail(ONDERWERP, TEKST, settings.DEFAULT_FROM_EMAIL, [medewerker.email])
    return True


def _receivers(dag: date) -> Iterator[int]:
    """Active people with a role that has signals, who did not say no."""
    rollen = {*ZOEKERS, *waiting_roles()}
    wie = Medewerker.objects.filter(
        is_active=True, is_systeem=False, aanstellingen__rol__in=rollen
    ).exclude(meldingskeuze__dagbericht=False)
    for medewerker in wie.distinct().prefetch_related("aanstellingen__organisatie"):
        if any(a.loopt_op(dag) for a in medewerker.aanstellingen.all()):
            yield medewerker.pk


def _key(dag: date) -> str:
    return f"dagbericht:{dag.isoformat()}"
