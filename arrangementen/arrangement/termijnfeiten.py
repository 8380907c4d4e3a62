"""Welke termijnen uit een arrangement volgen: oneens, stilstand en evalueren voor het einde."""

from typing import Any

from casusregie.afronding.partijen import regie_places
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol

from .evaluatie import before_end

#: Two weeks and three days before help that stands still lapses (day 57 is the last; own choice).
WAARSCHUWEN = (43, 54)


def arrangement_facts(arrangement: Any) -> list[Termijnfeit]:
    """The running clocks of one arrangement; none while it is a concept."""
    if arrangement.opdracht_op is None or arrangement.status == "vervallen":
        return []
    return [*_disagreement(arrangement), *_standing_still(arrangement), *before_end(arrangement)]


def _disagreement(arrangement: Any) -> list[Termijnfeit]:
    """10 werkdagen from the JW301 received (domein.md §0 f, CR-Z-07)."""
    if arrangement.ontvangen_op is None:
        return []
    return [
        Termijnfeit(
            "arrangement.oneens",
            start=arrangement.ontvangen_op,
            voldaan_op=arrangement.oneens_op or arrangement.start_op,
            organisatie_id=arrangement.aanbieder_id,
            escaleert=False,
        )
    ]


def _standing_still(arrangement: Any) -> list[Termijnfeit]:
    """8 weken from the temporary stop (CR-A3-05)."""
    begin = arrangement.opgeschort_op
    if begin is None:
        return []
    return [
        Termijnfeit(
            "zorg.opschorting",
            start=begin,
            voldaan_op=arrangement.hervat_op or arrangement.beeindigd_op,
            sleutel=begin.isoformat(),
            organisatie_id=arrangement.aanbieder_id,
            signaal_aan=dict.fromkeys(WAARSCHUWEN, _warned(arrangement)),
        )
    ]


def _warned(arrangement: Any) -> tuple[str, ...]:
    """Who hears that the claim is about to lapse: the aanbieder and the regie."""
    casus, begin = arrangement.casus, arrangement.opgeschort_op
    eigen = place(Rol.BEHANDELREGISSEUR, arrangement.aanbieder_id)
    return (eigen, *regie_places(casus, begin))
