"""Vragen over verzoeken om wijziging: wie ze ziet en wat open staat."""

from datetime import date
from typing import Any, Self

from django.db.models import Prefetch, Q

from arrangementen.verzoeken.keuzes import AANBIEDERROLLEN, OPEN
from arrangementen.verzoeken.querysets import desk_of, with_turn
from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Soort as Organisatiesoort


class WijzigingsverzoekQuerySet(OnderCasusQuerySet):
    """Sentences about requests to change."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Own ones of the aanbieder, those at the desk of the gemeente, those of a casus."""
        betrokken = Q(pk__in=super().visible_to(medewerker, on).order_by().values("pk"))
        eigen = Q(aanbieder_id__in=medewerker.organisaties_op(on, *AANBIEDERROLLEN))
        zicht = (eigen & betrokken) | desk_of(medewerker, on, Q(casus__opt_out=False))
        plekken = medewerker.aanstellingen_op(on)
        if any(plek.organisatie.soort != Organisatiesoort.AANBIEDER for plek in plekken):
            zicht |= betrokken
        return self.filter(zicht)

    def at_desk(self, medewerker: Any, on: date) -> Self:
        """Sent to the gemeente on whose behalf this person decides."""
        return self.filter(desk_of(medewerker, on, Q(casus__opt_out=False)))

    def open(self) -> Self:
        """Waiting for a decision."""
        return self.filter(status__in=OPEN)

    def with_uiterlijk(self) -> Self:
        """Annotated with whose turn it is: see `with_turn`."""
        return with_turn(self, "wijziging")

    def for_list(self) -> Self:
        """With what a row of a list or a page shows."""
        return self.select_related(
            "aanbieder", "gemeente", "jeugdige", "casus__team", "besloten_door", "bericht"
        ).prefetch_related(Prefetch("regels", self.lines()), "vragen")

    def lines(self) -> Any:
        """The lines with all that the verdict and the screen read of them."""
        model: Any = self.model._meta.get_field("regels").related_model
        return model.objects.order_by("pk").select_related(
            "product",
            "toewijzing__product",
            "toewijzing__onderdeel__arrangement",
            "toewijzing__onderdeel__product",
        )
