"""De standen van een arrangement en de vragen erover."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from casusregie.casus.querysets import OnderCasusQuerySet

from .perceel import PERCEEL, at_the_same_time, elsewhere
from .standen import ACTIEF, Arrangementstand

__all__ = ["ACTIEF", "STAND_MET_DAG", "ArrangementQuerySet", "Arrangementstand"]

#: a status and its day belong together
STAND_MET_DAG: list[models.BaseConstraint] = [
    models.CheckConstraint(
        name="arrangement_opdracht_met_dag",
        condition=~Q(status__in=[*ACTIEF, "beeindigd"])
        | Q(opdracht_op__isnull=False, aanbieder__isnull=False),
    ),
    models.CheckConstraint(
        name="arrangement_loopt_sinds",
        condition=~Q(status__in=["loopt", "opgeschort", "beeindigd"]) | Q(start_op__isnull=False),
    ),
    models.CheckConstraint(
        name="arrangement_stil_sinds",
        condition=~Q(status="opgeschort") | Q(opgeschort_op__isnull=False),
    ),
    models.CheckConstraint(
        name="arrangement_beeindigd_met_dag",
        condition=~Q(status="beeindigd") | Q(beeindigd_op__isnull=False),
    ),
]


def _onderdelen(arrangementen: models.QuerySet) -> models.QuerySet:
    return arrangementen.model._meta.get_field("onderdelen").related_model.objects.all()


class ArrangementQuerySet(OnderCasusQuerySet):
    """Sentences about arrangementen."""

    def active(self) -> Self:
        """Ordered and not ended."""
        return self.filter(status__in=ACTIEF)

    def running(self) -> Self:
        """The help runs now."""
        return self.filter(status=Arrangementstand.LOOPT)

    def of_aanbieder(self, *aanbieder_ids: int) -> Self:
        """At one of these aanbieders."""
        return self.filter(aanbieder_id__in=aanbieder_ids)

    def with_second(self) -> Self:
        """Add what guards ask about the surroundings, in one query.

        `tweede_bij`: another aanbieder that gives help of the same perceel already (CR-D-14);
        `wacht_tweede`: its opdracht waits for a second person; `voorgesteld`: there is or was a
        voorstel about it; `cbs_code`: of who pays.
        """
        delen = _onderdelen(self).annotate(perceel=PERCEEL)
        eigen = delen.filter(arrangement=OuterRef(OuterRef("pk")), product__isnull=False)
        ander = elsewhere(
            delen, OuterRef("casus"), OuterRef("casus__jeugdige"), OuterRef("aanbieder")
        )
        tegelijk = at_the_same_time(OuterRef("begindatum"), OuterRef("einddatum"))
        ander = ander.filter(Exists(eigen.filter(tegelijk, perceel=OuterRef("perceel"))))
        model: Any = self.model._meta.get_field("voorstellen").related_model
        voorstellen = model.objects
        erover = Q(arrangement=OuterRef("pk")) | Q(
            toewijzing__onderdeel__arrangement=OuterRef("pk")
        )
        return self.annotate(
            tweede_bij=Subquery(ander.order_by("-naam").values("naam")[:1]),
            wacht_tweede=Exists(voorstellen.open().filter(arrangement=OuterRef("pk"))),
            voorgesteld=Exists(voorstellen.filter(erover)),
            cbs_code=F("casus__gemeente__cbs_code"),
        )

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("aanbieder", "casus", "plan").prefetch_related(
            models.Prefetch("onderdelen", _onderdelen(self).select_related("product"))
        )
