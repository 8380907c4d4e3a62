"""De twee ladders als gegevens: welke trede, aan wie, en hoeveel werkdagen voor een antwoord."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.termijnen.plekken import organisatie_id_of_rer
from normenkader.instellingen import effective_regel, instelling, kalender_op
from normenkader.termijnen.berekening import trede_twee_op
from normenkader.termijnen.regels import Ladder
from organisaties.rollen import Rol

from . import plekken
from .plekken import Plek

OVEREENSTEMMING = Ladder.OVEREENSTEMMING.value


def regie_of(casus: Any, on: date) -> Plek:
    """The procesregisseur of the team (or gemeente); C: the jeugdbeschermer; opt-out: backoffice.

    Source: domein.md §0 j and l.
    """
    if casus.opt_out:
        return Rol.BACKOFFICE.value, casus.gemeente_id
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.PROCESREGISSEUR
    return rol.value, casus.team_id or casus.gemeente_id


def rer_of(casus: Any, on: date) -> Plek | None:
    """The zorgbemiddelaar of the regionaal expertteam (RER); None when no RER exists."""
    rer = organisatie_id_of_rer(on)
    return (Rol.ZORGBEMIDDELAAR.value, rer) if rer else None


def answer_days_of_regie(on: date) -> int:
    """Werkdagen for an answer on trede 1: a setting with validity."""
    return int(instelling("escalatie.antwoord_werkdagen", on))


def answer_days_of_rer(on: date) -> int:
    """Werkdagen for the advice of the RER: our own choice, no source gives it (fictief)."""
    return 10


@dataclass(frozen=True)
class Trede:
    """One step of a ladder: to whom, and how many werkdagen there are for an answer.

    `vanzelf`: unanswered it goes on by itself. `code` is the termijnregel of the answer term.
    """

    nummer: int
    naam: str
    aan: Callable[[Any, date], Plek | None]
    antwoord_werkdagen: Callable[[date], int]
    code: str = "escalatie.antwoord"
    vanzelf: bool = True


def _stap(nummer: int, code: str, naam: str, aan: Callable[[Any, date], Plek | None]) -> Trede:
    """A step that people take; its answer term is the termijnregel, or the setting over it."""
    regel = f"ladder.{code}"
    return Trede(nummer, naam, aan, lambda on: effective_regel(regel, on).lengte, regel, False)


LADDERS: dict[str, tuple[Trede, ...]] = {
    Ladder.TERMIJN.value: (
        Trede(1, "Procesregisseur", regie_of, answer_days_of_regie),
        Trede(2, "Expertteam (RER)", rer_of, answer_days_of_rer),
    ),
    # CR-Z-08 .. CR-Z-14
    OVEREENSTEMMING: (
        _stap(1, "feiten", "Overzicht van feiten en stappen", plekken.worker_of),
        _stap(2, "afstemming", "Intern afstemmen", plekken.worker_of),
        _stap(3, "terugkoppeling", "Terugkoppelen aan de aanbieder", plekken.worker_of),
        _stap(4, "managers", "Teamleider en teammanager", plekken.leader_of),
        _stap(5, "contractmanager", "Contractmanager", plekken.contract_of),
        _stap(6, "secretaris", "Secretaris", plekken.secretaris_of),
        _stap(7, "jeugdige", "Jeugdige informeren en overbruggen", plekken.worker_of),
    ),
}


@dataclass(frozen=True)
class Plan:
    """When a trede holds, until when an answer is awaited and when the ladder goes on."""

    sinds: date
    antwoord_uiterlijk: date
    klimt_op: date | None


def trede_of(ladder: str, nummer: int) -> Trede | None:
    """The trede with this number; None above the top."""
    return next((trede for trede in LADDERS[ladder] if trede.nummer == nummer), None)


def plan_of(ladder: str, trede: Trede, sinds: date) -> Plan:
    """The days of a trede that starts on `sinds` (trede 1 on 12 March 2026: RER on 18 March)."""
    kalender = kalender_op(sinds)
    werkdagen = trede.antwoord_werkdagen(sinds)
    hoger = trede_of(ladder, trede.nummer + 1)
    klimt = trede_twee_op(sinds, kalender, werkdagen) if hoger and trede.vanzelf else None
    return Plan(sinds, kalender.add_werkdagen(sinds, werkdagen), klimt)


#: Terms whose length only the RER may stretch: 'longer' as an answer goes on to it (§0 a).
ALLEEN_RER_VERLENGT = frozenset({"eenopeen.laatste_dag"})


def goes_on_to_rer(escalatie: Any) -> bool:
    """The procesregisseur answered that it must last longer: that is not theirs to grant."""
    return (
        escalatie.ladder == Ladder.TERMIJN.value
        and escalatie.trede == 1
        and escalatie.code in ALLEEN_RER_VERLENGT
        and escalatie.uitkomst == "langer_nodig"
    )
