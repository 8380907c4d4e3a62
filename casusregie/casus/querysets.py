"""Vragen over casussen en regierollen."""

from datetime import date
from typing import Any, Self

from django.db import models

from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet


class CasusQuerySet(OnderJeugdigeQuerySet):
    """Sentences about casussen; `visible_to` comes from the base."""

    pad = ""

    def active(self) -> Self:
        """Not closed."""
        return self.filter(gesloten_op=None)

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("jeugdige", "gemeente", "team").prefetch_related(
            "regierollen__medewerker"
        )


class OnderCasusQuerySet(OnderJeugdigeQuerySet):
    """Base for what hangs directly under a casus (field `casus`)."""

    pad = "casus"


class Wissels:
    """Counts in this process how often regierollen were written: what was read before is old."""

    stand = 0

    def note(self) -> None:
        """One was written."""
        self.stand += 1


wissels = Wissels()


class RegierolQuerySet(models.QuerySet):
    """Sentences about regierollen; who writes many at once is noted as who writes one."""

    def update(self, **velden: Any) -> int:
        """As always, and noted."""
        wissels.note()
        return super().update(**velden)

    def bulk_create(self, *rijen: Any, **opties: Any) -> Any:
        """As always, and noted."""
        wissels.note()
        return super().bulk_create(*rijen, **opties)

    def delete(self) -> Any:
        """As always, and noted."""
        wissels.note()
        return super().delete()

    def current(self) -> Self:
        """Held now."""
        return self.filter(einde=None)

    def held_on(self, dag: date) -> Self:
        """Held at some moment of that day."""
        return self.filter(begin__date__lte=dag).filter(
            models.Q(einde=None) | models.Q(einde__date__gte=dag)
        )
