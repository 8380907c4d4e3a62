"""De twee ladders aan het werk: welke trede, aan wie, en hoeveel werkdagen voor een antwoord.

De treden zelf zijn gegevens: `KaderVersie.treden` (met geldigheid) en `kader.ladder.ZEVEN_STAPPEN`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.termijnen.plekken import organisatie_id_of_rer
from normenkader.instellingen import effective_regel, kalender_op
from normenkader.kader.ladder import (
    DOORZETTER,
    ZEVEN_STAPPEN,
    Laddertrede,
    Stap,
    read_treden,
    standard_ladder,
)
from normenkader.termijnen.berekening import trede_twee_op
from normenkader.termijnen.regels import Ladder
from organisaties.rollen import Rol

from . import plekken
from .plekken import Plek

OVEREENSTEMMING = Ladder.OVEREENSTEMMING.value
TERMIJN = Ladder.TERMIJN.value
Adres = Callable[[Any, date], Plek | None]


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


@dataclass(frozen=True)
class Trede:
    """One step of a ladder: to whom, and how many werkdagen there are for an answer.

    `vanzelf`: unanswered it goes on by itself. `code` is the termijnregel of the answer term.
    """

    nummer: int
    naam: str
    aan: Adres
    antwoord_werkdagen: Callable[[date], int]
    code: str = "escalatie.antwoord"
    vanzelf: bool = True
    wie: str = ""
    beslist: bool = False


#: Where the role of a trede is held in a casus.
ADRESSEN: dict[str, Adres] = {
    Rol.PROCESREGISSEUR.value: regie_of,
    Rol.TEAMLEIDER.value: plekken.leader_of,
    Rol.ZORGBEMIDDELAAR.value: rer_of,
}
#: Where who takes a step of the ladder overeenstemming is found.
UITVOERDERS: dict[str, Adres] = {
    "uitvoerder": plekken.worker_of,
    "leider": plekken.leader_of,
    "contractmanager": plekken.contract_of,
    "secretaris": plekken.secretaris_of,
}


def _stap(stap: Stap) -> Trede:
    """A step that people take; its answer term is the termijnregel, or the setting over it."""
    regel = f"ladder.{stap.code}"
    return Trede(
        stap.nummer,
        stap.naam,
        UITVOERDERS[stap.wie],
        lambda on: effective_regel(regel, on).lengte,
        regel,
        vanzelf=False,
    )


def _trede(trede: Laddertrede) -> Trede:
    return Trede(
        trede.nummer,
        trede.naam,
        ADRESSEN[trede.rol],
        lambda on: trede.werkdagen,
        wie=trede.wie,
        beslist=trede.rol == DOORZETTER,
    )


#: CR-Z-08 .. CR-Z-14: the Handreiking fixes the steps, the settings their terms.
STAPPEN: tuple[Trede, ...] = tuple(_stap(stap) for stap in ZEVEN_STAPPEN)


def ladder_of(ladder: str, kader: Any = None) -> tuple[Trede, ...]:
    """The treden of a ladder, that of missed termijnen as this KaderVersie has it.

    Without a version (nothing was loaded) the ladder of domein.md §0 l holds.
    """
    if ladder == OVEREENSTEMMING:
        return STAPPEN
    treden = kader.ladder if kader is not None else read_treden(standard_ladder())
    return tuple(_trede(trede) for trede in treden)


def trede_of(ladder: str, nummer: int, kader: Any = None) -> Trede | None:
    """The trede with this number; None above the top."""
    return next((trede for trede in ladder_of(ladder, kader) if trede.nummer == nummer), None)


@dataclass(frozen=True)
class Plan:
    """When a trede holds, until when an answer is awaited and when the ladder goes on."""

    sinds: date
    antwoord_uiterlijk: date
    klimt_op: date | None


def plan_of(ladder: str, trede: Trede, sinds: date, kader: Any = None) -> Plan:
    """The days of a trede that starts on `sinds` (trede 1 on 12 March 2026: RER on 18 March)."""
    kalender = kalender_op(sinds)
    werkdagen = trede.antwoord_werkdagen(sinds)
    hoger = trede_of(ladder, trede.nummer + 1, kader)
    klimt = trede_twee_op(sinds, kalender, werkdagen) if hoger and trede.vanzelf else None
    return Plan(sinds, kalender.add_werkdagen(sinds, werkdagen), klimt)


#: Terms whose length only the RER may stretch: 'longer' as an answer goes on to it (§0 a).
ALLEEN_RER_VERLENGT = frozenset({"eenopeen.laatste_dag"})


def goes_on_to_rer(escalatie: Any) -> bool:
    """A trede below the RER answered that it must last longer: that is not theirs to grant."""
    return (
        escalatie.ladder == TERMIJN
        and escalatie.aan_rol != DOORZETTER
        and escalatie.code in ALLEEN_RER_VERLENGT
        and escalatie.uitkomst == "langer_nodig"
    )
