"""Wat aan contractmanager en secretaris is gevraagd: lijsten zonder dossier."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casusregie.escalatie.models import Escalatie
from casusregie.tafel.opschaling import Tafelopschaling
from organisaties.rollen import Rol

from .keuzes import Stand
from .models import Ladderoverzicht, Meningsverschil

ROLLEN = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)
BEURT = {
    Rol.CONTRACTMANAGER: (Stand.CONTRACTMANAGER, Stand.ACTIES),
    Rol.SECRETARIS: (Stand.SECRETARIS,),
}


def asked_list(medewerker: Any, on: date) -> QuerySet[Any]:
    """Everything that was shared with this person, with the day an answer is due."""
    open_ = Escalatie.objects.open().filter(
        model=Meningsverschil._meta.label_lower, object_id=OuterRef("verschil")
    )
    return (
        Ladderoverzicht.objects.asked_of(medewerker, on)
        .for_list()
        .annotate(
            uiterlijk=Coalesce(
                Subquery(open_.values("antwoord_uiterlijk")[:1]), F("verschil__bericht_uiterlijk")
            )
        )
    )


def waits_for(medewerker: Any, on: date) -> QuerySet[Any]:
    """Those on which this person must act now, the first due first."""
    standen = [s for rol in ROLLEN if medewerker.has_role(rol, on=on) for s in BEURT[rol]]
    return asked_list(medewerker, on).filter(verschil__status__in=standen).order_by("uiterlijk")


def something_asked(medewerker: Any, on: date) -> bool:
    """For the mail of the day."""
    return waits_for(medewerker, on).exists() or asked_of_manager(medewerker, on).exists()


def asked_of_manager(medewerker: Any, on: date) -> QuerySet[Tafelopschaling]:
    """What zorgbemiddeling asks and is not answered yet (CR-Z-05)."""
    rijen: QuerySet[Tafelopschaling] = Tafelopschaling.objects.for_contractmanager(medewerker, on)
    return rijen.filter(status=Tafelopschaling.Status.GEVRAAGD)


def is_turn_of(overzicht: Ladderoverzicht, medewerker: Any, on: date) -> bool:
    """Must this person act on it now?"""
    rollen: Iterable[Rol] = (rol for rol in ROLLEN if medewerker.has_role(rol, on=on))
    return any(overzicht.verschil.status in BEURT[rol] for rol in rollen)
