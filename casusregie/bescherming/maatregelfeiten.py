"""De klokken van een maatregel: evaluatie, toets door de Raad, overdracht en 18 jaar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from casusregie.termijnen.feiten import Termijnfeit
from normenkader.termijnen.kalender import add_months, age_date
from organisaties.rollen import Rol

from .soorten import majority


def facts_of(maatregel: Any) -> list[Termijnfeit]:
    """The facts of a running measure; an ended one keeps only what was met."""
    feiten = [*_evaluations(maatregel), *_before_end(maatregel), *_majority(maatregel)]
    if maatregel.loopt:
        return feiten
    return [feit for feit in feiten if feit.voldaan_op]


def first_evaluation_from(maatregel: Any) -> date:
    """The first evaluation counts from the gezinsplan; until then from the begin (CR-C2-09)."""
    route = maatregel.casus.beschermingsroutes.order_by("-pk").first()
    vastgesteld: date | None = route.gezinsplan_vastgesteld_op if route else None
    begin: date = maatregel.begindatum
    return max(begin, vastgesteld) if vastgesteld else begin


def _evaluations(maatregel: Any) -> Iterator[Termijnfeit]:
    """One per evaluation held, and the next one."""
    code = maatregel.regel.evaluatie
    if not code:
        return
    start = first_evaluation_from(maatregel)
    for nummer, dag in enumerate([*maatregel.evaluaties, None], start=1):
        yield _fact(maatregel, code, start, dag, sleutel=str(nummer))
        start = dag or start


def _before_end(maatregel: Any) -> Iterator[Termijnfeit]:
    """The RvdK ten weeks, and the handover three months before the end (CR-C3-04, -12)."""
    einde = maatregel.uiterste_einde
    if einde is None:
        return
    sleutel = einde.isoformat()
    if maatregel.regel.rvdk_toetst:
        yield _fact(maatregel, "routec.rvdk", einde, maatregel.rvdk_getoetst_op, sleutel=sleutel)
    maanden = _months_before(einde, maatregel.begindatum)
    if maanden:
        gekozen = maatregel.pad_gekozen_op
        yield _fact(maatregel, "maatregel.overdracht", einde, gekozen, sleutel, lengte=maanden)


def _months_before(einde: date, begin: date) -> int | None:
    """Three months, or one for a short measure: never before the measure began."""
    return next((n for n in (3, 1) if add_months(einde, -n) >= begin), None)


def _majority(maatregel: Any) -> Iterator[Termijnfeit]:
    """At 17 and a half, when the measure is still running then (CR-C3-11)."""
    geboren = maatregel.casus.jeugdige.geboortedatum
    einde = maatregel.uiterste_einde or majority(geboren)
    if maatregel.regel.afstemmen_voor_18 and einde >= age_date(geboren, 17, 6):
        yield _fact(maatregel, "maatregel.volwassen", geboren, maatregel.afstemming_18_op)


def _fact(
    maatregel: Any,
    code: str,
    start: date,
    voldaan_op: date | None,
    sleutel: str = "",
    lengte: int | None = None,
) -> Termijnfeit:
    return Termijnfeit(
        code,
        start,
        voldaan_op=voldaan_op,
        sleutel=sleutel,
        lengte=lengte,
        aan_zet=(Rol.JEUGDBESCHERMER,),
        organisatie_id=maatregel.casus.team_id,
    )
