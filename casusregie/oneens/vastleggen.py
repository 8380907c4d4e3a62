"""Bewaart het anonieme overzicht: gecontroleerd, bevestigd per veld, en zonder elkaar te missen."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from casusregie.escalatie.models import Escalatie
from verloop.overgangen import amend, register

from .anoniem import refuse_traces
from .overzicht import TEKSTEN, Ladderoverzicht
from .verschil import Meningsverschil


def save_overview(
    verschil: Meningsverschil, *, by: Any, op: datetime, versie: int | None = None, **velden: Any
) -> Ladderoverzicht:
    """Write the overview; a text that points at somebody is refused at its field.

    `bevestigd` names the texts that this person read; a text that changed without its box ticked
    is no longer confirmed. Raises ValidationError, PermissionDenied or Conflict.
    """
    dag = timezone.localdate(op)
    velden |= {"bevestigd_door": by, "bevestigd_op": dag}
    bestaand = Ladderoverzicht.objects.filter(verschil=verschil).first()
    if bestaand is None:
        return register(Ladderoverzicht(verschil=verschil, **velden), by=by, op=op)
    refuse_traces(verschil, dag, **{naam: velden[naam] for naam in TEKSTEN})
    return amend(bestaand, by=by, op=op, versie=versie, **velden)


def first_draft(verschil: Meningsverschil) -> dict[str, str]:
    """The texts of the earlier steps, to begin with; a person makes them anonymous."""
    treden = {rij.trede: rij.antwoord for rij in Escalatie.objects.of_onderwerp(verschil)}
    team = "\n\n".join(deel for n in (1, 3) if (deel := treden.get(n, "")))
    van_aanbieder = [verschil.reactie]
    if verschil.van_id == verschil.aanbieder_id:
        van_aanbieder.insert(0, verschil.toelichting)
    return {
        "standpunt_team": team,
        "standpunt_aanbieder": "\n\n".join(deel for deel in van_aanbieder if deel),
        "geprobeerd": treden.get(4, ""),
    }
