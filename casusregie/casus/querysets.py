"""Vragen over casussen en regierollen."""

import threading
from datetime import date
from typing import Any, Self

from django.db import connection, models

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


class Wissels(threading.local):
    """Counts how often regierollen were written: what was read before is old.

    What was written within a savepoint may have been taken back when that savepoint is closed.
    """

    _aantal = 0
    binnen: tuple[Any, ...] = ()

    def note(self) -> None:
        """One was written, in the savepoints that are open now."""
        Wissels._aantal += 1
        self.binnen = _savepoints()

    @property
    def stand(self) -> int:
        """The same number as long as nothing was written and nothing can have been taken back."""
        if _savepoints()[: len(self.binnen)] != self.binnen:
            self.note()
        return Wissels._aantal


def _savepoints() -> tuple[Any, ...]:
    return connection.in_atomic_block, *connection.savepoint_ids


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
