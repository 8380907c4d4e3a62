"""Wat er moet zijn voordat een crisis verder mag: ja, of nee met reden en weg."""

from typing import Any

from casusregie.casus.models import Regierol
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel


def has_plan(crisis: Any) -> Oordeel:
    """Crisishulp ends with a vervolg-hulpverleningsplan, not before (CR-X-06)."""
    if crisis.cit_id is None or crisis.vervolgplan_op:
        return True
    return Nee(
        "Er is nog geen vervolg-hulpverleningsplan. Tot dan blijft de crisishulp verantwoordelijk.",
        "Leg eerst vast dat het vervolgplan klaar is.",
    )


def has_casusregisseur(crisis: Any) -> Oordeel:
    """The casus is handed back to somebody (CR-X-05, CR-X-06)."""
    if crisis.cit_id is None or crisis.casus.holder_of(Rol.CASUSREGISSEUR):
        return True
    return Nee(
        "Er is nog geen casusregisseur om de casus aan terug te geven.",
        "Vraag het lokale team om direct een casusregisseur.",
    )


def no_casusregisseur_yet(crisis: Any) -> Oordeel:
    """Only a casus without one needs one."""
    houder = crisis.casus.holder_of(Rol.CASUSREGISSEUR)
    if houder is None:
        return True
    return Nee(f"Er is al een casusregisseur: {houder.houder}.")


def no_crisisregisseur_yet(crisis: Any) -> Oordeel:
    """One crisiscasusregisseur at a time."""
    houder = crisis.casus.holder_of(Regierol.Soort.CRISISCASUSREGISSEUR)
    if houder is None:
        return True
    return Nee(f"Er is al een crisiscasusregisseur: {houder.houder}.")


def no_plan_yet(crisis: Any) -> Oordeel:
    """The day of the plan is written down once."""
    return Nee("Het vervolgplan is al vastgelegd.") if crisis.vervolgplan_op else True
