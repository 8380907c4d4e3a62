"""Waar een escalatie op haar ladder staat: welke trede, aan wie, en wie er daarna komt."""

from datetime import date, timedelta
from typing import Any

from .ladders import Trede, trede_of


class OpLadder:
    """Mixin of Escalatie: what follows from its ladder, its trede and its days."""

    ladder: Any
    trede: Any
    kader: Any
    termijn: Any
    sinds: Any
    ontdekt_op: Any

    @property
    def stap(self) -> Trede | None:
        """The trede it is, on its own ladder; None when that has no such trede."""
        return trede_of(self.ladder, self.trede, self.kader)

    @property
    def trede_naam(self) -> str:
        """To whom this trede goes: "Procesregisseur", "Expertteam (RER)"."""
        stap = self.stap
        return stap.naam if stap else ""

    @property
    def daarna(self) -> str:
        """Who is asked next when nobody answers, within a sentence; empty on the top trede."""
        hoger = trede_of(self.ladder, self.trede + 1, self.kader)
        return hoger.wie if hoger else ""

    @property
    def laat(self) -> bool:
        """Noticed after the day it was due: the clock had stood still."""
        return bool(self.ontdekt_op > self.sinds)

    @property
    def laatste_dag(self) -> date:
        """The day that was missed."""
        dag: date = self.termijn.uiterlijk if self.termijn else self.sinds - timedelta(days=1)
        return dag
