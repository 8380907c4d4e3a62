"""Wat er over een maatregel te zeggen is: loopt hij, tot wanneer, en de laatste evaluatie."""

from datetime import date
from typing import Any

from .soorten import REGELS, Maatregelregel, majority


class Maatregelstand:
    """Mixin for the model Maatregel: questions about one measure, no columns."""

    soort: str
    status: str
    einddatum: date | None
    evaluaties: list[date]
    casus: Any
    vandaag: date

    @property
    def regel(self) -> Maatregelregel:
        """What holds for this kind."""
        return REGELS[self.soort]

    @property
    def loopt(self) -> bool:
        """Recorded and not ended."""
        return bool(self.status == "loopt")

    @property
    def uiterste_einde(self) -> date | None:
        """The end by the ruling, or majority when the kind ends there."""
        if self.einddatum or not self.regel.gemaximeerd:
            return self.einddatum
        return majority(self.casus.jeugdige.geboortedatum)

    @property
    def verlopen(self) -> bool:
        """Runs on paper, but its end has come: extend it or record the end."""
        einde = self.uiterste_einde
        return bool(self.loopt and einde and einde <= self.vandaag)

    @property
    def laatste_evaluatie(self) -> date | None:
        """The day of the newest evaluation."""
        return self.evaluaties[-1] if self.evaluaties else None
