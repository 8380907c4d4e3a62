"""Settings with validity: what differs from the default table, from when, and why."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db import models

from normenkader.models.geldigheid import Geldig, GeldigQuerySet, ends_after_begin, no_overlap
from normenkader.voorraad import mark_changed


class InstellingQuerySet(GeldigQuerySet["Instelling"]):
    """Settings; every write through the QuerySet empties the cache of this process."""

    def create(self, **velden: Any) -> Any:
        return _marked(super().create, **velden)

    def bulk_create(self, *args: Any, **opties: Any) -> Any:
        return _marked(super().bulk_create, *args, **opties)

    def update(self, **velden: Any) -> int:
        return int(_marked(super().update, **velden))

    def delete(self) -> Any:
        return _marked(super().delete)


@pghistory.track()
class Instelling(Geldig):
    """The value of one setting in one span of time; read with `instellingen.instelling`."""

    code = models.CharField(max_length=80)
    waarde = models.JSONField()
    omschrijving = models.CharField(max_length=300, blank=True)

    objects = InstellingQuerySet.as_manager()

    class Meta:
        verbose_name = "instelling"
        verbose_name_plural = "instellingen"
        ordering = ["code", "geldig_van"]
        constraints = [
            ends_after_begin("instelling_eind_na_begin"),
            no_overlap("instelling_een_per_dag", "code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} vanaf {self.geldig_van:%d-%m-%Y}"


def _marked(write: Callable[..., Any], *args: Any, **opties: Any) -> Any:
    uitkomst = write(*args, **opties)
    mark_changed()
    return uitkomst
