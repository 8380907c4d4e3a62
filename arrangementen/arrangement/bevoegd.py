"""Wie van de aanbieder iets over een arrangement mag zeggen."""

from typing import Any

from casusregie.bevoegdheden import has_role_at
from organisaties.rollen import Rol
from verloop.redenen import Oordeel

ROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def works_at_aanbieder(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds a role at the aanbieder that gives this help."""
    return has_role_at(lambda o: o.aanbieder_id, *ROLLEN)(onderwerp, medewerker)
