"""De nummers van casussen, verzoeken en toewijzingen die de regio uitdeelt: vooraf gereserveerd."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import models, transaction

from arrangementen.models import Toewijzingteller, Verzoeknummer
from casusregie.models import Casusnummer


class Teller:
    """A range of numbers of one kind per year or gemeente; nobody else gets them."""

    def __init__(self, model: type[models.Model], aantallen: Counter[int]) -> None:
        self.model = model
        self.laatste = {sleutel: self._take(sleutel, n) for sleutel, n in aantallen.items()}

    def _take(self, sleutel: int, aantal: int) -> int:
        """Move the stored counter on; returns where it was."""
        beheer = self.model._default_manager
        with transaction.atomic():
            beheer.get_or_create(pk=sleutel)
            rij = beheer.select_for_update().get(pk=sleutel)
            rij.laatste += aantal  # type: ignore[attr-defined]
            rij.save()
        return int(rij.laatste - aantal)  # type: ignore[attr-defined]

    def next(self, sleutel: int) -> int:
        """The next number of the range."""
        self.laatste[sleutel] += 1
        return self.laatste[sleutel]

    def text(self, sleutel: int) -> str:
        """The next number, as it is written."""
        return str(self.model(pk=sleutel, laatste=self.next(sleutel)))


class Tellers:
    """All numbers of one batch; a number of a toewijzing may stay unused."""

    def __init__(
        self, casussen: Iterable[date], verzoeken: Iterable[date], gemeenten: Iterable[int]
    ) -> None:
        """`casussen` and `verzoeken`: the day of each; `gemeenten`: which may give a toewijzing."""
        dagen = list(casussen)
        per_gemeente = Counter(dict.fromkeys(gemeenten, len(dagen)))
        self._casussen = Teller(Casusnummer, Counter(dag.year for dag in dagen))
        self._verzoeken = Teller(Verzoeknummer, Counter(dag.year for dag in verzoeken))
        self._toewijzingen = Teller(Toewijzingteller, per_gemeente)

    def casus(self, dag: date) -> str:
        """The next casusnummer of the year."""
        return self._casussen.text(dag.year)

    def verzoek(self, dag: date) -> str:
        """The next number of a verzoek of the year."""
        return self._verzoeken.text(dag.year)

    def toewijzing(self, gemeente_id: int) -> int:
        """The next toewijzingsnummer of the gemeente."""
        return self._toewijzingen.next(gemeente_id)
