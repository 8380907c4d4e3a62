"""De eigen verblijven zoals ze nu zijn, zonder ze opnieuw te lezen als er niets veranderde."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Value

from arrangementen.aanbod.models import Contract, Product
from arrangementen.toewijzing.models import Toewijzing, Zorgstart, Zorgstop
from casusregie.jeugdige.models import Jeugdige
from casusregie.logboek.models import Aantekening

from .eigen import own_data
from .verblijven import Gegevens

#: Everything that the own data are made of; each writes a row of history with every change.
BRONNEN: tuple[Any, ...] = (
    Zorgstart,
    Zorgstop,
    Contract,
    Product,
    Jeugdige,
    Toewijzing,
    Aantekening,
)
Stand = tuple[tuple[int, int], ...]
Gemeenten = tuple[tuple[int, str], ...]


def change_stamp() -> Stand:
    """The newest row of history of each source, in one query; it differs after any change."""
    vragen = [
        bron.pgh_event_model.objects.order_by("-pgh_id")
        .annotate(stand_van=Value(nummer))
        .values_list("stand_van", "pgh_id")[:1]
        for nummer, bron in enumerate(BRONNEN)
    ]
    return tuple(sorted(vragen[0].union(*vragen[1:], all=True)))


def live_data(on: date, gemeenten: Mapping[int, str]) -> tuple[Gegevens, dict[str, int]]:
    """As ``own_data``; what was read before serves again as long as nothing changed."""
    return _kept(on, tuple(sorted(gemeenten.items())), change_stamp())


@lru_cache(maxsize=2)
def _kept(on: date, gemeenten: Gemeenten, stand: Stand) -> tuple[Gegevens, dict[str, int]]:
    return own_data(on, dict(gemeenten))
