"""Answers which days are Dutch werkdagen, and on which day somebody reaches an age."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from verloop.leeftijd import add_months as add_months
from verloop.leeftijd import age_date as age_date
from verloop.leeftijd import age_on as age_on
from verloop.leeftijd import birthday as birthday
from verloop.leeftijd import born_by as born_by

GOEDE_VRIJDAG = "Goede vrijdag"
BEVRIJDINGSDAG = "Bevrijdingsdag"
LUSTRUM = 5
ZATERDAG = 5
EEN_DAG = timedelta(days=1)


@lru_cache(maxsize=512)
def feestdagen(
    jaar: int, vijf_mei_vrij: bool = True, goede_vrijdag_vrij: bool = False
) -> frozenset[date]:
    """All days of `jaar` that are no werkdag for a reason other than the weekend.

    The library gives 5 May only in lustrum years unless the optional days are asked for, and the
    optional days also hold Goede Vrijdag. Both are settings here (domein.md §0 k). With
    `vijf_mei_vrij=False` 5 May is free in lustrum years only (2025, 2030). Hemelvaart on 5 May
    stays free whatever the setting. Right from 2014 (Koningsdag) to at least 2050.
    """
    bron = holidays.country_holidays(
        "NL", years=jaar, categories=("public", "optional"), language="nl"
    )
    not_free = set()
    if not goede_vrijdag_vrij:
        not_free.add(GOEDE_VRIJDAG)
    if not vijf_mei_vrij and jaar % LUSTRUM:
        not_free.add(BEVRIJDINGSDAG)
    return frozenset(
        dag for dag in bron if any(naam not in not_free for naam in bron.get_list(dag))
    )


@dataclass(frozen=True)
class Kalender:
    """The calendar by which werkdagen are counted (domein.md §0 k)."""

    vijf_mei_vrij: bool = True
    goede_vrijdag_vrij: bool = False

    def is_werkdag(self, dag: date) -> bool:
        """Monday to Friday and no feestdag."""
        if dag.weekday() >= ZATERDAG:
            return False
        return dag not in feestdagen(dag.year, self.vijf_mei_vrij, self.goede_vrijdag_vrij)

    def next_werkdag(self, dag: date) -> date:
        """The first werkdag on or after `dag`."""
        while not self.is_werkdag(dag):
            dag += EEN_DAG
        return dag

    def previous_werkdag(self, dag: date) -> date:
        """The last werkdag on or before `dag`."""
        while not self.is_werkdag(dag):
            dag -= EEN_DAG
        return dag

    def add_werkdagen(self, start: date, n: int) -> date:
        """The n-th werkdag after `start`; the next werkdag is 1, a negative n counts back.

        n = 0 gives `start` itself, also when that is no werkdag.
        """
        stap = EEN_DAG if n >= 0 else -EEN_DAG
        dag, over = start, abs(n)
        while over:
            dag += stap
            over -= self.is_werkdag(dag)
        return dag

    def werkdagen_tussen(self, start: date, einde: date) -> int:
        """Number of werkdagen after `start` up to and including `einde`.

        Inverse of `add_werkdagen`. Negative when `einde` lies before `start`: then the werkdagen
        after `einde` up to and including `start`.
        """
        if einde < start:
            return -self.werkdagen_tussen(einde, start)
        return sum(self.is_werkdag(dag) for dag in each_day(start + EEN_DAG, einde))

    def werkdagen_in(self, begin: date, einde: date) -> int:
        """Number of werkdagen from `begin` up to and including `einde`; 0 when reversed."""
        return sum(self.is_werkdag(dag) for dag in each_day(begin, einde))


KALENDER = Kalender()

WETTELIJKE_KALENDER = Kalender(vijf_mei_vrij=True, goede_vrijdag_vrij=True)
"""Algemene termijnenwet art. 3: 5 May every year, and Goede Vrijdag is put on a par."""


def each_day(begin: date, einde: date) -> Iterator[date]:
    """Every calendar day from `begin` up to and including `einde`."""
    dag = begin
    while dag <= einde:
        yield dag
        dag += EEN_DAG
