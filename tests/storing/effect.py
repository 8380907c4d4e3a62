"""Uitgaand werk waarvan elk effect telt: twee keer doen is te zien."""

import time
from datetime import timedelta

from django.utils import timezone

from organisaties.models import Medewerker
from verloop import outbox
from verloop.overgangen import record

WERK = "proef.effect"
DUUR = 0.03
WACHT = timedelta(seconds=2)


def be_impatient():
    """Work that was lost is handed out again soon (the product waits longer)."""
    outbox.WACHT = WACHT


@outbox.afhandelaar(WERK)
def leave_an_effect(nr):
    """Not idempotent on purpose: doing it twice shows as two rows."""
    klok = Medewerker.objects.systeem()
    record(klok, "effect", by=klok, op=timezone.now(), nr=nr)
    time.sleep(DUUR)
