"""De termijn van een aanvraag: op de eerste dag is zij rond, en wie daarvoor nu aan zet is."""

from typing import Any

from afwegingskader.inzet.feiten import parties
from casusregie.bevoegdheden import home_of
from casusregie.escalatie.ladders import regie_of
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import organisatie_id_of_rer, place
from organisaties.rollen import Rol

CODE = "eenopeen.aanvraag"
AKKOORD, ANALYSE = "1-op-1: akkoord geven", "1-op-1: verklarende analyse maken"
BESLUIT = "1-op-1: besluiten over de aanvraag"


def request_facts(aanvraag: Any) -> list[Termijnfeit]:
    """From the moment it is submitted until the decision; a concept or withdrawal has none."""
    if aanvraag.ingediend_op is None or aanvraag.ingetrokken_op is not None:
        return []
    titel, aan_zet = _turn(aanvraag)
    return [
        Termijnfeit(
            CODE,
            aanvraag.begindatum,
            voldaan_op=aanvraag.besloten_op,
            aan_zet=aan_zet,
            organisatie_id=aanvraag.aanbieder_id,
            titel=titel,
            escaleert=False,
        )
    ]


def _turn(aanvraag: Any) -> tuple[str, tuple[str, ...]]:
    """What must happen now, and whose turn it is."""
    if aanvraag.status == "ingediend":
        return AKKOORD, _who_must_agree(aanvraag)
    if aanvraag.status == "akkoord":
        plek = home_of(aanvraag.casus)
        return ANALYSE, (place(Rol.GEDRAGSWETENSCHAPPER, plek),) if plek else ()
    return BESLUIT, _who_decides(aanvraag)


def _who_must_agree(aanvraag: Any) -> tuple[str, ...]:
    regie, aanbieder = parties(aanvraag.casus, aanvraag.begindatum)
    wacht = (
        (regie, aanvraag.akkoord_regie_op),
        (aanbieder, aanvraag.akkoord_aanbieder_op),
    )
    return tuple(rol for rol, gegeven in wacht if gegeven is None)


def _who_decides(aanvraag: Any) -> tuple[str, ...]:
    """A vervolg goes to the RER; else the procesregisseur, of the gemeente without a team."""
    if aanvraag.is_vervolg:
        rer = organisatie_id_of_rer(aanvraag.begindatum)
        return (place(Rol.ZORGBEMIDDELAAR, rer),) if rer else ()
    casus = aanvraag.casus
    rol, plek = regie_of(casus, aanvraag.begindatum)
    if casus.opt_out:
        rol, plek = Rol.PROCESREGISSEUR.value, casus.gemeente_id
    return (place(rol, plek),)
