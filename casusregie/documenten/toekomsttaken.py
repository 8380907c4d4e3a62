"""Laat de taak voor het toekomstplan ontstaan: een half jaar voor de dag van 16,5 jaar."""

from datetime import date, datetime

from django.db import transaction

from casusregie.casus.models import Casus
from normenkader.termijnen.kalender import born_by
from organisaties.models import Medewerker
from verloop.overgangen import register

from .document import Document
from .toekomst import Toekomsttaak

#: From 16 years on: half a year ahead of the last day (16,5 years).
VANAF, TOT = 16, 18


def due(on: date) -> list[Casus]:
    """Open casussen of youths from 16 up to their 18th birthday that have no task yet."""
    casussen = Casus.objects.active().filter(
        toekomsttaak=None,
        jeugdige__geboortedatum__lte=born_by(on, VANAF),
        jeugdige__geboortedatum__gt=born_by(on, TOT),
    )
    return list(casussen.select_related("jeugdige").order_by("pk"))


def make_tasks(on: date, op: datetime) -> int:
    """Make the tasks that are due on that day; how many. Running it twice changes nothing."""
    klok = Medewerker.objects.systeem()
    casussen = due(on)
    for casus in casussen:
        with transaction.atomic():
            _make(casus, klok, op)
    return len(casussen)


def _make(casus: Casus, klok: Medewerker, op: datetime) -> None:
    al_gemaakt = Document.objects.first_adopted_on(casus, "toekomstplan")
    taak = Toekomsttaak(casus=casus)
    if al_gemaakt:
        taak.status, taak.gemaakt_op = Toekomsttaak.Status.GEMAAKT, al_gemaakt
    register(taak, by=klok, op=op)
