"""Vragen over afspraken."""

from datetime import date
from typing import Any, Self

from casusregie.casus.querysets import OnderCasusQuerySet


class AfspraakQuerySet(OnderCasusQuerySet):
    """Sentences about afspraken; `visible_to` comes from the base."""

    def open(self) -> Self:
        """Still to be kept."""
        return self.filter(status="open")

    def not_kept(self) -> Self:
        """Not kept, and nothing done about it yet."""
        return self.filter(status="niet_nagekomen")

    def overdue(self, on: date) -> Self:
        """Open while the day has passed."""
        return self.open().filter(datum__lt=on)

    def conditions(self) -> Self:
        """Conditions for less help, across laws (RV-B03-05)."""
        return self.filter(soort="voorwaarde")

    def of_source(self, bron_kenmerk: Any) -> Self:
        """Agreed in this plan, teamtafel, evaluation or entry."""
        return self.filter(bron_kenmerk=bron_kenmerk)

    def for_list(self) -> Self:
        """With what a row shows, first the day that comes first."""
        return self.select_related(
            "eigenaar_gezinslid__jeugdige", "eigenaar_medewerker", "eigenaar_organisatie"
        ).order_by("datum", "pk")
