"""De termijnen van een inzet: tussenevaluatie, afbouw en vervolg, en de laatste dag."""

from datetime import date
from typing import Any

from casusregie.escalatie.ladders import regie_of
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol

LAATSTE_DAG = "eenopeen.laatste_dag"
TUSSENEVALUATIE = "eenopeen.tussenevaluatie"
AFBOUW = "eenopeen.afbouw_vervolg"
UITVOEREN = "eenopeen.rer_besluit"
SIGNAAL_VOORAF = 2


def inzet_facts(inzet: Any) -> list[Termijnfeit]:
    """What runs from the real start; nothing before it, and nothing outside the kader (OO-02)."""
    kader = inzet.kaderversie
    if inzet.gestart_op is None or inzet.begindatum < kader.ingangsdatum:
        return []
    samen = parties(inzet.casus, inzet.begindatum)
    momenten = [m for m in milestones(inzet) if m[1] < inzet.dagen]
    regels = kader.regels(inzet.begindatum)

    def fact(code: str, lengte: int, voldaan: date | None, **velden: Any) -> Termijnfeit:
        return Termijnfeit(
            code,
            inzet.begindatum,
            voldaan_op=voldaan,
            lengte=lengte,
            aan_zet=samen,
            organisatie_id=inzet.aanbieder_id,
            regel=regels[code],
            **velden,
        )

    signalen = _other_signals(inzet, {dag for _, dag, _ in momenten}, samen)
    einde = fact(LAATSTE_DAG, inzet.dagen, inzet.beeindigd_op, signaal_aan=signalen)
    return [
        einde,
        *(
            fact(code, dag, voldaan, escaleert=False)
            for code, dag, voldaan in momenten
            if voldaan or not inzet.beeindigd_op
        ),
        *_decided_stop(inzet),
    ]


def _decided_stop(inzet: Any) -> list[Termijnfeit]:
    """The day on which the expertteam wants the inzet to have ended."""
    if inzet.rer_stop_op is None:
        return []
    return [
        Termijnfeit(
            UITVOEREN,
            inzet.rer_stop_op,
            voldaan_op=inzet.beeindigd_op,
            organisatie_id=inzet.aanbieder_id,
        )
    ]


def milestones(inzet: Any) -> tuple[tuple[str, int, date | None], ...]:
    """Code, day number and the day it was met, of what must happen during the inzet."""
    kader = inzet.kaderversie
    return (
        (TUSSENEVALUATIE, kader.tussenevaluatie_dag, inzet.tussenevaluatie_op),
        (AFBOUW, kader.afbouw_dag, inzet.afbouw_vastgelegd_op),
    )


def parties(casus: Any, on: date) -> tuple[str, str]:
    """Who act together: the side of the casusregie and the behandelregisseur.

    The gezin, an opt-out or a casus without a team: the procesregisseur acts for the casusregie.
    """
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    regie: str = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.CASUSREGISSEUR
    if casus.opt_out or casus.team_id is None or (houder and houder.bij_gezin):
        regie = place(*regie_of(casus, on))
    return regie, Rol.BEHANDELREGISSEUR


def _other_signals(inzet: Any, eigen: set[int], samen: tuple[str, str]) -> dict[int, Any]:
    """Signal days without a termijn of their own; the last also goes to the procesregisseur."""
    dagen = inzet.kaderversie.signaaldagen
    regie = place(*regie_of(inzet.casus, inzet.begindatum))
    if inzet.dagen > inzet.kaderversie.maximum_dagen:  # tijdelijk langer, door het expertteam
        dagen = [*dagen, inzet.dagen - SIGNAAL_VOORAF]
    laatste = max(dagen, default=0)
    return {
        dag: tuple(dict.fromkeys((*samen, regie))) if dag == laatste else samen
        for dag in dagen
        if dag <= inzet.dagen and dag not in eigen
    }
