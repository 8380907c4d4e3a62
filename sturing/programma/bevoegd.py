"""Wie het programma bijhoudt: contractmanager en secretaris van de uitvoeringsorganisatie."""

from typing import Any

from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel

BEHEER = (Rol.CONTRACTMANAGER, Rol.SECRETARIS)


def keeps_programme(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Holds the role at the organisation that works for the whole region; the clock as well."""
    if medewerker.is_systeem:
        return True
    plekken = medewerker.aanstellingen_op(onderwerp.vandaag)
    if any(
        a.rol in BEHEER and a.organisatie.soort == Soort.UITVOERINGSORGANISATIE for a in plekken
    ):
        return True
    return Nee(
        "Alleen de uitvoeringsorganisatie houdt het programma bij.",
        "Vraag het de contractmanager van de regio.",
    )
