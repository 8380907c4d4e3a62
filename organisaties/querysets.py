"""Vragen over organisaties en aanstellingen, altijd op een genoemde dag."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from verloop.stap import once

from .rollen import Soort

if TYPE_CHECKING:
    from .models import Organisatie


class OrganisatieQuerySet(models.QuerySet):
    """Sentences about organisations."""

    def valid_on(self, dag: date) -> Self:
        """Valid on that day (both ends inclusive)."""
        return self.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=dag), geldig_van__lte=dag)

    def of_soort(self, *soorten: str) -> Self:
        """Of one of these kinds."""
        return self.filter(soort__in=soorten)

    def gemeenten(self) -> "list[Organisatie]":
        """All gemeenten of then and now, by name; once per step of the door."""
        rijen = self.of_soort(Soort.GEMEENTE).order_by("naam", "geldig_van")
        return once("gemeenten", lambda: list(rijen))

    def gemeente_on(self, cbs_code: str, dag: date) -> Self:
        """The gemeente with that CBS code as valid on that day (iJw TR378)."""
        return self.of_soort("gemeente").valid_on(dag).filter(cbs_code=cbs_code)


class AanstellingQuerySet(models.QuerySet):
    """Sentences about appointments."""

    def current(self, on: date) -> Self:
        """Running on that day, of a person who is active."""
        return self.filter(
            Q(einddatum=None) | Q(einddatum__gte=on),
            begindatum__lte=on,
            medewerker__is_active=True,
        )
