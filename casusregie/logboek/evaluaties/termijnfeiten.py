"""Welke termijnen uit een evaluatiemoment volgen: het verslag en het gesprek."""

from typing import Any

from casusregie.logboek.termijnfeiten import regie_role
from casusregie.termijnen.feiten import Termijnfeit
from organisaties.rollen import Rol

from .keuzes import Status

CODE = "evaluatie.plan"
HERINNERING = 14  # days before the moment that the aanbieder is reminded


def facts_of(moment: Any) -> list[Termijnfeit]:
    """The report of the aanbieder and the talk of the casusregisseur, both by that day."""
    if moment.status == Status.VERVALLEN:
        return []
    regie = regie_role(moment.casus)
    gesprek = Termijnfeit(
        CODE,
        moment.op,
        voldaan_op=moment.gesprek_op,
        sleutel="gesprek",
        aan_zet=(regie,),
        titel="Voortgang bespreken",
    )
    if moment.aanbieder_id is None:
        return [gesprek]
    rol = f"{Rol.BEHANDELREGISSEUR}@{moment.aanbieder_id}"
    verslag = Termijnfeit(
        CODE,
        moment.op,
        voldaan_op=moment.verslag_op or moment.gesprek_op,
        aan_zet=(rol,),
        signaal_aan={1 - HERINNERING: (rol,), 1: (rol, regie)},
    )
    return [verslag, gesprek]
