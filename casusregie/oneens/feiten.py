"""Welke termijnen een verschil van mening zelf heeft, naast die van de trede die openstaat."""

from typing import Any

from casusregie.escalatie import plekken
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol

from .keuzes import LOPEND, Stand


def difference_facts(verschil: Any) -> list[Termijnfeit]:
    """Advice of the RER, reaction of the aanbieder, the overview and the report back.

    What was not done when the ladder moved on or ended is no longer asked.
    """
    feiten = [_advice(verschil), _reaction(verschil), _overview(verschil), _report(verschil)]
    loopt = verschil.status in LOPEND
    return [feit for feit in feiten if feit and (feit.voldaan_op or loopt)]


def _advice(verschil: Any) -> Termijnfeit | None:
    begin, klaar = verschil.advies_gevraagd_op, verschil.advies_op
    if begin is None or (klaar is None and verschil.status != Stand.AFSTEMMEN):
        return None
    return Termijnfeit("ladder.advies", begin, klaar, aan_zet=(Rol.ZORGBEMIDDELAAR,))


def _reaction(verschil: Any) -> Termijnfeit | None:
    begin, klaar = verschil.teruggekoppeld_op, verschil.reactie_op
    if begin is None or (klaar is None and verschil.status != Stand.REACTIE):
        return None
    plek = place(Rol.BEHANDELREGISSEUR, verschil.aanbieder_id)
    return Termijnfeit("ladder.reactie", begin, klaar, aan_zet=(plek,))


def _overview(verschil: Any) -> Termijnfeit | None:
    begin, klaar = verschil.managers_klaar_op, verschil.gedeeld_op
    if begin is None:
        return None
    leider = plekken.leader_of(verschil.casus, begin)
    return Termijnfeit("ladder.overzicht", begin, klaar, aan_zet=(place(*leider),))


def _report(verschil: Any) -> Termijnfeit | None:
    """The day on which the contractmanager would report back (CR-Z-12)."""
    uiterlijk = verschil.bericht_uiterlijk
    if uiterlijk is None:
        return None
    plek = plekken.contract_of(verschil.casus, verschil.acties_op)
    wie = (place(*plek),) if plek else ()
    return Termijnfeit("ladder.bericht", uiterlijk, verschil.bericht_op, aan_zet=wie)
