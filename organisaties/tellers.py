"""Hoeveel er op iemand wacht, achter de namen in het menu: dertig seconden onthouden."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet, Value

ONTHOUDEN = 30
#: More than this is not counted: the menu then says 99.
HOOGUIT = 99


@dataclass(frozen=True)
class Teller:
    """`vragen(medewerker, on)` gives the rows that wait for this person, of one or more kinds."""

    naam: str
    vragen: Callable[[Any, date], Iterable[QuerySet[Any]]]

    def key(self, medewerker: Any, on: date) -> str:
        """Under which the figure is remembered."""
        return f"{self.naam}:{medewerker.kenmerk}:{on.isoformat()}"

    def remember(self, medewerker: Any, on: date, aantal: int) -> None:
        """A page that counted anyway hands its figure to the menu."""
        cache.set(self.key(medewerker, on), min(aantal, HOOGUIT), ONTHOUDEN)

    def forget(self, medewerker: Any, on: date) -> None:
        """Something was read or answered: count again."""
        cache.delete(self.key(medewerker, on))


def count_all(tellers: Iterable[Teller], medewerker: Any, on: date) -> dict[Teller, int]:
    """The figure of each, at most 99; one query for those that are not remembered."""
    sleutels = {teller: teller.key(medewerker, on) for teller in tellers}
    bekend: dict[str, int] = cache.get_many(sleutels.values()) if sleutels else {}
    nieuw = [teller for teller, sleutel in sleutels.items() if sleutel not in bekend]
    geteld = _ask(nieuw, medewerker, on)
    for teller, aantal in geteld.items():
        teller.remember(medewerker, on, aantal)
    return {t: geteld[t] if t in geteld else bekend[sleutels[t]] for t in sleutels}


def _ask(tellers: list[Teller], medewerker: Any, on: date) -> dict[Teller, int]:
    """One word for each row that waits, all kinds in one query."""
    delen = [
        rijen.annotate(teller_=Value(teller.naam)).values_list("teller_")[:HOOGUIT]
        for teller in tellers
        for rijen in teller.vragen(medewerker, on)
    ]
    if not delen:
        return {}
    eerste, *rest = delen
    woorden = [woord for (woord,) in (eerste.union(*rest, all=True) if rest else eerste)]
    return {teller: min(woorden.count(teller.naam), HOOGUIT) for teller in tellers}
