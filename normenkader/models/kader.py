"""The numbers of the 1-op-1 afwegingskader, per version (domein.md §0 a, OO-01, OO-02, OO-07)."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap
from normenkader.termijnen.reeks import Kader
from normenkader.termijnen.regels import Termijnregel, eenopeen_regels


class KaderVersieQuerySet(GeldigQuerySet["KaderVersie"]):
    """Versions of the kader."""

    def version_on(self, start: date) -> "KaderVersie | None":
        """The version for an inzet that starts on `start`; before the first version the first.

        Its ingangsdatum then tells that the inzet falls outside the limit. None when nothing
        was loaded.
        """
        return self.valid_on(start).first() or self.order_by("geldig_van").first()


@pghistory.track()
class KaderVersie(Geldig):
    """One version of the kader. All numbers are calendar days; day numbers count from 1."""

    regelset = models.CharField(max_length=200)
    versienaam = models.CharField("versie", max_length=20)
    vastgesteld_op = models.DateField()
    ingangsdatum = models.DateField()
    maximum_dagen = models.PositiveSmallIntegerField(default=28)
    venster_dagen = models.PositiveSmallIntegerField(default=28)
    tussenevaluatie_dag = models.PositiveSmallIntegerField(default=14)
    afbouw_dag = models.PositiveSmallIntegerField(default=21)
    signaaldagen = ArrayField(models.PositiveSmallIntegerField(), default=list)
    eigen_uitleg = models.TextField("wat eigen uitleg van dit product is", blank=True)

    objects = KaderVersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van het afwegingskader 1-op-1"
        verbose_name_plural = "versies van het afwegingskader 1-op-1"
        ordering = ["geldig_van"]
        constraints = [
            ends_after_begin("kaderversie_eind_na_begin"),
            no_overlap("kaderversie_een_per_dag"),
            models.CheckConstraint(
                name="kaderversie_dagen_op_volgorde",
                condition=Q(tussenevaluatie_dag__gte=1)
                & Q(afbouw_dag__gte=F("tussenevaluatie_dag"))
                & Q(maximum_dagen__gte=F("afbouw_dag")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regelset}, versie {self.versienaam}"

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
