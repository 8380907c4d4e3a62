"""Wie een bericht opnieuw mag versturen, en wanneer dat kan."""

from typing import Any

from arrangementen.ijw.structuur import HEEN
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel


def may_resend(bericht: Any, medewerker: Any) -> Oordeel:
    """The backoffice of the gemeente that sent it."""
    gemeente = bericht.gemeente_id
    if medewerker.has_role(Rol.BACKOFFICE, on=bericht.vandaag, organisatie_id=gemeente):
        return True
    return Nee("Alleen de backoffice van de gemeente verstuurt een bericht opnieuw.")


def unanswered(bericht: Any) -> Oordeel:
    """Only what left as a file and got no answer may leave again (nothing is sent twice)."""
    if bericht.richting != "uit" or bericht.kanaal != "knooppunt":
        return Nee("Alleen een bericht dat als bestand is verstuurd, kan opnieuw weg.")
    if bericht.beantwoord_op is not None:
        return Nee("De ontvanger heeft dit bericht al beantwoord.", "Bekijk het antwoord.")
    return True


def replaceable(bericht: Any) -> Oordeel:
    """Only a rejected message of ours is replaced, and only once."""
    if bericht.richting != "uit" or bericht.status != "afgekeurd":
        return Nee("Alleen een afgekeurd bericht van de gemeente wordt vervangen.")
    if bericht.soort not in HEEN or not HEEN[bericht.soort].van_gemeente:
        return Nee("Dit is een antwoord. Een antwoord wordt niet vervangen.")
    if getattr(bericht, "vervanger", None) is not None:
        return Nee("Er is al een nieuw bericht voor in de plaats gekomen.")
    return True
