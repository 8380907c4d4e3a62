"""Welke termijnen uit een verzoek volgen: het antwoord van de gemeente en het onderzoek."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from casusregie.termijnen.feiten import Opschorting, Termijnfeit
from organisaties.rollen import Rol

WIJZIGING = "Verzoek om wijziging beantwoorden"
ANTWOORD, ONDERZOEK = "verzoek.antwoord", "verzoek.onderzoek"


def verzoek_facts(verzoek: Any) -> list[Termijnfeit]:
    """The clocks of the gemeente; a verzoek that was withdrawn has none."""
    if verzoek.ingediend_op is None or verzoek.ingetrokken_op is not None:
        return []
    feiten = [_answer(verzoek)]
    if verzoek.onderzoek_op is not None:
        feiten.append(_research(verzoek))
    return feiten


def _answer(verzoek: Any) -> Termijnfeit:
    """5 werkdagen from the receipt; 'in onderzoek' is an answer as well (iJw OP274)."""
    return Termijnfeit(
        ANTWOORD,
        start=verzoek.ingediend_op,
        voldaan_op=verzoek.onderzoek_op or verzoek.besloten_op,
        titel=WIJZIGING if hasattr(verzoek, "regels") else "",
        **_turn(verzoek),
    )


def _research(verzoek: Any) -> Termijnfeit:
    """8 weken from the Dagtekening; waiting for the aanbieder adds its days (Awb 4:15)."""
    return Termijnfeit(
        ONDERZOEK,
        start=verzoek.dagtekening,
        voldaan_op=verzoek.besloten_op,
        opschortingen=tuple(_waits(verzoek)),
        **_turn(verzoek),
    )


def _waits(verzoek: Any) -> Iterator[Opschorting]:
    """From the day after the question up to and including the day of the answer."""
    for vraag in verzoek.questions():
        begin = vraag.gesteld_op + timedelta(days=1)
        if vraag.beantwoord_op is None or vraag.beantwoord_op >= begin:
            yield Opschorting(begin, vraag.beantwoord_op)


def _turn(verzoek: Any) -> dict[str, Any]:
    """Who decides. With an opt-out only the backoffice, and nobody else is told (CR-B0-05)."""
    rollen = (Rol.BACKOFFICE,) if verzoek.opt_out else (Rol.PROCESREGISSEUR, Rol.BACKOFFICE)
    return {
        "aan_zet": rollen,
        "organisatie_id": verzoek.gemeente_id,
        "escaleert": not verzoek.opt_out,
    }
