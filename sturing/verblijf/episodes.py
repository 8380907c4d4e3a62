"""Maakt van losse verblijven verblijfsepisodes: het hele aaneengesloten verblijf (GV-A-02)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .verblijven import DAG, Verblijf, overlap

Deel = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Episode:
    """One uninterrupted stay of one client, over one or more aanbieders; `tot` None: still on."""

    client: str
    van: date
    tot: date | None
    verblijven: tuple[Verblijf, ...]

    @property
    def geboren(self) -> date:
        """Birth date as the first stay gives it."""
        return self.verblijven[0].geboren

    def last_day(self, peildatum: date) -> date:
        """The last day that counts on this peildatum."""
        return peildatum if self.tot is None else min(self.tot, peildatum)

    def days(self, peildatum: date) -> int:
        """Length in days up to and including the peildatum; first and last day both count."""
        return max(0, (self.last_day(peildatum) - self.van).days + 1)

    def stays_on(self, dag: date) -> bool:
        """Is the client in verblijf on this day?"""
        return self.van <= dag and (self.tot is None or self.tot >= dag)

    def in_span(self, begin: date, einde: date) -> bool:
        """Was there a day of this episode in the span?"""
        return self.van <= einde and (self.tot is None or self.tot >= begin)

    def aanbieders(self) -> set[str]:
        """Everyone who gave verblijf in this episode."""
        return {v.aanbieder for v in self.verblijven}

    def involvement(self, peildatum: date) -> dict[tuple[str, str], int]:
        """Per (aanbieder, type) the days in verblijf there; a day counts once per aanbieder."""
        delen: dict[tuple[str, str], list[Deel]] = defaultdict(list)
        for v in self.verblijven:
            if v.van <= peildatum:
                einde = peildatum if v.tot is None else min(v.tot, peildatum)
                delen[v.aanbieder, v.type].append((v.van, einde))
        return {sleutel: covered(spannen) for sleutel, spannen in delen.items()}

    def cost(self, begin: date, einde: date) -> float:
        """Costs of the episode in this span, in eurocents."""
        return sum(v.cost(begin, einde) for v in self.verblijven)


def build_episodes(verblijven: Iterable[Verblijf], tussenruimte: int = 0) -> list[Episode]:
    """Merge overlapping and adjoining stays per client, in whatever order they come.

    `tussenruimte` is the number of nights outside that does not break an episode: 0 joins a stay
    that begins on the day after the last one ended. Raises ValueError below 0.
    """
    if tussenruimte < 0:
        raise ValueError("De tussenruimte is 0 dagen of meer.")
    per_client: dict[str, list[Verblijf]] = defaultdict(list)
    for verblijf in verblijven:
        per_client[verblijf.client].append(verblijf)
    return [
        episode
        for client in sorted(per_client)
        for episode in _of_client(per_client[client], tussenruimte)
    ]


def _of_client(verblijven: list[Verblijf], tussenruimte: int) -> list[Episode]:
    verblijven.sort(key=lambda v: (v.van, v.tot or date.max, v.aanbieder, v.vorm, v.kosten_cent))
    episodes, groep, laatste = [], [verblijven[0]], verblijven[0].tot or date.max
    for volgend in verblijven[1:]:
        if (volgend.van - laatste).days <= 1 + tussenruimte:
            groep.append(volgend)
            laatste = max(laatste, volgend.tot or date.max)
        else:
            episodes.append(_episode(groep, laatste))
            groep, laatste = [volgend], volgend.tot or date.max
    episodes.append(_episode(groep, laatste))
    return episodes


def _episode(groep: list[Verblijf], laatste: date) -> Episode:
    tot = None if laatste == date.max else laatste
    return Episode(groep[0].client, groep[0].van, tot, tuple(groep))


def covered(spannen: Iterable[Deel]) -> int:
    """Number of different days in these spans."""
    dagen, gehad = 0, date.min
    for van, tot in sorted(spannen):
        begin = van if gehad == date.min else max(van, gehad + DAG)
        if tot >= begin:
            dagen += (tot - begin).days + 1
        gehad = max(gehad, tot)
    return dagen


def days_outside(van: date, tot: date, episodes: Iterable[Episode]) -> int:
    """Days of the span in which the client is in none of these (not overlapping) episodes."""
    binnen = sum(overlap(van, tot, e.van, e.tot or date.max) for e in episodes)
    return max(0, (tot - van).days + 1 - binnen)
