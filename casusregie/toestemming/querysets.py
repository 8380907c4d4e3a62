"""Vragen over toestemmingen."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Q

from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.namen import search_key
from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet
from organisaties.models import Organisatie

from .lijsten import Partijsoort
from .partij import Partij


class ToestemmingQuerySet(OnderCasusQuerySet):
    """Sentences about consents."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """The team or GI of the casus sees all; others see what they asked or what is theirs."""
        mijn = medewerker.organisaties_op(on)
        eigen = Q(casus__team__in=mijn) | Q(organisatie__in=mijn) | Q(partij__in=mijn)
        return super().visible_to(medewerker, on).filter(eigen)

    def with_party(self, met: "Organisatie | Partij") -> Self:
        """About this organisation or named party."""
        if isinstance(met, Organisatie):
            return self.filter(partij=met)
        return self.filter(
            partijsoort=met.soort, partij=None, partij_sleutel=search_key(met.naam)
        ).exclude(partijsoort=Partijsoort.ORGANISATIE)

    def latest_about(
        self, casus: Any, met: "Organisatie | Partij", wat: str, doel: str
    ) -> Any | None:
        """The newest for this party, thing and purpose, whatever its status."""
        alle = self.filter(casus=casus, wat=wat, doel=doel).with_party(met)
        return alle.exclude(status="vervallen").order_by("-pk").first()

    def latest_for_each(
        self, casus: Any, met: "Organisatie | Partij", wat: str, doelen: Iterable[str]
    ) -> Self:
        """The newest for each of these purposes, in one query."""
        alle = self.filter(casus=casus, wat=wat, doel__in=list(doelen)).with_party(met)
        return alle.exclude(status="vervallen").order_by("doel", "-pk").distinct("doel")

    def for_list(self) -> Self:
        """With what a row of the list shows."""
        return self.select_related("partij", "organisatie", "casus__jeugdige").prefetch_related(
            "antwoorden"
        )


class AntwoordQuerySet(OnderJeugdigeQuerySet):
    """Sentences about answers."""

    pad = "toestemming__casus"
