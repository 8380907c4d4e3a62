"""Wie het aanbod bijhoudt: contractmanager of beheerder van de uitvoeringsorganisatie."""

from datetime import date
from typing import Any

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
