"""The settings of the 1-op-1 afwegingskader, per version: numbers and ladder (domein.md §0 a, l).

Source of the requirements: OO-01, OO-02, OO-07.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from normenkader.kader.bewakers import comes_after_all
from normenkader.kader.getallen import number_errors
from normenkader.kader.ladder import (
    EIGEN_LADDER,
    Laddertrede,
    ladder_error,
    read_treden,
    standard_ladder,
)
from normenkader.models.beheerd import (
    Beheerd,
    BeheerdQuerySet,
    Status,
    has_no_last_day,
    may_adopt,
    may_end,
)
from normenkader.models.geldigheid import ends_after_begin, no_overlap
from normenkader.termijnen.reeks import Kader
from normenkader.termijnen.regels import Termijnregel, eenopeen_regels
from verloop.blik import look_once
from verloop.models import Onderwerp
from verloop.velden import Statusveld
from verloop.vierogen import adopted_with_day, two_people


class KaderVersieQuerySet(BeheerdQuerySet["KaderVersie"]):
    """Versions of the kader."""

    def version_on(self, start: date) -> "KaderVersie | None":
        """The version for an inzet that starts on `start`; before the first version the first.

        Its ingangsdatum then tells that the inzet falls outside the limit. A version counts until
        the next one begins: no day is without. None when nothing was loaded.
        """
        rijen = self.adopted().order_by("geldig_van")
        return look_once(
            ("kaderversie", start),
            lambda: rijen.filter(geldig_van__lte=start).last() or rijen.first(),
        )


@pghistory.track()
class KaderVersie(Beheerd, Onderwerp):
    """One version of the kader. All numbers are calendar days; day numbers count from 1.

    `treden` is the ladder termijn (`kader.ladder`), with answer terms in werkdagen. An adopted
    version does not change; the next one puts a last day on it.
    """

    regelset = models.CharField(max_length=200)
    versienaam = models.CharField("versie", max_length=20)
    ingangsdatum = models.DateField()
    maximum_dagen = models.PositiveSmallIntegerField(default=28)
    venster_dagen = models.PositiveSmallIntegerField(default=28)
    tussenevaluatie_dag = models.PositiveSmallIntegerField(default=14)
    afbouw_dag = models.PositiveSmallIntegerField(default=21)
    signaaldagen = ArrayField(models.PositiveSmallIntegerField(), default=list)
    treden = models.JSONField(default=standard_ladder)
    ladder_bron = models.CharField(max_length=200, default=EIGEN_LADDER)
    eigen_uitleg = models.TextField("wat eigen uitleg van dit product is", blank=True)
    status = Statusveld(default=Status.CONCEPT, choices=Status)

    objects = KaderVersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van het afwegingskader 1-op-1"
        verbose_name_plural = "versies van het afwegingskader 1-op-1"
        ordering = ["geldig_van"]
        constraints = [
            ends_after_begin("kaderversie_eind_na_begin"),
            no_overlap("kaderversie_een_per_dag", condition=Q(vastgesteld_op__isnull=False)),
            models.CheckConstraint(
                name="kaderversie_dagen_op_volgorde",
                condition=Q(tussenevaluatie_dag__gte=1)
                & Q(afbouw_dag__gte=F("tussenevaluatie_dag"))
                & Q(maximum_dagen__gte=F("afbouw_dag")),
            ),
            adopted_with_day("kaderversie_vastgesteld_met_dag", Status.VASTGESTELD.value),
            two_people("kaderversie_vier_ogen", "Wie het kader opstelt, stelt het niet vast"),
        ]

    def __str__(self) -> str:
        return f"{self.regelset}, versie {self.versienaam}"

    @transition(
        status,
        source=Status.CONCEPT,
        target=Status.VASTGESTELD,
        conditions=[comes_after_all],
        permission=may_adopt,
        custom={"label": "Kader vaststellen", "gebeurd": "Versie van het kader vastgesteld"},
    )
    def adopt(self, on: date, by: Any) -> None:
        """Use `kader.vaststellen.adopt_version`: it also ends the version before this one."""
        self.vastgesteld_op, self.vastgesteld_door = on, by

    @transition(
        status,
        source=Status.VASTGESTELD,
        target=Status.VASTGESTELD,
        conditions=[has_no_last_day],
        permission=may_end,
        custom={
            "label": "Opvolgen",
            "gebeurd": "Versie van het kader opgevolgd",
            "systeem": True,
        },
    )
    def succeed(self, on: date, by: Any, geldig_tot: date) -> None:
        """The next version takes over on the day after `geldig_tot`."""
        self.geldig_tot = geldig_tot

    def clean(self) -> None:
        """Numbers in order, and a ladder whose top may decide."""
        fouten = number_errors(self)
        if fout := ladder_error(self.treden):
            fouten["treden"] = fout
        if fouten:
            raise ValidationError(fouten)

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """Versions follow each other one at a time."""
        return (KaderVersie.objects.adopted().filter(geldig_tot=None).order_by("pk"),)

    @property
    def ladder(self) -> tuple[Laddertrede, ...]:
        """The treden of the ladder termijn, in order."""
        return read_treden(self.treden)

    def to_kader(self) -> Kader:
        """The pure form that `reeks.count_reeks` reads."""
        return Kader(self.maximum_dagen, self.venster_dagen, self.ingangsdatum)

    def regels(self, on: date) -> dict[str, Termijnregel]:
        """The three termijnregels of an inzet that starts on `on`, by code."""
        return eenopeen_regels(
            self.maximum_dagen,
            self.signaaldagen,
            self.tussenevaluatie_dag,
            self.afbouw_dag,
            on,
        )
