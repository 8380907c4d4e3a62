"""Wie van de aanbieder iets over een arrangement mag zeggen, en wie ziet wat is gedeclareerd."""

from datetime import date
from typing import Any

from casusregie.bevoegdheden import has_role_at
from organisaties.rollen import Rol, Soort
from verloop.redenen import Oordeel

ROLLEN = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def works_at_aanbieder(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds a role at the aanbieder that gives this help."""
    return has_role_at(lambda o: o.aanbieder_id, *ROLLEN)(onderwerp, medewerker)


def sees_declared(arrangement: Any, medewerker: Any, on: date) -> bool:
    """Who sees what was declared on this help, of those who may open it.

    People of the aanbieder that gives it, of the gemeente of the casus and its lokale teams, and
    of who holds the regie. Not another aanbieder in the same casus (own choice, domein.md §0 n).
    """
    casus = arrangement.casus
    return any(
        plek.organisatie_id in (arrangement.aanbieder_id, casus.team_id)
        or _pays(plek.organisatie, casus)
        for plek in medewerker.aanstellingen_op(on)
    )


def _pays(organisatie: Any, casus: Any) -> bool:
    gemeente = organisatie.gemeente()
    van_gemeente = organisatie.soort in (Soort.GEMEENTE, Soort.LOKAAL_TEAM)
    return van_gemeente and gemeente is not None and gemeente.pk == casus.gemeente_id
