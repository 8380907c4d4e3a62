"""Wat onder een stuk over de hulp van één aanbieder hangt, ziet alleen wie dat stuk ziet."""

from datetime import date
from typing import Any, Self

from casusregie.casus.querysets import OnderCasusQuerySet

from .beeindigingsvelden import AANBIEDERROLLEN


class GesprekQuerySet(OnderCasusQuerySet):
    """Sentences about talks on stopping."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the wish to stop they belong to."""
        zichtbaar = super().visible_to(medewerker, on)
        rollen = medewerker.aanstellingen_op(on)
        if any(a.rol not in AANBIEDERROLLEN for a in rollen):
            return zichtbaar
        eigen = {a.organisatie_id for a in rollen}
        return zichtbaar.filter(beeindiging__aanbieder_id__in=eigen)
