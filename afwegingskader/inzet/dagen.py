"""De laatste dag van een inzet die later begint dan gepland: nooit vanzelf langer."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from afwegingskader.reeks import chain_for
from normenkader.termijnen.reeks import Reeks


def moved_end(inzet: Any, begin: date, veld: str) -> date:
    """The last day when the inzet begins on `begin`; raises ValidationError at `veld`.

    The granted number of days stays, but never more than what is left in the chain (domein.md
    §0 a) and never past the day the expertteam allowed.
    """
    einde = begin + timedelta(days=inzet.dagen - 1)
    grens = inzet.rer_laatste_dag or _chain_limit(inzet, begin, veld)
    if grens is not None and grens < begin:
        raise ValidationError({veld: "Deze dag ligt na de laatste dag die is toegestaan"})
    return min(einde, grens) if grens else einde


def chain_of(inzet: Any, begin: date, einde: date | None) -> Reeks:
    """The chain around this inzet, itself not counted."""
    anderen = type(inzet).objects.counting_for(inzet.jeugdige_id).exclude(pk=inzet.pk)
    return chain_for(anderen, begin, einde, inzet.vandaag, inzet.kaderversie.to_kader())


def _chain_limit(inzet: Any, begin: date, veld: str) -> date | None:
    reeks = chain_of(inzet, begin, None)
    if reeks.buiten_kader:
        return None
    if reeks.over == 0:
        raise ValidationError(
            {veld: f"Alle {reeks.maximum} dagen zijn gebruikt. Vraag een vervolg aan"}
        )
    return reeks.laatste_toegestane_dag
