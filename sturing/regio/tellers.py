"""De nummers die de regio uitdeelt: van casussen, verzoeken en toewijzingen."""

from datetime import date
from typing import Any

from django.db import models

from arrangementen.models import Toewijzingteller, Verzoeknummer
from casusregie.models import Casusnummer


class Teller:
    """One kind of number, per year or per gemeente; its rows are locked until the batch is in."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        rijen: Any = model._default_manager.select_for_update()
        self.rijen = {rij.pk: rij for rij in rijen}

    def next(self, sleutel: int) -> Any:
        """The row after one more was taken."""
        if sleutel not in self.rijen:
            self.rijen[sleutel] = self.model(pk=sleutel)
        rij = self.rijen[sleutel]
        rij.laatste += 1
        return rij

    def save(self) -> None:
        """Keep how far the numbers are."""
        for rij in self.rijen.values():
            rij.save()


class Tellers:
    """All numbers of one batch."""

    def __init__(self) -> None:
        self._casussen = Teller(Casusnummer)
        self._verzoeken = Teller(Verzoeknummer)
        self._toewijzingen = Teller(Toewijzingteller)

    def casus(self, dag: date) -> str:
        """The next casusnummer of the year."""
        return str(self._casussen.next(dag.year))

    def verzoek(self, dag: date) -> str:
        """The next number of a verzoek of the year."""
        return str(self._verzoeken.next(dag.year))

    def toewijzing(self, gemeente_id: int) -> int:
        """The next toewijzingsnummer of the gemeente."""
        return int(self._toewijzingen.next(gemeente_id).laatste)

    def save(self) -> None:
        """Keep how far all numbers are."""
        for teller in (self._casussen, self._verzoeken, self._toewijzingen):
            teller.save()
