"""Welke signalen iemand ziet: aan hem of zijn rol gericht, en alleen van casussen die hij ziet."""

from collections.abc import Callable
from datetime import date
from typing import Any

from casusregie.termijnen.models import Signaal, Termijn
from casusregie.termijnen.querysets import SignaalQuerySet

DIEP = 500
Wacht = Callable[[Any, date], bool]
_wachtenden: dict[Wacht, frozenset[str]] = {}


def add_waiting(wacht: Wacht, *rollen: str) -> None:
    """Register what may wait for holders of these roles, who see no dossier: wacht(wie, on)."""
    _wachtenden[wacht] = frozenset(str(rol) for rol in rollen)


def waiting_roles() -> frozenset[str]:
    """The roles for which something may wait outside the dossiers."""
    return frozenset().union(*_wachtenden.values())


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
    """An unread signal, a termijn whose last day is here or gone, or something that was asked."""
    if for_reader(medewerker, on).unread().exists() or _is_asked(medewerker, on):
        return True
    termijnen = Termijn.objects.visible_to(medewerker, on).for_worklist(medewerker, on)
    return bool(termijnen.counting().filter(uiterlijk__lte=on, casus__gesloten_op=None).exists())


def _is_asked(medewerker: Any, on: date) -> bool:
    return any(
        wacht(medewerker, on)
        for wacht, rollen in _wachtenden.items()
        if medewerker.has_role(*rollen, on=on)
    )
