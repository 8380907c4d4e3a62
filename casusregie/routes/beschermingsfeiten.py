"""De klokken van route C: het eerste gezinsplan, en wat de aanbieder binnen 5 werkdagen doet."""

from collections.abc import Iterator
from typing import Any

from casusregie.termijnen.feiten import Termijnfeit
from organisaties.rollen import Rol


def facts_of(route: Any) -> list[Termijnfeit]:
    """Six weeks for the gezinsplan (CR-C2-06); 5 werkdagen for the aanbieder (CR-C1-08, -09)."""
    gezinsplan = Termijnfeit(
        "routec.gezinsplan",
        route.opdracht_rechtbank_op,
        voldaan_op=route.gezinsplan_vastgesteld_op,
        aan_zet=(Rol.JEUGDBESCHERMER,),
        organisatie_id=route.casus.team_id,
    )
    return [gezinsplan, *_of_aanbieder(route)]


def _of_aanbieder(route: Any) -> Iterator[Termijnfeit]:
    """Both count from the day the aanbieder received the opdracht (domein.md §0 g)."""
    if not (route.aanmelding_op and route.aanbieder_id):
        return
    vast = {"start": route.aanmelding_op, "organisatie_id": route.aanbieder_id}
    yield Termijnfeit(
        "routec.startbericht",
        voldaan_op=route.hulp_gestart_op,
        aan_zet=(Rol.ZORGADMINISTRATIE,),
        **vast,
    )
    yield Termijnfeit(
        "routec.hulp_bieden",
        voldaan_op=route.eerste_hulp_op or route.hulp_gestart_op,
        aan_zet=(Rol.BEHANDELREGISSEUR,),
        **vast,
    )
