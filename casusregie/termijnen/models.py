"""Een onderwerp met termijnen, en de modellen Termijn en Signaal."""

from typing import Any

from django.db import models

from casusregie.casus.models import Casus

from .feiten import Termijnfeit
from .projectie import project
from .signaal import Signaal
from .termijn import Termijn

__all__ = ["MetTermijnen", "Signaal", "Termijn", "Termijnfeit"]


class MetTermijnen(models.Model):
    """Mixin, before Onderwerp: the door keeps the termijnen in line with the facts."""

    class Meta:
        abstract = True

    def termijn_casus(self) -> Casus:
        """The casus the termijnen belong to; default the field `casus`."""
        casus: Casus = self.casus  # type: ignore[attr-defined]
        return casus

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The facts that make termijnen run, as long as they matter."""
        raise NotImplementedError

    @classmethod
    def with_facts(cls) -> models.QuerySet[Any]:
        """All of this kind with what their facts need, for recomputing many.

        What has no casus (a concept, a message that was refused) has no termijnen.
        """
        alle = cls._default_manager.all()
        if not any(veld.name == "casus" for veld in cls._meta.fields):
            return alle
        return alle.exclude(casus=None).select_related("casus")

    def sync_termijnen(self) -> None:
        """Called by the door after each change."""
        project([self])

    @classmethod
    def sync_many(cls, onderwerpen: list[Any]) -> None:
        """The same for many of one kind, in a fixed number of queries."""
        project(onderwerpen)
