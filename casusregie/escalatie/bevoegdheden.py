"""Wie een escalatie mag beantwoorden: de geadresseerde, en niemand anders."""

from typing import Any

from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel


def is_addressee(escalatie: Any, medewerker: Any) -> Oordeel:
    """Holds the role of this trede at the organisation it went to (domein.md §0 j)."""
    if medewerker.has_role(
        escalatie.aan_rol, on=escalatie.vandaag, organisatie_id=escalatie.aan_organisatie_id
    ):
        return True
    rol = Rol(escalatie.aan_rol).label.lower()
    wie = f"de {rol} van {escalatie.aan_organisatie}"
    return Nee(f"Alleen {wie} beantwoordt deze escalatie.", f"Vraag het {wie}.")
