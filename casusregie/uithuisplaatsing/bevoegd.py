"""Wie een dreigende uithuisplaatsing vastlegt en volgt: de regie; in gedwongen kader de GI."""

from typing import Any

from casusregie.afronding.partijen import has_regie
from casusregie.logboek.bevoegd import works_or_takes_part
from verloop.redenen import Nee, Oordeel


def leads(onderwerp: Any, medewerker: Any) -> Oordeel:
    """The team with the regie; with a measure that is the GI (GV-M2-03)."""
    if onderwerp.casus.gesloten_op is not None:
        return Nee("Deze casus is gesloten.")
    oordeel = has_regie(onderwerp, medewerker)
    if oordeel or onderwerp.casus.route != "C":
        return oordeel
    return Nee(
        "In gedwongen kader volgt de gecertificeerde instelling (GI) dit.",
        "Vraag het de jeugdbeschermer.",
    )


def carries(onderwerp: Any, medewerker: Any) -> Oordeel:
    """Every party at the table says for itself whether it agrees; the regie may record it."""
    if onderwerp.casus.gesloten_op is not None:
        return Nee("Deze casus is gesloten.")
    return has_regie(onderwerp, medewerker) or works_or_takes_part(onderwerp, medewerker)
