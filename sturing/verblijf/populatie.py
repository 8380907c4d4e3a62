"""Wie telt mee in een jaar: de keuzes van de analist en de populatie die erbij hoort (GV-A-01)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .episodes import Episode, build_episodes, days_outside
from .verblijven import Gegevens, Verblijf

ZONDER = ("pleegzorg", "kortdurend", "klinisch")
TOP = 25
KORT_DAGEN = 30
JONG_TOT_EN_MET = 12


@dataclass(frozen=True)
class Keuze:
    """What the analyst chooses; all of it stands in the address of the page.

    `zonder` are the forms that do not count; they are left out before episodes are built.
    """

    jaar: int
    peildatum: date
    zonder: frozenset[str] = frozenset(ZONDER)
    gemeente: str = ""
    zonder_doelgroep: str = ""
    alleen_regionaal: bool = True
    tussenruimte: int = 0
    sinds: int = 2015

    @property
    def begin(self) -> date:
        """First day of the reference year."""
        return date(self.jaar, 1, 1)

    @property
    def einde(self) -> date:
        """Last day of the reference year, or the peildatum when that comes first."""
        return min(date(self.jaar, 12, 31), self.peildatum)

    def counts(self, verblijf: Verblijf) -> bool:
        """Does this stay belong to the population that was chosen?"""
        plaats = not self.gemeente or verblijf.gemeente == self.gemeente
        groep = not self.zonder_doelgroep or verblijf.doelgroep != self.zonder_doelgroep
        ingekocht = verblijf.regionaal or not self.alleen_regionaal
        begonnen = verblijf.van <= self.peildatum
        return plaats and groep and ingekocht and begonnen and verblijf.vorm not in self.zonder


@dataclass(frozen=True, slots=True)
class Persoon:
    """One youth of the population with the episode that counts: the last one in the year."""

    episode: Episode
    dagen: int
    verblijft: bool
    uitgestroomd: bool
    leeftijd: int


class Populatie:
    """Everyone in verblijf on some day of the reference year, as things stood on the peildatum."""

    def __init__(self, gegevens: Gegevens, keuze: Keuze) -> None:
        self.keuze = keuze
        self.gegevens = gegevens
        verblijven = [v for v in gegevens.verblijven if keuze.counts(v)]
        self.episodes: dict[str, list[Episode]] = defaultdict(list)
        for episode in build_episodes(verblijven, keuze.tussenruimte):
            self.episodes[episode.client].append(episode)
        self.personen = [
            self._person(in_jaar[-1])
            for rij in self.episodes.values()
            if (in_jaar := [e for e in rij if e.in_span(keuze.begin, keuze.einde)])
        ]

    def _person(self, episode: Episode) -> Persoon:
        peildatum = self.keuze.peildatum
        verblijft = episode.stays_on(peildatum)
        uit = not verblijft and episode.last_day(peildatum) <= self.keuze.einde
        eerste = max(episode.van, self.keuze.begin)
        leeftijd = whole_years(episode.geboren, eerste)
        return Persoon(episode, episode.days(peildatum), verblijft, uit, leeftijd)

    @cached_property
    def nog(self) -> list[Persoon]:
        """Still staying on the peildatum."""
        return [p for p in self.personen if p.verblijft]

    @cached_property
    def uit(self) -> list[Persoon]:
        """Outflowed within the reference year."""
        return [p for p in self.personen if p.uitgestroomd]

    @cached_property
    def kort(self) -> list[Persoon]:
        """Ended, and shorter than a month."""
        return [p for p in self.personen if not p.verblijft and p.dagen < KORT_DAGEN]

    @cached_property
    def lang(self) -> list[Persoon]:
        """A month or longer, ended or not."""
        return [p for p in self.personen if p.dagen >= KORT_DAGEN]

    @cached_property
    def top(self) -> list[Persoon]:
        """The 25 longest episodes, longest first; equal ones by first day and code."""
        volgorde = sorted(self.personen, key=lambda p: (-p.dagen, p.episode.van, p.episode.client))
        return volgorde[:TOP]

    def stay_cost(self, persoon: Persoon) -> float:
        """Costs of the uninterrupted stay up to and including the peildatum, in eurocents."""
        return self._stay_costs[persoon.episode.client]

    @cached_property
    def _stay_costs(self) -> dict[str, float]:
        """Per client: each has one person here, and several measures ask for it."""
        tot = self.keuze.peildatum
        return {p.episode.client: p.episode.cost(p.episode.van, tot) for p in self.personen}

    @cached_property
    def involvement(self) -> dict[str, list[int]]:
        """Per type the days that each aanbieder was involved in an episode (GV-A-09)."""
        dagen: dict[str, list[int]] = defaultdict(list)
        for persoon in self.personen:
            for (_, soort), aantal in persoon.episode.involvement(self.keuze.peildatum).items():
                dagen[soort].append(aantal)
        return dagen

    def all_stay_cost(self, persoon: Persoon) -> float:
        """The same with the other stays of this youth since the chosen year."""
        alle = self.episodes[persoon.episode.client]
        if len(alle) == 1:
            return self.stay_cost(persoon)
        sinds = date(self.keuze.sinds, 1, 1)
        andere = (e.cost(sinds, self.keuze.peildatum) for e in alle if e is not persoon.episode)
        return self.stay_cost(persoon) + sum(andere)

    def ambulant_cost(self, persoon: Persoon) -> float:
        """Costs of ambulant help outside every episode since the chosen year, in eurocents."""
        return self._ambulant.get(persoon.episode.client, 0)

    @cached_property
    def _ambulant(self) -> dict[str, float]:
        sinds, tot = date(self.keuze.sinds, 1, 1), self.keuze.peildatum
        kosten: dict[str, float] = defaultdict(float)
        for hulp in self.gegevens.ambulant:
            van, einde = max(hulp.van, sinds), min(hulp.tot, tot)
            if van <= einde:
                buiten = days_outside(van, einde, self.episodes.get(hulp.client, ()))
                kosten[hulp.client] += hulp.kosten_cent * buiten / ((hulp.tot - hulp.van).days + 1)
        return kosten


def whole_years(geboren: date, on: date) -> int:
    """Age in whole years."""
    return on.year - geboren.year - ((on.month, on.day) < (geboren.month, geboren.day))
