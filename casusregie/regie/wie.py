"""Wie er gekozen kan worden: de mensen met een rol bij een organisatie, en de organisaties zelf."""

from datetime import date
from typing import Any

from organisaties.models import Aanstelling, Medewerker, Organisatie


def staff(organisatie_id: int | None, on: date, *rollen: str) -> Any:
    """Active people with one of these roles there on that day, by name."""
    plekken = Aanstelling.objects.current(on).filter(
        organisatie_id=organisatie_id, rol__in=[str(rol) for rol in rollen]
    )
    return Medewerker.objects.filter(pk__in=plekken.values("medewerker")).order_by("naam")


def organisations_of(on: date, *soorten: str) -> Any:
    """Organisations of these kinds that exist on that day, by name."""
    return Organisatie.objects.of_soort(*soorten).valid_on(on).order_by("naam")
