"""Vragen over escalaties, altijd op een genoemde dag."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Soort


class EscalatieQuerySet(OnderCasusQuerySet):
    """Sentences about escalaties."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus; who works for aanbieders only sees the ladder termijn.

        What an aanbieder may know of a difference stands on the page of that difference.
        """
        zichtbaar = super().visible_to(medewerker, on)
        plekken = medewerker.aanstellingen_op(on)
        if any(plek.organisatie.soort != Soort.AANBIEDER for plek in plekken):
            return zichtbaar
        return zichtbaar.filter(ladder="termijn")

    def open(self) -> Self:
        """Waiting for an answer."""
        return self.filter(status="open")

    def closed(self) -> Self:
        """Answered, passed on or lapsed."""
        return self.exclude(status="open")

    def of_code(self, *codes: str) -> Self:
        """Because of a termijn with one of these codes."""
        return self.filter(code__in=codes)

    def of_onderwerp(self, onderwerp: Any) -> Self:
        """Those of one onderwerp."""
        return self.filter(model=onderwerp._meta.label_lower, object_id=onderwerp.pk)

    def addressed_to(self, medewerker: Any, on: date) -> Self:
        """To a role that this person holds on that day."""
        mijn = Q(pk=None)
        for aanstelling in medewerker.aanstellingen_op(on):
            mijn |= Q(aan_rol=aanstelling.rol, aan_organisatie=aanstelling.organisatie_id)
        return self.filter(mijn)

    def to_climb(self, on: date) -> Self:
        """Unanswered, and the day has come on which the ladder goes on."""
        return self.open().filter(klimt_op__lte=on)

    def for_list(self) -> Self:
        """With what a row of a list shows, longest waiting first."""
        return self.select_related(
            "casus__jeugdige",
            "termijn",
            "kader",
            "aan_organisatie",
            "aan_medewerker",
            "beantwoord_door",
        ).order_by("sinds", "pk")
