"""Tarieven die op elkaar aansluiten zijn voor de looptijd van hulp één contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Looptijd:
    """An unbroken span; `tot` None: it goes on."""

    van: date
    tot: date | None

    def holds_on(self, dag: date) -> bool:
        """Both ends count."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)


def spans(rijen: Iterable[Any]) -> list[Looptijd]:
    """The rows joined where one begins the day after the other ends; oldest first."""
    uit: list[Looptijd] = []
    for rij in sorted(rijen, key=lambda rij: rij.geldig_van):
        vorige = uit[-1] if uit else None
        if vorige is not None and vorige.tot is not None and vorige.tot + DAG == rij.geldig_van:
            uit[-1] = Looptijd(vorige.van, rij.geldig_tot)
        else:
            uit.append(Looptijd(rij.geldig_van, rij.geldig_tot))
    return uit


def span_for(rijen: Iterable[Any], begin: date) -> Looptijd | None:
    """The span that holds on the first day of the help, else the last one; None without rows."""
    looptijden = spans(rijen)
    return next((deel for deel in looptijden if deel.holds_on(begin)), None) or (
        looptijden[-1] if looptijden else None
    )
