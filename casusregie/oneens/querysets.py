"""Vragen over verschillen van mening, en wie ze ziet."""

from datetime import date
from typing import Any, Self

from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol, Soort

from .keuzes import LOPEND

#: Who takes a step of the region; they see the anonymous overview and never the dossier.
REGIO = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)


class VerschilQuerySet(OnderCasusQuerySet):
    """Sentences about differences."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus; an aanbieder only its own difference, never that of another one."""
        zichtbaar = super().visible_to(medewerker, on)
        plekken = medewerker.aanstellingen_op(on)
        if any(plek.organisatie.soort != Soort.AANBIEDER for plek in plekken):
            return zichtbaar
        return zichtbaar.filter(aanbieder__in=[plek.organisatie_id for plek in plekken])

    def running(self) -> Self:
        """No agreement yet and not ended."""
        return self.filter(status__in=LOPEND)

    def for_list(self) -> Self:
        """With what a row shows, the newest first."""
        return self.select_related("casus__jeugdige", "aanbieder", "geopend_door").order_by("-pk")


class OverzichtQuerySet(OnderCasusQuerySet):
    """Sentences about overviews; under the casus for the team, by their step for the region."""

    pad = "verschil__casus"

    def asked_of(self, medewerker: Any, on: date) -> Self:
        """Shared with an organisation where this person is contractmanager or secretaris.

        The contractmanager keeps what was shared; the secretaris has what was brought to him.
        """
        gevonden = self.none()
        for plek in medewerker.aanstellingen_op(on):
            if plek.rol in REGIO:
                veld = "gedeeld_met" if plek.rol == Rol.CONTRACTMANAGER else "bij_secretaris"
                gevonden = gevonden | self.filter(**{veld: plek.organisatie_id})
        return gevonden

    def for_list(self) -> Self:
        """With what a row and the page show, newest first."""
        return self.select_related(
            "verschil__casus__gemeente", "verschil__casus__jeugdige", "verschil__aanbieder"
        ).order_by("-gedeeld_op", "-pk")
