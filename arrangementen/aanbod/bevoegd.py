"""Wie het aanbod bijhoudt: contractmanager of beheerder van de uitvoeringsorganisatie."""

from datetime import date
from typing import Any

from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel
from verloop.vierogen import second_pair

ROLLEN = (Rol.CONTRACTMANAGER, Rol.BEHEERDER)
#: who reads contracts and tariffs; a gemeente sees them, an aanbieder only its own
LEZERS = (*ROLLEN, Rol.NORMBEHEERDER, Rol.BACKOFFICE)


def keeps_offer(wie: Any, on: date) -> bool:
    """Does this person keep the offer on that day? The contractmanager of a gemeente reads."""
    return any(
        plek.rol in ROLLEN and plek.organisatie.soort == Soort.UITVOERINGSORGANISATIE
        for plek in wie.aanstellingen_op(on)
    )


def reads_offer(wie: Any, on: date) -> bool:
    """May this person open the pages of contracts and tariffs?"""
    return bool(wie.has_role(*LEZERS, on=on))


def is_regional(wie: Any, on: date) -> bool:
    """Works at the uitvoeringsorganisatie: all gemeenten together."""
    return any(
        plek.organisatie.soort == Soort.UITVOERINGSORGANISATIE and plek.rol in LEZERS
        for plek in wie.aanstellingen_op(on)
    )


def visible_gemeenten(wie: Any, on: date) -> list[Organisatie]:
    """Whose help this person sees figures of: all gemeenten for the region, else the own."""
    rijen = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(on).order_by("naam")
    if is_regional(wie, on):
        return list(rijen)
    return list(rijen.filter(pk__in=wie.organisaties_op(on, Rol.CONTRACTMANAGER, Rol.BACKOFFICE)))


def is_keeper(wijziging: Any, by: Any) -> Oordeel:
    """As a judgement of the door."""
    if keeps_offer(by, wijziging.vandaag):
        return True
    return Nee(
        "Alleen een contractmanager of beheerder van de uitvoeringsorganisatie wijzigt het aanbod."
    )


def may_adopt(wijziging: Any, by: Any) -> Oordeel:
    """Four eyes: another keeper than who drew it up."""
    nee = Nee(
        "U heeft deze wijziging zelf opgesteld.",
        "Vraag een andere contractmanager of beheerder om vaststelling.",
    )
    return second_pair(wijziging, by, is_keeper(wijziging, by), nee)
