"""Vult een termijn uit een feit: de regel die erbij hoort, de dagen en wie aan zet is."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import Afleiding, Opschorting, dag_van, derive, te_laat_op
from normenkader.termijnen.kalender import Kalender
from normenkader.termijnen.regels import Eenheid, Ladder, Richting, Termijnregel

from .feiten import Termijnfeit
from .hooks import overdue_handlers
from .plekken import place_of, split_place
from .termijn import Termijn

#: The columns that follow from a fact.
SPOREN = [
    "titel",
    "start",
    "uiterlijk",
    "voldaan_op",
    "vervallen",
    "staat_stil_sinds",
    "aan_zet",
    "aan_zet_plekken",
    "aan_zet_organisatie_id",
    "aan_zet_medewerker_id",
    "escaleert",
    "regel",
    "opschortingen",
    "signalen",
    "bewaakt_tot",
    "volgende_actie_op",
]
BEWAARD = (
    "titel",
    "lengte",
    "eenheid",
    "grondslag",
    "aan_zet",
    "eerste_dag_telt",
    "verschuift_naar_werkdag",
    "kan_stilstaan",
    "ladder",
    "richting",
)


def fill(rij: Termijn, feit: Termijnfeit, casus: Any) -> None:
    """Give the row every column that follows from the fact; saves nothing.

    A row with the same start keeps the rule (and calendar) under which it started; only a fact
    that brings its own rule or length changes that.
    """
    planning = (rij.uiterlijk, rij.signalen)
    regel, kalender = _rule_for(rij, feit)
    afleiding = derive(regel, feit.start, feit.opschortingen, kalender)
    rij.start, rij.uiterlijk = feit.start, afleiding.uiterlijk
    rij.titel = feit.titel or regel.titel
    rij.voldaan_op, rij.vervallen = feit.voldaan_op, False
    rij.staat_stil_sinds = afleiding.staat_stil_sinds
    rij.regel = snapshot(regel, kalender)
    rij.opschortingen = [_span(o) for o in sorted(feit.opschortingen, key=lambda o: o.begin)]
    rij.escaleert = feit.escaleert and regel.ladder is Ladder.TERMIJN
    rij.signalen = _signals(feit, regel, casus)
    _give_turn(rij, feit, regel, casus)
    if (rij.uiterlijk, rij.signalen) != planning:
        rij.bewaakt_tot = None
    rij.volgende_actie_op = next_action(rij)


def next_action(rij: Termijn) -> date | None:
    """The first day after `bewaakt_tot` on which the clock has something to do; None: nothing."""
    if not rij.loopt:
        return None
    dagen = [date.fromisoformat(signaal["op"]) for signaal in rij.signalen]
    if rij.escaleert or overdue_handlers(rij.code):
        dagen.append(te_laat_op(rij.uiterlijk))
    return min((dag for dag in dagen if _still_to_do(rij, dag)), default=None)


def _still_to_do(rij: Termijn, dag: date) -> bool:
    nog = rij.bewaakt_tot is None or dag > rij.bewaakt_tot
    return nog and (rij.staat_stil_sinds is None or dag < rij.staat_stil_sinds)


def snapshot(regel: Termijnregel, kalender: Kalender) -> dict[str, Any]:
    """The rule as data, with its version and the calendar: enough to derive the day again."""
    gegevens = {naam: getattr(regel, naam) for naam in BEWAARD}
    gegevens["geldig_van"] = regel.geldig_van.isoformat()
    gegevens["kalender"] = {f.name: getattr(kalender, f.name) for f in fields(kalender)}
    return {naam: str(w) if isinstance(w, str) else w for naam, w in gegevens.items()}


def restore(rij: Termijn) -> tuple[Termijnregel, Kalender]:
    """The rule and calendar that were stored with a termijn."""
    gegevens = dict(rij.regel)
    kalender = Kalender(**gegevens.pop("kalender"))
    gegevens["eenheid"] = Eenheid(gegevens["eenheid"])
    gegevens["ladder"] = Ladder(gegevens["ladder"])
    gegevens["richting"] = Richting(gegevens["richting"])
    gegevens["geldig_van"] = date.fromisoformat(gegevens["geldig_van"])
    return Termijnregel(code=rij.code, **gegevens), kalender


def derivation(rij: Termijn) -> list[str]:
    """How the last day came about, in Dutch sentences (architectuur.md §5, for the screen)."""
    return list(derive_again(rij).zinnen)


def derive_again(rij: Termijn) -> Afleiding:
    """The derivation from what was stored with the termijn."""
    regel, kalender = restore(rij)
    spans = [
        Opschorting(date.fromisoformat(van), date.fromisoformat(tot) if tot else None)
        for van, tot in rij.opschortingen
    ]
    return derive(regel, rij.start, spans, kalender)


def _rule_for(rij: Termijn, feit: Termijnfeit) -> tuple[Termijnregel, Kalender]:
    if rij.regel and rij.start == feit.start:
        regel, kalender = restore(rij)
        regel = feit.regel or regel
    else:
        regel = feit.regel or effective_regel(feit.code, feit.start)
        kalender = kalender_op(feit.start)
    return (regel.with_length(feit.lengte) if feit.lengte else regel), kalender


def _span(opschorting: Opschorting) -> list[str | None]:
    einde = opschorting.einde
    return [opschorting.begin.isoformat(), einde.isoformat() if einde else None]


def _signals(feit: Termijnfeit, regel: Termijnregel, casus: Any) -> list[dict[str, Any]]:
    aan_zet = feit.aan_zet or (regel.aan_zet,)
    wie = dict.fromkeys(regel.signalen, aan_zet) if feit.signaal_aan is None else feit.signaal_aan
    return [
        {
            "dag": dag,
            "op": dag_van(feit.start, dag).isoformat(),
            "aan": _places(rollen, feit, casus),
        }
        for dag, rollen in sorted(wie.items())
    ]


def _give_turn(rij: Termijn, feit: Termijnfeit, regel: Termijnregel, casus: Any) -> None:
    rij.aan_zet_plekken = _places(feit.aan_zet or (regel.aan_zet,), feit, casus)
    rij.aan_zet = [split_place(plek)[0] for plek in rij.aan_zet_plekken]
    rij.aan_zet_organisatie_id = split_place(rij.aan_zet_plekken[0])[1]
    rij.aan_zet_medewerker_id = feit.medewerker_id


def _places(rollen: Iterable[str], feit: Termijnfeit, casus: Any) -> list[str]:
    return [place_of(str(rol), casus, feit.organisatie_id, feit.start) for rol in rollen]
