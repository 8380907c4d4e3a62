"""Welke signalen iemand ziet: aan hem of zijn rol gericht, en alleen van casussen die hij ziet."""

from datetime import date
from typing import Any

from casusregie.termijnen.models import Signaal, Termijn
from casusregie.termijnen.querysets import SignaalQuerySet

DIEP = 500


def for_reader(medewerker: Any, on: date) -> SignaalQuerySet:
    """All signals of this person on that day, read ones included."""
    signalen: SignaalQuerySet = Signaal.objects.visible_to(medewerker, on)
    return signalen.for_medewerker(medewerker, on)


def newest_unread(medewerker: Any, on: date) -> SignaalQuerySet:
    """The newest unread signals, from at most the 500 newest addressed to this person.

    The limit makes the database begin at the signals instead of at all casussen.
    """
    gericht = Signaal.objects.for_medewerker(medewerker, on).unread().order_by("-op", "-pk")
    signalen: SignaalQuerySet = Signaal.objects.visible_to(medewerker, on)
    return signalen.filter(pk__in=gericht.values("pk")[:DIEP]).order_by("-op", "-pk")


def something_waits(medewerker: Any, on: date) -> bool:
    """An unread signal, or a termijn of this person whose last day is here or gone."""
    if for_reader(medewerker, on).unread().exists():
        return True
    termijnen = Termijn.objects.visible_to(medewerker, on).for_worklist(medewerker, on)
    return bool(termijnen.counting().filter(uiterlijk__lte=on, casus__gesloten_op=None).exists())
