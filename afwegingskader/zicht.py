"""Een aanbieder ziet van 1-op-1 alleen wat hij zelf doet; van anderen hooguit een aantal dagen."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.querysets import access_for, temporary_access
from organisaties.rollen import Soort


class EigenAanbiederQuerySet(OnderCasusQuerySet):
    """Base for 1-op-1; `aanbieder_pad` leads to the aanbieder (domein.md §0 o, last sentence)."""

    aanbieder_pad = "aanbieder"

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """What this person may see; who only works at an aanbieder sees that aanbieder's own."""
        zichtbaar = super().visible_to(medewerker, on)
        eigen = {
            aanstelling.organisatie_id
            for aanstelling in medewerker.aanstellingen_op(on)
            if aanstelling.organisatie.soort == Soort.AANBIEDER
        }
        if not eigen:
            return zichtbaar
        mag = Q(**{f"{self.aanbieder_pad}__in": eigen})
        return zichtbaar.filter(mag | self._otherwise(medewerker, on, eigen))

    def _otherwise(self, medewerker: Any, on: date, eigen: set[int]) -> Q:
        """Involved in another way than through an aanbieder, or with exceptional access."""
        gronden = access_for(medewerker, on).exclude(organisatie__in=eigen)
        casus, jeugdige = f"{self.pad}__pk", f"{self.pad}__jeugdige"
        return Q(
            Exists(gronden.filter(casus=OuterRef(casus)))
            | Exists(gronden.filter(jeugdige=OuterRef(jeugdige), casus=None))
            | Exists(temporary_access(medewerker, on, jeugdige))
        )
