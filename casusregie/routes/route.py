"""Wat de drie routes gemeen hebben: bij welke casus, sinds wanneer, en wat sluiten betekent."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from verloop.models import Onderwerp
from verloop.sloten import changed

AFGESLOTEN = "afgesloten"
OVERGEDRAGEN = "overgedragen"


class RouteQuerySet(OnderCasusQuerySet):
    """Sentences about routes."""

    def active(self) -> "RouteQuerySet":
        """Not closed and not handed over."""
        return self.filter(afgesloten_op=None)


class Route(Onderwerp):
    """One way through the help; a casus has exactly one active route at any time.

    `STAPPEN` names the steps of the bar: (group, ((statuses, name), …)) per group.
    """

    STAPPEN: tuple[tuple[str, tuple[tuple[tuple[str, ...], str], ...]], ...] = ()

    begonnen_op = models.DateField()
    afgesloten_op = models.DateField(null=True, blank=True)
    opdracht_op = models.DateField(null=True, blank=True, editable=False)
    hulp_gestart_op = models.DateField(null=True, blank=True, editable=False)
    reden_tweede_casus = models.TextField(blank=True)

    objects = RouteQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} van {self.casus}"  # type: ignore[attr-defined]

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk  # type: ignore[attr-defined]

    def validate_constraints(self, exclude: Any = None) -> None:
        """The database guards these itself (the door makes it a Conflict); asking is double."""

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus is locked before its route."""
        return [Casus.objects.filter(pk=self.casus_id)]  # type: ignore[attr-defined]

    def finish(self, on: date) -> None:
        """The last day of this route."""
        self.afgesloten_op = on

    def sync_termijnen(self) -> None:
        """Projection: a closed route closes its casus."""
        super().sync_termijnen()
        self.close_casus()

    def close_casus(self) -> None:
        """The casus closes with its route; a route handed over leaves it open."""
        if self.status == AFGESLOTEN:  # type: ignore[attr-defined]
            open_casus = Casus.objects.filter(pk=self.casus_id, gesloten_op=None)  # type: ignore[attr-defined]
            open_casus.update(gesloten_op=self.afgesloten_op)
            changed(Casus, self.casus_id)  # type: ignore[attr-defined]


def one_active(naam: str) -> models.UniqueConstraint:
    """At most one active route of a kind per casus."""
    return models.UniqueConstraint(
        fields=["casus"], condition=models.Q(afgesloten_op=None), name=naam
    )


def closed_has_day(naam: str) -> models.CheckConstraint:
    """The status and its date belong together."""
    klaar = models.Q(status__in=[AFGESLOTEN, OVERGEDRAGEN])
    return models.CheckConstraint(
        name=naam,
        condition=(klaar & models.Q(afgesloten_op__isnull=False))
        | (~klaar & models.Q(afgesloten_op=None)),
    )
