"""Wie het plan moet ondertekenen, naar leeftijd en gezag (CR-A1-11; Jeugdwet 7.3.4 en 7.3.5)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid

VANAF_MEETEKENEN = 12
VANAF_ZELF_TEKENEN = 16


def required_signers(casus: Casus, on: date) -> list[Gezinslid]:
    """Who must sign on that day: under 12 the people with gezag, 12-15 both, from 16 the jeugdige.

    Empty when nobody of them is known: the plan cannot be adopted then.
    """
    leden = Gezinslid.objects.filter(
        Q(einddatum=None) | Q(einddatum__gte=on), begindatum__lte=on, gezin_id=casus.gezin_id
    ).select_related("jeugdige")
    zelf = next((lid.jeugdige for lid in leden if lid.jeugdige_id == casus.jeugdige_id), None)
    leeftijd = (zelf or casus.jeugdige).age_on(on)
    return [lid for lid in leden if _must_sign(lid, casus.jeugdige_id, leeftijd)]


def _must_sign(lid: Gezinslid, jeugdige_id: int, leeftijd: int) -> bool:
    if lid.jeugdige_id == jeugdige_id:
        return leeftijd >= VANAF_MEETEKENEN
    return lid.gezag and leeftijd < VANAF_ZELF_TEKENEN


def signers_of(plan: Any, on: date) -> list[Gezinslid]:
    """Who must sign this plan on that day; asked once per plan object."""
    bewaard: dict[date, list[Gezinslid]] = plan.__dict__.setdefault("_ondertekenaars", {})
    if on not in bewaard:
        bewaard[on] = required_signers(plan.casus, on)
    return bewaard[on]


def unsigned(plan: Any, on: date) -> list[Gezinslid]:
    """Who must still sign this version."""
    getekend = {h.gezinslid_id for h in plan.handtekeningen.all()}
    return [lid for lid in signers_of(plan, on) if lid.pk not in getekend]


def names(leden: Iterable[Gezinslid]) -> str:
    """The names with commas and 'en'."""
    lijst = [str(lid) for lid in leden]
    return " en ".join([", ".join(lijst[:-1]), lijst[-1]] if len(lijst) > 1 else lijst)
