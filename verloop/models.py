"""Wat gebeurd is (Gebeurtenis), wat nog moet volgen (Outbox) en de basis van elk onderwerp."""

import uuid
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from .grenzen import rows_of, to_ask, unchanged
from .redenen import Nee, Oordeel
from .stap import flush
from .triggers import append_only


class Onderwerp(models.Model):
    """Something with a status that changes through the door only (verloop.overgangen).

    Subclasses declare `status = FSMField(...)` and their transitions. The hooks below are what
    the door needs to know; each has a safe default.
    """

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)

    #: outbox handlers that follow the registration of a new one
    na_registratie: tuple[str, ...] = ()
    #: rows it points to that the door fetches with the lock (names for select_related)
    lock_with: tuple[str, ...] = ()
    #: set by the door on one that it registers now: nothing hangs under it yet
    ontstaat: bool = False
    #: set by the door while it validates
    in_de_deur: bool = False
    _vandaag: date | None = None

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Validate all fields but the rows it points to: the database guards those itself."""
        super().clean_fields(exclude=rows_of(self) | set(exclude or ()))

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """The kenmerk is random and never changes; a unique field that stays is not asked for."""
        gelijk = unchanged(self)
        uniek = {v.name for v in self._meta.concrete_fields if v.unique and v.name in gelijk}
        super().validate_unique(exclude={"kenmerk"} | uniek | set(exclude or ()))

    def get_constraints(self) -> list[tuple[type[models.Model], list[Any]]]:
        """All of them; in the door only those it must ask for (`verloop.grenzen`)."""
        alle: list[tuple[type[models.Model], list[Any]]] = super().get_constraints()
        if not self.in_de_deur:
            return alle
        return [(soort, to_ask(self, regels)) for soort, regels in alle]

    @property
    def vandaag(self) -> date:
        """The day on which guards and permissions judge; set by the door and by `moves`."""
        if self._vandaag is None:
            raise RuntimeError("De peildatum is niet gezet: vraag mogelijkheden via verloop.moves.")
        return self._vandaag

    def on(self, dag: date) -> "Onderwerp":
        """Set the day on which guards judge; returns self."""
        self._vandaag = dag
        return self

    def dossier_kenmerk(self) -> uuid.UUID | None:
        """The kenmerk of the casus this belongs to, for timeline and read log."""
        return None

    def event_kind(self) -> str:
        """The code of its kind, kept with each event so that its sentence can name it."""
        return ""

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """QuerySets to lock before the onderwerp itself, from high to low (no deadlocks)."""
        return ()

    def may_register(self, by: Any) -> Oordeel:
        """May this medewerker register this new onderwerp? Default: nobody."""
        return Nee("U mag dit niet aanmaken.")

    def may_amend(self, by: Any) -> Oordeel:
        """May this medewerker change the contents now? Default: nobody."""
        return Nee("U mag dit niet wijzigen.")

    def sync_termijnen(self) -> None:
        """Bring the projected termijnen in line with the facts; nothing by default."""

    @classmethod
    def sync_many(cls, onderwerpen: list[Any]) -> None:
        """The same for many of one kind; a mixin may do it in a fixed number of queries."""
        for onderwerp in onderwerpen:
            onderwerp.sync_termijnen()


class GebeurtenisManager(models.Manager["Gebeurtenis"]):
    """Who reads events within a step of the door sees those of that step as well."""

    def get_queryset(self) -> models.QuerySet["Gebeurtenis"]:
        flush()
        return super().get_queryset()


class Gebeurtenis(models.Model):
    """One thing that happened: codes and references only, never free text about a child."""

    model = models.CharField(max_length=80)
    object_id = models.BigIntegerField()
    code = models.CharField(max_length=120)
    van = models.CharField(max_length=40, blank=True)
    naar = models.CharField(max_length=40, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    dossier = models.UUIDField(null=True)
    gegevens = models.JSONField(default=dict)

    objects = GebeurtenisManager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        indexes = [
            models.Index(fields=["dossier", "-op", "-id"], name="gebeurtenis_dossier"),
            models.Index(fields=["model", "object_id", "-id"], name="gebeurtenis_onderwerp"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.code} op {self.op:%d-%m-%Y %H:%M}"


class Outbox(models.Model):
    """Work that must follow a change; written in the same transaction, done exactly once."""

    taak = models.CharField(max_length=120)
    sleutel = models.CharField(max_length=200, unique=True)
    gegevens = models.JSONField(default=dict)
    aangemaakt_op = models.DateTimeField()
    volgende_poging_op = models.DateTimeField()
    pogingen = models.PositiveSmallIntegerField(default=0)
    verwerkt_op = models.DateTimeField(null=True, blank=True)
    mislukt_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "uitgaand werk"
        verbose_name_plural = "uitgaand werk"
        indexes = [
            models.Index(
                fields=["volgende_poging_op", "id"],
                condition=models.Q(verwerkt_op=None, mislukt_op=None),
                name="outbox_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.taak} ({self.sleutel})"
