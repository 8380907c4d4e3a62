"""Wijzigt een toewijzing samen met haar onderdeel: één plek voor regie en verzoek om wijziging."""

from datetime import datetime
from typing import Any

from arrangementen.toewijzing.models import Toewijzing
from arrangementen.toewijzing.openen import change_toewijzing
from organisaties.models import Medewerker
from verloop.overgangen import amend

from .afleiding import budget_of
from .norm import Normtoets


def change_with_part(
    toewijzing: Toewijzing,
    toets: Normtoets,
    *,
    reden: str,
    op: datetime,
    referentie: str = "",
    **velden: Any,
) -> Toewijzing:
    """Change end date, size or budget under the same number, in the part as well.

    `velden` holds einddatum, volume, eenheid, frequentie and budget_cent as far as they change;
    `reden` is a code of JZ002, `toets` the verdict on the wished situation. Sending is asked for
    with `ask_to_send`.
    """
    deel, klok = toewijzing.onderdeel, Medewerker.objects.systeem()
    volume = velden.get("volume") or deel.volume
    aanbieder_id = deel.arrangement.aanbieder_id
    budget = budget_of(aanbieder_id, deel.product, volume, deel.begindatum) if volume else None
    einde = velden.get("einddatum") or deel.einddatum
    amend(
        deel,
        by=klok,
        op=op,
        code="gewijzigd_op_verzoek",
        einddatum=einde,
        volume=volume,
        eenheid=velden.get("eenheid") or deel.eenheid,
        frequentie=velden.get("frequentie") or deel.frequentie,
        budget_cent=budget,
    )
    return change_toewijzing(
        toewijzing,
        reden=reden,
        op=op,
        referentie=referentie,
        normoordeel=toets.oordeel,
        norm_grond=toets.grond,
        **velden,
    )
