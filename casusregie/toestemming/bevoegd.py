"""Wie toestemming vraagt en vastlegt: de regie van de casus, of een aanbieder die meewerkt."""

from typing import Any

from casusregie.bevoegdheden import casus_of, works_on_casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.rollen import Rol
from verloop.blik import look_once
from verloop.redenen import Nee, Oordeel

AANBIEDERROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def works_for_aanbieder(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Works at an aanbieder that is involved in this very casus today."""
    dag, casus = onderwerp.vandaag, casus_of(onderwerp)
    plekken = medewerker.organisaties_op(dag, *AANBIEDERROLLEN)
    lopend = Betrokkenheid.objects.running(dag).filter(casus=casus, organisatie__in=plekken)
    if plekken and look_once(("meewerkend", casus.pk, medewerker.pk, dag), lopend.exists):
        return True
    return Nee("Alleen het team, de instelling of een aanbieder bij deze casus doet dit.")


def may_assess(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The team or GI; in route B also the aanbieder, with the same forms (CR-B1-11, CR-B1-12)."""
    oordeel = works_on_casus(onderwerp, medewerker)
    if oordeel or casus_of(onderwerp).route != "B":
        return oordeel
    return works_for_aanbieder(onderwerp, medewerker)


def may_record(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Records for the own party only: the team or GI all, an aanbieder what it asked itself."""
    if works_on_casus(onderwerp, medewerker):
        return True
    organisatie_id = getattr(onderwerp, "organisatie_id", None)
    eigen = medewerker.organisaties_op(onderwerp.vandaag, *AANBIEDERROLLEN)
    if organisatie_id is not None and organisatie_id not in eigen:
        return Nee("Deze toestemming vroeg een andere organisatie.", "Vraag uw eigen toestemming.")
    return works_for_aanbieder(onderwerp, medewerker)
