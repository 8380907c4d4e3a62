"""Rekent met kwartalen: de laatste dag, de woorden, en of een actie te laat is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

PER_JAAR = 4


@dataclass(frozen=True, order=True)
class Kwartaal:
    """One quarter: jaar and nummer (1 to 4)."""

    jaar: int
    nummer: int

    @property
    def einde(self) -> date:
        """Its last day."""
        maand = 3 * self.nummer
        return date(self.jaar, maand, monthrange(self.jaar, maand)[1])

    def __str__(self) -> str:
        return f"Q{self.nummer} {self.jaar}"


def quarter_of(dag: date) -> Kwartaal:
    """The quarter in which a day lies."""
    return Kwartaal(dag.year, (dag.month + 2) // 3)


def in_words(van: Kwartaal | None, tot: Kwartaal | None) -> str:
    """ "Q1 2022", "Q2 t/m Q4 2022", "Q4 2021 t/m Q1 2022"; without an end "Doorlopend"."""
    if tot is None:
        return "Doorlopend"
    if van is None or van == tot:
        return str(tot)
    return f"Q{van.nummer} t/m {tot}" if van.jaar == tot.jaar else f"{van} t/m {tot}"
