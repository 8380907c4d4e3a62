"""Wat de aanbieder over start en stop van hulp heeft gemeld: feiten, nooit gewijzigd."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q

from arrangementen.ijw import codelijsten
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.models import Jeugdige
from organisaties.models import Organisatie

TIJDELIJK = "20"
REDENEN_STOP = list(codelijsten.codes("RedenBeeindiging").items())


class Stand(models.TextChoices):
    """What the reported starts and stops say about the help."""

    WACHT = "wacht", "Nog niet gestart"
    LOOPT = "loopt", "Loopt"
    STIL = "stil", "Staat stil"
    GESTOPT = "gestopt", "Gestopt"
    VERVALLEN = "vervallen", "Vervallen"


class ZorgstopQuerySet(OnderCasusQuerySet):
    """Sentences about stops."""

    pad = "start__casus"


@pghistory.track()
class Zorgstart(models.Model):
    """A reported start of help (JW305 StartProduct); removed ones stay, with the day of removal.

    Taakgericht help has no toewijzing (IV096); then product and parties alone say which help.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="zorgstarts")
    jeugdige = models.ForeignKey(Jeugdige, models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    toewijzing = models.ForeignKey(
        "arrangementen.Toewijzing",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="starts",
    )
    categorie = models.CharField(max_length=2, blank=True)
    code = models.CharField(max_length=5, blank=True)
    begindatum = models.DateField()
    gemeld_op = models.DateField()
    bericht = models.ForeignKey(
        "arrangementen.Bericht", models.PROTECT, null=True, blank=True, related_name="starts"
    )
    verwijderd_op = models.DateField(null=True, blank=True)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "start van hulp"
        verbose_name_plural = "starts van hulp"
        ordering = ["begindatum", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "gemeente",
                    "aanbieder",
                    "jeugdige",
                    "toewijzing",
                    "categorie",
                    "code",
                    "begindatum",
                ],
                condition=Q(verwijderd_op=None),
                nulls_distinct=False,
                name="zorgstart_een_keer",
            )
        ]

    def __str__(self) -> str:
        return f"start op {self.begindatum}"

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk

    def counting_stops(self) -> list["Zorgstop"]:
        """The stops that were not removed, oldest first; reads prefetched rows."""
        stops = [stop for stop in self.stops.all() if stop.verwijderd_op is None]
        return sorted(stops, key=lambda stop: (stop.einddatum, stop.pk))

    @property
    def stand(self) -> str:
        """Running, paused (reason 20) or stopped."""
        stops = self.counting_stops()
        if not stops:
            return Stand.LOOPT
        definitief = any(stop.reden != TIJDELIJK for stop in stops)
        return Stand.GESTOPT if definitief else Stand.STIL


@pghistory.track()
class Zorgstop(models.Model):
    """A reported end of help (JW307 StopProduct), temporary (20) or definite."""

    start = models.ForeignKey(Zorgstart, models.PROTECT, related_name="stops")
    reden = models.CharField(max_length=2, choices=REDENEN_STOP)
    einddatum = models.DateField()
    gemeld_op = models.DateField()
    bericht = models.ForeignKey(
        "arrangementen.Bericht", models.PROTECT, null=True, blank=True, related_name="stops"
    )
    verwijderd_op = models.DateField(null=True, blank=True)

    objects = ZorgstopQuerySet.as_manager()

    class Meta:
        verbose_name = "stop van hulp"
        verbose_name_plural = "stops van hulp"
        ordering = ["einddatum", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["start", "reden", "einddatum"],
                condition=Q(verwijderd_op=None),
                name="zorgstop_een_keer",
            )
        ]

    def __str__(self) -> str:
        return f"stop op {self.einddatum}"
