"""Vragen over aantekeningen: wat geldt, wie ze ziet en het laatste contact."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Q

from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol

from .soorten.contact import CONTACTMOMENT, GEZIN
from .soorten.regie import WIJZIGING


class AantekeningQuerySet(OnderCasusQuerySet):
    """Sentences about entries of the logboek."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus; an internal one only at the organisation that wrote it.

        The backoffice also sees requests to change an arrangement of its own gemeente, as it must
        carry them out; nothing else of the casus.
        """
        eigen = {a.organisatie_id for a in medewerker.aanstellingen_op(on)}
        zichtbaar = Q(pk__in=super().visible_to(medewerker, on).values("pk"))
        mijn = zichtbaar & (Q(intern=False) | Q(organisatie_id__in=eigen))
        gemeenten = medewerker.organisaties_op(on, Rol.BACKOFFICE)
        return self.filter(
            mijn | Q(soort=WIJZIGING, intern=False, casus__gemeente_id__in=gemeenten)
        )

    def current(self) -> Self:
        """Not replaced by a later version."""
        return self.filter(verbeterd_door=None)

    def with_replacement(self, pk: int) -> Any:
        """One entry with its casus and later version, fresh."""
        return self.select_related("casus", "verbeterd_door").get(pk=pk)

    def of_kind(self, *codes: str) -> Self:
        """Of one of these kinds."""
        return self.filter(soort__in=codes)

    def latest_of(self, casus: Any, code: str) -> Any:
        """The newest current entry of a kind, or None."""
        return self.current().filter(casus=casus, soort=code).order_by("-moment", "-pk").first()

    def contacts(self, casus: Any) -> Self:
        """Contact with the jeugdige or the parents, the last first (CR-M-14)."""
        met = Q()
        for wie in GEZIN:
            met |= Q(inhoud__met__contains=wie)
        return self.current().filter(met, casus=casus, soort=CONTACTMOMENT).order_by("-moment")

    def last_contact(self, casus: Any) -> datetime | None:
        """The last moment of it."""
        return self.contacts(casus).values_list("moment", flat=True).first()

    def for_list(self) -> Self:
        """With what a row shows, newest first."""
        return self.select_related(
            "casus", "maker", "organisatie", "over__jeugdige", "verbetert", "verbeterd_door"
        ).order_by("-moment", "-pk")
