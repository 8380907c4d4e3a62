"""De standen van een arrangement en de vragen erover."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from casusregie.casus.querysets import OnderCasusQuerySet


class Arrangementstand(models.TextChoices):
    """From the plan to the end of the help."""

    CONCEPT = "concept", "Concept"
    OPDRACHT_GEGEVEN = "opdracht_gegeven", "Opdracht gegeven"
    LOOPT = "loopt", "Hulp loopt"
    OPGESCHORT = "opgeschort", "Staat stil"
    BEEINDIGD = "beeindigd", "Beëindigd"
    VERVALLEN = "vervallen", "Vervallen"


#: Help was ordered and has not ended.
ACTIEF = (Arrangementstand.OPDRACHT_GEGEVEN, Arrangementstand.LOOPT, Arrangementstand.OPGESCHORT)


#: a status and its day belong together
STAND_MET_DAG = [
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
        """Add `tweede_bij`: another aanbieder that gives this kind of help already (CR-D-14)."""
        eigen = _onderdelen(self).filter(arrangement=OuterRef(OuterRef("pk")))
        ander = (
            self.model.objects.active()
            .filter(
                casus=OuterRef("casus"),
                onderdelen__product__categorie__in=eigen.values("product__categorie"),
            )
            .exclude(aanbieder=OuterRef("aanbieder"))
        )
        return self.annotate(tweede_bij=Subquery(ander.values("aanbieder__naam")[:1]))

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("aanbieder", "casus", "plan").prefetch_related(
            models.Prefetch("onderdelen", _onderdelen(self).select_related("product"))
        )
